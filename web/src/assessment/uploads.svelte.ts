// SPDX-License-Identifier: Apache-2.0
// Evidence on its way to the server, with progress. XMLHttpRequest: fetch cannot tell how much has been sent.
import { base, newKey } from "../api/client";
import { language, t } from "../text";
import type { Evidence, Part } from "./types";

export const accepted = ".pdf,.jpg,.jpeg,.png,.xlsx,.docx";
export const maxBytes = 20 * 1024 * 1024;

export class Upload {
  sent = $state(0);
  error = $state("");
  readonly file: File;
  readonly part: Part | null;
  readonly key = newKey();
  started = Date.now();
  request: XMLHttpRequest | undefined;

  constructor(file: File, part: Part | null) {
    this.file = file;
    this.part = part;
  }
  get secondsLeft(): number | undefined {
    const seconds = (Date.now() - this.started) / 1000;
    if (this.sent < 65_536 || seconds < 1) return undefined;
    return Math.ceil(((this.file.size - this.sent) * seconds) / this.sent);
  }
}

export class Uploads {
  list = $state.raw<Upload[]>([]);
  readonly #path: string;
  readonly #done: (evidence: Evidence) => void;

  constructor(path: string, done: (evidence: Evidence) => void) {
    this.#path = path;
    this.#done = done;
  }
  add(files: Iterable<File>, part: Part | null): void {
    for (const file of files) {
      const upload = new Upload(file, part);
      this.list = [...this.list, upload];
      this.send(upload);
    }
  }
  /** Sending again carries the same key: a file that did arrive is not stored twice. */
  send(upload: Upload): void {
    upload.error = file(upload.file);
    if (upload.error) return;
    upload.sent = 0;
    upload.started = Date.now();
    const request = (upload.request = new XMLHttpRequest());
    request.open("POST", base + this.#path);
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("accept-language", language());
    request.setRequestHeader("x-requested-with", "muang");
    request.setRequestHeader("idempotency-key", upload.key);
    request.upload.onprogress = (event) => (upload.sent = Math.min(event.loaded, upload.file.size));
    request.onload = () => this.#answered(upload, request);
    request.onerror = () => (upload.error = t("evidence.offline"));
    const form = new FormData();
    if (upload.part) form.append("part", upload.part);
    form.append("file", upload.file, upload.file.name);
    request.send(form);
  }
  drop(upload: Upload): void {
    upload.request?.abort();
    this.list = this.list.filter((one) => one !== upload);
  }
  #answered(upload: Upload, request: XMLHttpRequest): void {
    if (request.status >= 200 && request.status < 300) {
      // Read before it is dropped: aborting a request empties its answer.
      const evidence = JSON.parse(request.responseText) as Evidence;
      this.drop(upload);
      this.#done(evidence);
      return;
    }
    upload.error = reason(request) || t("evidence.failed");
  }
}
function file(one: File): string {
  if (one.size > maxBytes) return t("evidence.tooLarge");
  return one.size === 0 ? t("evidence.emptyFile") : "";
}
function reason(request: XMLHttpRequest): string {
  try {
    const body = JSON.parse(request.responseText) as { detail?: string; problems?: { textTh: string; textEn: string }[] };
    const lines = (body.problems ?? []).map((one) => (language() === "en" ? one.textEn : one.textTh)).filter(Boolean);
    return lines.join(" ") || body.detail || "";
  } catch {
    return "";
  }
}
