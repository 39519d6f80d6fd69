// SPDX-License-Identifier: Apache-2.0
// A provincial office joins the sub-districts of a file into the boundaries of its municipalities, measures an image in them and
// publishes the shares to the city database, on a phone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { geotiff } from '../green/geotiff.mjs';
import { startDemoServer } from '../server.mjs';
import { cleanLog, findings, openBrowser, openWindow, overflow, phone, picture, settled, signIn } from './browser.mjs';

let server, browser;
const tambons = readFileSync(new URL('../green/tambons/mukdahan.geojson', import.meta.url));
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('boundaries from a file of sub-districts, then the cover of an image as facts', async () => {
  const { page, context, complaints } = await openWindow(browser, server, { size: phone });
  await signIn(page, server.account('province'));
  await page.goto('/green');
  await settled(page);
  await page.getByRole('link', { name: 'ขอบเขตเทศบาล' }).click();
  await page.locator('#source').fill('แนวตำบล กรมแผนที่ทหาร 2562 อย่างย่อ');
  await page.locator('#boundary-file').setInputFiles({ name: 'mukdahan.geojson', mimeType: 'application/geo+json', buffer: tambons });
  await page.getByText('รับได้ 19 แห่ง มีอยู่แล้ว 0 ไม่รับ 6').waitFor();
  await picture(page, 'boundaries-look');
  assert.equal(await overflow(page), '');
  assert.deepEqual(await findings(page), []);
  await page.getByLabel('ใช้ทั้งตำบล').check();
  await page.getByRole('button', { name: 'ตรวจแฟ้ม' }).click();
  await page.getByRole('button', { name: 'บันทึก 25 แห่ง' }).click();
  await page.getByText('บันทึกขอบเขตแล้ว 25 แห่ง').waitFor();

  // An image of the whole province of which the western half is trees: every town has a share, some none.
  await page.goto('/green');
  await page.getByRole('link', { name: 'สิ่งปกคลุมดินจากภาพ' }).click();
  const values = Array.from({ length: 100 }, () => Array.from({ length: 120 }, (_, i) => (i < 60 ? 10 : 50)));
  await page.locator('#image-file').setInputFiles({ name: 'cover.tif', mimeType: 'image/tiff', buffer: geotiff({ values, x: 103.9, y: 17, cell: 0.01, epsg: 4326, geographic: true }) });
  await page.locator('#image-source').fill('ภาพทดสอบ');
  await page.locator('#image-day').fill('31 ธ.ค. 2564');
  await page.getByRole('button', { name: 'นำเข้าภาพ' }).click();
  await page.getByRole('button', { name: 'วัดในขอบเขต' }).click();
  await page.getByRole('button', { name: 'เผยแพร่เข้าฐานข้อมูลเมือง' }).click();
  await page.getByText('เผยแพร่แล้ว 25 แห่ง ปีงบประมาณ 2565').waitFor();
  await picture(page, 'cover-published');
  assert.equal(await overflow(page), '');
  assert.deepEqual(await findings(page), []);
  const { facts } = await (await context.request.get('/api/v1/units/LG-1334/facts?year=2565')).json();
  assert.match(facts.find((one) => one.key === 'green_cover_share').source, /ภาพทดสอบ ถ่าย 31 ธ\.ค\. 2564/);
  assert.deepEqual(complaints, []);
  await context.close();
  cleanLog(server);
});
