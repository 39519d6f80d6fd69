// SPDX-License-Identifier: Apache-2.0
// An image of classes comes in from a phone, measures the town's plots, and two years stand side by side.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { geotiff } from '../green/geotiff.mjs';
import { startDemoServer } from '../server.mjs';
import { cleanLog, findings, openBrowser, openWindow, overflow, phone, picture, settled, signIn } from './browser.mjs';

let server, browser, box;
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
  const list = await (await fetch(`${server.url}/api/v1/units/${server.account('officer').unitId}/green/plots`)).json();
  const drawn = list.items.filter((one) => one.hasOutline);
  box = { west: Math.min(...drawn.map((one) => one.west)), north: Math.max(...drawn.map((one) => one.north)), east: Math.max(...drawn.map((one) => one.east)), south: Math.min(...drawn.map((one) => one.south)) };
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

// Cells of 0.001° over the town's public plots: trees west of the middle.
function image(trees) {
  const columns = Math.ceil((box.east - box.west) * 1000) + 2, rows = Math.ceil((box.north - box.south) * 1000) + 2;
  const values = Array.from({ length: rows }, () => Array.from({ length: columns }, (_, i) => (i < columns * trees ? 10 : 50)));
  return { name: 'cover.tif', mimeType: 'image/tiff', buffer: geotiff({ values, x: box.west - 0.001, y: box.north + 0.001, cell: 0.001, epsg: 4326, geographic: true }) };
}
async function bring(page, day, trees) {
  await page.locator('#image-file').setInputFiles(image(trees));
  await page.locator('#image-source').fill('ภาพทดสอบ');
  await page.locator('#image-day').fill(day);
  await page.getByRole('button', { name: 'นำเข้าภาพ' }).click();
}

test('an officer measures the plots of the town in two images and compares them', async () => {
  const { page, context, complaints } = await openWindow(browser, server, { size: phone });
  await signIn(page, server.account('officer'));
  await page.goto(`/green/${server.account('officer').unitId}/cover`);
  await settled(page);
  await page.getByRole('button', { name: 'นำเข้าภาพ' }).click();
  await page.locator('.field__error').first().waitFor();
  assert.ok((await page.locator('.field__error').count()) >= 3, 'all that is missing is told at once');
  await bring(page, '31 ธ.ค. 2564', 0.5);
  await page.getByRole('button', { name: 'วัดในแปลง' }).first().click();
  await page.getByText('เสร็จแล้ว').first().waitFor();
  await bring(page, '31 ธ.ค. 2567', 0);
  await page.locator('article').getByText(/31 ธันวาคม.*2567/).first().waitFor();
  await page.getByRole('button', { name: 'วัดในแปลง' }).first().click();
  await page.getByText('เสร็จแล้ว').nth(1).waitFor();
  await page.getByRole('button', { name: 'ดูผล' }).nth(1).click();
  await page.getByText('ชั้นสิ่งปกคลุมดิน').first().waitFor();
  await picture(page, 'cover-figures');
  await page.locator('#change-from').selectOption({ index: 2 });
  await page.locator('#change-to').selectOption({ index: 1 });
  for (const side of ['from', 'to']) await page.locator(`#accuracy-${side}`).fill('90');
  await page.getByRole('button', { name: 'เปรียบเทียบ' }).click();
  await page.getByText(/ค่าคลาดเคลื่อนได้ถึง 20/).waitFor();
  await picture(page, 'cover-change');
  assert.equal(await overflow(page), '');
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('at the end the server log is clean', () => cleanLog(server));
