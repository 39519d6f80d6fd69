// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, desk, openBrowser, openWindow, picture, settled, signIn } from './browser.mjs';
import { year } from './journey.mjs';

let server, browser, page, context;
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
  ({ page, context } = await openWindow(browser, server, { size: desk }));
  await signIn(page, server.account('area'));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
const current = () => page.locator('tr[aria-current]');

test('j, k, x and Enter work through the list; switching the keys off silences them', async () => {
  await page.goto(`/inbox?year=${year}&state=all`);
  await settled(page);
  const rows = await page.locator('tbody tr').count();
  assert.ok(rows > 2, 'the demonstration has sheets to review');
  const first = await current().textContent();
  await page.keyboard.press('j');
  assert.notEqual(await current().textContent(), first);
  await page.keyboard.press('k');
  assert.equal(await current().textContent(), first);
  await page.keyboard.press('x');
  assert.equal(await current().locator('input').isChecked(), true);
  await page.keyboard.press('x');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'inbox-search');
  await page.locator('#inbox-search').blur();
  await page.getByRole('button', { name: 'ปิดแป้นลัด' }).click();
  await page.locator('h1').click();
  await page.keyboard.press('j');
  assert.equal(await current().textContent(), first);
  await page.getByRole('button', { name: 'เปิดแป้นลัด' }).click();
  await picture(page, 'inbox-1280');
});

test('returning needs a reason for each indicator', async () => {
  await page.goto(`/inbox?year=${year}&state=checked`);
  await settled(page);
  assert.ok((await page.locator('tbody tr').count()) > 0, 'the demonstration has checked sheets');
  await page.locator('h1').click();
  await page.keyboard.press('r');
  const confirm = page.getByRole('button', { name: 'ยืนยันตีกลับ' });
  await confirm.click();
  await page.getByText(/โปรดเลือกตัวชี้วัดที่ตีกลับอย่างน้อย 1 ข้อ/).waitFor();
  await page.getByLabel('ตัวชี้วัดที่ตีกลับ').selectOption({ index: 1 });
  await confirm.click();
  await page.getByText(/โปรดเขียนเหตุผลของตัวชี้วัด/).waitFor();
  await picture(page, 'inbox-return-1280', { fullPage: false });
});

test('a bulk step is held back for ten seconds: undone, it was never sent', async () => {
  const { page: other, context: theirs } = await openWindow(browser, server, { size: desk });
  await signIn(other, server.account('steering'));
  await other.goto(`/inbox?year=${year}&state=area-scored`);
  await settled(other);
  const calls = [];
  other.on('request', (request) => request.url().endsWith('/inbox/bulk') && calls.push(request.postData()));
  const boxes = other.locator('tbody tr').filter({ hasNotText: 'ต่ำกว่าเกณฑ์' }).locator('input[type=checkbox]');
  const n = Math.min(2, await boxes.count());
  assert.ok(n > 0, 'the demonstration has sheets to certify');
  for (let i = 0; i < n; i++) await boxes.nth(i).check();
  await other.getByRole('button', { name: new RegExp(`^รับรองผล ${n} ฉบับ`) }).click();
  await other.getByText(/เลิกทำได้อีก \d+ วินาที/).waitFor();
  await picture(other, 'inbox-undo-1280', { fullPage: false });
  await other.getByRole('button', { name: 'เลิกทำ' }).click();
  await other.waitForTimeout(11_000);
  assert.deepEqual(calls, []);
  for (let i = 0; i < n; i++) await boxes.nth(i).check();
  await other.getByRole('button', { name: new RegExp(`^รับรองผล ${n} ฉบับ`) }).click();
  await other.getByText(`ทำแล้ว ${n} ฉบับ`).waitFor({ timeout: 15_000 });
  assert.equal(calls.length, 1);
  await theirs.close();
});

test('at the end the server log is clean', async () => {
  await context.close();
  cleanLog(server);
});
