// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { differing, merged, pause, proposed, type Draft, type Theirs } from "./line";
import { Queue, type Failure, type Sent } from "./queue";
import { MemoryStore } from "./store";

class Fails extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`${status}`);
    this.status = status;
  }
}
const failure = (error: unknown): Failure | undefined =>
  error instanceof Fails ? { status: error.status, code: "E0", text: "no" } : undefined;

function bench(answers: ((draft: Draft) => Sent)[], theirs?: Theirs) {
  const sent: Draft[] = [];
  const saved: Draft[] = [];
  const timers: (() => void)[] = [];
  const pauses: number[] = [];
  const store = new MemoryStore();
  let second = 0;
  const time = { now: () => `t${String(++second).padStart(3, "0")}`, after: (seconds: number, run: () => void) => (pauses.push(seconds), timers.push(run), () => {}) };
  const queue = new Queue(store, { changed: () => {}, saved: (draft) => saved.push(draft) }, failure, time);
  const send = async (draft: Draft) => {
    sent.push(draft);
    return answers.shift()!(draft);
  };
  queue.register("answer", { send, read: async () => theirs! });
  return { queue, store, sent, saved, timers, pauses };
}
const line = (process: number, version = 3) => ({
  path: "/a/ESC-18", kind: "answer", label: "18", href: "/sheets/1/2563/ESC-18", body: { process }, version,
});
const ok = (version: number) => () => ({ version, reply: {} });
const fail = (status: number) => () => {
  throw new Fails(status);
};

test("a line leaves the device only after the server confirmed it", async () => {
  const { queue, store, saved } = bench([ok(4)]);
  await queue.signIn(7);
  await queue.keep(line(8));
  await queue.wake();
  assert.equal(saved.length, 1);
  assert.deepEqual(await store.all(7), []);
});

test("without a connection the line stays with the version it started from, also when typed again", async () => {
  const { queue, store, sent, timers } = bench([fail(0), fail(0), ok(4)]);
  await queue.signIn(7);
  await queue.keep(line(8, 3));
  await queue.wake();
  await queue.keep(line(9, 99));
  await queue.wake();
  assert.deepEqual((await store.all(7)).map((d) => [d.body["process"], d.version, d.state]), [[9, 3, "waiting"]]);
  timers.at(-1)!();
  await queue.wake();
  assert.equal(sent.at(-1)!.version, 3);
  assert.deepEqual(await store.all(7), []);
});

test("typing on while a line is under way sends the rest on the version just made", async () => {
  const { queue, sent } = bench([]);
  await queue.signIn(7);
  let release: (sent: Sent) => void = () => {};
  queue.register("answer", {
    send: (draft) => {
      sent.push(draft);
      return sent.length === 1 ? new Promise((resolve) => (release = resolve)) : Promise.resolve({ version: 5, reply: {} });
    },
    read: async () => assert.fail(),
  });
  await queue.keep(line(8));
  await new Promise((resolve) => setImmediate(resolve));
  await queue.keep(line(9));
  release({ version: 4, reply: {} });
  await queue.wake();
  assert.deepEqual(sent.map((d) => [d.body["process"], d.version]), [[8, 3], [9, 4]]);
  assert.deepEqual(queue.lines(), []);
});

test("a conflict overwrites nothing: both values stay until a person chooses", async () => {
  const theirs = { body: { process: 2 }, version: 6, by: "ข", at: "t" };
  const { queue, sent } = bench([fail(412), ok(7)], theirs);
  await queue.signIn(7);
  await queue.keep(line(8));
  await queue.wake();
  assert.equal(queue.find("/a/ESC-18")!.state, "conflict");
  assert.deepEqual(queue.find("/a/ESC-18")!.theirs, theirs);
  await queue.wake();
  assert.equal(sent.length, 1, "not sent again by itself");
  await queue.choose("/a/ESC-18", "mine");
  await queue.wake();
  assert.equal(sent[1]!.version, 6);
  assert.deepEqual(queue.lines(), []);
});

test("an answer that was lost on its way back is no conflict", async () => {
  const { queue, saved } = bench([fail(412)], { body: { process: 8, reasons: "" }, version: 4, by: "me", at: "t" });
  await queue.signIn(7);
  await queue.keep(line(8));
  await queue.wake();
  assert.deepEqual(queue.lines(), []);
  assert.equal(saved.length, 1);
});

test("a refused line is kept with the reason and does not hold up the others", async () => {
  const { queue, sent } = bench([fail(422), ok(1)]);
  await queue.signIn(7);
  await queue.keep(line(15));
  await queue.keep({ ...line(4), path: "/a/ESC-19.1" });
  await queue.wake();
  assert.equal(sent.length, 2);
  assert.deepEqual(queue.lines().map((d) => [d.path, d.state, d.problem?.status]), [["/a/ESC-18", "refused", 422]]);
});

test("another person on the same device neither sees nor sends the lines; wiping takes one's own only", async () => {
  const { queue, store } = bench([fail(0)]);
  await queue.signIn(7);
  await queue.keep(line(8));
  await queue.wake();
  await queue.signIn(8);
  assert.deepEqual(queue.lines(), []);
  await queue.wipe();
  assert.equal((await store.all(7)).length, 1);
});

test("a late failure does not bring back a line that was wiped", async () => {
  const { queue, store } = bench([]);
  await queue.signIn(7);
  let fails: (error: Error) => void = () => {};
  queue.register("answer", { send: () => new Promise((_, reject) => (fails = reject)), read: async () => assert.fail() });
  await queue.keep(line(8));
  await new Promise((resolve) => setImmediate(resolve));
  await queue.wipe();
  fails(new Fails(0));
  await queue.wake();
  assert.deepEqual(await store.all(7), []);
  assert.deepEqual(queue.lines(), []);
});

test("an empty field and a missing one are the same", () => {
  assert.deepEqual(differing({ process: 8, reasons: "" }, { process: 8, reasons: null }), []);
  assert.deepEqual(differing({ process: 0 }, { process: null }), ["process"]);
});

test("the pauses grow while only the timer asks, and begin anew when a page opens, a person asks or the connection is back", async () => {
  const { queue, timers, pauses } = bench(Array.from({ length: 9 }, () => fail(0)));
  await queue.signIn(7);
  await queue.keep(line(8));
  await queue.wake();
  for (let round = 0; round < 4; round++) {
    timers.at(-1)!();
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.ok(pauses.at(-1)! > 20, `${pauses}`);
  await queue.wake();
  assert.ok(pauses.at(-1)! < 3, `${pauses}`);
  assert.equal(pauses.length, 6);
});

test("the pause grows to a minute", () => {
  assert.deepEqual([1, 2, 3, 6, 20].map((n) => pause(n, 0.5)), [2, 4, 8, 60, 60]);
});

test("of two sides each keeps what it alone changed; what both changed is mine until a person says so", async () => {
  const base = { name: "a", note: "", girth: 10, hours: null };
  const { queue, sent, store } = bench([fail(412), ok(6)], { body: { name: "b", note: "t", girth: 12, hours: "5" }, version: 5, by: "x", at: "" });
  await queue.signIn(7);
  await queue.keep({ ...line(0), body: { name: "a", note: "m", girth: 11, hours: "" }, base });
  await queue.wake();
  const [conflict] = queue.lines();
  assert.equal(conflict!.state, "conflict");
  assert.deepEqual(["name", "note", "girth", "hours"].map((field) => proposed(conflict!, field)), ["theirs", "mine", "mine", "theirs"]);
  const both = merged(conflict!.body, conflict!.theirs!.body, (field) => (field === "girth" ? "theirs" : proposed(conflict!, field)));
  assert.deepEqual(both, { name: "b", note: "m", girth: 12, hours: "5" });
  await queue.settle(conflict!.path, both);
  await queue.wake();
  assert.deepEqual([sent.at(-1)!.body, sent.at(-1)!.version, sent.at(-1)!.base], [both, 5, conflict!.theirs!.body]);
  assert.deepEqual(await store.all(7), []);
});

test("a file stays with its line, and goes with it", async () => {
  const { queue, store } = bench([ok(1)]);
  await queue.signIn(7);
  const key = "7 /a/ESC-18";
  await store.keepFile({ key, personId: 7, name: "a.jpg", blob: new Blob(["x"]) });
  await queue.keep(line(8));
  await queue.wake();
  assert.equal(await store.fileOf(key), undefined);
  await store.keepFile({ key, personId: 7, name: "a.jpg", blob: new Blob(["x"]) });
  await store.wipe(7);
  assert.equal(await store.fileOf(key), undefined, "nothing stays on a shared device");
});
