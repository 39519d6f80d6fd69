// SPDX-License-Identifier: Apache-2.0
// The rules of the monthly report are one C++ text compiled twice. 1,000 random forms, and some that are no forms, go through
// the native build and through WebAssembly, and every byte of the answers is the same.
// node --test test/rules/rules.test.mjs   (needs g++ or $CXX, and clang-16 unless web/public/rules.wasm is there)
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "muang-rules-"));
after(() => rmSync(work, { recursive: true, force: true }));

function native(lines) {
  const program = join(work, "native");
  if (!existsSync(program)) {
    const sources = ["test/rules/native.cpp", "src/waste/report_rules.cpp", "src/waste/report_series_rules.cpp",
      "src/waste/report_fields_rules.cpp", "src/base/core/calendar.cpp"];
    execFileSync(process.env.CXX ?? "g++", ["-std=c++20", "-O1", "-Isrc", "-o", program, ...sources], { cwd: root });
  }
  return execFileSync(program, { input: lines.join("\n") + "\n", maxBuffer: 1 << 28 }).toString().split("\n").slice(0, -1);
}

async function browser() {
  const file = join(work, "rules.wasm");
  execFileSync(join(root, "web/tools/rules-wasm"), [file], { stdio: "inherit" });
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {});
  const rules = instance.exports;
  rules._initialize();
  return (line) => {
    const bytes = new TextEncoder().encode(line);
    const at = rules.muang_alloc(bytes.length + 1);
    new Uint8Array(rules.memory.buffer, at, bytes.length).set(bytes);
    const answer = rules.muang_check_report(at, bytes.length);
    const length = new DataView(rules.memory.buffer).getUint32(answer, true);
    const text = new TextDecoder().decode(new Uint8Array(rules.memory.buffer, answer + 4, length));
    rules.muang_free(at);
    rules.muang_free(answer);
    return text;
  };
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

test("1,000 random forms and eighteen broken texts get the same answer natively and in WebAssembly", async () => {
  const forms = Array.from({ length: 1000 }, (_, i) => form(i + 1));
  const lines = [...forms, ...broken];
  const check = await browser();
  const expected = native(lines);
  assert.equal(expected.length, lines.length);
  const seen = {}, standing = {};
  lines.forEach((line, i) => {
    assert.equal(check(line), expected[i], line);
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
