// SPDX-License-Identifier: Apache-2.0
// A JPEG as a phone makes it, by hand: Exif with day, place and orientation (CIPA DC-008-2019), then a picture of one pixel's tables.
const number = (value, size) => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes;
};
const part = (marker, body) => Buffer.concat([Buffer.from([0xff, marker]), number(body.length + 2, 2), body]);
const directory = (...entries) => Buffer.concat([number(entries.length, 2), ...entries, number(0, 4)]);
const long = (tag, value) => Buffer.concat([number(tag, 2), number(4, 2), number(1, 4), number(value, 4)]);
const letter = (tag, one) => Buffer.concat([number(tag, 2), number(2, 2), number(2, 4), Buffer.from(`${one}\0\0\0`)]);
const at = (tag, type, count, offset) => Buffer.concat([number(tag, 2), number(type, 2), number(count, 4), number(offset, 4)]);
const fraction = (degrees) => Buffer.concat([number(Math.round(degrees * 1e7), 4), number(1e7, 4), number(0, 4), number(1, 4), number(0, 4), number(1, 4)]);

export function jpeg({ day = '2026:11:02', latitude, longitude }) {
  const exif = 38, text = exif + 18, gps = text + 20, places = gps + 54;
  const tiff = Buffer.concat([
    Buffer.from('MM\0*'), number(8, 4), directory(long(0x8769, exif), long(0x8825, gps)),
    directory(at(0x9003, 2, 20, text)), Buffer.from(`${day} 09:30:00\0`),
    directory(letter(1, 'N'), at(2, 5, 3, places), letter(3, 'E'), at(4, 5, 3, places + 24)), fraction(latitude), fraction(longitude),
  ]);
  const table = Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)]);
  const picture = [part(0xdb, table), part(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])), part(0xc4, Buffer.concat([Buffer.from([0]), Buffer.from([1]), Buffer.alloc(15), Buffer.from([0])])), part(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([0x7f])];
  const jfif = part(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1'));
  const end = Buffer.from([0xff, 0xd9]);
  const start = Buffer.from([0xff, 0xd8]);
  return { sent: Buffer.concat([start, jfif, part(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff])), ...picture, end]), bare: Buffer.concat([start, jfif, ...picture, end]) };
}
