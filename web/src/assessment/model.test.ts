// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyAnswer, indicatorPoints, linesOf, lineNumber, roundedBelow, sortedActions, stateOf, toPass, worth } from "./model";
import type { Answer, Framework, Indicator, Score, Sheet } from "./types";

const indicator = (id: string, scoring: Indicator["scoring"], subs?: string[]): Indicator => ({
  id, number: 1, component: "C1", aspect: "1.1", nameTh: "", nameEn: "", draft: false, guidanceTh: "", guidanceEn: "", certainty: "inferred",
  scoring, subs, lpaLinked: false, evidenceExamplesTh: [], facts: [],
});
const whole = indicator("X-01", "parts");
const halves = indicator("X-02", "mean", ["X-02.1", "X-02.2"]);
const linked = indicator("X-03", "lpa");
const framework = {
  parts: [{ id: "process", max: 4 }, { id: "output", max: 2 }, { id: "outcome", max: 6 }],
  components: [{ id: "C1", weightPercent: 60 }], indicators: [whole, halves, linked],
} as unknown as Framework;
const answer = (line: string, values: Partial<Answer>): Answer => ({ ...emptyAnswer(line), version: 1, ...values });
const sheet = (...answers: Answer[]) => ({ state: "draft", answers }) as unknown as Sheet;

test("an indicator of two halves is the mean of both, and open until both are answered", () => {
  const first = answer("X-02.1", { process: 4, output: 2, outcome: 6 });
  assert.deepEqual(linesOf(halves), ["X-02.1", "X-02.2"]);
  assert.equal(indicatorPoints(sheet(first), halves, framework), undefined);
  assert.equal(stateOf(sheet(first), halves, framework), "partly");
  assert.equal(indicatorPoints(sheet(first, answer("X-02.2", { process: 1, output: 0, outcome: 1 })), halves, framework), 7);
});

test("a linked mark counts in the points of this framework, whatever their number", () => {
  assert.equal(indicatorPoints(sheet(answer("X-03", { lpaScore: 3, lpaMax: 5 })), linked, framework), 7.2);
  assert.equal(indicatorPoints(sheet(answer("X-03", { lpaScore: 3, lpaMax: 0 })), linked, framework), undefined);
});

test("a zero is an answer, an empty part is not", () => {
  assert.equal(stateOf(sheet(answer("X-01", { process: 0, output: 0, outcome: 0 })), whole, framework), "done");
  assert.equal(stateOf(sheet(answer("X-01", { process: 0 })), whole, framework), "partly");
  assert.equal(stateOf(sheet(), whole, framework), "none");
});

test("a returned line stays marked while it is a draft", () => {
  const back = answer("X-01", { process: 1, output: 1, outcome: 1, returnReason: "ขาดหลักฐาน" });
  assert.equal(stateOf(sheet(back), whole, framework), "returned");
  assert.equal(stateOf({ ...sheet(back), state: "submitted" }, whole, framework), "done");
});

test("a total is never rounded up to a mark that it misses", () => {
  assert.equal(roundedBelow(69.96, 70, false), 69.96);
  assert.equal(roundedBelow(69.9996, 70, false), 69.9996);
  assert.equal(roundedBelow(66.61, 70, false), 66.6);
  assert.equal(roundedBelow(70, 70, true), 70);
});

test("the points to pass are rounded up, never down", () => {
  const score = (toPassText: string) => ({ passed: false, toPass: toPassText, passMark: 70, totalPercent: 0 }) as unknown as Score;
  assert.equal(toPass(score("3.4")), 3.4);
  assert.equal(toPass(score("3.41")), 3.5);
  assert.equal(toPass(score("0.0001")), 0.1);
});

test("numbers and actions read as people read them", () => {
  assert.equal(lineNumber("ESC-07"), "7");
  assert.equal(lineNumber("ESC-19.1"), "19.1");
  assert.equal(worth(framework, whole), 20);
  assert.deepEqual(sortedActions(["return", "check"]), ["check", "return"]);
});
