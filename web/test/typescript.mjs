// SPDX-License-Identifier: Apache-2.0
// Lets node's own test runner read TypeScript: types are taken off, nothing is checked (svelte-check does that).
import { register } from "node:module";

register("./typescript-hooks.mjs", import.meta.url);
