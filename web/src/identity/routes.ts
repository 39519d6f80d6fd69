// SPDX-License-Identifier: Apache-2.0
import type { Route } from "../router";

const routes: Route[] = [
  { pattern: "/sign-in", load: () => import("./SignIn.svelte") },
  { pattern: "/link/:token", load: () => import("./Link.svelte") },
  { pattern: "/password", load: () => import("./Password.svelte"), signedIn: true },
  { pattern: "/towns", load: () => import("./Towns.svelte"), place: "city" },
  { pattern: "/units/:id/changes", load: () => import("./UnitChanges.svelte"), place: "city", signedIn: true },
  { pattern: "/people", load: () => import("./People.svelte"), place: "programme", signedIn: true },
  { pattern: "/audit", load: () => import("./AuditTrail.svelte"), place: "programme", signedIn: true },
  { pattern: "/committees/:year", load: () => import("./Committees.svelte"), place: "programme", signedIn: true },
];
export default routes;
