// SPDX-License-Identifier: Apache-2.0
// Addresses: patterns like /sheets/:unit/:year, and the browser's own history. No state lives here.
import type { Component } from "svelte";

export type Place = "overview" | "city" | "sheet" | "green" | "waste" | "programme";

export interface Route {
  pattern: string;
  /** Each page is a file of its own, loaded when it is first opened. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  load: () => Promise<{ default: Component<any> }>;
  /** Which of the six places is marked as current. */
  place?: Place;
  signedIn?: boolean;
  /** A long form: on a phone its own action bar replaces the bottom menu. */
  form?: boolean;
  wide?: boolean;
}
export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** The first route whose pattern fits; a part that starts with ":" takes any one segment. */
export function match(routes: Route[], path: string): Match | undefined {
  const parts = segments(path);
  for (const route of routes) {
    const params = fit(segments(route.pattern), parts);
    if (params) return { route, params };
  }
  return undefined;
}
function segments(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}
function fit(pattern: string[], parts: string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, word] of pattern.entries()) {
    const part = parts[i]!;
    if (word.startsWith(":")) params[word.slice(1)] = decode(part);
    else if (word !== part) return undefined;
  }
  return params;
}
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

type Guard = () => boolean;
let guard: Guard | undefined;
/** A form that holds something unsent may ask before the page is left. */
export function guardLeaving(ask: Guard | undefined): void {
  guard = ask;
}
/** Goes to an address of our own. */
export function go(href: string, replace = false): void {
  if (guard && !guard()) return;
  history[replace ? "replaceState" : "pushState"](null, "", href);
  dispatchEvent(new PopStateEvent("popstate"));
}
/** Changes the query without a new page, so that filters can be shared as a link. */
export function setQuery(values: Record<string, string | null>): void {
  const query = new URLSearchParams(location.search);
  for (const [key, value] of Object.entries(values)) value ? query.set(key, value) : query.delete(key);
  const text = query.toString();
  history.replaceState(null, "", location.pathname + (text ? `?${text}` : "") + location.hash);
}
/** Plain links of our own pages are followed without loading the document again. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest?.("a");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (link.pathname.startsWith("/api/")) return;
  if (link.pathname === location.pathname && link.search === location.search && link.hash) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
}
