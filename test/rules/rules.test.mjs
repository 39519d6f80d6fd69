// SPDX-License-Identifier: Apache-2.0
// The rules of the monthly report, of scoring and of areas are one C++ text compiled twice. 1,000 random forms and 1,000 random
// sheets, and some that are neither, go through the native build and through WebAssembly, and every byte of the answers is the same;
// 60 of the sheets also through the program itself, by the page's own way into the rules.
// node --import ./web/test/typescript.mjs --test test/rules/rules.test.mjs   (needs g++ or $CXX, clang-16, the built program)
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { scoreHere } from "../../web/src/assessment/expected.ts";
import { linesOf } from "../../web/src/assessment/model.ts";
import { Rules } from "../../web/src/rules/doors.ts";
import { startDemoServer } from "../server.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "muang-rules-"));
const program = process.env.MUANG ?? join(root, "build/release/muang");
let rules, framework;
before(async () => {
  rules = await browser();
  const server = await startDemoServer();
  framework = await (await fetch(`${server.url}/api/v1/frameworks/esc-2562`)).json();
  await server.stop();
});
after(() => rmSync(work, { recursive: true, force: true }));

function native(door, lines) {
  const compiled = join(work, "native");
  if (!existsSync(compiled)) {
    const sources = ["test/rules/native.cpp", ...["report_rules", "report_series_rules", "report_fields_rules"].map((name) => `src/waste/month/${name}.cpp`),
      ...["framework", "scoring", "scoring_fraction", "scoring_flat", "analysis"].map((name) => `src/assessment/${name}.cpp`), "src/base/core/calendar.cpp",
      ...["green/drawing_flat", "green/area_text_rules", "green/area_scan_rules", "green/area_print_rules", "geo/polygon_rules", "geo/ellipsoid_rules"].map((name) => `src/${name}.cpp`)];
    execFileSync(process.env.CXX ?? "g++", ["-std=c++20", "-O1", "-w", "-Isrc", "-o", compiled, ...sources], { cwd: root });
  }
  return execFileSync(compiled, [door], { input: lines.join("\n") + "\n", maxBuffer: 1 << 28 }).toString().split("\n").slice(0, -1);
}

async function browser() {
  const file = join(work, "rules.wasm");
  execFileSync(join(root, "web/tools/rules-wasm"), [file], { stdio: "inherit" });
  return new Rules((await WebAssembly.instantiate(readFileSync(file), {})).instance);
}

// mulberry32: the same forms on every machine.
function dice(seed) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (low, high) => low + Math.floor(next() * (high - low + 1));
  const chance = (share) => next() < share;
  return { whole, chance, pick: (list) => list[whole(0, list.length - 1)] };
}

// A month of a plausible town, then up to four things that may be wrong with it.
function form(seed) {
  const d = dice(seed);
  const people = d.whole(2_000, 250_000), days = 31;
  const generated = Math.round((people * days * d.whole(600, 1900)) / 1000);
  const used = Math.round((generated * d.whole(5, 40)) / 100);
  const collected = Math.round(((generated - used) * d.whole(70, 100)) / 100);
  const households = Math.ceil(people / 2.5);
  const f = {
    year: 2026, month: 10, today: 20261103, known_by: d.whole(1, 3), population_registered: people, households,
    households_served: Math.floor(households * 0.9), generated, source_utilised: used, utilised_food: Math.floor(used / 2),
    utilised_recycle: Math.floor(used / 3), collected, residual_month: 0, improper: 0, hazardous_opening: 0,
    hazardous_collected: d.whole(0, 900), hazardous_sent: 0, infectious_generated: 0, wet_bin_households: 10,
    fees_billed: 1_000_000, fees_collected: 900_000, cost: 5_000_000,
    "delivery.0.facility": 7, "delivery.0.kg": collected, "delivery.0.receipt": collected, "delivery.0.opened": 201001,
  };
  if (d.chance(0.5)) for (let i = 0; i < d.whole(6, 36); ++i) f[`history.${i}`] = Math.round((generated * 1000 * d.whole(80, 120)) / 100 / days);
  const wild = () => d.pick([null, 0, -1, 1, 5, 60, 1e9, 2 ** 53 - 1, -(2 ** 53 - 1), "9223372036854775807", "-9223372036854775808"]);
  const slips = [
    () => (f.generated = Math.round(f.generated * d.pick([1000, 0.001, 1 / 31, 31, 1.3, 4, 0.6]))),
    () => (f.collected = Math.round(f.generated * d.pick([1.05, 1.2, 1.2001, 8]))),
    () => (f[d.pick(Object.keys(f).filter((k) => !k.startsWith("history")))] = wild()),
    () => (f.uncollected = d.whole(0, f.generated ?? 0)),
    () => (f.days = d.whole(27, 32)),
    () => { f.last_generated = f.before_last_generated = f.generated; f.last_days = 30; },
    () => { f.last_generated = d.whole(0, generated * 2); f.last_days = 30; },
    () => { f.year_ago_generated = d.whole(0, generated * 2); f.year_ago_days = d.whole(27, 32); },
    () => { for (let i = 0; i < 12; ++i) f[`composition.${i}`] = d.whole(0, 1700); },
    () => { f["composition.0"] = d.pick([9800, 9950, 10050, 10051]); },
    () => (f["delivery.0.receipt"] = d.whole(0, generated)),
    () => (f["delivery.0.closed"] = d.pick([202609, 202610, 202613])),
    () => { f["delivery.1.facility"] = d.pick([7, 8]); f["delivery.1.kg"] = d.whole(0, generated); },
    () => (f.hazardous_sent = d.whole(0, 2000)),
    () => (f.residual_month = d.whole(0, generated)),
    () => (f.infectious_generated = d.whole(0, 9)),
    () => (f.last_population = d.whole(1, people * 2)),
    () => { f.trips = d.whole(0, 500); f.largest_vehicle = d.whole(0, 15_000); },
    () => (f.fees_collected = d.whole(0, 2_000_000)),
    () => (f.wet_bin_households = d.whole(0, people)),
    () => (f.hazardous_collected = d.whole(0, people * 2)),
    () => { f.closed = 1; f.revision_reason = d.whole(0, 1); },
    () => (f.kind_changed = 1),
    () => { f.year = d.pick([2024, 2026, 2027, 0, -5]); f.month = d.whole(0, 13); },
    () => (f.origin = 1),
    () => (f.note = 1),
  ];
  for (let i = d.whole(0, 4); i > 0; --i) d.pick(slips)();
  return "{" + Object.entries(f).map(([key, value]) => `"${key}":${value}`).join(",") + "}";
}

const broken = ["{}", "[]", "{", "null", '{"generated":1.5}', '{"generated":1e300}', '{"generated":NaN}', '{"no_such":1}',
  '{"generated":99999999999999999999}', '{"delivery.60.kg":1}', '{"history.99":1}', '{"composition.12":1}', '{"a\\"b":1}',
  '{"generated":1}x', '{"delivery.59.kg":-1}', '{"ก":1}', `{"generated":${"9".repeat(5000)}}`, "{".repeat(5000)];

test("1,000 random forms and eighteen broken texts get the same answer natively and in WebAssembly", () => {
  const forms = Array.from({ length: 1000 }, (_, i) => form(i + 1));
  const lines = [...forms, ...broken];
  const expected = native("report", lines);
  assert.equal(expected.length, lines.length);
  const seen = {}, standing = {};
  lines.forEach((line, i) => {
    assert.equal(rules.askText("muang_check_report", line), expected[i], line);
    const answer = JSON.parse(expected[i]);
    standing[answer.handIn ?? answer.error] = (standing[answer.handIn ?? answer.error] ?? 0) + 1;
    for (const rule of new Set((answer.findings ?? []).map((finding) => finding.rule))) seen[rule] = (seen[rule] ?? 0) + 1;
  });
  console.log(JSON.stringify(standing), JSON.stringify(seen));
  // The comparison is worth something only when the forms meet the rules.
  for (const rule of [..."123456789"].map((n) => `R0${n}`).concat(["R10", "R11", "R12", "R13", "R14"])) assert.ok(seen[rule] > 0, `${rule} never fired`);
  for (let n = 1; n <= 13; ++n) assert.ok(seen[`M${String(n).padStart(2, "0")}`] > 0, `M${n} never fired`);
  assert.ok(standing.ready > 50 && standing["needs-reason"] > 50 && standing.stopped > 50);
});

// Answers of a town: mostly whole, some lines half done or open, LPA marks out of any highest mark with two decimals.
function sheet(seed) {
  const d = dice(seed);
  const open = d.pick([0, 0, 0.02, 0.1]), least = d.pick([0, 0.5, 0.7]);
  const answers = [], part = (max) => (d.chance(open) ? null : d.whole(Math.floor(max * least), max));
  for (const indicator of framework.indicators) {
    for (const line of linesOf(indicator)) {
      if (d.chance(open)) continue;
      const lpaMax = d.pick([5, 3, 7, 0.07, 12.5, 100, 997.01, 1000]);
      const lpa = { lpaMax, lpaScore: Math.floor(d.whole(100 * least, 100) * lpaMax) / 100 };
      answers.push({ indicator: line, ...(indicator.scoring === "lpa" ? lpa : Object.fromEntries(framework.parts.map(({ id, max }) => [id, part(max)]))) });
    }
  }
  return answers;
}
const kinds = () => Object.keys(framework.passMarks);
const here = (door, answers, kind) => scoreHere(door, framework, framework.passMarks[kind], (line) => answers.find((one) => one.indicator === line));

test("1,000 random sheets get the same score natively and in WebAssembly", () => {
  const lines = [], answers = [];
  const listening = { ask: (door, flat) => { lines.push(JSON.stringify(flat)); answers.push(rules.askText(door, lines.at(-1))); return { error: "heard" }; } };
  for (let seed = 1; seed <= 1000; ++seed) here(listening, sheet(seed), kinds()[seed % kinds().length]);
  for (const text of [...broken, lines[0].replace(/"part.0":\d+/, '"part.0":0'), lines[0].replace(/"line.0.part.0":\w+/, '"line.0.part.0":99')]) {
    lines.push(text);
    answers.push(rules.askText("muang_score_sheet", text));
  }
  assert.deepEqual(answers, native("score", lines));
  const scores = answers.map((one) => JSON.parse(one));
  for (const passed of [true, false]) assert.ok(scores.filter((one) => one.passed === passed).length > 50, `passed: ${passed}`);
  assert.deepEqual(new Set(scores.map((one) => one.error)), new Set([undefined, "malformed", "unknown", "framework", "answer"]));
});

test("60 random sheets get the score that the program gives, by the page's own way into the rules", () => {
  for (let seed = 1; seed <= 60; ++seed) {
    const answers = sheet(seed), kind = kinds()[seed % kinds().length];
    const file = join(work, "answers.json");
    writeFileSync(file, JSON.stringify({ answers }));
    const words = execFileSync(program, ["assess", "score", "--framework", "esc-2562", "--kind", kind, file], { encoding: "utf8" });
    const { toPass, nextLevel, ...score } = here(rules, answers, kind);
    assert.deepEqual(score, JSON.parse(words), `seed ${seed}`);
    assert.equal(toPass === null, score.passed);
  }
});

test("a mark that the server refuses is not scored by the page either", () => {
  const kind = kinds()[0];
  assert.equal(here(rules, [{ indicator: framework.indicators[0].id, process: 11, output: 1, outcome: 1 }], kind), undefined);
  const lpa = framework.indicators.find((one) => one.scoring === "lpa").id;
  assert.equal(here(rules, [{ indicator: lpa, lpaScore: 1.005, lpaMax: 5 }], kind), undefined);
  assert.ok(here(rules, [{ indicator: lpa, lpaScore: 1.01, lpaMax: 5 }], kind));
});

test("1,000 random outlines and every spelling of an area read the same natively and in WebAssembly", () => {
  const outlines = ["", ";", "|", "1 2", "100 13 100 14 101 14", "100 13 100 x", "200 13 1 1 2 2", "100 91 1 1 2 2", "nan 1 2 3 4 5", "100 13 101 13 101 14 100 14;100.2 13.2 100.2 13.4 100.4 13.4|102 13 103 13 103 14"];
  for (let seed = 1; seed <= 1000; ++seed) {
    const d = dice(seed), size = d.whole(3, 40), lon = 97 + d.whole(0, 8000) / 1000, lat = 5 + d.whole(0, 15000) / 1000;
    outlines.push(Array.from({ length: size }, (_, i) => `${lon + (Math.cos((i / size) * 2 * Math.PI) * d.whole(1, 900)) / 1e5} ${lat + (Math.sin((i / size) * 2 * Math.PI) * d.whole(1, 900)) / 1e5}`).join(" "));
  }
  const expected = native("drawing", outlines).map((one) => JSON.parse(one));
  outlines.forEach((outline, i) => {
    const { cm2, error } = JSON.parse(rules.askText("muang_drawn_area", outline));
    assert.equal(error, expected[i].error, outline);
    // Two libraries of sine and logarithm: the last bit of an area may differ, a square centimetre at most.
    if (!error) assert.ok(Math.abs(cm2 - expected[i].cm2) <= 1, `${outline}: ${cm2}, natively ${expected[i].cm2}`);
  });
  assert.equal(expected.filter((one) => one.error).length, 4);
  assert.ok(expected.filter((one) => one.cm2 > 1e8).length > 900);
  const spellings = ["4-2-0 ไร่", "1 ไร่ 46 ตร.ว.", "72 ตรว.", "ไร่:1 งาน:3 วา:96.00", "1,167 ไร่ 1 งาน 32 ตารางวา", "๔-๒-๐ ไร่", "7200 ตร.ม.", "4-2-0", "2.5 ไร่ 1 งาน", "", "ไร่", "1,5 ไร่", "25-12-62"];
  const read = native("area", spellings);
  spellings.forEach((text, i) => assert.equal(rules.askText("muang_area_text", text), read[i], text));
  assert.deepEqual(JSON.parse(read[0]), { cm2: 72_000_000, doubts: [] });
});
