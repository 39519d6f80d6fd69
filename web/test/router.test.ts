// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { match, type Route } from "../src/router.ts";

const load = () => Promise.reject(new Error("not loaded in tests"));
const routes: Route[] = [
  { pattern: "/", load },
  { pattern: "/sheets/:unit/:year/result", load },
  { pattern: "/sheets/:unit/:year/:indicator", load },
  { pattern: "/sheets/:unit/:year", load },
];
const pattern = (path: string) => match(routes, path)?.route.pattern;

test("the first pattern that fits wins, so words stand before names", () => {
  assert.equal(pattern("/"), "/");
  assert.equal(pattern("/sheets/7/2563"), "/sheets/:unit/:year");
  assert.equal(pattern("/sheets/7/2563/result"), "/sheets/:unit/:year/result");
  assert.equal(pattern("/sheets/7/2563/ESC-01"), "/sheets/:unit/:year/:indicator");
});
test("parts are decoded, a broken escape stays as it is, and a slash at the end does not matter", () => {
  assert.deepEqual(match(routes, "/sheets/LG-0001/2563/")?.params, { unit: "LG-0001", year: "2563" });
  assert.equal(match(routes, "/sheets/a%20b/2563")?.params["unit"], "a b");
  assert.equal(match(routes, "/sheets/%zz/2563")?.params["unit"], "%zz");
});
test("what fits no pattern is found nowhere", () => {
  assert.equal(pattern("/sheets"), undefined);
  assert.equal(pattern("/sheets/7/2563/ESC-01/more"), undefined);
});
