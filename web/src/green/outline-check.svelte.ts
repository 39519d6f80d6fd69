// SPDX-License-Identifier: Apache-2.0
// The server's word on what is drawn: asked a moment after the hand rests, the last answer counts.
import { post, Problem } from "../api/client";
import { byField } from "../form/problems";
import { toGeoJson, type Shape } from "./geometry";
import type { OutlineCheck } from "./types";

const rest = 500;

export class Checker {
  answer = $state.raw<OutlineCheck | undefined>(undefined);
  /** Why there is no answer. */
  trouble = $state("");
  busy = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  readonly #unit: () => number | string | undefined;
  readonly #plot: number | undefined;

  constructor(unit: () => number | string | undefined, plot: number | undefined) {
    this.#unit = unit;
    this.#plot = plot;
  }
  ask(shape: Shape, statedArea: string): void {
    clearTimeout(this.#timer);
    ++this.#turn;
    this.busy = shape.length > 0;
    if (!shape.length) this.answer = undefined;
    else this.#timer = setTimeout(() => void this.#ask(shape, statedArea), rest);
  }
  stop(): void {
    clearTimeout(this.#timer);
    ++this.#turn;
  }
  async #ask(shape: Shape, statedArea: string): Promise<void> {
    const turn = this.#turn, unit = this.#unit();
    if (unit === undefined) return;
    try {
      const { data } = await post<OutlineCheck>(`/units/${unit}/green/check`, { geometry: toGeoJson(shape), plot: this.#plot ?? null, statedArea: statedArea.trim() || null });
      if (turn === this.#turn) [this.answer, this.trouble] = [data, ""];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (turn === this.#turn) [this.answer, this.trouble] = [undefined, [...byField(error).values()].join(" ")];
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }
}
