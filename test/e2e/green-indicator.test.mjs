// SPDX-License-Identifier: Apache-2.0
// The indicator of green area shows the register beside it: share, what is missing in rai, the next plots; and the town answers
// a criterion that the register cannot decide, with the keyboard alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, findings, openBrowser, openWindow, overflow, phone, settled, signIn } from './browser.mjs';

let server, browser;
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('share, gap in rai and the next plots stand beside the indicator', async () => {
  const { page, context, complaints } = await openWindow(browser, server, { size: { width: 1280, height: 900 } });
  await signIn(page, server.account('officer'));
  const unit = server.account('officer').unitId;
  const summary = await (await context.request.get(`/api/v1/units/${unit}/green/summary?year=2565`)).json();
  const share = summary.targets.find((one) => one.id === 'share-of-area');
  assert.equal(share.met, 'no');
  await page.goto(`/sheets/${unit}/2565/ESC-20`);
  await settled(page);
  const [rai, ngan] = share.gap.rai.replaceAll(',', '').split('-');
  const aside = page.locator('.aside');
  await aside.getByText(share.value.toFixed(2), { exact: true }).waitFor();
  assert.match(await aside.innerText(), new RegExp(`ขาดอีก ${Number(rai).toLocaleString('en-US')}-${ngan}-`));
  assert.deepEqual(await aside.locator('a[href^="/green/plots/"]').allInnerTexts(), summary.candidates.slice(0, 3).map((one) => one.plot.nameTh));
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a criterion is answered by keyboard, with its reason', async () => {
  const { page, context, complaints } = await openWindow(browser, server, { size: phone });
  await signIn(page, server.account('officer'));
  await page.goto(`/green/${server.account('officer').unitId}/summary`);
  await settled(page);
  await page.getByRole('button', { name: 'ตอบข้อนี้ 13' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('#criterion-answer').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('โปรดระบุเหตุผลหรือหลักฐานประกอบคำตอบ').first().waitFor();
  await page.locator('#criterion-note').focus();
  await page.keyboard.type('รายงานสำรวจคาร์บอน 2569');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('เมืองตอบว่าเป็นไปตามเกณฑ์').waitFor();
  await page.getByText('รายงานสำรวจคาร์บอน 2569').waitFor();
  assert.equal(await overflow(page), '');
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(complaints.filter((one) => !one.includes('422')), []);
  await context.close();
});

test('at the end the server log is clean', () => cleanLog(server));
