// SPDX-License-Identifier: Apache-2.0
// A plain GeoTIFF of one band, little-endian, one row a strip: enough of TIFF 6.0 and GeoTIFF 1.1 to make images for tests.

const kinds = {
  byte: { array: Uint8Array, format: 1 }, uint16: { array: Uint16Array, format: 1 }, int16: { array: Int16Array, format: 2 },
  float32: { array: Float32Array, format: 3 }, float64: { array: Float64Array, format: 3 },
};

// values: rows of numbers; x, y: outer corner of the first cell; cell: its side. epsg: nothing for an image without a system.
// unit: of the values, as GDAL writes it.
export function geotiff({ values, kind = 'byte', x, y, cell, epsg, geographic = false, nodata, unit }) {
  const rows = values.length, columns = values[0].length, { array, format } = kinds[kind];
  const bytes = Buffer.from(array.from(values.flat()).buffer);
  const short = (...list) => Buffer.from(Uint16Array.from(list).buffer), long = (...list) => Buffer.from(Uint32Array.from(list).buffer);
  const double = (...list) => Buffer.from(Float64Array.from(list).buffer);
  const stride = columns * array.BYTES_PER_ELEMENT;
  const tags = [[256, 4, long(columns)], [257, 4, long(rows)], [258, 3, short(array.BYTES_PER_ELEMENT * 8)], [259, 3, short(1)], [262, 3, short(1)],
    [273, 4, long(...values.map((_, row) => 8 + row * stride))], [277, 3, short(1)], [278, 4, long(1)], [279, 4, long(...values.map(() => stride))], [339, 3, short(format)],
    [33550, 12, double(cell, cell, 0)], [33922, 12, double(0, 0, 0, x, y, 0)]];
  if (epsg) tags.push([34735, 3, geographic ? short(1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, epsg)
    : short(1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, epsg)]);
  if (unit) tags.push([42112, 2, Buffer.from(`<GDALMetadata><Item name="UNITTYPE" sample="0" role="unittype">${unit}</Item></GDALMetadata>\0`)]);
  if (nodata !== undefined) tags.push([42113, 2, Buffer.from(`${nodata}\0`)]);
  const sizes = { 2: 1, 3: 2, 4: 4, 12: 8 };
  const padded = bytes.length % 2 ? Buffer.concat([bytes, Buffer.alloc(1)]) : bytes;
  const start = 8 + padded.length;
  let free = start + 2 + tags.length * 12 + 4;
  const entries = [], extra = [];
  for (const [tag, type, data] of tags) {
    const entry = Buffer.alloc(12);
    entry.writeUInt16LE(tag, 0);
    entry.writeUInt16LE(type, 2);
    entry.writeUInt32LE(data.length / sizes[type], 4);
    if (data.length <= 4) data.copy(entry, 8);
    else {
      entry.writeUInt32LE(free, 8);
      extra.push(data.length % 2 ? Buffer.concat([data, Buffer.alloc(1)]) : data);
      free += extra.at(-1).length;
    }
    entries.push(entry);
  }
  const head = Buffer.from('II*\0\0\0\0\0', 'latin1');
  head.writeUInt32LE(start, 4);
  return Buffer.concat([head, padded, short(tags.length), ...entries, long(0), ...extra]);
}
