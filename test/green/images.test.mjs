// SPDX-License-Identifier: Apache-2.0
// `muang green ndvi` and `muang green zonal` on files: published figures, coordinate systems, and files that are not what they say.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { geotiff } from './geotiff.mjs';

const program = process.env.MUANG ?? fileURLToPath(new URL('../../build/release/muang', import.meta.url));
const landsat = (name) => fileURLToPath(new URL(`landsat8/${name}.tif`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'muang-images-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function run(action, options) {
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { status, stdout, stderr, error } = spawnSync(program, ['green', action, ...words], { encoding: 'utf8', maxBuffer: 64 << 20 });
  assert.equal(error, undefined);
  return { status, stdout, stderr };
}
function refused(action, options, code) {
  const { status, stdout, stderr } = run(action, options);
  assert.deepEqual([status, stdout], [1, ''], stderr);
  assert.match(stderr, new RegExp(`^${code} `));
}
function zones(options) {
  const { status, stdout, stderr } = run('zonal', { format: 'json', ...options });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout).zones;
}
function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const geojson = (name, polygons, epsg) => file(name, JSON.stringify({
  type: 'FeatureCollection', ...(epsg && { crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg}` } } }),
  features: polygons.map((coordinates, i) => ({ type: 'Feature', properties: { id: `z${i + 1}` }, geometry: { type: 'Polygon', coordinates } })),
}));
const box = (x0, y0, x1, y1) => [[[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]]];
const near = (a, b, by) => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`);

const classes = [[1, 2, 3, 255], [4, 5, 6, 255], [7, 8, 9, 255]];
const utm = { values: classes, x: 600000, y: 1500030, cell: 10, epsg: 32647, nodata: 255 };
const image = file('classes.tif', geotiff(utm));
const square = geojson('square.geojson', [box(600005, 1500000, 600025, 1500020)], 32647);

test('the Landsat pair has the index of the reference: mean, median, extremes and cells above', () => {
  const { status, stdout, stderr } = run('ndvi', { red: landsat('red'), nir: landsat('nir'), scale: '2e-5', offset: '-0.1', out: join(folder, 'ndvi.tif') });
  assert.equal(status, 0, stderr);
  const index = JSON.parse(stdout);
  assert.deepEqual([index.cells, index.valid], [378081, 378081]);
  for (const [name, value] of Object.entries({ mean: 0.530563, median: 0.534821, min: -0.823783, max: 0.814289 })) near(index[name], value, 5.1e-7);
  assert.deepEqual(index.above.map((each) => each.cells), [376811, 367721, 327885, 230316]);
  near(index.above[0].areaM2 / 1e6, 339.13, 0.005);
  // The file that it wrote, and the classes formed on the way, have the same cells.
  const all = geojson('all.geojson', [box(400000, 3380000, 500000, 3420000)], 32616);
  const [written] = zones({ zones: all, raster: join(folder, 'ndvi.tif'), stats: 'count,mean,max' });
  assert.equal(written.count, 378081);
  near(written.mean, index.mean, 1e-8);
  const [above] = zones({ zones: all, red: landsat('red'), nir: landsat('nir'), scale: '2e-5', offset: '-0.1', above: 0.3, stats: 'count,sum' });
  assert.deepEqual([above.count, above.sum], [378081, 367721]);
});

test('raw numbers have no vegetation index unless a scale is given', () => {
  refused('ndvi', { red: landsat('red'), nir: landsat('nir') }, 'E5568');
  const index = JSON.parse(run('ndvi', { red: landsat('red'), nir: landsat('nir'), scale: 1, thresholds: 0.5 }).stdout);
  near(index.mean, 0.293810, 5.1e-7);
  near(index.median, 0.295289, 5.1e-7);
  assert.equal(index.above[0].cells, 35);
});

test('a zone over halves of cells, by hand, in every form of answer', () => {
  // Halves of 4 and 7, the whole of 5, 8, halves of 6, 9.
  const options = { zones: square, raster: image, stats: 'count,sum,mean,min,max,median,majority,area,frac' };
  const [zone] = zones(options);
  assert.deepEqual({ ...zone, frac: undefined }, { id: 'z1', count: 4, sum: 26, mean: 6.5, min: 4, max: 9, median: 6.5, majority: 8, areaM2: 400, frac: undefined, reason: null });
  assert.deepEqual(zone.frac, { 4: 0.125, 5: 0.25, 6: 0.125, 7: 0.125, 8: 0.25, 9: 0.125 });
  const csv = run('zonal', { ...options, stats: 'sum,frac' }).stdout.split('\r\n');
  assert.equal(csv[0], 'id,sum,frac_4,frac_5,frac_6,frac_7,frac_8,frac_9,reason');
  assert.equal(csv[1], 'z1,26,0.125,0.25,0.125,0.125,0.25,0.125,');
  const out = join(folder, 'answer.gpkg');
  assert.equal(run('zonal', { ...options, stats: 'sum,mean', format: 'gpkg', out }).status, 0);
  assert.match(readFileSync(out).subarray(0, 15).toString('latin1'), /^SQLite format 3/);
  refused('zonal', { ...options, format: 'gpkg', out }, 'E5569');  // what is there is kept
});

test('zones of degrees on an image of metres meet the same cells', () => {
  // 47N 600000 1500000 is 13.5665° N, 99.9241° E; a ring around all of it.
  const around = geojson('around.geojson', [box(99.9, 13.5, 99.95, 13.6)]);
  const [zone] = zones({ zones: around, raster: image, stats: 'count,sum' });
  assert.deepEqual([zone.count, zone.sum], [9, 45]);
});

test('cells of degrees have their area on the ellipsoid, and a zone of metres bends over them', () => {
  const degrees = file('degrees.tif', geotiff({ values: Array.from({ length: 10 }, () => Array(10).fill(1)), x: 100, y: 14, cell: 0.1, epsg: 4326, geographic: true }));
  const one = geojson('one.geojson', [box(100, 13.9, 100.1, 14)]);
  // WGS 84: 110,640 m of a tenth of a degree of latitude at 13.95°, 108,040 m of longitude; 1.1953e8 m² by both radii.
  const [cell] = zones({ zones: one, raster: degrees, stats: 'count,area' });
  near(cell.count, 1, 1e-9);
  near(cell.areaM2, 119.55e6, 0.05e6);
  // 50 km of 47N: on the ground 0.9996² larger near its middle, and its sides are no parallels.
  const metres = geojson('metres.geojson', [box(640000, 1450000, 690000, 1500000)], 32647);
  const [wide] = zones({ zones: metres, raster: degrees, stats: 'area' });
  near(wide.areaM2 / 2.5e9, 1, 0.0015);
});

test('a zone that jumps over the antimeridian, or is too far for any place, has a reason instead of figures', () => {
  const jumps = geojson('jumps.geojson', [box(170, 10, -170, 12), [[[1e300, 0], [1e300, 1e300], [-1e300, 5], [1e300, 0]]], box(99.9, 13.5, 99.95, 13.6)]);
  const answers = zones({ zones: jumps, raster: image, stats: 'count' });
  assert.deepEqual(answers.map((zone) => [zone.count, zone.reason]), [[null, 'not-transformed'], [null, 'not-transformed'], [9, null]]);
});

test('a border of metres is as long in degrees with three corners as with three thousand', () => {
  const world = file('world.tif', geotiff({ values: Array.from({ length: 10 }, () => Array(10).fill(1)), x: 94, y: 20, cell: 1, epsg: 4326, geographic: true }));
  const corners = [[400000, 1300000], [700000, 1300000], [400000, 1700000]];
  const along = ([x0, y0], [x1, y1], n) => Array.from({ length: n }, (_, i) => [x0 + ((x1 - x0) * i) / n, y0 + ((y1 - y0) * i) / n]);
  const ring = (n) => [[...corners.flatMap((corner, i) => along(corner, corners[(i + 1) % 3], n)), corners[0]]];
  const [few, many] = zones({ zones: geojson('triangles.geojson', [ring(1), ring(1000)], 32647), raster: world, stats: 'count' });
  near(few.count, many.count, 2e-4);
});

test('"no data" that the type cannot hold is none; a zone with nothing but no data has no figures', () => {
  const bytes = file('bytes.tif', geotiff({ ...utm, nodata: -128 }));
  assert.equal(zones({ zones: square, raster: bytes, stats: 'sum' })[0].sum, 26);
  const nothing = geojson('nothing.geojson', [box(600030, 1500000, 600040, 1500030), box(600000, 1500000, 600010, 1500010), box(700000, 1500000, 700010, 1500010)], 32647);
  const [none, some, out] = zones({ zones: nothing, raster: image, stats: 'sum,mean,max' });
  assert.deepEqual(none, { id: 'z1', sum: null, mean: null, max: null, reason: 'no-data' });
  assert.deepEqual(some, { id: 'z2', sum: 7, mean: 7, max: 7, reason: null });
  assert.equal(out.reason, 'outside-raster');
  const nan = file('nan.tif', geotiff({ ...utm, kind: 'float32', values: classes.map((row) => row.map((v) => (v === 255 ? NaN : v))), nodata: 'nan' }));
  assert.equal(zones({ zones: square, raster: nan, stats: 'sum' })[0].sum, 26);
});

test('areas that are none have a reason and the others their figures', () => {
  const odd = geojson('odd.geojson', [[[[600000, 1500000], [600010, 1500010]]], [[[600000, 1500000], [600030, 1500030], [600030, 1500000], [600000, 1500030], [600000, 1500000]]],
    box(600014, 1500014, 600015, 1500015)], 32647);
  const [two, bow, tiny] = zones({ zones: odd, raster: image, stats: 'count,mean' });
  assert.equal(two.reason, 'empty');
  assert.equal(bow.reason, 'crosses-itself');
  near(tiny.count, 0.01, 1e-9);
  assert.equal(tiny.mean, 5);
});

test('what is no image, no zone, of no place, or elsewhere is refused with its code', () => {
  const bare = file('bare.tif', geotiff({ ...utm, epsg: undefined }));
  refused('zonal', { zones: square, raster: bare }, 'E5551');
  refused('zonal', { zones: square, raster: image, band: 2 }, 'E5553');
  refused('zonal', { zones: square, raster: image, stats: 'count,colour' }, 'E5566');
  refused('zonal', { zones: square, raster: image, id: 'name' }, 'E5562');
  refused('zonal', { zones: geojson('far.geojson', [box(1, 1, 2, 2)]), raster: image }, 'E5563');
  refused('zonal', { zones: geojson('empty.geojson', []), raster: image }, 'E5560');
  refused('zonal', { zones: file('text.geojson', 'id,name'), raster: image }, 'E5558');
  refused('zonal', { zones: square, raster: image, weights: landsat('red') }, 'E5564');
  const landsatZone = geojson('landsat.geojson', [box(452475, 3390555, 471285, 3408645)], 32616);
  refused('zonal', { zones: landsatZone, raster: file('cut.tif', readFileSync(landsat('red')).subarray(0, 400_000)) }, 'E555[07]');
  refused('zonal', { zones: square, raster: image, scale: 'nan' }, 'E5569');
  refused('ndvi', { red: landsat('red'), nir: image, scale: 1 }, 'E5567');
});

test('names that reach elsewhere are no files: virtual rasters, virtual file systems, addresses', () => {
  const vrt = file('vrt.tif', `<VRTDataset rasterXSize="4" rasterYSize="3"><VRTRasterBand dataType="Byte" band="1"><SimpleSource><SourceFilename>${image}</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>`);
  for (const raster of [vrt, `/vsisubfile/0_1000,${image}`, '/vsicurl/http://127.0.0.1:9/a.tif', 'http://127.0.0.1:9/a.tif', `GTIFF_DIR:1:${image}`, folder])
    refused('zonal', { zones: square, raster }, 'E5550');
  refused('zonal', { zones: `/vsizip/${square}`, raster: image }, 'E5558');
  assert.equal(existsSync(`${image}.aux.xml`), false);
});

test('threads change no byte of the answer', () => {
  const many = geojson('many.geojson', Array.from({ length: 50 }, (_, i) => box(452500 + i * 300, 3395000 + i * 70, 456000 + i * 290, 3400000 + i * 50)), 32616);
  const answer = (threads) => run('zonal', { zones: many, raster: landsat('nir'), stats: 'count,sum,mean,variance,median,frac', threads }).stdout;
  assert.equal(answer(1), answer(7));
  assert.ok(answer(1).length > 10_000);
});
