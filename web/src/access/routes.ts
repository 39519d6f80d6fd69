// SPDX-License-Identifier: Apache-2.0
import type { Route } from "../router";
import { loadAllTexts } from "../texts";

const routes: Route[] = [
  { pattern: "/green/:unit/access", load: () => loadAllTexts().then(() => import("./AccessPage.svelte")), place: "green", wide: true },
  { pattern: "/green/:unit/people", load: () => import("./PeoplePage.svelte"), place: "green", signedIn: true, form: true },
];
export default routes;
