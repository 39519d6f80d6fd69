// SPDX-License-Identifier: Apache-2.0
// What the server last said about a page stays on the device, so that the page opens in the field without a connection.
import { get, Problem } from "../api/client";
import { drafts } from "../drafts/drafts.svelte";

export interface Kept<T> {
  data: T;
  /** When the copy was made; empty: it is the server's own answer. */
  copyAt: string;
}
export async function getKept<T>(path: string): Promise<Kept<T>> {
  try {
    const { data } = await get<T>(path);
    await drafts.keepCopy(path, data);
    return { data, copyAt: "" };
  } catch (error) {
    if (!(error instanceof Problem) || !error.offline) throw error;
    const copy = await drafts.copyOf<T>(path);
    if (!copy) throw error;
    return { data: copy.value, copyAt: copy.at };
  }
}
export class KeptResource<T> {
  data = $state.raw<T | undefined>(undefined);
  problem = $state.raw<Problem | undefined>(undefined);
  copyAt = $state("");
  readonly #path: () => string;
  #turn = 0;

  /** Reads again whenever the path changes. Create it while a component is set up. */
  constructor(path: () => string) {
    this.#path = path;
    $effect(() => void this.#read(path()));
  }
  async reload(): Promise<void> {
    await this.#read(this.#path());
  }
  async #read(path: string): Promise<void> {
    const turn = ++this.#turn;
    try {
      const kept = await getKept<T>(path);
      if (turn !== this.#turn) return;
      [this.data, this.copyAt, this.problem] = [kept.data, kept.copyAt, undefined];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (turn === this.#turn) this.problem = error;
    }
  }
}
