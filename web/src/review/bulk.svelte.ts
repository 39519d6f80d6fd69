// SPDX-License-Identifier: Apache-2.0
// A step taken on many sheets is held back for ten seconds: undoing it means that it was never sent.
import { post, Problem } from "../api/client";
import { goesBack, sortedActions } from "../assessment/model";
import type { Action } from "../assessment/types";
import { t } from "../text";
import type { BulkReply, InboxItem } from "./types";

export const holdSeconds = 10;

/** The step forward that this person may take on a sheet, if any. */
export function forward(item: InboxItem): Action | undefined {
  return sortedActions(item.allowedActions).find((one) => !goesBack.has(one) && one !== "recommend" && one !== "submit");
}

export class Bulk {
  action = $state.raw<Action | undefined>(undefined);
  held = $state.raw<InboxItem[]>([]);
  left = $state(0);
  busy = $state(false);
  said = $state("");
  failed = $state.raw<BulkReply["failed"]>([]);
  trouble = $state("");
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #done: () => void;

  constructor(done: () => void) {
    this.#done = done;
  }
  get holding(): boolean {
    return this.held.length > 0;
  }
  holds(item: InboxItem): boolean {
    return this.held.some((one) => one.unitId === item.unitId);
  }
  /** One more batch sends the batch before it at once. */
  hold(action: Action, items: InboxItem[]): void {
    if (items.length === 0) return;
    if (this.holding) void this.send();
    this.action = action;
    this.held = items;
    this.left = holdSeconds;
    this.said = "";
    this.trouble = "";
    this.failed = [];
    this.#timer = setInterval(() => {
      this.left -= 1;
      if (this.left <= 0) void this.send();
    }, 1000);
  }
  undo(): void {
    clearInterval(this.#timer);
    this.held = [];
    this.said = t("inbox.undone");
  }
  async send(): Promise<void> {
    clearInterval(this.#timer);
    const sheets = this.held.map(({ unitId, year, version }) => ({ unitId, year, version }));
    if (sheets.length === 0 || !this.action) return;
    const action = this.action;
    this.held = [];
    this.busy = true;
    try {
      const { data } = await post<BulkReply>("/inbox/bulk", { action, sheets });
      this.said = t("inbox.doneN", { n: data.done });
      this.failed = data.failed;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.trouble = error.offline ? t("inbox.bulkOffline") : error.message;
    } finally {
      this.busy = false;
      this.#done();
    }
  }
}
