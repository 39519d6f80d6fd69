// SPDX-License-Identifier: Apache-2.0
// Pure geometry of the charts.

export interface Point {
  label: string;
  value: number | null;
  note?: string;
}
/** Three to five round numbers that enclose the values; 0 is included when it is near. */
export function ticks(values: number[]): number[] {
  if (!values.length) return [0, 1];
  let low = Math.min(...values);
  let high = Math.max(...values);
  if (low >= 0 && low < high * 0.4) low = 0;
  if (low === high) {
    const half = Math.abs(low) * 0.1 || 1;
    low = low === 0 ? 0 : low - half;
    high += half;
  }
  const rough = (high - low) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough)!;
  const from = Math.floor(low / step + 1e-9);
  const to = Math.ceil(high / step - 1e-9);
  return Array.from({ length: to - from + 1 }, (_, i) => Number(((from + i) * step).toPrecision(12)));
}
export function along(value: number, from: number, to: number, begin: number, end: number): number {
  return to === from ? (begin + end) / 2 : begin + ((value - from) / (to - from)) * (end - begin);
}
/** Runs of neighbouring points that have a value; a gap stays a gap. */
export function runs(points: Point[]): number[][] {
  const found: number[][] = [];
  points.forEach((point, i) => {
    if (point.value === null) return;
    const last = found.at(-1);
    if (last && last.at(-1) === i - 1) last.push(i);
    else found.push([i]);
  });
  return found;
}
/** Corners of a polygon on circles: shares 0–1, the first at the top. */
export function radial(shares: number[], radius: number): string {
  return shares
    .map((share, i) => {
      const angle = (i / shares.length) * 2 * Math.PI - Math.PI / 2;
      return `${(Math.cos(angle) * radius * share).toFixed(1)},${(Math.sin(angle) * radius * share).toFixed(1)}`;
    })
    .join(" ");
}
/** Upper ends of five classes with as many values in each. */
export function fifths(values: number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return [1, 2, 3, 4, 5].map((i) => sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * i) / 5) - 1)] ?? 0);
}
