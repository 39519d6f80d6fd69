// SPDX-License-Identifier: Apache-2.0
// Trees that were entered without a connection wait in the queue of this device; each is sent once.
import { get, post, Problem } from "../api/client";
import { drafts } from "../drafts/drafts.svelte";
import { t } from "../text";
import type { Measurement, Species, TreeEntry, TreePage } from "./types";

const created = "green-tree-new";

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
