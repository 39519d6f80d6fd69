// SPDX-License-Identifier: Apache-2.0
// A step taken on many sheets, held back so that it can be undone.
import { post, Problem } from "../api/client";
import { goesBack, sortedActions } from "../assessment/model";
import type { Action } from "../assessment/types";
import { Held } from "../shell/held.svelte";
import { t } from "../text";
import type { BulkReply, InboxItem } from "./types";

/** The step forward that this person may take on a sheet, if any. */
export function forward(item: InboxItem): Action | undefined {
  return sortedActions(item.allowedActions).find((one) => !goesBack.has(one) && one !== "recommend" && one !== "submit");
}

export class Bulk {
  action = $state.raw<Action | undefined>(undefined);
  busy = $state(false);
  said = $state("");
  failed = $state.raw<BulkReply["failed"]>([]);
  trouble = $state("");
  readonly #held = new Held<InboxItem>();
  readonly #done: () => void;

  constructor(done: () => void) {
    this.#done = done;
  }
  get held(): InboxItem[] {
    return this.#held.items;
  }
  get left(): number {
    return this.#held.left;
  }
  get holding(): boolean {
    return this.#held.holding;
  }
  holds(item: InboxItem): boolean {
    return this.held.some((one) => one.unitId === item.unitId);
  }
  hold(action: Action, items: InboxItem[]): void {
    if (items.length === 0) return;
    this.#held.hold(items, (all) => this.#send(action, all));
    this.action = action;
    this.said = "";
    this.trouble = "";
    this.failed = [];
  }
  undo(): void {
    this.#held.undo();
    this.said = t("inbox.undone");
  }
  send(): Promise<void> {
    return this.#held.send();
  }
  async #send(action: Action, items: InboxItem[]): Promise<void> {
    const sheets = items.map(({ unitId, year, version }) => ({ unitId, year, version }));
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
