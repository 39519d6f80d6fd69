// SPDX-License-Identifier: Apache-2.0
// One line that a person typed and that the server has not confirmed yet.

export type Values = Record<string, string | number | boolean | null>;

export type DraftState =
  | "waiting" // to be sent, or sent again when the connection is back
  | "sending"
  | "conflict" // somebody else changed the line meanwhile: both values are shown, a person decides
  | "refused"; // the server said why; nothing is sent again until the person changes it

export interface Draft {
  /** Person and address of the line: `7 /units/12/sheets/2563/answers/ESC-18`. */
  key: string;
  personId: number;
  path: string;
  /** What kind of line it is; the page that owns the kind knows how to read the server's side of it. */
  kind: string;
  label: string;
  /** The page where the line can be seen and mended. */
  href: string;
  body: Values;
  /** What the typing started from, where the page knows it: tells whose change a difference is. */
  base?: Values;
  /** The version that the typing started from. */
  version: number;
  at: string;
  tries: number;
  state: DraftState;
  problem?: { status: number; code: string; text: string };
  theirs?: Theirs;
}
/** What the server holds now, and whose it is. */
export interface Theirs {
  body: Values;
  version: number;
  by: string;
  at: string;
}

export function keyOf(personId: number, path: string): string {
  return `${personId} ${path}`;
}
/** Fields in which two sides differ. A field that one side does not have counts as empty. */
export function differing(mine: Values, theirs: Values): string[] {
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  return [...keys].filter((key) => !same(mine[key], theirs[key]));
}
/** Whose value of a field is proposed: mine where I changed it, theirs where only they did. */
export function proposed(draft: Draft, field: string): "mine" | "theirs" {
  const before = draft.base ? draft.base[field] : null;
  return same(before, draft.body[field]) ? "theirs" : "mine";
}
/** Both sides as one, field by field. */
export function merged(mine: Values, theirs: Values, whose: (field: string) => "mine" | "theirs"): Values {
  const result: Values = { ...mine };
  for (const field of differing(mine, theirs)) if (whose(field) === "theirs") result[field] = theirs[field] ?? null;
  return result;
}
function same(a: Values[string] | undefined, b: Values[string] | undefined): boolean {
  const empty = (value: unknown) => value === null || value === undefined || value === "";
  return empty(a) ? empty(b) : a === b;
}
/** Seconds before the next try: 2, 4, 8 … at most 60, spread by a fifth so that a town's phones do not knock together. */
export function pause(tries: number, random = Math.random()): number {
  const seconds = Math.min(60, 2 ** Math.min(6, Math.max(1, tries)));
  return seconds * (0.9 + random * 0.2);
}
/** The server answered and will answer the same again: waiting does not help, the person has to act. */
export function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 412 && status !== 429;
}
