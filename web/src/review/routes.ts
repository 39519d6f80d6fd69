// SPDX-License-Identifier: Apache-2.0
import type { Route } from "../router";

const routes: Route[] = [
  { pattern: "/inbox", load: () => import("./Inbox.svelte"), place: "sheet", signedIn: true, wide: true },
  { pattern: "/review/:unit/:year", load: () => import("./ReviewPage.svelte"), place: "sheet", signedIn: true, wide: true },
];
export default routes;
