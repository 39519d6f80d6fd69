// SPDX-License-Identifier: Apache-2.0
// What stands on the map can be pressed: a tree says what it is and leads to its page, a circle with a number leads closer.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, desk, findings, openBrowser, openWindow, overflow, phone, picture, settled, signIn } from './browser.mjs';
import { town } from './journey.mjs';

const web = createRequire(new URL('../../web/package.json', import.meta.url));
let server, browser;
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(size, touch = false) {
  const window = await openWindow(browser, server, { size, touch, place: { longitude: 100.5, latitude: 13.7, accuracy: 5 } });
  await signIn(window.page, server.account('officer'));
  await window.page.goto(`/green/${town(server)}`);
  await settled(window.page);
  await window.page.locator('.map[role=application][aria-busy=false]').waitFor();
  return window;
}
/** The place comes into the middle of what is seen of the map. */
async function bring({ page, context }, longitude, latitude) {
  await context.setGeolocation({ longitude, latitude, accuracy: 5 });
  await page.getByRole('button', { name: 'ไปที่ตำแหน่งของฉัน' }).click();
  await page.locator('.map-box .note', { hasText: /ช่องตารางละ (10|50) ม\./ }).waitFor();
  await page.waitForLoadState('networkidle');
}
/** The page may have moved under the map. */
async function middle(page) {
  const box = await page.locator('.map[role=application]').boundingBox(), view = page.viewportSize();
  const covered = view.width < 1024 ? Math.round(view.height * 0.42) : 0;
  return { x: box.x + box.width / 2, y: box.y + (box.height - covered) / 2 };
}
const tile = (longitude, latitude, z) => {
  const n = 2 ** z, phi = (latitude * Math.PI) / 180;
  return [Math.floor((n * (longitude + 180)) / 360), Math.floor((n * (1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI)) / 2)];
};
/** Thirty yang na in two rows, 20 m apart; the first one. */
async function grove(page) {
  const unit = server.account('officer').unitId;
  const { items } = await (await page.request.get(`/api/v1/units/${unit}/green/trees?q=${encodeURIComponent('แถวยางนา')}&limit=200`)).json();
  if (items.length) return items.find((one) => one.code === 'ย-0');
  for (let i = 0; i < 30; ++i) {
    const entry = { species: 'ยางนา', code: `ย-${i}`, latE7: 165_400_000 + (i % 2) * 2000, lonE7: 1_047_200_000 + i * 1000, campaign: 'แถวยางนา', setting: 'park' };
    const answer = await page.request.post(`/api/v1/units/${unit}/green/trees`, { headers: { origin: server.url, 'x-requested-with': 'muang', 'idempotency-key': crypto.randomUUID() }, data: { entry, measurement: { day: '2024-01-15', girthMm: 1205, heightMm: 12_400, method: 'tape' } } });
    assert.equal(answer.status(), 201, await answer.text());
  }
  return grove(page);
}

for (const [name, size, touch] of [['phone', phone, true], ['desk', desk, false]])
  test(`a tree that is pressed says its kind and size, and its page is one press away: ${name}`, async () => {
    const window = await open(size, touch), { page } = window;
    const tree = await grove(page);
    await page.reload();
    await page.locator('.map[role=application][aria-busy=false]').waitFor();
    await bring(window, tree.lonE7 / 1e7, tree.latE7 / 1e7);
    const { x, y } = await middle(page);
    const sheet = page.getByRole('region', { name: 'ต้นไม้ที่เลือกบนแผนที่' });
    for (let turn = 0; turn < 20 && !(await sheet.isVisible()); ++turn) {
      if (touch) await page.touchscreen.tap(x, y);
      else await page.mouse.click(x, y);
      await page.waitForTimeout(250);
    }
    await sheet.getByText(tree.nameTh).waitFor();
    await sheet.getByText('เส้นผ่านศูนย์กลาง').waitFor();
    assert.equal(await overflow(page), '');
    assert.deepEqual(await findings(page), []);
    await picture(page, `green-tree-sheet-${name}`, { fullPage: false });
    await sheet.getByRole('link', { name: 'ดูต้นไม้ต้นนี้' }).click();
    await page.waitForURL(`**/trees/${tree.id}`);
    await page.getByRole('heading', { name: tree.nameTh }).waitFor();
    assert.deepEqual(window.complaints, []);
    await window.context.close();
  });

test('a circle says how many it stands for, and a press on it leads closer', async () => {
  const window = await open(desk), { page } = window;
  const zoom = 11, unit = server.account('officer').unitId, tree = await grove(page);
  const [column, row] = tile(tree.lonE7 / 1e7, tree.latE7 / 1e7, zoom);
  const { VectorTile } = await import(web.resolve('@mapbox/vector-tile')), pbf = await import(web.resolve('pbf'));
  const bytes = await (await page.request.get(`/api/v1/units/${unit}/green/tiles/${zoom}/${column}/${row}`)).body();
  const layer = new VectorTile(new (pbf.default ?? pbf.PbfReader ?? pbf.Pbf)(new Uint8Array(bytes))).layers.trees;
  const marks = Array.from({ length: layer.length }, (_, i) => layer.feature(i)).sort((a, b) => b.properties.count - a.properties.count);
  assert.ok(marks[0].properties.count > 1);
  const [longitude, latitude] = marks[0].toGeoJSON(column, row, zoom).geometry.coordinates;
  await bring(window, longitude, latitude);
  await page.locator('.map[role=application]').focus();
  for (let i = zoom; i < 18; ++i) await page.keyboard.press('-');
  const note = page.locator('.map-box .note');
  await page.waitForLoadState('networkidle');
  const before_ = await note.innerText(), { x, y } = await middle(page);
  await picture(page, 'green-map-numbers', { fullPage: false });
  for (let turn = 0; turn < 20 && (await note.innerText()) === before_; ++turn) {
    await page.mouse.click(x, y);
    await page.waitForTimeout(250);
  }
  assert.notEqual(await note.innerText(), before_);
  assert.deepEqual(window.complaints, []);
  await window.context.close();
});

test('at the end the server log is clean', () => cleanLog(server));
