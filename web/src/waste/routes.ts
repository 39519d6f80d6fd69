// SPDX-License-Identifier: Apache-2.0
import type { Route } from "../router";
import { loadAllTexts } from "../texts";

const routes: Route[] = [
  // The public does not load the words of the signed-in pages by itself.
  { pattern: "/waste", load: () => loadAllTexts().then(() => import("./TotalsPage.svelte")), place: "waste" },
  { pattern: "/waste-flows", load: () => loadAllTexts().then(() => import("./FlowsPage.svelte")), place: "waste", wide: true },
  { pattern: "/waste-reports", load: () => import("./OfficePage.svelte"), place: "waste", signedIn: true, wide: true },
  { pattern: "/waste-clusters", load: () => loadAllTexts().then(() => import("./ClustersPage.svelte")), place: "waste", wide: true },
  { pattern: "/waste-clusters/new", load: () => import("./ClusterFormPage.svelte"), place: "waste", signedIn: true, form: true },
  { pattern: "/waste-clusters/:cluster", load: () => import("./ClusterFormPage.svelte"), place: "waste", signedIn: true, form: true },
  { pattern: "/waste/:unit", load: () => import("./MonthsPage.svelte"), place: "waste", signedIn: true },
  { pattern: "/waste-import", load: () => import("./ImportPage.svelte"), place: "waste", signedIn: true },
  { pattern: "/waste-quality", load: () => import("./QualityList.svelte"), place: "waste", signedIn: true, wide: true },
  { pattern: "/waste/:unit/dashboard", load: () => import("./DashboardPage.svelte"), place: "waste", signedIn: true, wide: true },
  { pattern: "/waste/:unit/quality", load: () => import("./QualityPage.svelte"), place: "waste", signedIn: true, wide: true },
  { pattern: "/waste-sao", load: () => import("./SaoPage.svelte"), place: "waste", signedIn: true, wide: true },
  { pattern: "/waste-forms", load: () => import("./FormsPage.svelte"), place: "waste", signedIn: true, wide: true },
  { pattern: "/waste/:unit/forms/:year", load: () => import("./YearFormPage.svelte"), place: "waste", signedIn: true, form: true },
  { pattern: "/facilities/:facility/forms/:year", load: () => import("./YearFormPage.svelte"), place: "waste", signedIn: true, form: true },
  { pattern: "/waste/:unit/:month", load: () => import("./MonthPage.svelte"), place: "waste", signedIn: true, form: true },
];
export default routes;
