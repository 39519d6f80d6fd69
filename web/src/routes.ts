// SPDX-License-Identifier: Apache-2.0
// Every slice lists its pages in its own routes.ts.
import type { Route } from "./router";

const files = import.meta.glob<{ default: Route[] }>("./*/routes.ts", { eager: true });

export const routes: Route[] = Object.values(files).flatMap((file) => file.default);
