// SPDX-License-Identifier: Apache-2.0
// One way to the server: /api/v1 with its versions, problems and language. Nothing else calls fetch.
import { language } from "../language";

export interface FieldProblem {
  code: string;
  field?: string;
  textTh: string;
  textEn: string;
  params?: Record<string, unknown>;
}

/** What went wrong, in words for the person. `status` 0: the server was not reached. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly problems: FieldProblem[];
  readonly requestId: string;
  readonly retryAfter: number;

  constructor(status: number, body: Partial<ProblemBody>, retryAfter = 0) {
    super(body.detail || body.title || `HTTP ${status}`);
    this.status = status;
    this.code = body.code ?? "";
    this.problems = body.problems ?? [];
    this.requestId = body.requestId ?? "";
    this.retryAfter = retryAfter;
  }
  get offline(): boolean {
    return this.status === 0;
  }
  /** Somebody else changed it meanwhile. */
  get stale(): boolean {
    return this.status === 412;
  }
}

interface ProblemBody {
  code: string;
  title: string;
  detail: string;
  problems: FieldProblem[];
  requestId: string;
}

export interface Reply<T> {
  data: T;
  etag: string;
  status: number;
}

export interface SendOptions {
  /** The version that the change was made on; 0 for a line that does not exist yet. */
  version?: number;
  /** Given when the same creation may be sent again, so that it happens once. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export const base = "/api/v1";

type Listener = (reached: boolean) => void;
const listeners = new Set<Listener>();
/** Calls back whenever a request shows that the server can, or cannot, be reached. */
export function onReach(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function newKey(): string {
  // randomUUID exists only on secure origins; a workshop server in a local network is plain http.
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}

export function get<T>(path: string, signal?: AbortSignal): Promise<Reply<T>> {
  return call<T>("GET", path, undefined, { signal });
}
export function post<T>(path: string, body?: unknown, options: SendOptions = {}): Promise<Reply<T>> {
  return call<T>("POST", path, body, { idempotencyKey: newKey(), ...options });
}
export function put<T>(path: string, body: unknown, options: SendOptions = {}): Promise<Reply<T>> {
  return call<T>("PUT", path, body, options);
}
export function patch<T>(path: string, body: unknown, options: SendOptions = {}): Promise<Reply<T>> {
  return call<T>("PATCH", path, body, options);
}
export function remove(path: string, options: SendOptions = {}): Promise<Reply<void>> {
  return call<void>("DELETE", path, undefined, options);
}
export function upload<T>(path: string, form: FormData, options: SendOptions = {}): Promise<Reply<T>> {
  return call<T>("POST", path, form, { idempotencyKey: newKey(), ...options });
}

async function call<T>(method: string, path: string, body: unknown, options: SendOptions): Promise<Reply<T>> {
  let response: Response;
  try {
    response = await fetch(base + path, {
      method,
      headers: headersOf(method, body, options),
      body: body === undefined ? undefined : body instanceof FormData ? body : JSON.stringify(body),
      credentials: "same-origin",
      signal: options.signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    tell(false);
    throw new Problem(0, {});
  }
  // nginx answers 502–504 for a server that is being restarted: for the person that is the same as no connection.
  const gone = response.status >= 502 && response.status <= 504;
  tell(!gone);
  if (gone) throw new Problem(0, {});
  if (!response.ok) throw await problemOf(response);
  const data = response.status === 204 ? undefined : await response.json();
  return { data: data as T, etag: response.headers.get("etag") ?? "", status: response.status };
}

function headersOf(method: string, body: unknown, options: SendOptions): Headers {
  const headers = new Headers({ accept: "application/json", "accept-language": language() });
  if (method !== "GET") headers.set("x-requested-with", "muang");
  if (body !== undefined && !(body instanceof FormData)) headers.set("content-type", "application/json");
  if (options.version !== undefined) headers.set("if-match", `"${options.version}"`);
  if (options.idempotencyKey) headers.set("idempotency-key", options.idempotencyKey);
  return headers;
}

async function problemOf(response: Response): Promise<Problem> {
  const retryAfter = Number(response.headers.get("retry-after") ?? 0);
  try {
    return new Problem(response.status, (await response.json()) as ProblemBody, retryAfter);
  } catch {
    return new Problem(response.status, {}, retryAfter);
  }
}

function tell(reached: boolean): void {
  for (const listener of listeners) listener(reached);
}
