// SPDX-License-Identifier: Apache-2.0
import type { Route } from "../router";
import { loadAllTexts } from "../texts";

// The register is public: its words are not among those that the public loads by itself.
const routes: Route[] = [
  { pattern: "/facilities", load: () => loadAllTexts().then(() => import("./FacilitiesPage.svelte")), place: "waste", wide: true },
  { pattern: "/facilities/new", load: () => import("./FacilityFormPage.svelte"), place: "waste", signedIn: true, form: true },
  { pattern: "/facilities/:facility", load: () => loadAllTexts().then(() => import("./FacilityPage.svelte")), place: "waste", wide: true },
  { pattern: "/facilities/:facility/edit", load: () => import("./FacilityFormPage.svelte"), place: "waste", signedIn: true, form: true },
  { pattern: "/facilities/:facility/gas", load: () => loadAllTexts().then(() => import("../waste/SiteGasPage.svelte")), place: "waste", wide: true },
  { pattern: "/facilities/:facility/:month", load: () => import("./SiteMonthPage.svelte"), place: "waste", signedIn: true, form: true },
];
export default routes;
