// SPDX-License-Identifier: Apache-2.0
// A zip of stored files, and a Shapefile with one polygon a row and texts in the bytes that are given: by ESRI Shapefile
// Technical Description, July 1998, and the dBASE III table form.
import { crc32 } from 'node:zlib';

export function zip(files) {
  const parts = [], central = [];
  let at = 0;
  for (const [name, data] of Object.entries(files)) {
    const path = Buffer.from(name), head = Buffer.alloc(30), entry = Buffer.alloc(46);
    head.writeUInt32LE(0x04034b50, 0), head.writeUInt16LE(20, 4), head.writeUInt16LE(0x800, 6);
    head.writeUInt32LE(crc32(data), 14), head.writeUInt32LE(data.length, 18), head.writeUInt32LE(data.length, 22), head.writeUInt16LE(path.length, 26);
    entry.writeUInt32LE(0x02014b50, 0), entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 4, 30), entry.writeUInt32LE(at, 42);
    parts.push(head, path, data), central.push(entry, path);
    at += 30 + path.length + data.length;
  }
  const list = Buffer.concat(central), end = Buffer.alloc(22), count = Object.keys(files).length;
  end.writeUInt32LE(0x06054b50, 0), end.writeUInt16LE(count, 8), end.writeUInt16LE(count, 10), end.writeUInt32LE(list.length, 12), end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

/** rings: one closed ring [[x, y], …] a row, clockwise; texts: one Buffer a row for the column NAME. */
export function shapefile(rings, texts, prj) {
  const box = (points) => [Math.min(...points.map((p) => p[0])), Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[0])), Math.max(...points.map((p) => p[1]))];
  const header = (words) => {
    const head = Buffer.alloc(100);
    head.writeInt32BE(9994, 0), head.writeInt32BE(words, 24), head.writeInt32LE(1000, 28), head.writeInt32LE(5, 32);
    box(rings.flat()).forEach((value, i) => head.writeDoubleLE(value, 36 + 8 * i));
    return head;
  };
  const records = [], index = [];
  let words = 50;
  rings.forEach((ring, i) => {
    const body = Buffer.alloc(48 + 16 * ring.length), record = Buffer.alloc(8), line = Buffer.alloc(8);
    body.writeInt32LE(5, 0), box(ring).forEach((value, k) => body.writeDoubleLE(value, 4 + 8 * k));
    body.writeInt32LE(1, 36), body.writeInt32LE(ring.length, 40);
    ring.forEach(([x, y], k) => (body.writeDoubleLE(x, 48 + 16 * k), body.writeDoubleLE(y, 56 + 16 * k)));
    record.writeInt32BE(i + 1, 0), record.writeInt32BE(body.length / 2, 4);
    line.writeInt32BE(words, 0), line.writeInt32BE(body.length / 2, 4);
    records.push(record, body), index.push(line), (words += (8 + body.length) / 2);
  });
  const width = 60, table = Buffer.alloc(65), rows = texts.map((text) => Buffer.concat([Buffer.from(' '), text, Buffer.alloc(width - text.length, ' ')]));
  table.writeUInt8(3, 0), table.writeUInt32LE(texts.length, 4), table.writeUInt16LE(65, 8), table.writeUInt16LE(width + 1, 10);
  table.write('NAME', 32, 'latin1'), table.write('C', 43, 'latin1'), table.writeUInt8(width, 48), table.writeUInt8(13, 64);
  return { shp: Buffer.concat([header(words), ...records]), shx: Buffer.concat([header(50 + 4 * rings.length), ...index]), dbf: Buffer.concat([table, ...rows, Buffer.from([26])]), ...(prj && { prj: Buffer.from(prj) }) };
}

/** Thai letters as TIS-620 has them. */
export const tis620 = (text) => Buffer.from([...text].map((letter) => (letter < '\x80' ? letter.charCodeAt(0) : letter.codePointAt(0) - 0xe00 + 0xa0)));
