// SPDX-License-Identifier: Apache-2.0
// MapLibre GL, fetched by the first page that shows a map. Its worker is a file of our own: the content security policy allows
// no other.
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

export type MapLibre = typeof import("maplibre-gl");
let loading: Promise<MapLibre | undefined> | undefined;

/** Undefined: this browser draws no maps (no WebGL), or the files could not be fetched. Pages then show the table. */
export function loadMapLibre(): Promise<MapLibre | undefined> {
  return (loading ??= fetchMapLibre());
}
async function fetchMapLibre(): Promise<MapLibre | undefined> {
  try {
    if (!document.createElement("canvas").getContext("webgl2")) return undefined;
    const [library] = await Promise.all([import("maplibre-gl"), import("maplibre-gl/dist/maplibre-gl.css")]);
    library.setWorkerUrl(worker);
    return library;
  } catch {
    loading = undefined; // the next page tries again
    return undefined;
  }
}
