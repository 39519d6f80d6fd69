// SPDX-License-Identifier: Apache-2.0
import type { Route } from "../router";

const routes: Route[] = [
  { pattern: "/", load: () => import("./Front.svelte"), place: "programme" },
  { pattern: "/home", load: () => import("./Home.svelte"), place: "overview", signedIn: true },
  { pattern: "/programme", load: () => import("./Programme.svelte"), place: "programme" },
  { pattern: "/candidates", load: () => import("./Candidates.svelte"), place: "programme", signedIn: true },
  { pattern: "/coverage-records", load: () => import("./Records.svelte"), place: "programme", signedIn: true },
  { pattern: "/rounds", load: () => import("./Rounds.svelte"), place: "programme" },
  { pattern: "/criteria", load: () => import("./Criteria.svelte"), place: "sheet" },
  { pattern: "/open-data", load: () => import("./OpenData.svelte"), place: "programme" },
];
export default routes;
