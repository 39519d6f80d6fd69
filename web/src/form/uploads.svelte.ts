// SPDX-License-Identifier: Apache-2.0
// Files that a person attaches, on their way to the server, with progress. XMLHttpRequest: fetch cannot tell how much has been sent.
import { base, newKey, Problem } from "../api/client";
import { language, t } from "../text";

export const accepted = ".pdf,.jpg,.jpeg,.png,.xlsx,.docx";
export const maxBytes = 20 * 1024 * 1024;

/** A file as the server lists it. */
export interface Attached {
  id: number;
  name: string;
  size: number;
  type: string;
  at: string;
  by: string;
}
export class Upload {
  sent = $state(0);
  error = $state("");
  readonly file: File;
  /** What else the form says about the file. */
  readonly fields: Record<string, string>;
  readonly key = newKey();
  started = Date.now();
  request: XMLHttpRequest | undefined;

  constructor(file: File, fields: Record<string, string>) {
    this.file = file;
    this.fields = fields;
  }
  get secondsLeft(): number | undefined {
    const seconds = (Date.now() - this.started) / 1000;
    if (this.sent < 65_536 || seconds < 1) return undefined;
    return Math.ceil(((this.file.size - this.sent) * seconds) / this.sent);
  }
}

export class Uploads<T extends Attached> {
  list = $state.raw<Upload[]>([]);
  readonly #path: string;
  readonly #done: (attached: T) => void;
  readonly #ready: () => Promise<void>;

  /** ready: what the server must know before it takes a file. */
  constructor(path: string, done: (attached: T) => void, ready: () => Promise<void> = async () => {}) {
    this.#path = path;
    this.#done = done;
    this.#ready = ready;
  }
  add(files: Iterable<File>, fields: Record<string, string> = {}): void {
    for (const file of files) {
      const upload = new Upload(file, fields);
      this.list = [...this.list, upload];
      void this.send(upload);
    }
  }
  /** Sending again carries the same key: a file that did arrive is not stored twice. */
  async send(upload: Upload): Promise<void> {
    upload.error = fault(upload.file);
    if (upload.error) return;
    try {
      await this.#ready();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      upload.error = error.offline ? t("attachment.offline") : error.message;
      return;
    }
    if (!this.list.includes(upload)) return;
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
    request.onerror = () => (upload.error = t("attachment.offline"));
    const form = new FormData();
    for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
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
      const attached = JSON.parse(request.responseText) as T;
      this.drop(upload);
      this.#done(attached);
      return;
    }
    upload.error = reason(request) || t("attachment.failed");
  }
}
function fault(one: File): string {
  if (one.size > maxBytes) return t("attachment.tooLarge");
  return one.size === 0 ? t("attachment.emptyFile") : "";
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
