// SPDX-License-Identifier: Apache-2.0
// How an answer is sent from the queue of drafts, and how the server's side is read after a conflict.
import { get, put } from "../api/client";
import { drafts } from "../drafts/drafts.svelte";
import type { Draft, Theirs, Values } from "../drafts/line";
import { emptyAnswer } from "./model";
import type { Answer, Progress, Score, Sheet } from "./types";

export interface AnswerReply {
  answer: Answer;
  score: Score;
  progress: Progress;
}
export const fields = ["process", "output", "outcome", "lpaScore", "lpaMax", "reasons"] as const;
export type Field = (typeof fields)[number];
const kind = "answer";

export function registerAnswers(): void {
  void drafts.register(kind, { send, read });
}
export function keepAnswer(path: string, label: string, href: string, body: Values, version: number): Promise<void> {
  return drafts.keep({ path, kind, label, href, body, version });
}
async function send(draft: Draft) {
  const { data } = await put<AnswerReply>(draft.path, draft.body, { version: draft.version });
  return { version: data.answer.version, reply: data };
}
async function read(draft: Draft): Promise<Theirs> {
  const [sheetPath = "", line = ""] = draft.path.split("/answers/");
  const { data } = await get<Sheet>(sheetPath);
  const answer = data.answers.find((one) => one.indicator === line) ?? emptyAnswer(line);
  // Only the fields that this person's form holds are compared.
  const body: Values = {};
  for (const key of Object.keys(draft.body)) body[key] = answer[key as Field] ?? null;
  return { body, version: answer.version, by: answer.updatedBy ?? "", at: answer.updatedAt ?? "" };
}
