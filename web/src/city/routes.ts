// SPDX-License-Identifier: Apache-2.0
import type { Route } from "../router";

const routes: Route[] = [
  { pattern: "/units/:id", load: () => import("./TownProfile.svelte"), place: "city" },
  { pattern: "/provinces/:code", load: () => import("./Province.svelte"), place: "programme" },
  { pattern: "/facts", load: () => import("./RollupPage.svelte"), place: "city", signedIn: true },
  { pattern: "/city/:unit/:year", load: () => import("./CityForm.svelte"), place: "city", signedIn: true, form: true },
];
export default routes;
