// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, openBrowser, openWindow, phone, picture, settled, signIn } from './browser.mjs';
import { town, year } from './journey.mjs';

let server, browser;
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const answers = '**/api/v1/**/answers/**';
const kept = (page) => page.locator('.actionbar').getByText(/เก็บไว้ในเครื่องนี้/);
const saved = (page) => page.locator('.actionbar .state--pass', { hasText: 'บันทึกแล้ว' });

async function open(line) {
  const window = await openWindow(browser, server, { size: phone });
  await signIn(window.page, server.account('officer'));
  await window.page.goto(`/sheets/${town(server)}/${year}/${line}`);
  await settled(window.page);
  return window;
}
async function type(page, line, part, value) {
  const field = page.locator(`#line-${line}-${part}`);
  await field.fill(String(value));
  await field.blur();
}
/** What the server holds, asked with the window's own session. */
async function stored(page, line) {
  const reply = await page.request.get(`/api/v1/units/${town(server)}/sheets/${year}`);
  return (await reply.json()).answers.find((one) => one.indicator === line);
}

test('what is typed without a connection stays on the device, over a reload too, and is sent when it is back', async () => {
  const { page, context, complaints } = await open('ESC-01');
  const total = () => page.locator('[data-score] b').textContent();
  const before = await total();
  await context.setOffline(true);
  await type(page, 'ESC-01', 'process', 8);
  await kept(page).waitFor();
  assert.notEqual(await total(), before, 'the rules on this device say what the typed points bring');
  assert.match(await page.locator('[data-score]').textContent(), /คำนวณบนเครื่องนี้/, 'it is not taken for the server\'s word');
  const expected = await total();
  await picture(page, 'offline-kept');
  await page.route(answers, (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
  await context.setOffline(false);
  await page.reload();
  await settled(page);
  assert.equal(await page.locator('#line-ESC-01-process').inputValue(), '8');
  await kept(page).waitFor();
  assert.equal((await stored(page, 'ESC-01')).process, null);
  await picture(page, 'offline-reloaded');
  await page.unroute(answers);
  await saved(page).waitFor({ timeout: 30_000 });
  assert.equal((await stored(page, 'ESC-01')).process, 8);
  assert.equal(await total(), expected, 'the server says the same');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('two people on one line: both values are shown, nothing is overwritten until one chooses', async () => {
  const first = await open('ESC-34');
  const second = await open('ESC-34');
  await type(second.page, 'ESC-34', 'process', 3);
  await saved(second.page).waitFor();
  await type(first.page, 'ESC-34', 'process', 5);
  const conflict = first.page.getByRole('alert', { name: 'มีผู้อื่นแก้ไขรายการนี้ก่อนท่าน' });
  await conflict.waitFor();
  assert.equal(await conflict.locator('td.mine').first().textContent(), '5');
  assert.equal(await conflict.locator('td.theirs').first().textContent(), '3');
  assert.equal((await stored(first.page, 'ESC-34')).process, 3, 'the first value is still there');
  await picture(first.page, 'conflict');
  await conflict.getByRole('button', { name: 'ใช้ค่าของท่าน' }).click();
  await saved(first.page).waitFor();
  assert.equal((await stored(first.page, 'ESC-34')).process, 5);
  await first.context.close();
  await second.context.close();
});

test('two people on different lines never meet', async () => {
  const first = await open('ESC-02');
  const second = await open('ESC-03');
  await type(first.page, 'ESC-02', 'process', 4);
  await type(second.page, 'ESC-03', 'process', 6);
  await saved(first.page).waitFor();
  await saved(second.page).waitFor();
  await first.page.waitForTimeout(800);
  assert.equal((await stored(first.page, 'ESC-02')).process, 4);
  assert.equal((await stored(first.page, 'ESC-03')).process, 6);
  await first.context.close();
  await second.context.close();
});

test('a number out of range says so, keeps the rest and sends nothing wrong', async () => {
  const { page, context } = await open('ESC-04');
  const before = (await stored(page, 'ESC-04')).outcome;
  await type(page, 'ESC-04', 'outcome', 15);
  await page.getByText(/ต้องเป็นจำนวนเต็ม 0–13 \(ท่านกรอก 15\) ข้อมูลอื่นบันทึกแล้ว/).waitFor();
  await picture(page, 'out-of-range');
  await type(page, 'ESC-04', 'process', 7);
  await page.waitForTimeout(1500);
  const now = await stored(page, 'ESC-04');
  assert.equal(now.outcome, before);
  assert.equal(now.process, 7);
  await context.close();
});

test('signing out with unsent lines warns first, and wipes them only when the person says so', async () => {
  const { page, context } = await open('ESC-05');
  await page.route(answers, (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
  await type(page, 'ESC-05', 'process', 2);
  await kept(page).waitFor();
  await page.locator('summary.person').click();
  await page.getByRole('button', { name: 'ออกจากระบบ' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await picture(page, 'leave-warning', { fullPage: false });
  await dialog.getByRole('button', { name: 'ยังไม่ออก' }).click();
  await kept(page).waitFor();
  await page.locator('summary.person').click();
  await page.getByRole('button', { name: 'ออกจากระบบ' }).click();
  await dialog.getByRole('button', { name: 'ออกและลบรายการที่ยังไม่ส่ง' }).click();
  await page.waitForURL(server.url + '/');
  const left = await page.evaluate(() => new Promise((done) => {
    const request = indexedDB.open('muang-drafts');
    request.onsuccess = () => {
      const count = request.result.transaction('lines').objectStore('lines').count();
      count.onsuccess = () => done(count.result);
    };
  }));
  assert.equal(left, 0);
  await context.close();
});

test('at the end the server log is clean', () => cleanLog(server));
