// SPDX-License-Identifier: Apache-2.0
// Photographs: what the camera says of them, and those that wait for the connection.
import { newKey, upload } from "../api/client";
import { drafts } from "../drafts/drafts.svelte";
import { loadRules } from "../rules/rules";
import { t } from "../text";

const kind = "green-photo";

export interface Taken {
  takenOn: string;
  latitude: string;
  longitude: string;
}
export async function registerPhotoDrafts(): Promise<void> {
  await drafts.register(kind, {
    send: async (draft) => {
      const [path, key] = draft.path.split("#");
      const file = await drafts.fileOf(draft);
      // Storage that was emptied by the browser: there is nothing to send, and the line says so no longer.
      if (!file) return { version: 0, reply: undefined };
      const form = new FormData();
      for (const name of ["takenOn", "latitude", "longitude"]) form.append(name, String(draft.body[name] ?? ""));
      form.append("file", file.blob, file.name);
      const { data } = await upload<unknown>(path!, form, { idempotencyKey: key });
      return { version: 0, reply: data };
    },
    read: async () => ({ body: {}, version: 0, by: "", at: "" }),
  });
}
/** Kept on this device with its picture, and sent once when the connection is back. */
export async function queuePhoto(path: string, file: File, taken: Taken, href: string): Promise<void> {
  await registerPhotoDrafts();
  await drafts.keepWithFile({ path: `${path}#${newKey()}`, kind, label: t("green.photo.line", { name: file.name }), href, body: { ...taken, name: file.name }, version: 0 }, file);
}
export const waitingPhotos = (path: string) => drafts.lines.filter((line) => line.kind === kind && line.path.startsWith(`${path}#`));

/** The Exif part of a JPEG ends before; a file is not read whole for it. */
const head = 256 * 1024;
/** Day and place as the camera wrote them; what it does not say is left out. */
export async function cameraSays(file: File): Promise<{ takenOn?: string; latitudeE7?: number; longitudeE7?: number }> {
  const rules = await loadRules();
  if (!rules) return {};
  const bytes = new Uint8Array(await file.slice(0, head).arrayBuffer());
  return JSON.parse(rules.askBytes("muang_exif", bytes)) as { takenOn?: string; latitudeE7?: number; longitudeE7?: number };
}
