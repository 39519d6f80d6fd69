// SPDX-License-Identifier: Apache-2.0
// A plot on its way: what is being drawn stays on this device, and what was saved without a connection waits in the queue.
import { get, post, put } from "../api/client";
import { drafts, type Draft, type Values } from "../drafts/drafts.svelte";
import { t } from "../text";
import { fromGeoJson, toGeoJson } from "./geometry";
import type { Drawing } from "./editing";
import type { PlotDraft } from "./model";
import type { PlotEntry, PlotPage } from "./types";

/** What is drawn and typed of a plot that is not saved yet. */
export interface Unsaved {
  fields: PlotDraft;
  drawing: Drawing;
}
const placeOf = (unit: number | string, plot: string | undefined) => `drawing:${unit}/${plot ?? "new"}`;

export async function keepUnsaved(unit: number | string, plot: string | undefined, value: Unsaved | undefined): Promise<void> {
  await drafts.keepCopy(placeOf(unit, plot), value ?? null);
}
export async function unsavedOf(unit: number | string, plot: string | undefined): Promise<{ value: Unsaved; at: string } | undefined> {
  const copy = await drafts.copyOf<Unsaved | null>(placeOf(unit, plot));
  return copy?.value ? { value: copy.value, at: copy.at } : undefined;
}

const created = "green-plot-new", changed = "green-plot", stepped = "green-plot-step";
const bodyOf = (draft: Draft) => JSON.parse(String(draft.body["json"])) as unknown;
const whole = ["geometry", "facilities"];
/** An entry value by value, so that two sides are compared field by field; what is a list or an outline stands as its text. */
export function flatPlot(entry: PlotEntry): Values {
  const flat = Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, value as Values[string]]));
  return { ...flat, geometry: JSON.stringify(entry.geometry && toGeoJson(fromGeoJson(entry.geometry))), facilities: JSON.stringify([...(entry.facilities ?? [])].sort()) };
}
/** `json`: a line that an earlier build kept. */
function entryOfFlat(body: Values): unknown {
  if (typeof body["json"] === "string") return JSON.parse(body["json"]);
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, whole.includes(name) ? JSON.parse(String(value)) : value]));
}

/** Pages that can send what waits call this; the queue does the rest. */
export async function registerPlotDrafts(): Promise<void> {
  await drafts.register(created, {
    // The key of a creation is part of its line: sent twice, it happens once.
    send: async (draft) => {
      const [path, key] = draft.path.split("#");
      const { data } = await post<PlotPage>(path!, bodyOf(draft), { idempotencyKey: key });
      return { version: data.plot.version, reply: data };
    },
    read: async () => ({ body: {}, version: 0, by: "", at: "" }),
  });
  await drafts.register(changed, {
    send: async (draft) => {
      const { data } = await put<PlotPage>(draft.path, entryOfFlat(draft.body), { version: draft.version });
      return { version: data.plot.version, reply: data };
    },
    read: async (draft) => {
      const { data } = await get<PlotPage>(draft.path);
      return { body: typeof draft.body["json"] === "string" ? { json: JSON.stringify(data.entry) } : flatPlot(data.entry), version: data.plot.version, by: "", at: "" };
    },
  });
  await drafts.register(stepped, {
    send: async (draft) => {
      const [path, key] = draft.path.split("#");
      const { data } = await post<unknown>(path!, bodyOf(draft), { idempotencyKey: key, version: draft.version });
      return { version: draft.version + 1, reply: data };
    },
    read: async (draft) => {
      const { data } = await get<PlotPage>(draft.path.replace(/\/(merge|split)#.*$/, ""));
      return { body: { json: JSON.stringify(data.entry) }, version: data.plot.version, by: "", at: "" };
    },
  });
}
export async function queueNew(unit: number | string, key: string, body: unknown, name: string): Promise<void> {
  await drafts.keep({ path: `/units/${unit}/green/plots#${key}`, kind: created, label: t("green.line", { name }), href: `/green/${unit}`, body: { json: JSON.stringify(body) }, version: 0 });
}
/** `before`: the entry that the typing began with. */
export async function queueChange(plot: number, version: number, entry: PlotEntry, before: PlotEntry): Promise<void> {
  await drafts.keep({ path: `/green/plots/${plot}`, kind: changed, label: t("green.line", { name: entry.nameTh }), href: `/green/plots/${plot}`, body: flatPlot(entry), base: flatPlot(before), version });
}
/** A merge or a split; the key makes it happen once. */
export async function queueStep(plot: number, step: "merge" | "split", key: string, version: number, body: unknown, name: string): Promise<void> {
  await drafts.keep({ path: `/green/plots/${plot}/${step}#${key}`, kind: stepped, label: t(`green.${step}Line`, { name }), href: `/green/plots/${plot}`, body: { json: JSON.stringify(body) }, version });
}
