// SPDX-License-Identifier: Apache-2.0
import type { Route } from "../router";
import { loadAllTexts } from "../texts";

// Trees of note are public: their words are not among those that the public loads by itself.
const routes: Route[] = [
  { pattern: "/green/:unit/trees", load: () => loadAllTexts().then(() => import("./TreesPage.svelte")), place: "green", wide: true },
  { pattern: "/green/:unit/trees/new", load: () => import("./TreeFormPage.svelte"), place: "green", signedIn: true, form: true },
  { pattern: "/green/:unit/trees/import", load: () => import("./TreeImportPage.svelte"), place: "green", signedIn: true, wide: true },
  { pattern: "/green/:unit/trees/:tree", load: () => loadAllTexts().then(() => import("./TreePage.svelte")), place: "green", wide: true },
  { pattern: "/green/:unit/trees/:tree/edit", load: () => import("./TreeFormPage.svelte"), place: "green", signedIn: true, form: true },
];
export default routes;
