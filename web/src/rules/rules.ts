// SPDX-License-Identifier: Apache-2.0
// The server's rules, compiled from the same C++, fetched by the first page that needs them.
import { Rules } from "./doors";
import address from "./rules.wasm?url";

let loading: Promise<Rules | undefined> | undefined;

/** Undefined: this browser cannot run them, or they could not be fetched. Pages then wait for the server's word. */
export function loadRules(): Promise<Rules | undefined> {
  return (loading ??= fetchRules());
}
async function fetchRules(): Promise<Rules | undefined> {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status}`);
    return new Rules((await WebAssembly.instantiate(await response.arrayBuffer(), {})).instance);
  } catch {
    loading = undefined; // the next page tries again
    return undefined;
  }
}
