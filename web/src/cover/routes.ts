// SPDX-License-Identifier: Apache-2.0
import type { Route } from "../router";

const routes: Route[] = [{ pattern: "/green/:unit/cover", load: () => import("./CoverPage.svelte"), place: "green", signedIn: true, form: true }];
export default routes;
