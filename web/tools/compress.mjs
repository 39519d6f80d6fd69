// SPDX-License-Identifier: Apache-2.0
// Writes a .gz beside each file of dist that gets smaller, so that the server sends it as it is.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const wanted = /\.(html|js|css|svg|json|txt|wasm)$/;
let plain = 0;
let packed = 0;

for (const name of readdirSync("dist", { recursive: true })) {
  const path = join("dist", name);
  if (!wanted.test(name) || !statSync(path).isFile()) continue;
  const bytes = readFileSync(path);
  const small = gzipSync(bytes, { level: 9 });
  plain += bytes.length;
  packed += small.length;
  if (small.length < bytes.length) writeFileSync(path + ".gz", small);
}
console.log(`dist: ${(plain / 1024).toFixed(1)} kB, ${(packed / 1024).toFixed(1)} kB compressed`);
