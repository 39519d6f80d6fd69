// SPDX-License-Identifier: Apache-2.0
import type { Route } from "../router";
import { loadTextsOf } from "../texts";

// What everybody sees of a town's green, and the town's inbox of what they propose. The public loads the words of these pages alone.
const words = () => loadTextsOf("citizen", "green", "trees");
const routes: Route[] = [
  { pattern: "/units/:unit/green", load: () => words().then(() => import("./TownGreen.svelte")), place: "green" },
  { pattern: "/units/:unit/green/propose", load: () => words().then(() => import("./Propose.svelte")), place: "green", form: true },
  { pattern: "/proposals", load: () => words().then(() => import("./Receipt.svelte")), place: "green" },
  { pattern: "/green/:unit/proposals", load: () => import("./Inbox.svelte"), place: "green", signedIn: true },
  { pattern: "/green/proposals/:proposal", load: () => import("./ProposalPage.svelte"), place: "green", signedIn: true },
];
export default routes;
