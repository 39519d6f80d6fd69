// SPDX-License-Identifier: Apache-2.0
// One map on the page: what it shows, and where a hand on it points. Knows the library; pages do not.
import type { Map, MapMouseEvent, MapTouchEvent, Marker } from "maplibre-gl";
import { boxOf, cornersOf, snapped, toGeoJson, type Position, type Ring } from "./geometry";
import { addHatch, addRegister, addSpots, fill, greenStyle, gridOver, noFeatures, recolour, type Features, type Source } from "./map-style";
import { countedLayers, drawNumbers } from "./map-numbers";
import type { MapLibre } from "./maplibre";
import type { Grip, PlotEditor } from "./plot-editor.svelte";

/** Pixels within which a hand means a corner: a finger covers more than a pointer. */
const reachOf = { finger: 26, pointer: 13 };

export interface Label {
  text: string;
  position: Position;
  /** Beside the mark that stands there, so that it stays in sight. */
  beside?: boolean;
}
export interface Callbacks {
  /** A plot was pressed; undefined: the ground between. */
  plot(id: number | undefined): void;
  /** A place was pressed while there is something to draw. */
  place(position: Position, reach: number): void;
  grid(metres: number): void;
  /** A community was pressed. */
  spot?(id: string): void;
  /** A tree that stands alone was pressed. */
  tree?(id: number): void;
}

export class MapView {
  readonly map: Map;
  readonly ready: Promise<void>;
  readonly #library: MapLibre;
  readonly #say: Callbacks;
  #labels: Marker[] = [];
  #editor: PlotEditor | undefined;
  #gone = false;
  #covered = 0;

  constructor(library: MapLibre, container: HTMLElement, say: Callbacks, at: { center: Position; zoom: number }) {
    this.#library = library;
    this.#say = say;
    this.map = new library.Map({ container, style: greenStyle(), ...at, minZoom: 4, maxZoom: 21, keyboard: false, attributionControl: false, dragRotate: false, pitchWithRotate: false, fadeDuration: 0 });
    this.map.touchZoomRotate.disableRotation();
    this.ready = new Promise((resolve) => this.map.once("load", () => resolve()));
    // A tile that cannot be fetched leaves paper; the page says by itself that there is no connection.
    this.map.on("error", ({ error }) => {
      if (!("status" in error) && !(error instanceof TypeError)) console.error(error);
    });
    drawNumbers(this.map);
    this.map.on("load", () => {
      addHatch(this.map);
      addSpots(this.map);
      this.#grid();
    });
    this.map.on("moveend", () => this.#grid());
    this.map.on("click", (event) => this.#pressed(event));
    for (const kind of ["mousedown", "touchstart"] as const) this.map.on(kind, (event: MapMouseEvent | MapTouchEvent) => this.#grab(event));
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const turned = () => recolour(this.map);
    scheme.addEventListener("change", turned);
    this.map.once("remove", () => scheme.removeEventListener("change", turned));
  }
  remove(): void {
    this.#gone = true;
    this.map.remove();
  }
  /** A press means a place, whatever lies there. */
  choosing = false;
  edit(editor: PlotEditor | undefined): void {
    this.#editor = editor;
  }
  /** All trees of this register too. */
  register(unit: number | string): void {
    void this.ready.then(() => !this.#gone && addRegister(this.map, unit));
  }
  plots(features: Features): void {
    this.#fill("plots", features);
  }
  overlaps(features: Features): void {
    this.#fill("overlap", features);
  }
  /** Communities and the lines of how far they have it. */
  spots(spots: Features, ways: Features): void {
    this.#fill("spots", spots);
    this.#fill("ways", ways);
  }
  #fill(source: Source, features: Features): void {
    void this.ready.then(() => !this.#gone && fill(this.map, source, features));
  }
  labels(labels: Label[]): void {
    for (const marker of this.#labels) marker.remove();
    this.#labels = labels.map(({ text, position, beside }) => {
      const element = Object.assign(document.createElement("span"), { className: "green-label", textContent: text, ariaHidden: "true" });
      return new this.#library.Marker({ element, offset: beside ? [15, -13] : [0, 0] }).setLngLat(position).addTo(this.map);
    });
  }
  draw(editor: PlotEditor): void {
    const { shape, line } = editor.drawing;
    const features: Features["features"] = [];
    if (shape.length) features.push({ type: "Feature", properties: {}, geometry: toGeoJson(shape) });
    if (line.length > 2) features.push({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [[...line, line[0]!]] } });
    else if (line.length > 1) features.push({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: line } });
    this.#fill("drawing", { type: "FeatureCollection", features });
    this.#fill("corners", { type: "FeatureCollection", features: handles(editor) });
  }
  /** Pixels at the lower edge that the page's sheet lies over: the middle of the map is that of what is seen. */
  cover(pixels: number): void {
    this.#covered = pixels;
    this.map.setPadding({ top: 0, left: 0, right: 0, bottom: pixels });
  }
  /** Everything of these positions in sight. */
  fit(positions: Position[]): void {
    const box = boxOf(positions);
    const { clientWidth, clientHeight } = this.map.getContainer(), free = clientHeight - this.#covered;
    // Beside the buttons, as long as there is something beside them.
    const tall = Math.max(0, Math.min(76, free / 4)), wide = Math.max(0, Math.min(72, clientWidth / 4));
    if (box && free > 0) this.map.fitBounds(box, { padding: { top: tall, left: wide / 2, right: wide, bottom: tall }, maxZoom: 18, duration: 0 });
  }
  get middle(): Position {
    const { lng, lat } = this.map.getCenter();
    return [lng, lat];
  }
  nudge(right: number, down: number): void {
    this.map.panBy([right, down], { duration: 0 });
  }
  /** A place, or the corner or edge nearby that was meant. Its own first corner too, so that a ring closes. */
  snap(position: Position, rings: Ring[], reach = reachOf.pointer): Position {
    return snapped(position, rings, (p) => this.map.project(p), reach)?.position ?? position;
  }
  /** The corner under a hand, or the middle of an edge, where a new one begins. */
  gripAt(point: { x: number; y: number }, reach: number): { grip: Grip; fresh: boolean; position: Position } | undefined {
    if (!this.#editor) return undefined;
    let best: { grip: Grip; fresh: boolean; position: Position } | undefined, near = reach;
    for (const { grip, fresh, position } of grips(this.#editor)) {
      const at = this.map.project(position), away = Math.hypot(at.x - point.x, at.y - point.y) + (fresh ? 4 : 0);
      if (away < near) [near, best] = [away, { grip, fresh, position }];
    }
    return best;
  }
  #pressed(event: MapMouseEvent): void {
    const reach = isTouch(event.originalEvent) ? reachOf.finger : reachOf.pointer;
    if (this.choosing || (this.#editor && this.#editor.tool !== "look")) return this.#say.place([event.lngLat.lng, event.lngLat.lat], reach);
    const { x, y } = event.point, near: [[number, number], [number, number]] = [[x - reach / 2, y - reach / 2], [x + reach / 2, y + reach / 2]];
    const [spot] = this.map.queryRenderedFeatures(near, { layers: ["spots"] });
    if (spot) return this.#say.spot?.(String(spot.properties["id"]));
    const [mark] = this.map.queryRenderedFeatures(near, { layers: countedLayers.filter((layer) => this.map.getLayer(layer)) });
    if (mark && (mark.properties["count"] > 1 || mark.layer.id === "marks")) return void this.map.easeTo({ center: event.lngLat, zoom: Math.floor(this.map.getZoom()) + 2, duration: calm() ? 0 : 300 });
    if (mark && this.#say.tree) return this.#say.tree(Number(mark.id));
    const [found] = this.map.queryRenderedFeatures(event.point, { layers: ["plots"] });
    this.#say.plot(found ? Number(found.properties["id"]) : undefined);
  }
  #grab(event: MapMouseEvent | MapTouchEvent): void {
    const editor = this.#editor;
    if (!editor || !["move", "draw"].includes(editor.tool)) return;
    if ("points" in event && event.points.length !== 1) return;
    const touch = "points" in event;
    const found = this.gripAt(event.point, touch ? reachOf.finger : reachOf.pointer);
    if (!found || (editor.tool === "draw" && found.fresh)) return;
    event.preventDefault(); // the map stays where it is
    let grip = found.grip, fresh = found.fresh, stirred = false;
    const before = editor.drawing;
    const follow = (moving: MapMouseEvent | MapTouchEvent) => {
      if (!stirred && Math.hypot(moving.point.x - event.point.x, moving.point.y - event.point.y) < 4) return;
      stirred = true;
      if (fresh && !("line" in grip)) {
        editor.insertAfter(grip, found.position);
        grip = { ...grip, corner: grip.corner + 1 };
        fresh = false;
      }
      editor.drag(grip, this.snap([moving.lngLat.lng, moving.lngLat.lat], editor.neighbours, touch ? reachOf.finger / 2 : reachOf.pointer));
    };
    const done = () => {
      this.map.off(touch ? "touchmove" : "mousemove", follow as never);
      if (stirred && !found.fresh) editor.dragged(before);
      if (!stirred && editor.tool === "move") editor.held = fresh ? undefined : grip;
    };
    this.map.on(touch ? "touchmove" : "mousemove", follow as never);
    this.map.once(touch ? "touchend" : "mouseup", done);
  }
  #grid(): void {
    const { features, metres } = gridOver(this.map);
    this.#fill("grid", metres ? features : noFeatures);
    this.#say.grid(metres);
  }
}
const isTouch = (event: Event) => (event instanceof PointerEvent && event.pointerType === "touch") || event.type.startsWith("touch") || matchMedia("(pointer: coarse)").matches;
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const half = (a: Position, b: Position): Position => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

function* grips(editor: PlotEditor): Generator<{ grip: Grip; fresh: boolean; position: Position }> {
  for (const [line, position] of editor.drawing.line.entries()) yield { grip: { line }, fresh: false, position };
  for (const [polygon, rings] of editor.drawing.shape.entries())
    for (const [ring, corners] of rings.entries())
      for (const [corner, position] of corners.entries()) {
        const grip = { polygon, ring, corner };
        yield { grip, fresh: false, position };
        if (editor.tool === "move") yield { grip, fresh: true, position: half(position, corners[(corner + 1) % corners.length]!) };
      }
}
function handles(editor: PlotEditor): Features["features"] {
  const point = (kind: string, position: Position, chosen = false) => ({ type: "Feature" as const, properties: { kind, chosen }, geometry: { type: "Point", coordinates: position } });
  const out = editor.wrong.map((position) => point("wrong", position));
  if (editor.cutFrom) out.push(point("corner", editor.cutFrom, true));
  if (editor.tool === "look") return out;
  const held = JSON.stringify(editor.held), last = editor.drawing.line.length - 1;
  for (const { grip, fresh, position } of grips(editor))
    out.push(point(fresh ? "middle" : "corner", position, !fresh && (JSON.stringify(grip) === held || ("line" in grip && grip.line === last))));
  return out;
}
/** Where a plot's number stands: the middle of its box. */
export function middleOf(geometry: Parameters<typeof cornersOf>[0]): Position | undefined {
  const box = boxOf(cornersOf(geometry));
  return box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}
