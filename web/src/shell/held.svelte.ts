// SPDX-License-Identifier: Apache-2.0
// A step taken on many lines is held back for ten seconds: undoing it means that it was never sent.
export const holdSeconds = 10;

export class Held<T> {
  items = $state.raw<T[]>([]);
  left = $state(0);
  #timer: ReturnType<typeof setInterval> | undefined;
  #send: ((items: T[]) => Promise<void>) | undefined;

  get holding(): boolean {
    return this.items.length > 0;
  }
  /** One more batch sends the batch before it at once. */
  hold(items: T[], send: (items: T[]) => Promise<void>): void {
    if (items.length === 0) return;
    void this.send();
    this.items = items;
    this.#send = send;
    this.left = holdSeconds;
    this.#timer = setInterval(() => {
      this.left -= 1;
      if (this.left <= 0) void this.send();
    }, 1000);
  }
  undo(): void {
    clearInterval(this.#timer);
    this.items = [];
  }
  async send(): Promise<void> {
    clearInterval(this.#timer);
    const items = this.items;
    this.items = [];
    if (items.length) await this.#send?.(items);
  }
}
