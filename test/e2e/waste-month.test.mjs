// SPDX-License-Identifier: Apache-2.0
// A month of solid waste from the officer's phone to the public totals, and back for a revision; offline while typing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, desk, findings, openBrowser, openWindow, overflow, phone, picture, settled, signIn, tablet, until } from './browser.mjs';
import { town } from './journey.mjs';

const month = '2565-04', monthBefore = '2565-03';
const lastMonth = {
  population_registered: 30_000, population_latent: 2_000, households: 10_000, households_served: 9_000, generated: 930_000, source_utilised: 200_000,
  utilised_food: 80_000, utilised_recycle: 120_000, utilised_other: 0, collected: 680_000, residual_month: 20_000, hazardous_opening: 0, hazardous_collected: 400,
  hazardous_sent: 300, infectious_generated: 0, manifests: 0, wet_bin_households: 2_500, fees_billed: 20_000_000, fees_arrears: 0, fees_collected: 18_000_000,
  cost: 60_000_000, trips: 300, largest_vehicle: 5_000,
};
let server, browser;
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(key, path, size = phone) {
  const window = await openWindow(browser, server, { size });
  await signIn(window.page, server.account(key));
  await window.page.goto(path);
  await settled(window.page);
  return window;
}
async function leave({ context, complaints }) {
  assert.deepEqual(complaints, []);
  await context.close();
}
const path = () => `/waste/${town(server)}/${month}`;
const button = (page, name) => page.getByRole('button', { name, exact: true });
const field = (page, name) => page.locator(`#waste-${name}`);
const figure = (page, name) => page.locator('.figure', { has: field(page, name) });
const saved = (page) => page.locator('.actionbar .state--pass', { hasText: 'บันทึกแล้ว' });
const kept = (page) => page.locator('.actionbar').getByText(/เก็บไว้ในเครื่องนี้/);
/** What the server holds, asked with the window's own session. */
async function stored(page) {
  return (await page.request.get(`/api/v1/units/${town(server)}/waste/${month}`)).json();
}
async function type(page, name, value) {
  await field(page, name).fill(value);
  await field(page, name).blur();
}
async function enterMonthBefore(page) {
  const answer = await page.request.put(`/api/v1/units/${town(server)}/waste/${monthBefore}`, {
    headers: { 'x-requested-with': 'muang', 'sec-fetch-site': 'same-origin', 'if-match': '"0"' }, data: { figures: lastMonth, knownBy: 'weighed' },
  });
  assert.equal(answer.status(), 200);
}

const totals = async (page) => (await (await page.request.get('/api/v1/waste/totals?year=2565&by=nation')).json()).rows[0].generated;

test('the officer opens the month, takes over what did not change and types the rest', async () => {
  const window = await open('officer', '/home');
  const { page } = window;
  await enterMonthBefore(page);
  await page.goto(path());
  await settled(page);
  await picture(page, 'waste-month-1-empty');
  await page.getByRole('button', { name: /^เติมช่องที่ว่าง 24 ช่อง ด้วยค่าของเดือนมีนาคม 2565/ }).click();
  assert.equal(await field(page, 'population_registered').inputValue(), '30,000');
  assert.ok(await page.getByLabel('ชั่งน้ำหนัก').isChecked());
  await figure(page, 'generated').getByText('31.00 ตัน/วัน · 930,000 กิโลกรัม · เท่าเดือนก่อน').waitFor();
  await type(page, 'generated', '900.5');
  await figure(page, 'generated').getByText('30.02 ตัน/วัน · 900,500 กิโลกรัม').waitFor();
  await type(page, 'collected', '660');
  await page.getByText('เกิด 900.5 = ใช้ประโยชน์ 200 + เก็บขน 660 + ไม่ได้เก็บขน 40.5 ตัน').waitFor();
  await saved(page).waitFor();
  assert.equal((await stored(page)).figures.generated, 900_500);
  for (const size of [phone, tablet, desk]) {
    await page.setViewportSize(size);
    assert.equal(await overflow(page), '');
    assert.deepEqual(await findings(page), []);
    await picture(page, `waste-month-2-${size.width}`);
  }
  await leave(window);
});

test('without a connection a wrong figure is told at once, and the page opens again with what was typed', async () => {
  const window = await open('officer', path());
  const { page, context } = window;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await context.setOffline(true);
  await field(page, 'generated').fill('9005');
  await figure(page, 'generated').getByText(/R04 ปริมาณที่เกิดขึ้นคิดเป็น 9\.38 กิโลกรัมต่อคนต่อวัน อยู่นอกช่วงปกติ/).waitFor();
  await page.locator('.actionbar').getByText('ควรตรวจสอบ 2 รายการ').waitFor();
  await type(page, 'collected', '12000');
  await figure(page, 'collected').getByText(/^ข้อผิดพลาด R02/).waitFor();
  assert.equal(await field(page, 'collected').getAttribute('aria-invalid'), 'true');
  await kept(page).waitFor();
  await picture(page, 'waste-month-3-offline-wrong');
  await page.reload();
  await settled(page);
  assert.equal(await field(page, 'generated').inputValue(), '9,005', 'what was typed is still there');
  await figure(page, 'collected').getByText(/^ข้อผิดพลาด R02/).waitFor();
  await picture(page, 'waste-month-4-offline-reloaded');
  await type(page, 'generated', '905');
  await type(page, 'collected', '665');
  await page.waitForFunction(() => !document.querySelector('.figure .field__error, .figure .field__warn'));
  assert.equal((await page.evaluate(() => caches.keys())).length, 1);
  const filesKept = await page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).map((one) => new URL(one.url).pathname));
  assert.ok(filesKept.some((one) => one.endsWith('.wasm')) && !filesKept.some((one) => one.startsWith('/api')), 'files are kept, nothing of the API');
  await context.setOffline(false);
  await saved(page).waitFor({ timeout: 30_000 });
  const form = await stored(page);
  assert.deepEqual([form.figures.generated, form.figures.collected], [905_000, 665_000]);
  assert.deepEqual(await page.locator('.figure .findings b').allTextContents(), form.findings.filter((one) => one.rule !== 'R12').map((one) => one.rule), 'the server says what the page said');
  await leave(window);
});

test('a photograph of a weighing slip is attached from the phone, read by the province and taken out again', async () => {
  const window = await open('officer', path());
  const { page, context } = window;
  const photo = { name: 'ใบชั่ง.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2Q==', 'base64') };
  const box = page.locator('.attachments');
  const camera = box.locator('input[capture]');
  await context.setOffline(true);
  await box.getByText('การส่งภาพหรือไฟล์ต้องเชื่อมต่อระบบ').waitFor();
  await context.setOffline(false);
  await camera.setInputFiles(photo);
  const file = box.locator('.file', { hasText: 'ใบชั่ง.jpg' });
  await file.getByRole('button', { name: 'นำออก: ใบชั่ง.jpg' }).waitFor();
  await box.getByRole('heading', { name: 'หลักฐานของเดือน 1 ไฟล์' }).waitFor();
  for (const size of [phone, tablet, desk]) {
    await page.setViewportSize(size);
    assert.equal(await overflow(page), '');
    assert.deepEqual(await findings(page), []);
    await picture(page, `waste-month-4-evidence-${size.width}`);
  }
  const province = await open('province', path());
  const download = province.page.waitForEvent('download');
  await province.page.locator('.attachments').getByRole('link', { name: 'ใบชั่ง.jpg' }).click();
  assert.equal((await download).suggestedFilename(), 'ใบชั่ง.jpg');
  assert.equal(await province.page.locator('.attachments .drop').count(), 0);
  await leave(province);
  await camera.setInputFiles({ ...photo, buffer: Buffer.from('<html>no picture</html>') });
  await box.getByRole('alert').getByText('รับเฉพาะไฟล์ PDF, JPEG').waitFor();
  await button(page, 'ไม่ส่งแล้ว').click();
  await file.getByRole('button', { name: 'นำออก: ใบชั่ง.jpg' }).click();
  await file.getByRole('button', { name: 'ยืนยันนำออก: ใบชั่ง.jpg' }).click();
  await file.waitFor({ state: 'detached' });
  await page.getByText('ประวัติของรายงาน').click();
  await page.locator('.fold__body').getByText('แนบ ใบชั่ง.jpg').waitFor();
  await leave(window);
});

test('two people on one month: both values are shown in tonnes, a person decides', async () => {
  const first = await open('officer', path()), second = await open('officer', path());
  await first.context.setOffline(true);
  await type(first.page, 'trips', '310');
  await type(first.page, 'residual_month', '21.5');
  await kept(first.page).waitFor();
  await type(second.page, 'residual_month', '19');
  await saved(second.page).waitFor();
  await first.context.setOffline(false);
  const conflict = first.page.getByRole('alert', { name: 'มีผู้อื่นแก้ไขรายการนี้ก่อนท่าน' });
  await conflict.waitFor();
  assert.match(await conflict.textContent(), /ขยะตกค้าง.*21\.5 ตัน.*19 ตัน/);
  await picture(first.page, 'waste-month-5-conflict');
  await conflict.getByRole('button', { name: 'ใช้ค่าของท่าน' }).click();
  await saved(first.page).waitFor();
  assert.equal((await stored(first.page)).figures.residual_month, 21_500);
  await leave(first);
  await leave(second);
});

test('the officer names the site that took the waste; a part that is missing is told as one types', async () => {
  const window = await open('officer', path());
  const { page } = window;
  const box = page.locator('#waste-deliveries');
  await button(page, 'เพิ่มสถานที่').click();
  const site = box.locator('.sites button').first();
  const name = (await site.locator('b').textContent()).trim();
  await site.click();
  await box.getByRole('link', { name }).waitFor();
  await box.getByText('นำส่งรวม 665 ตัน จากที่เก็บขน 665 ตัน').waitFor();
  await box.getByLabel(name).fill('400');
  await box.getByText(/^ข้อผิดพลาด R03/).waitFor();
  await box.getByLabel(name).fill('665');
  await box.getByLabel(name).blur();
  await page.waitForFunction(() => !document.querySelector('#waste-deliveries .field__error'));
  await saved(page).waitFor();
  await page.waitForFunction(() => document.querySelector('.actionbar .state--pass'));
  assert.deepEqual((await stored(page)).deliveries.map((one) => one.kg), [665_000]);
  for (const size of [phone, desk]) {
    await page.setViewportSize(size);
    assert.equal(await overflow(page), '');
    assert.deepEqual(await findings(page), []);
    await picture(page, `waste-month-6-${size.width}`);
  }
  await leave(window);
});

test('handed in, approved by the province in bulk with a way back, and the public totals have it at once', async () => {
  const officer = await open('officer', path());
  await button(officer.page, 'ส่งรายงาน').click();
  await officer.page.getByText('ส่งรายงานแล้ว', { exact: true }).waitFor();
  await picture(officer.page, 'waste-month-6-handed-in');
  await leave(officer);
  const everybody = await openWindow(browser, server, { size: phone });
  const before = await totals(everybody.page);

  const province = await open('province', `/waste-reports?month=${month}&state=submitted`);
  const { page } = province;
  await page.getByRole('checkbox', { name: /^เลือก .*มุกดาหาร/ }).check();
  await picture(page, 'waste-month-7-chosen');
  await button(page, 'ตรวจรับ (1 แห่ง)').click();
  await button(page, 'เลิกทำ').click();
  await page.getByText('เลิกทำแล้ว ไม่มีอะไรเปลี่ยน').waitFor();
  assert.equal(await totals(page), before);
  await button(page, 'ตรวจรับ (1 แห่ง)').click();
  await picture(page, 'waste-month-8-held');
  assert.deepEqual(await findings(page), []);
  await button(page, 'ทำทันที').click();
  await page.getByText('ดำเนินการแล้ว 1 แห่ง').waitFor();
  await leave(province);

  assert.equal(await totals(everybody.page), before + 905_000);
  await everybody.page.goto('/waste?year=2565');
  await settled(everybody.page);
  await everybody.page.locator('.stat', { hasText: 'เกิดขึ้น' }).getByText(((before + 905_000) / 1000).toLocaleString('en-US', { minimumFractionDigits: 1 })).waitFor();
  await picture(everybody.page, 'waste-month-9-public');
  await leave(everybody);
});

test('the officer revises with a reason; both revisions are readable, the first counts until the second is approved', async () => {
  const window = await open('officer', path());
  const { page } = window;
  const before = await totals(page);
  await button(page, 'จัดทำฉบับปรับปรุง').click();
  await button(page, 'จัดทำฉบับปรับปรุง').click();
  await page.getByRole('alert').getByText('โปรดระบุเหตุผล').waitFor();
  await page.locator('#waste-reason').fill('ใบชั่งตกหล่นสองใบ');
  await button(page, 'จัดทำฉบับปรับปรุง').click();
  await page.getByText('เหตุผลของฉบับปรับปรุง: ใบชั่งตกหล่นสองใบ').waitFor();
  await type(page, 'generated', '908');
  await saved(page).waitFor();
  await button(page, 'ส่งรายงาน').click();
  await page.getByText('ส่งรายงานแล้ว', { exact: true }).waitFor();
  assert.equal(await totals(page), before);
  await page.getByText('ประวัติของรายงาน').click();
  const events = page.locator('.fold__body li');
  await events.nth(3).waitFor();
  assert.deepEqual(await events.locator('b').allTextContents(), ['ส่งรายงาน', 'ตรวจรับ', 'จัดทำฉบับปรับปรุง', 'ส่งรายงาน']);
  await events.getByText('ใบชั่งตกหล่นสองใบ').waitFor();
  await picture(page, 'waste-month-10-history');
  await leave(window);
});

test('signing out leaves nothing of the person on the device', async () => {
  const window = await open('officer', path());
  const { page } = window;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.locator('summary.person').click();
  await button(page, 'ออกจากระบบ').click();
  await page.waitForURL(server.url + '/');
  await until(page, async () => (await caches.keys()).length === 0);
  const left = await page.evaluate(() => new Promise((done) => {
    const request = indexedDB.open('muang-drafts');
    request.onsuccess = () => {
      const store = request.result.transaction(['lines', 'copies']);
      const counts = ['lines', 'copies'].map((name) => new Promise((found) => { store.objectStore(name).count().onsuccess = (event) => found(event.target.result); }));
      Promise.all([...counts, navigator.serviceWorker.getRegistrations().then((all) => all.length)]).then((all) => done([...all, localStorage.length]));
    };
  }));
  assert.deepEqual(left, [0, 0, 0, 0]);
  await leave(window);
});

test('at the end the server log is clean', () => cleanLog(server));
