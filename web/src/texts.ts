// SPDX-License-Identifier: Apache-2.0
// Loads the words of the chosen language; the other language stays on the server.
import { addTexts, language } from "./text";

type File = { default: Parameters<typeof addTexts>[0] };
const files = import.meta.glob<File>("../../locales/*/web*.json");

export async function loadTexts(): Promise<void> {
  const mine = Object.entries(files).filter(([path]) => path.includes(`/${language()}/`));
  for (const [, load] of mine) addTexts((await load()).default);
}
