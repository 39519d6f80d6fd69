// SPDX-License-Identifier: Apache-2.0
// A Shapefile with Thai names in TIS-620 and no coordinate system comes into the register in the browser: refused with its
// reason, looked at, the broken outline mended on the person's word, written once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { shapefile, tis620, zip } from '../green/zip.mjs';
import { startDemoServer } from '../server.mjs';
import { cleanLog, desk, findings, openBrowser, openWindow, overflow, phone, picture, settled, signIn } from './browser.mjs';

let server, browser;
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const ring = (x, bow) => {
  const [a, b, c, d] = [[x, 1_835_300], [x, 1_835_400], [x + 100, 1_835_400], [x + 100, 1_835_300]];
  return bow ? [a, c, b, d, a] : [a, b, c, d, a];
};
function file() {
  const { shp, shx, dbf } = shapefile([ring(446_700), ring(447_000, true)], ['สวนจากแฟ้ม หนึ่ง', 'สวนจากแฟ้ม สอง'].map(tis620));
  return { name: 'สวน.zip', mimeType: 'application/zip', buffer: zip({ 'p.shp': shp, 'p.shx': shx, 'p.dbf': dbf }) };
}

test('a file of plots is refused, looked at, mended and written by an officer on a phone', async () => {
  const { page, context, complaints } = await openWindow(browser, server, { size: phone });
  await signIn(page, server.account('officer'));
  await page.goto(`/green/${server.account('officer').unitId}/files`);
  await settled(page);
  await page.locator('#plot-file').setInputFiles(file());
  await page.getByText(/แฟ้มไม่ได้ระบุระบบพิกัด/).first().waitFor();
  await picture(page, 'plot-files-refused');
  await page.locator('#in-crs').selectOption('EPSG:24048');
  await page.locator('#in-type').selectOption('1');
  await page.getByRole('button', { name: 'ตรวจแฟ้มอีกครั้ง' }).click();
  await page.getByText('ในแฟ้ม 2 แปลง รับได้ 1 มีอยู่แล้ว 0 ไม่รับ 1').waitFor();
  await page.getByText('อักขระ TIS-620').waitFor();
  await picture(page, 'plot-files-looked');
  assert.equal(await overflow(page), '');
  assert.deepEqual(await findings(page), []);
  await page.getByLabel(/ให้ปรับแนวเขตที่ตัดกันเอง 1 แปลง/).check();
  await page.getByRole('button', { name: 'ตรวจแฟ้มอีกครั้ง' }).click();
  await page.getByRole('button', { name: 'บันทึก 2 แปลง' }).click();
  await page.getByText('บันทึกแล้ว 2 แปลง').waitFor();
  await page.setViewportSize(desk);
  await picture(page, 'plot-files-wrote');
  await page.locator('#plot-file').setInputFiles(file());
  await page.getByText('รับได้ 0 มีอยู่แล้ว 1 ไม่รับ 1').waitFor();
  const list = await (await page.request.get(`/api/v1/units/${server.account('officer').unitId}/green/plots?q=${encodeURIComponent('สวนจากแฟ้ม')}`)).json();
  assert.equal(list.plots, 2);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the public takes out but is offered no way in', async () => {
  const { page, context, complaints } = await openWindow(browser, server, { size: desk });
  await page.goto(`/green/${server.account('officer').unitId}/files`);
  await settled(page);
  assert.equal(await page.locator('#plot-file').count(), 0);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'GeoPackage' }).click()]);
  assert.match(download.suggestedFilename(), /^green-plots-LG-\d{4}\.gpkg$/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('at the end the server log is clean', () => cleanLog(server));
