// SPDX-License-Identifier: Apache-2.0
import type { Route } from "../router";

const routes: Route[] = [
  { pattern: "/sheets/:unit/:year", load: () => import("./SheetOverview.svelte"), place: "sheet", signedIn: true },
  { pattern: "/sheets/:unit/:year/result", load: () => import("./ResultPage.svelte"), place: "sheet", signedIn: true },
  { pattern: "/sheets/:unit/:year/:indicator", load: () => import("./AnswerPage.svelte"), place: "sheet", signedIn: true, form: true, wide: true },
  { pattern: "/provinces/:code/lpa/:year", load: () => import("./LpaImport.svelte"), place: "sheet", signedIn: true },
];
export default routes;
