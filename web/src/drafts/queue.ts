// SPDX-License-Identifier: Apache-2.0
// Sends what was typed, one line at a time, and never forgets a line before the server confirmed it.
// Free of the browser and of Svelte, so that its rules are tested by themselves.
import { differing, isFinal, keyOf, pause, type Draft, type Theirs, type Values } from "./line";
import type { DraftStore } from "./store";

export interface Failure {
  status: number;
  code: string;
  text: string;
  retryAfter?: number;
}
export interface Sent {
  version: number;
  reply: unknown;
}
/** How a kind of line is sent, and how the server's side of it is read after a conflict. */
export interface Kind {
  send(draft: Draft): Promise<Sent>;
  read(draft: Draft): Promise<Theirs>;
}
export interface NewLine {
  path: string;
  kind: string;
  label: string;
  href: string;
  body: Values;
  base?: Values;
  version: number;
}
export interface QueueEvents {
  changed(drafts: Draft[]): void;
  saved(draft: Draft, sent: Sent): void;
}
interface Clock {
  now(): string;
  after(seconds: number, run: () => void): () => void;
}

const clock: Clock = {
  now: () => new Date().toISOString(),
  after: (seconds, run) => {
    const timer = setTimeout(run, seconds * 1000);
    return () => clearTimeout(timer);
  },
};

export class Queue {
  readonly #store: DraftStore;
  readonly #events: QueueEvents;
  readonly #failure: (error: unknown) => Failure | undefined;
  readonly #clock: Clock;
  readonly #kinds = new Map<string, Kind>();
  readonly #lines = new Map<string, Draft>();
  #personId = 0;
  #running: Promise<void> | undefined;
  #again = false;
  /** Failed rounds in a row that only the timer asked for: what the pause grows with. */
  #misses = 0;
  #cancel: (() => void) | undefined;

  constructor(store: DraftStore, events: QueueEvents, failure: (error: unknown) => Failure | undefined, time = clock) {
    this.#store = store;
    this.#events = events;
    this.#failure = failure;
    this.#clock = time;
  }
  /** The lines of one person only; another person on the same device neither sees nor sends them. */
  async signIn(personId: number): Promise<void> {
    this.#cancel?.();
    this.#personId = personId;
    this.#lines.clear();
    for (const draft of await this.#store.all(personId)) {
      this.#lines.set(draft.key, { ...draft, state: draft.state === "sending" ? "waiting" : draft.state });
    }
    this.#tell();
    this.wake();
  }
  register(kind: string, how: Kind): void {
    this.#kinds.set(kind, how);
    if ([...this.#lines.values()].some((draft) => draft.kind === kind)) this.wake();
  }
  lines(): Draft[] {
    return [...this.#lines.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
  }
  find(path: string): Draft | undefined {
    return this.#lines.get(keyOf(this.#personId, path));
  }
  /** Keeps the line on the device first, then sends it. Typing again before it is sent keeps the first version. */
  async keep(line: NewLine): Promise<void> {
    const key = keyOf(this.#personId, line.path);
    const before = this.#lines.get(key);
    const version = before ? before.version : line.version;
    const state = before?.state === "conflict" ? "conflict" : "waiting";
    await this.#set({ ...line, base: before?.base ?? line.base, key, personId: this.#personId, version, at: this.#clock.now(), tries: 0, state, theirs: before?.theirs });
    this.#again = true;
    void this.wake();
  }
  /** A person looked at both values and chose. */
  async choose(path: string, side: "mine" | "theirs"): Promise<void> {
    const draft = this.find(path);
    if (!draft?.theirs) return;
    if (side === "theirs") return this.#drop(draft);
    await this.#set({ ...draft, version: draft.theirs.version, state: "waiting", tries: 0, theirs: undefined, problem: undefined });
    this.#again = true;
    void this.wake();
  }
  /** A person made one of both sides: that goes out, on their version. */
  async settle(path: string, body: Values): Promise<void> {
    const draft = this.find(path);
    if (!draft?.theirs) return;
    const at = this.#clock.now();
    await this.#set({ ...draft, body, base: draft.theirs.body, at, version: draft.theirs.version, state: "waiting", tries: 0, theirs: undefined, problem: undefined });
    this.#again = true;
    void this.wake();
  }
  async discard(path: string): Promise<void> {
    const draft = this.find(path);
    if (draft) await this.#drop(draft);
  }
  async wipe(personId = this.#personId): Promise<void> {
    this.#cancel?.();
    if (personId === this.#personId) {
      this.#lines.clear();
      this.#tell();
    }
    await this.#store.wipe(personId);
  }
  /** Tries now, and with short pauses again: after typing, when a page opens or the connection is back, when the person asks. */
  wake(): Promise<void> {
    this.#misses = 0;
    return this.#try();
  }
  #try(): Promise<void> {
    this.#cancel?.();
    this.#running ??= this.#turns().finally(() => (this.#running = undefined));
    return this.#running;
  }

  #later(seconds?: number): void {
    this.#cancel = this.#clock.after(seconds || pause(++this.#misses), () => void this.#try());
  }

  async #turns(): Promise<void> {
    // Typed while the last round was ending: one more, so that nothing is left lying.
    do {
      this.#again = false;
      await this.#run();
    } while (this.#again);
  }

  async #run(): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const next = this.lines().find((draft) => draft.state === "waiting" && this.#kinds.has(draft.kind) && !tried.has(stamp(draft)));
      if (!next) return;
      tried.add(stamp(next));
      if (!(await this.#send(next))) return;
    }
  }
  /** False: the server is out of reach, the rest of the queue need not try. */
  async #send(draft: Draft): Promise<boolean> {
    const kind = this.#kinds.get(draft.kind)!;
    await this.#set({ ...draft, state: "sending" });
    try {
      const sent = await kind.send(draft);
      await this.#confirmed(draft, sent);
      return true;
    } catch (error) {
      const failure = this.#failure(error);
      if (!failure) {
        if (this.#gone(draft)) return true;
        await this.#set({ ...this.#newest(draft), state: "waiting" });
        throw error;
      }
      return this.#failed(draft, failure, kind);
    }
  }
  async #confirmed(sentDraft: Draft, sent: Sent): Promise<void> {
    const now = this.#lines.get(sentDraft.key);
    // Typed on while it was under way: the rest goes out on the version that was just made.
    if (now && now.at !== sentDraft.at) await this.#set({ ...now, version: sent.version, state: "waiting", problem: undefined });
    // First the page learns the new version, then the line goes: typing on in between must not start from the old one.
    this.#events.saved(sentDraft, sent);
    const last = this.#lines.get(sentDraft.key);
    if (last && last.at === sentDraft.at) await this.#drop(last);
  }
  async #failed(sentDraft: Draft, failure: Failure, kind: Kind): Promise<boolean> {
    if (this.#gone(sentDraft)) return true;
    const draft = this.#newest(sentDraft);
    const problem = { status: failure.status, code: failure.code, text: failure.text };
    if (failure.status === 412 || failure.status === 428) return this.#stale(draft, kind);
    if (isFinal(failure.status)) {
      // Mended while it was under way: try the new text at once.
      const state = draft.at === sentDraft.at ? "refused" : "waiting";
      await this.#set({ ...draft, state, problem });
      return true;
    }
    await this.#set({ ...draft, state: "waiting", tries: draft.tries + 1, problem });
    this.#later(failure.retryAfter);
    return false;
  }
  async #stale(draft: Draft, kind: Kind): Promise<boolean> {
    try {
      const theirs = await kind.read(draft);
      if (this.#gone(draft)) return true;
      // The same values: our own earlier try arrived and only its answer was lost, or both typed the same.
      if (differing(draft.body, theirs.body).length === 0) await this.#confirmed(draft, { version: theirs.version, reply: undefined });
      else await this.#set({ ...draft, state: "conflict", theirs, problem: undefined });
      return true;
    } catch (error) {
      const failure = this.#failure(error);
      if (!failure) throw error;
      if (this.#gone(draft)) return true;
      await this.#set({ ...draft, state: "waiting", tries: draft.tries + 1 });
      this.#later();
      return false;
    }
  }
  /** Wiped, discarded or another person's by now: a late answer must not bring it back. */
  #gone(draft: Draft): boolean {
    return !this.#lines.has(draft.key);
  }
  #newest(draft: Draft): Draft {
    return this.#lines.get(draft.key) ?? draft;
  }
  async #set(draft: Draft): Promise<void> {
    this.#lines.set(draft.key, draft);
    this.#tell();
    await this.#store.put(draft);
  }
  async #drop(draft: Draft): Promise<void> {
    this.#lines.delete(draft.key);
    this.#tell();
    await this.#store.remove(draft.key);
  }
  #tell(): void {
    this.#events.changed(this.lines());
  }
}
function stamp(draft: Draft): string {
  return `${draft.key}\n${draft.at}\n${draft.version}`;
}
