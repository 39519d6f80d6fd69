// SPDX-License-Identifier: Apache-2.0
// Who reaches a park and where the next one should stand: by finger on a phone, by keys alone, and people brought in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, desk, findings, openBrowser, openWindow, overflow, phone, picture, settled, signIn } from './browser.mjs';
import { Keyboard } from './hands.mjs';
import { town } from './journey.mjs';

let server, browser;
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
const path = () => `/green/${town(server)}/access`;
const button = (page, name) => page.getByRole('button', { name, exact: true });
async function open(where, options) {
  const window = await openWindow(browser, server, options);
  await signIn(window.page, server.account('officer'));
  await go(window.page, where);
  return window;
}
async function go(page, where) {
  await page.goto(where);
  await settled(page);
  if (await page.locator('.map[role=application]').count()) await page.locator('.map[aria-busy=false]').waitFor();
}
async function leave({ context, complaints }) {
  assert.deepEqual(complaints, []);
  await context.close();
}
const answer = async (page) => (await page.request.get(`/api/v1/units/${town(server)}/green/access`)).json();
const percent = (share) => `${(share * 100).toFixed(1)}%`;

test('by finger at 360 px: the share, another distance, a community on the map, and a question answered on it', async () => {
  const window = await open(path(), { size: phone, touch: true });
  const { page } = window, told = await answer(page);
  const figure = page.locator('.figure b').first();
  assert.equal(await figure.innerText(), percent(told.access.within[0].share));
  await page.getByRole('button', { name: /^800 ม\./ }).tap();
  await page.getByText('ของประชาชนอยู่ห่างสวนไม่เกิน 800 เมตร').waitFor();
  assert.equal(await figure.innerText(), percent(told.access.within[2].share));
  assert.match(page.url(), /distance=800/);
  await picture(page, 'green-access-phone', { fullPage: false });
  const first = page.locator('ol.rows li').first();
  await first.getByRole('button').tap();
  await page.locator('ol.rows li.on').waitFor();
  await button(page, 'คำนวณ').tap();
  await page.locator('article .state', { hasText: 'เสร็จแล้ว' }).waitFor({ timeout: 30_000 });
  await page.getByText(/อยู่ในรัศมี 300 เมตรของสวนใหม่/).waitFor();
  await page.getByText('พิสูจน์แล้วว่าดีที่สุด').waitFor();
  await page.getByRole('link', { name: /^เพิ่มเข้าแผน/ }).first().waitFor();
  assert.equal(await overflow(page), '');
  // To the end of the page: what the bar at the lower edge half covers is no small target.
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  assert.deepEqual(await findings(page), []);
  await picture(page, 'green-access-siting-phone');
  await leave(window);
});

test('by keys alone: distance, model, run and the way into the plan', async () => {
  const window = await open(path(), { size: desk });
  const { page } = window, hands = new Keyboard(page);
  await hands.press(page.getByRole('button', { name: /^400 ม\./ }));
  await page.getByText('ของประชาชนอยู่ห่างสวนไม่เกิน 400 เมตร').waitFor();
  await hands.reach(page.locator('input[name=siting-model]').first());
  await page.keyboard.press('ArrowDown');
  await hands.type(page.locator('#siting-name'), 'สวนปี 2571');
  await hands.press(button(page, 'คำนวณ'));
  const card = page.locator('article', { hasText: 'สวนปี 2571' });
  await card.locator('.state', { hasText: 'เสร็จแล้ว' }).waitFor({ timeout: 30_000 });
  await card.getByText(/ระยะเฉลี่ยต่อคนถึงสวนใหม่ที่ใกล้ที่สุด/).waitFor();
  await picture(page, 'green-access-desk', { fullPage: false });
  const link = card.getByRole('link', { name: /^เพิ่มเข้าแผน/ });
  await hands.reach(link);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/green\/plots\/\d+\/edit$/);
  await leave(window);
});

test('what cannot be asked is told at its field', async () => {
  const window = await open(path(), { size: phone, touch: true });
  const { page } = window;
  await page.getByLabel('แปลงที่วางแผนไว้').setChecked(false);
  await page.locator('#siting-sites').fill('0');
  await button(page, 'คำนวณ').tap();
  await page.locator('#siting-sites-error').waitFor();
  await leave(window);
});

test('people are brought in: looked at, repaired, stored, and replaced only by the person’s word', async () => {
  const window = await open(`/green/${town(server)}/people`, { size: phone, touch: true });
  const { page } = window;
  const file = (people) => ({ name: 'ชุมชน.csv', mimeType: 'text/csv', buffer: Buffer.from(`รหัส,ชื่อชุมชน,ประชากร,ละติจูด,ลองจิจูด\n๑,ตลาด,${people},16.5445,104.7247\n`) });
  await page.locator('#people-file').setInputFiles(file('มาก'));
  await page.locator('#people-source').fill('งานทะเบียน');
  await button(page, 'ตรวจแฟ้ม').tap();
  await page.getByText(/“มาก” ไม่ใช่ตัวเลข/).waitFor();
  assert.equal(await page.getByRole('button', { name: /^บันทึก/ }).count(), 0);
  await page.locator('#people-file').setInputFiles(file('๑,๒๐๐'.replace(',', '')));
  await button(page, 'ตรวจแฟ้ม').tap();
  const write = page.getByRole('button', { name: 'บันทึก 1 แห่ง' });
  await write.waitFor();
  assert.ok(await write.isDisabled(), 'the set of this year is there already');
  await page.getByRole('checkbox', { name: /แทนที่ข้อมูลปี/ }).check();
  await write.tap();
  await page.getByText('บันทึกแล้ว 1 แห่ง รวม 1,200 คน').waitFor();
  await page.getByText('ถูกแทนที่แล้ว').waitFor();
  await picture(page, 'green-people-phone');
  assert.deepEqual(await findings(page), []);
  await go(page, path());
  await page.getByText('จาก 1,200 คน').first().waitFor();
  await leave(window);
});

test('at the end the server log is clean', () => cleanLog(server));
