// SPDX-License-Identifier: Apache-2.0
// A month as the rules read it, and their findings as the page shows them. Pure: no page, no server.
import type { Flat, Rules } from "../rules/doors";
import { withLines, type DeliveryLine } from "./deliveries";
import { knownBy } from "./model";
import type { Figures, MonthFinding, MonthForm } from "./types";

interface RawFinding extends Pick<MonthFinding, "rule" | "severity" | "field"> {
  params: Record<string, string>;
}
export interface Checked {
  handIn: MonthForm["handIn"];
  findings: RawFinding[];
}
/** What was typed over the server's form: every figure of the page, how it was found, and the note. */
export interface Typed {
  figures: Figures;
  knownBy: string;
  note: string;
  deliveries: DeliveryLine[];
}

/** The server's own input to the rules with what was typed put over it. */
export function rulesInput(form: Pick<MonthForm, "rulesInput">, typed: Typed): Flat {
  return {
    ...withLines(form.rulesInput, typed.deliveries),
    ...typed.figures,
    known_by: knownBy.findIndex((way) => way === typed.knownBy) + 1,
    note: typed.note === "" ? 0 : 1,
    uncollected: null,
    uncollected_computed: 1,
  };
}
/** Undefined: the rules did not understand, so the server's word is waited for. */
export function checkMonth(rules: Rules, form: Pick<MonthForm, "rulesInput">, typed: Typed): Checked | undefined {
  const answer = rules.ask<Partial<Checked>>("muang_check_report", rulesInput(form, typed));
  return answer.findings ? (answer as Checked) : undefined;
}
/** The key of a finding's words in locales/<language>/waste-rules.json, as src/waste/finding.hpp makes it. */
export function textKey({ rule, params }: RawFinding): string {
  return params["variant"] ? `${rule}-${params["variant"]}` : rule;
}
/** Days in the words' figures, as a reader of that language writes them. */
export function readableParams(params: Record<string, string>, day: (iso: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value]));
}
export type { RawFinding };
