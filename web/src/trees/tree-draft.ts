// SPDX-License-Identifier: Apache-2.0
// Trees that were entered without a connection wait in the queue of this device; each is sent once.
import { get, newKey, post, Problem, put } from "../api/client";
import { drafts, type Draft, type Values } from "../drafts/drafts.svelte";
import type { Theirs } from "../drafts/line";
import type { Sent } from "../drafts/queue";
import { number } from "../format";
import { t } from "../text";
import type { Measurement, Species, TreeEntry, TreePage } from "./types";

const created = "green-tree-new", edited = "green-tree", measured = "green-tree-measure";

/** Pages that can send what waits call this; the queue does the rest. */
export async function registerTreeDrafts(): Promise<void> {
  await drafts.register(created, {
    // The key of a creation is part of its line: sent twice, it happens once.
    send: async (draft) => {
      const [path, key] = draft.path.split("#");
      const { data } = await post<TreePage>(path!, JSON.parse(String(draft.body["json"])) as unknown, { idempotencyKey: key });
      return { version: data.version, reply: data };
    },
    read: async () => ({ body: {}, version: 0, by: "", at: "" }),
  });
  await drafts.register(edited, {
    send: async (draft) => {
      const { data } = await put<TreePage>(draft.path, draft.body, { version: draft.version });
      return { version: data.version, reply: data };
    },
    read: async (draft) => {
      const { data } = await get<TreePage>(draft.path);
      return { body: flatEntry(data), version: data.version, by: "", at: "" };
    },
  });
  await drafts.register(measured, { send: sendMeasured, read: readMeasured });
}
/** A tree as its entry says it, each value by itself. */
export function flatEntry({ tree, ageText, note }: TreePage): Values {
  const { code, plantedOn, campaign, setting, plotId, latE7, lonE7 } = tree;
  return { species: tree.speciesText || tree.species, code, plantedOn, campaign, class: tree.class, setting, ageText, note, plotId, latE7, lonE7 };
}
/** Saved, or kept until the connection is back: undefined. `before`: what the typing began with. */
export async function changeTree(tree: TreePage, entry: TreeEntry, unit: string): Promise<TreePage | undefined> {
  const path = `/green/trees/${tree.tree.id}`;
  try {
    return (await put<TreePage>(path, entry, { version: tree.version })).data;
  } catch (error) {
    if (!(error instanceof Problem) || !error.offline) throw error;
    await drafts.keep({ path, kind: edited, label: t("trees.line", { name: entry.species }), href: `/green/${unit}/trees/${tree.tree.id}`, body: { ...entry }, base: flatEntry(tree), version: tree.version });
    return undefined;
  }
}

const pathOf = (tree: number, day: string) => `/green/trees/${tree}/measurements#${day}`;
const treeOf = (draft: Draft) => draft.path.replace(/\/measurements#.*$/, "");
/** Once a person has seen theirs, mine takes the place of it. */
const bodyOf = ({ body, base }: Draft) => ({ ...body, corrects: base?.["day"] === body["day"] });
/** Whatever else somebody changed of the tree, a measurement of another day stands beside theirs; only one of the same day is a conflict. */
async function sendMeasured(draft: Draft): Promise<Sent> {
  const path = `${treeOf(draft)}/measurements`;
  const send = async (version: number): Promise<Sent> => {
    const { data } = await post<TreePage>(path, bodyOf(draft), { version, idempotencyKey: newKey() });
    return { version: data.version, reply: data };
  };
  try {
    return await send(draft.version);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === "E5670") throw new Problem(412, { code: error.code, detail: error.message });
    if (!error.stale) throw error;
    const { data } = await get<TreePage>(treeOf(draft));
    if (data.measurements.some((one) => one.day === draft.body["day"])) throw error;
    return await send(data.version);
  }
}
async function readMeasured(draft: Draft): Promise<Theirs> {
  const { data } = await get<TreePage>(treeOf(draft));
  const found = data.measurements.find((one) => one.day === draft.body["day"]);
  if (!found) return { body: {}, version: data.version, by: "", at: "" };
  const { day, girthMm, heightMm, crownMm, method, health, risk, note } = found;
  return { body: { day, girthMm, heightMm, crownMm, method, health, risk, note }, version: data.version, by: found.by, at: found.at };
}
/** Their values stay the measurement of the day; mine stand beside them in words, so that nothing is lost. */
export function bothMeasured(draft: Draft): Values {
  const theirs = draft.theirs!.body;
  const said = (["girthMm", "heightMm", "crownMm"] as const).flatMap((name) => {
    const value = draft.body[name];
    return value === null || value === undefined ? [] : [`${t(`trees.field.${name.replace("Mm", "")}`)} ${number(Number(value) / (name === "girthMm" ? 10 : 1000))} ${t(name === "girthMm" ? "trees.cm" : "trees.m")}`];
  });
  return { ...theirs, note: [theirs["note"], t("trees.measuredToo", { values: said.join(" ") }), draft.body["note"]].filter(Boolean).join(" · ") };
}
/** The tree with the measurement, or undefined: it waits for the connection. */
export async function measureTree(tree: { id: number; name: string; version: number }, unit: string, measurement: Measurement): Promise<TreePage | undefined> {
  try {
    return (await post<TreePage>(`/green/trees/${tree.id}/measurements`, measurement, { version: tree.version })).data;
  } catch (error) {
    if (!(error instanceof Problem) || !error.offline) throw error;
    await drafts.keep({ path: pathOf(tree.id, measurement.day), kind: measured, label: t("trees.measureLine", { name: tree.name }), href: `/green/${unit}/trees/${tree.id}`, body: { day: measurement.day, girthMm: measurement.girthMm, heightMm: measurement.heightMm, crownMm: measurement.crownMm, method: measurement.method, health: measurement.health, risk: measurement.risk, note: measurement.note }, version: tree.version });
    return undefined;
  }
}
export interface NewTree {
  entry: TreeEntry;
  measurement: Measurement | null;
}
/** The tree as it is stored, or undefined: it waits for the connection. Refusals are thrown. */
export async function enterTree(unit: string, key: string, body: NewTree): Promise<TreePage | undefined> {
  const path = `/units/${encodeURIComponent(unit)}/green/trees`;
  try {
    return (await post<TreePage>(path, body, { idempotencyKey: key })).data;
  } catch (error) {
    if (!(error instanceof Problem) || !error.offline) throw error;
    await drafts.keep({ path: `${path}#${key}`, kind: created, label: t("trees.line", { name: body.entry.species }), href: `/green/${unit}/trees`, body: { json: JSON.stringify(body) }, version: 0 });
    return undefined;
  }
}

const list = "/green/species";
/** From the server, or what it said last on this device. */
export async function speciesList(): Promise<Species[]> {
  try {
    const { data } = await get<{ items: Species[] }>(list);
    await drafts.keepCopy(list, data.items);
    return data.items;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return (await drafts.copyOf<Species[]>(list))?.value ?? [];
  }
}
