// SPDX-License-Identifier: Apache-2.0
// The main job of the programme, from a draft to the map: each step as the person whose desk it is.
import assert from 'node:assert/strict';
import { openWindow, picture, settled } from './browser.mjs';

export const year = 2565;
const link = (page, name) => page.getByRole('link', { name });

export function town(server) {
  return server.account('officer').unitId;
}

async function desk(browser, server, key, Hand, size) {
  const window = await openWindow(browser, server, { size });
  const hand = new Hand(window.page);
  const { login, password } = server.account(key);
  await window.page.goto('/sign-in');
  await hand.type(window.page.locator('#login'), login);
  await hand.type(window.page.locator('#password'), password);
  await hand.press(window.page.locator('main form .btn--primary'));
  await window.page.waitForURL('**/home');
  await settled(window.page);
  return { ...window, hand };
}
async function leave({ context, complaints }) {
  assert.deepEqual(complaints, []);
  await context.close();
}
async function take(page, hand, action, confirm, done) {
  await hand.press(page.getByRole('button', { name: action, exact: true }));
  await hand.press(page.getByRole('button', { name: confirm, exact: true }));
  await page.getByText(done, { exact: true }).first().waitFor();
}

async function answer(page, hand, line, points) {
  for (const [part, value] of Object.entries(points)) await hand.type(page.locator(`#line-${line}-${part}`), String(value));
  await hand.type(page.locator(`#line-${line}-reasons`), 'มีแผน ผู้รับผิดชอบ และผลที่วัดได้ครบทุกชุมชน');
  await page.locator('.actionbar .state--pass', { hasText: 'บันทึกแล้ว' }).waitFor();
}

/** The officer fills what is missing, sees the score rise, adds a file and hands in. */
export async function officer(browser, server, Hand, size, name) {
  const window = await desk(browser, server, 'officer', Hand, size);
  const { page, hand } = window;
  await picture(page, `${name}-01-home`);
  await hand.press(page.locator(`a[href*="/sheets/${town(server)}/${year}"]`).locator('visible=true').first());
  await page.waitForURL(/\/sheets\//);
  await settled(page);
  await picture(page, `${name}-02-sheet`);
  await page.goto(`/sheets/${town(server)}/${year}`);
  await settled(page);
  await hand.press(link(page, /ตอบต่อที่ตัวชี้วัด 1/));
  await page.waitForURL('**/ESC-01');
  await settled(page);
  const before = await score(page);
  await answer(page, hand, 'ESC-01', { process: 9, output: 6, outcome: 11 });
  await page.waitForFunction((old) => document.querySelector('[data-score] b')?.textContent !== old, before);
  assert.ok(Number(await score(page)) > Number(before), 'the score answers at once');
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  await page.locator('input[type=file][multiple]').setInputFiles({ name: 'แผนการใช้ที่ดิน.pdf', mimeType: 'application/pdf', buffer: pdf });
  await page.getByRole('link', { name: 'แผนการใช้ที่ดิน.pdf' }).waitFor();
  await picture(page, `${name}-03-answer`);
  await page.goto(`/sheets/${town(server)}/${year}/ESC-34`);
  await settled(page);
  await answer(page, hand, 'ESC-34', { process: 8, output: 6, outcome: 10 });
  await hand.press(page.locator('.actionbar').getByRole('link', { name: /กลับภาพรวม/ }));
  await page.waitForURL(`**/sheets/${town(server)}/${year}`);
  await settled(page);
  await take(page, hand, 'ส่งผลการประเมิน', 'ยืนยันส่งผลการประเมิน', 'ส่งผลการประเมินแล้ว');
  await picture(page, `${name}-04-handed-in`);
  await hand.press(link(page, 'ดูผลการประเมิน').first());
  await page.waitForURL('**/result');
  await settled(page);
  await picture(page, `${name}-05-result`);
  await leave(window);
}
async function score(page) {
  return (await page.locator('[data-score] b').textContent()).trim();
}

/** From the inbox to the sheet of our town. */
async function openReview(page, hand, server) {
  await page.goto(`/inbox?year=${year}&q=${encodeURIComponent('มุกดาหาร')}`);
  await settled(page);
  await hand.press(page.locator(`#row-${town(server)}`));
  await hand.press(link(page, /เปิดหน้าตรวจเต็ม/));
  await page.waitForURL(`**/review/${town(server)}/${year}`);
  await settled(page);
}
async function step(browser, server, Hand, size, key, name, work) {
  const window = await desk(browser, server, key, Hand, size);
  await openReview(window.page, window.hand, server);
  await work(window.page, window.hand);
  await picture(window.page, name);
  await leave(window);
}
export async function review(browser, server, Hand, size, name) {
  await step(browser, server, Hand, size, 'province', `${name}-06-province`, (page, hand) => take(page, hand, 'ตรวจสอบแล้ว', 'ยืนยันว่าตรวจสอบแล้ว', 'บันทึกว่าตรวจสอบแล้ว'));
  await step(browser, server, Hand, size, 'area', `${name}-07-area`, async (page, hand) => {
    await hand.press(page.getByRole('button', { name: /^ใช้คะแนนตนเองกับข้อที่ยังไม่ให้คะแนน/ }));
    await page.getByText(/^ใช้คะแนนตนเองแล้ว \d+ ข้อ$/).waitFor();
    await take(page, hand, 'สรุปคะแนนระดับพื้นที่', 'ยืนยันสรุปคะแนน', 'สรุปคะแนนระดับพื้นที่แล้ว');
  });
  await step(browser, server, Hand, size, 'steering', `${name}-08-steering`, (page, hand) => take(page, hand, 'รับรองผล', 'ยืนยันรับรองผล', 'รับรองผลแล้ว'));
  await front(browser, server, size, `${name}-09-before`, 70);
  await step(browser, server, Hand, size, 'department', `${name}-10-department`, (page, hand) => take(page, hand, 'ประกาศผล', 'ยืนยันประกาศผล', 'ประกาศผลแล้ว'));
}
/** What everybody sees. */
export async function front(browser, server, size, name, covered) {
  const window = await openWindow(browser, server, { size });
  await window.page.goto('/');
  await settled(window.page);
  await window.page.locator('main').getByText(new RegExp(`${covered}\\s*จาก\\s*76`)).first().waitFor();
  await picture(window.page, name);
  await leave(window);
}
