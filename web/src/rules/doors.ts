// SPDX-License-Identifier: Apache-2.0
// The doors of rules.wasm: one flat JSON object (or plain text) in, one JSON answer out. Free of the browser, so that tests walk through the
// same doors as the pages.

/** Whole numbers by name; null and a missing name: not given. */
export type Flat = Record<string, number | null>;
export type Door = "muang_check_report" | "muang_score_sheet" | "muang_drawn_area" | "muang_area_text" | "muang_exif";

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  muang_alloc(size: number): number;
  muang_free(at: number): void;
  muang_check_report(at: number, size: number): number;
  muang_score_sheet(at: number, size: number): number;
  muang_drawn_area(at: number, size: number): number;
  muang_area_text(at: number, size: number): number;
  muang_exif(at: number, size: number): number;
}

export class Rules {
  readonly #wasm: Exports;

  constructor(instance: WebAssembly.Instance) {
    this.#wasm = instance.exports as unknown as Exports;
    this.#wasm._initialize();
  }
  ask<T>(door: Door, input: Flat): T {
    return JSON.parse(this.askText(door, JSON.stringify(input))) as T;
  }
  askText(door: Door, text: string): string {
    return this.askBytes(door, new TextEncoder().encode(text));
  }
  askBytes(door: Door, bytes: Uint8Array): string {
    const wasm = this.#wasm;
    const question = wasm.muang_alloc(bytes.length + 1);
    new Uint8Array(wasm.memory.buffer, question, bytes.length).set(bytes);
    const answer = wasm[door](question, bytes.length);
    // The memory may have grown meanwhile: its buffer is asked for again.
    const length = new DataView(wasm.memory.buffer).getUint32(answer, true);
    const reply = new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, answer + 4, length));
    wasm.muang_free(question);
    wasm.muang_free(answer);
    return reply;
  }
}
