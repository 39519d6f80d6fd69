// SPDX-License-Identifier: Apache-2.0
import type { Route } from "../router";
import { loadAllTexts } from "../texts";

// The public does not load the words of the signed-in pages by itself.
const routes: Route[] = [
  { pattern: "/green", load: () => loadAllTexts().then(() => import("./GreenHome.svelte")), place: "green", wide: true },
  { pattern: "/green/:unit", load: () => loadAllTexts().then(() => import("./GreenPage.svelte")), place: "green", wide: true },
  { pattern: "/green/:unit/new", load: () => import("./DrawPage.svelte"), place: "green", signedIn: true, form: true, wide: true },
  { pattern: "/green/:unit/summary", load: () => loadAllTexts().then(() => import("./SummaryPage.svelte")), place: "green", wide: true },
  { pattern: "/green/:unit/survey", load: () => import("./SurveyPage.svelte"), place: "green", signedIn: true, form: true },
  { pattern: "/green/:unit/files", load: () => loadAllTexts().then(() => import("./FilesPage.svelte")), place: "green", form: true },
  { pattern: "/green/:unit/boundaries", load: () => import("./BoundariesPage.svelte"), place: "green", signedIn: true, form: true },
  { pattern: "/green/plots/:plot", load: () => loadAllTexts().then(() => import("./PlotPage.svelte")), place: "green", wide: true },
  { pattern: "/green/plots/:plot/edit", load: () => import("./DrawPage.svelte"), place: "green", signedIn: true, form: true, wide: true },
];
export default routes;
