// SPDX-License-Identifier: Apache-2.0
// Loads the words of the chosen language; the other language stays on the server.
import { addTexts, language } from "./text";

type File = { default: Parameters<typeof addTexts>[0] };
const files = import.meta.glob<File>("../../locales/*/web*.json");

/** The words of the frame and the public pages. */
export function loadTexts(): Promise<void> {
  return read((path) => path.endsWith("/web.json"));
}
/** The words of some files alone, for public pages that need no others: "citizen" is web.citizen.json. */
export function loadTextsOf(...names: string[]): Promise<void> {
  return read((path) => names.some((name) => path.endsWith(`/web.${name}.json`)));
}
let rest: Promise<void> | undefined;
/** The words that only those who signed in see. */
export function loadAllTexts(): Promise<void> {
  return (rest ??= read((path) => !path.endsWith("/web.json")));
}
async function read(wanted: (path: string) => boolean): Promise<void> {
  const mine = Object.entries(files).filter(([path]) => path.includes(`/${language()}/`) && wanted(path));
  for (const file of await Promise.all(mine.map(([, load]) => load()))) addTexts(file.default);
}
