// SPDX-License-Identifier: Apache-2.0
// What a page reads from the server: its value, or why not, and whether it is on its way.
import { get, Problem } from "./client";

export class Resource<T> {
  data = $state.raw<T | undefined>(undefined);
  problem = $state.raw<Problem | undefined>(undefined);
  loading = $state(false);
  #path: () => string | undefined;
  #turn = 0;

  /** Reads again whenever the path changes; undefined: nothing to read yet. Create it while a component is set up. */
  constructor(path: () => string | undefined) {
    this.#path = path;
    $effect(() => {
      const next = path();
      if (next) void this.#read(next);
    });
  }
  async reload(): Promise<void> {
    const path = this.#path();
    if (path) await this.#read(path);
  }
  async #read(path: string): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    try {
      const { data } = await get<T>(path);
      if (turn !== this.#turn) return;
      this.data = data;
      this.problem = undefined;
    } catch (error) {
      if (turn !== this.#turn) return;
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }
}
/** `const units = resource<UnitPage>(() => `/units?province=${code}`)` */
export function resource<T>(path: () => string | undefined): Resource<T> {
  return new Resource<T>(path);
}
