// SPDX-License-Identifier: Apache-2.0
// The plot under the pencil, with the tool in hand: one editor for the map, the table of corners and the keyboard.
import { newKey } from "../api/client";
import { loadRules } from "../rules/rules";
import type { Rules } from "../rules/doors";
import { number } from "../format";
import { t } from "../text";
import { add, canClose, close, cut, drop, dropFromLine, History, insert, join, measured, move, moveInLine, nothing, takeOff, type Corner, type Drawing, type Joined } from "./editing";
import { raiNganWah, ringsText, selfCrossings, type Position, type Ring, type Shape } from "./geometry";
import { judge, type Fix, type Verdict } from "./walk";

export type Tool = "look" | "draw" | "move" | "split" | "join" | "walk";
/** A corner of a closed ring, or of the line that is not closed yet. */
export type Grip = Corner | { line: number };

export class PlotEditor {
  drawing = $state.raw<Drawing>(nothing);
  tool = $state<Tool>("look");
  /** The corner that is moved by keys or dropped by the button. */
  held = $state.raw<Grip | undefined>(undefined);
  cutFrom = $state.raw<Position | undefined>(undefined);
  /** What just happened, for those who do not see the map. */
  said = $state("");
  canUndo = $state(false);
  canRedo = $state(false);
  /** Outlines that corners snap to. */
  neighbours: Ring[] = [];
  walk = $state.raw<{ last?: Fix; accuracy?: number; refused: number; taken: number } | undefined>(undefined);
  #watch: number | undefined;
  #rules = $state.raw<Rules | undefined>(undefined);
  readonly #history = new History();

  constructor() {
    void loadRules().then((rules) => (this.#rules = rules));
  }
  readonly measured = $derived.by<Shape>(() => measured(this.drawing));
  /** Whole cm², by the server's rules; undefined: nothing to measure, or the rules are not here. */
  readonly cm2 = $derived.by<number | undefined>(() => {
    if (!this.measured.length || !this.#rules) return undefined;
    return (JSON.parse(this.#rules.askText("muang_drawn_area", ringsText(this.measured))) as { cm2?: number }).cm2;
  });
  readonly wrong = $derived.by<Position[]>(() => this.measured.flat().flatMap((ring) => selfCrossings(ring)));
  /** Something to save, and nothing half drawn. */
  readonly whole = $derived(this.drawing.shape.length > 0 && this.drawing.line.length === 0);
  get corners(): number {
    return this.measured.flat().reduce((sum, ring) => sum + ring.length, 0) || this.drawing.line.length;
  }
  /** A deed's spelling → cm²; undefined: it cannot be read, or the rules are not here. */
  readArea(text: string): number | undefined {
    return this.#rules && (JSON.parse(this.#rules.askText("muang_area_text", text)) as { cm2?: number }).cm2;
  }
  open(shape: Shape, line: Position[] = []): void {
    this.drawing = { shape, line };
  }
  take(tool: Tool): void {
    if (this.tool === "walk" && tool !== "walk") this.stopWalk();
    this.tool = tool;
    this.held = this.cutFrom = undefined;
    if (tool === "walk") this.startWalk();
  }
  change(next: Drawing, said = ""): void {
    if (next === this.drawing) return;
    this.#history.push(this.drawing);
    this.#show(next, said || this.describe(next));
  }
  /** While a corner is dragged: shown, but one step of the history for the whole way. */
  drag(grip: Grip, to: Position): void {
    this.drawing = moved(this.drawing, grip, to);
  }
  dragged(before: Drawing): void {
    const now = this.drawing;
    this.drawing = before;
    this.change(now);
  }
  undo(): void {
    this.#show(this.#history.undo(this.drawing), t("green.draw.undone"));
  }
  redo(): void {
    this.#show(this.#history.redo(this.drawing), t("green.draw.redone"));
  }
  #show(next: Drawing, said: string): void {
    this.drawing = next;
    this.held = undefined;
    this.canUndo = this.#history.canUndo;
    this.canRedo = this.#history.canRedo;
    this.said = said;
  }
  describe(drawing: Drawing): string {
    const corners = drawing.line.length || drawing.shape.flat().reduce((sum, ring) => sum + ring.length, 0);
    return t("green.draw.corners", { n: number(corners) });
  }
  /** The area in words, once it is known. */
  get areaText(): string {
    return this.cm2 === undefined ? "" : t("green.rai", { rai: raiNganWah(this.cm2) });
  }
  add(position: Position): void {
    this.change(add(this.drawing, position));
  }
  close(): void {
    if (!canClose(this.drawing)) return;
    this.change(close(this.drawing), t("green.draw.closed"));
    this.take("move");
  }
  get canClose(): boolean {
    return canClose(this.drawing);
  }
  clear(): void {
    this.change(nothing, t("green.draw.cleared"));
    this.take("draw");
  }
  insertAfter(at: Corner, position: Position): void {
    this.change(insert(this.drawing, at, position));
    this.held = { ...at, corner: at.corner + 1 };
  }
  moveTo(grip: Grip, to: Position): void {
    this.change(moved(this.drawing, grip, to));
  }
  drop(grip: Grip): void {
    this.change("line" in grip ? dropFromLine(this.drawing, grip.line) : drop(this.drawing, grip));
  }
  /** The last corner of the line, or the one that is held. */
  dropLast(): void {
    if (this.held) this.drop(this.held);
    else if (this.drawing.line.length) this.drop({ line: this.drawing.line.length - 1 });
  }
  cutAt(position: Position): void {
    if (!this.cutFrom) {
      this.cutFrom = position;
      this.said = t("green.draw.cutSecond");
      return;
    }
    const next = cut(this.drawing, this.cutFrom, position);
    this.cutFrom = undefined;
    if (next) this.change(next, t("green.draw.cutDone"));
    else this.said = t("green.draw.cutNone");
  }
  /** The other plot becomes part of this one where they have a border in common. */
  join(other: Shape, plot: Joined): void {
    const next = join(this.drawing, other);
    if (next) this.change({ ...next, joined: [...(next.joined ?? []), plot] }, t("green.draw.joined"));
    else this.said = t("green.draw.joinNone");
  }
  takeOff(polygon: number): void {
    this.change(takeOff(this.drawing, polygon, newKey()));
  }
  startWalk(): void {
    this.walk = { refused: 0, taken: 0 };
    this.#watch = navigator.geolocation?.watchPosition(
      ({ coords, timestamp }) => this.step({ position: [coords.longitude, coords.latitude], accuracy: coords.accuracy, at: timestamp }),
      () => (this.said = t("green.walk.none")),
      { enableHighAccuracy: true, maximumAge: 0 },
    );
    if (this.#watch === undefined) this.said = t("green.walk.none");
  }
  stopWalk(): void {
    if (this.#watch !== undefined) navigator.geolocation.clearWatch(this.#watch);
    this.#watch = undefined;
    this.walk = undefined;
  }
  step(fix: Fix): Verdict {
    const walk = this.walk ?? { refused: 0, taken: 0 };
    const verdict = judge(fix, walk.last);
    const refused = verdict === "inaccurate" || verdict === "jump";
    this.walk = { last: verdict === "taken" ? fix : walk.last, accuracy: fix.accuracy, refused: walk.refused + (refused ? 1 : 0), taken: walk.taken + (verdict === "taken" ? 1 : 0) };
    if (verdict === "taken") this.add(fix.position);
    return verdict;
  }
}
function moved(drawing: Drawing, grip: Grip, to: Position): Drawing {
  return "line" in grip ? moveInLine(drawing, grip.line, to) : move(drawing, grip, to);
}
