// SPDX-License-Identifier: Apache-2.0
// The chosen language. Thai is the source; English on request, remembered on this device.
export type Language = "th" | "en";

const store = "muang.language";
let current: Language = read();

function read(): Language {
  try {
    return localStorage.getItem(store) === "en" ? "en" : "th";
  } catch {
    return "th";
  }
}
export function language(): Language {
  return current;
}
export function setLanguage(next: Language): void {
  current = next;
  try {
    localStorage.setItem(store, next);
  } catch {
    // A browser that forbids storage still changes the language of this visit.
  }
}
