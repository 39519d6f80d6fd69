// SPDX-License-Identifier: Apache-2.0
// The one queue of this page. Pages keep lines here; the shell shows how many wait and asks before signing out.
import { onReach, Problem } from "../api/client";
import { keyOf, type Draft, type Values } from "./line";
import { Queue, type Failure, type Kind, type NewLine, type Sent } from "./queue";
import { openStore, type DraftStore } from "./store";

type Saved = (draft: Draft, sent: Sent) => void;

class Drafts {
  /** Everything not confirmed yet, oldest first. */
  lines = $state.raw<Draft[]>([]);
  online = $state(navigator.onLine);
  /** False: the browser forbids storage, so a draft does not survive closing the page. */
  lasting = $state(true);
  /** The person wants to sign out while something is unsent: the shell shows what would be lost. */
  leaving = $state.raw<((go: boolean) => void) | undefined>(undefined);
  readonly #store: Promise<DraftStore> = openStore();
  readonly #queue: Promise<Queue>;
  #personId = 0;
  /** Who was here last: signing out is over by the time their lines are wiped. */
  #last = 0;
  readonly #listeners = new Set<Saved>();

  constructor() {
    this.#queue = this.#open();
    addEventListener("online", () => void this.wake());
    addEventListener("offline", () => (this.online = false));
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.lines.length > 0 && void this.wake());
    onReach((reached) => {
      const back = reached && !this.online;
      this.online = reached;
      if (back) void this.wake();
    });
  }
  get waiting(): number {
    return this.lines.length;
  }
  get conflicts(): Draft[] {
    return this.lines.filter((draft) => draft.state === "conflict");
  }
  of(path: string): Draft | undefined {
    return this.lines.find((draft) => draft.path === path);
  }
  /** Call when it is known who is signed in; 0 for nobody. */
  async signIn(personId: number): Promise<void> {
    if (personId === this.#personId) return;
    this.#personId = personId;
    if (personId !== 0) this.#last = personId;
    await (await this.#queue).signIn(personId);
  }
  async register(kind: string, how: Kind): Promise<void> {
    (await this.#queue).register(kind, how);
  }
  async keep(line: NewLine): Promise<void> {
    await (await this.#queue).keep(line);
  }
  /** A line that takes a file along. The file is on the device before the line is. */
  async keepWithFile(line: NewLine, file: File): Promise<void> {
    const key = keyOf(this.#personId, line.path);
    await (await this.#store).keepFile({ key, personId: this.#personId, name: file.name, blob: file });
    await this.keep(line);
  }
  async fileOf(draft: Draft): Promise<{ name: string; blob: Blob } | undefined> {
    return (await this.#store).fileOf(draft.key);
  }
  async choose(path: string, side: "mine" | "theirs"): Promise<void> {
    await (await this.#queue).choose(path, side);
  }
  async settle(path: string, body: Values): Promise<void> {
    await (await this.#queue).settle(path, body);
  }
  async discard(path: string): Promise<void> {
    await (await this.#queue).discard(path);
  }
  async wake(): Promise<void> {
    await (await this.#queue).wake();
  }
  /** At log-out, after the person was warned: nothing of theirs stays on a shared device. */
  async wipe(): Promise<void> {
    await (await this.#queue).wipe(this.#last);
  }
  /** True when nothing is unsent, or the person chose to leave all the same. */
  async mayLeave(): Promise<boolean> {
    if (this.lines.length > 0) await this.wake();
    if (this.lines.length === 0) return true;
    return new Promise((resolve) => {
      this.leaving = (go) => {
        this.leaving = undefined;
        resolve(go);
      };
    });
  }
  /** Keeps what the server last said about a page, for the time without a connection. */
  async keepCopy(path: string, value: unknown): Promise<void> {
    if (this.#personId === 0) return;
    const store = await this.#store;
    await store.copy({ key: keyOf(this.#personId, path), personId: this.#personId, value, at: new Date().toISOString() });
  }
  async copyOf<T>(path: string): Promise<{ value: T; at: string } | undefined> {
    const copy = await (await this.#store).copyOf(keyOf(this.#personId, path));
    return copy && { value: copy.value as T, at: copy.at };
  }
  onSaved(listener: Saved): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  async #open(): Promise<Queue> {
    const store = await this.#store;
    this.lasting = store.lasting;
    const events = {
      changed: (lines: Draft[]) => (this.lines = lines),
      saved: (draft: Draft, sent: Sent) => this.#listeners.forEach((listener) => listener(draft, sent)),
    };
    return new Queue(store, events, failureOf);
  }
}
function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Problem)) return undefined;
  return { status: error.status, code: error.code, text: textOf(error), retryAfter: error.retryAfter };
}
function textOf(problem: Problem): string {
  const english = document.documentElement.lang === "en";
  const lines = problem.problems.map((one) => (english ? one.textEn : one.textTh)).filter(Boolean);
  return lines.length > 0 ? lines.join(" ") : problem.offline ? "" : problem.message;
}

export const drafts = new Drafts();
export type { Draft, Values };
