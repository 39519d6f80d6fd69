// SPDX-License-Identifier: Apache-2.0
// Words come from locales/<language>/web*.json. `t("front.title", { n: 70 })`; a change of language reloads the page,
// so no component has to listen for it.
import { language } from "./language";

export { language, setLanguage, type Language } from "./language";

type Tree = { [key: string]: string | Tree };
type Params = Record<string, string | number>;

const texts = new Map<string, string>();

/** Adds one locale file; keys of nested objects are joined with a dot. */
export function addTexts(tree: Tree, prefix = ""): void {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") texts.set(prefix + key, value);
    else addTexts(value, `${prefix}${key}.`);
  }
}
export function has(key: string): boolean {
  return texts.has(key);
}
/** The text of a key with its {placeholders} filled. An unknown key shows itself, so that it is seen and mended. */
export function t(key: string, params: Params = {}): string {
  const text = texts.get(key) ?? key;
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => String(params[name] ?? mark));
}
/** Picks the name in the chosen language from a value that carries both, e.g. `named(unit)` or `named(unit, "fullName")`. */
export function named(value: object | null | undefined, field = "name"): string {
  if (!value) return "";
  const record = value as Record<string, unknown>;
  const first = record[field + (language() === "en" ? "En" : "Th")];
  return String(first || record[`${field}Th`] || record[`${field}En`] || "");
}
