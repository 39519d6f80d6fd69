// SPDX-License-Identifier: Apache-2.0
// A town draws its green plots: by finger on a phone, by typed coordinates, by keys alone, by walking; overlaps are told and
// hatched, corrected, plots are split and merged; list and summary follow, also after an hour without a connection.
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

// Columns and rows of 0.001°, some 107 by 111 m, where the demonstration has drawn nothing.
const at = (x, y) => [104.9 + x / 1000, 16.3 + y / 1000];
const pair = ([lon, lat]) => `${lat.toFixed(7)}, ${lon.toFixed(7)}`;
const square = (x, y, w = 1, h = 1) => [at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h)];
const button = (page, name) => page.getByRole('button', { name, exact: true });
const area = (page) => page.locator('.now .area b');

async function open(path, options = {}) {
  const window = await openWindow(browser, server, options);
  await signIn(window.page, server.account('officer'));
  await go(window.page, path);
  return window;
}
async function go(page, path) {
  await page.goto(path);
  await settled(page);
  if (await page.locator('.map[role=application]').count()) await page.locator('.map[aria-busy=false]').waitFor();
}
async function leave({ context, complaints }) {
  assert.deepEqual(complaints, []);
  await context.close();
}
const draw = () => `/green/${town(server)}/new`;
const get = async (page, path) => (await page.request.get(`/api/v1${path}`)).json();
const plots = async (page, name) => (await get(page, `/units/${town(server)}/green/plots`)).items.filter((one) => one.nameTh.startsWith(name));
async function enter(page, corners) {
  if (!(await page.locator('#corner-new').isVisible())) await page.locator('summary', { hasText: 'พิกัดมุม' }).click();
  await page.locator('#corner-new').fill(corners.map(pair).join('\n'));
  await button(page, 'เพิ่ม').click();
}
async function describe(page, name, type = '1') {
  await page.locator('#f-nameTh').fill(name);
  await page.locator('#f-type').selectOption(type);
}
async function save(page) {
  await button(page, 'บันทึก').click();
  await page.waitForURL(/\/green\/plots\/\d+$/);
  await settled(page);
  return Number(page.url().match(/\d+$/)[0]);
}
/** Waits for an answer that the test has to ask for itself. */
async function comes(page, question) {
  for (const end = Date.now() + 15_000; !(await question());) {
    assert.ok(Date.now() < end, `15 s went by without ${question}`);
    await page.waitForTimeout(50);
  }
}
/** Middle of the map as far as it is seen, and whether that is covered by nothing. */
async function middle(page) {
  const cross = await page.locator('.cross').boundingBox();
  return { x: cross.x + cross.width / 2, y: cross.y + cross.height / 2 };
}
/** How many pixels of the map have the colour of a token, as they are seen. */
async function coloured(page, token) {
  const shot = (await page.locator('.map[role=application]').screenshot()).toString('base64');
  return page.evaluate(async ([data, name]) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen.drawImage(picture, 0, 0);
    const hex = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    const wanted = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
    const { data: bytes } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < bytes.length; i += 4) if (wanted.every((one, k) => Math.abs(one - bytes[i + k]) < 12)) ++count;
    return count;
  }, [shot, token]);
}

test('by finger at 360 px: four taps, the area at once, closed, named, saved and listed', async () => {
  const window = await open(draw(), { size: phone, touch: true });
  const { page } = window;
  const { x, y } = await middle(page);
  for (const [right, down] of [[-60, -45], [60, -45], [60, 40], [-60, 40]]) await page.touchscreen.tap(x + right, y + down);
  await area(page).waitFor();
  assert.match(await area(page).innerText(), /^[\d,]+-\d-\d+ ไร่$/);
  await page.locator('.now').getByText('4 มุม').waitFor();
  await button(page, 'ปิดรูป').tap();
  const shown = await area(page).innerText();
  assert.equal(await overflow(page), '');
  assert.deepEqual(await findings(page), []);
  await picture(page, 'green-map-finger', { fullPage: false });
  await describe(page, 'สวนปลายนิ้ว');
  const id = await save(page);
  const { computed } = await get(page, `/green/plots/${id}`);
  const wah = Math.round(computed.cm2 / 40_000); // 1 square wah = 4 m², 100 a ngan, 400 a rai
  assert.equal(shown, `${Math.floor(wah / 400).toLocaleString('en-US')}-${Math.floor((wah % 400) / 100)}-${wah % 100} ไร่`, 'the area while drawing is the one that is saved');
  await go(page, `/green/${town(server)}`);
  await page.getByRole('link', { name: 'สวนปลายนิ้ว' }).waitFor();
  await leave(window);
});

test('a corner is dragged by the finger, and one step back undoes the whole way', async () => {
  const window = await open(draw(), { size: phone, touch: true });
  const { page } = window;
  const { x, y } = await middle(page);
  for (const [right, down] of [[-60, -45], [60, -45], [60, 40], [-60, 40]]) await page.touchscreen.tap(x + right, y + down);
  await button(page, 'ปิดรูป').tap();
  const shown = await area(page).innerText();
  const session = await page.context().newCDPSession(page);
  const touch = (type, points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await touch('touchStart', [{ x: x - 60, y: y - 45 }]);
  for (let i = 1; i <= 8; ++i) await touch('touchMove', [{ x: x - 60 + 3 * i, y: y - 45 + 3 * i }]);
  await touch('touchEnd', []);
  await comes(page, async () => (await area(page).innerText()) !== shown);
  await button(page, 'ถอยหนึ่งขั้น').tap();
  await comes(page, async () => (await area(page).innerText()) === shown);
  await leave(window);
});

test('an overlap is told and hatched, corrected by typing, and gone', async () => {
  const window = await open(draw(), { size: desk });
  const { page } = window;
  await enter(page, square(0, 0, 2, 2));
  await button(page, 'ปิดรูป').first().click();
  await describe(page, 'แปลงเดิม');
  await save(page);
  await go(page, draw());
  await enter(page, square(1, 0, 2, 2));
  await button(page, 'ปิดรูป').first().click();
  const warning = page.locator('.now .banner', { hasText: 'แปลงเดิม' });
  await warning.waitFor();
  await page.locator('.now dt', { hasText: 'ทับกับแปลงอื่น' }).waitFor();
  await picture(page, 'green-map-overlap', { fullPage: false });
  await comes(page, async () => (await coloured(page, 'miss')) > 300);
  // The two western corners go to the neighbour's border.
  for (const [i, corner] of [[0, at(2, 0)], [3, at(2, 2)]]) {
    await page.locator(`#corner-${i}`).fill(pair(corner));
    await page.locator(`#corner-${i}`).blur();
  }
  await warning.waitFor({ state: 'detached' });
  await comes(page, async () => (await coloured(page, 'miss')) === 0);
  await describe(page, 'แปลงข้าง');
  const id = await save(page);
  assert.deepEqual((await get(page, `/green/plots/${id}`)).findings, []);
  await leave(window);
});

test('an outline that crosses itself is ringed at once, and the proposed repair is used only on the word', async () => {
  const window = await open(draw(), { size: desk });
  const { page } = window;
  await enter(page, [at(30, 0), at(32, 2), at(32, 0), at(30, 2)]);
  await page.getByText('แนวเขตตัดกันเอง 1 แห่ง').waitFor();
  await button(page, 'ปิดรูป').first().click();
  await page.getByText('ระบบเสนอรูปที่ปรับแล้ว').waitFor();
  await describe(page, 'แปลงไขว้');
  await button(page, 'บันทึก').click();
  await page.locator('.banner--error[role=alert]').waitFor();
  assert.equal((await plots(page, 'แปลงไขว้')).length, 0);
  await button(page, 'ใช้รูปที่เสนอ').click();
  await page.getByText('แนวเขตตัดกันเอง').waitFor({ state: 'detached' });
  const id = await save(page);
  assert.equal((await get(page, `/green/plots/${id}`)).repaired, true, 'the record says that it was repaired');
  await leave(window);
});

test('a deed that says another area is read beside the drawing, and more than 5 % asks why', async () => {
  const window = await open(draw(), { size: desk });
  const { page } = window;
  await enter(page, square(40, 0));
  await button(page, 'ปิดรูป').first().click();
  await describe(page, 'แปลงโฉนด');
  await page.locator('#f-statedArea').fill('๕ ไร่ ๒ งาน');
  await page.getByText('อ่านว่า 5-2-0 ไร่ (8,800 ตร.ม.)').waitFor();
  await button(page, 'บันทึก').click();
  await page.locator('#f-areaReason-error').waitFor();
  await page.locator('#f-areaReason').fill('โฉนดรวมถนนเดิม');
  await save(page);
  await page.locator('.areas').getByText('โฉนดรวมถนนเดิม').waitFor();
  await leave(window);
});

test('with the keyboard alone: the crosshair is moved by arrows, Enter sets corners, C closes', async () => {
  const window = await open(draw(), { size: desk });
  const { page } = window;
  const hands = new Keyboard(page);
  const map = page.locator('.map[role=application]');
  await hands.reach(map);
  const press = async (key, times = 1) => { for (let i = 0; i < times; ++i) await page.keyboard.press(key); };
  await press('+', 3);
  await press('ArrowUp', 9);
  await press('Enter');
  await press('ArrowRight', 4);
  await press('Enter');
  await press('ArrowDown', 4);
  await press('Enter');
  await press('ArrowLeft', 3);
  await press('Enter');
  await press('Backspace');
  await press('ArrowLeft', 1);
  await press('Enter');
  await page.locator('.now').getByText('4 มุม').waitFor();
  await press('c');
  const closed = await area(page).innerText();
  // A corner is taken, moved and put down; one step back brings it home.
  await press('Enter');
  await press('ArrowLeft', 2);
  await press('Enter');
  await comes(page, async () => (await area(page).innerText()) !== closed);
  await press('Control+z');
  await comes(page, async () => (await area(page).innerText()) === closed);
  await hands.type(page.locator('#f-nameTh'), 'สวนแป้นพิมพ์');
  await hands.reach(page.locator('#f-type'));
  await page.keyboard.type('1');
  await hands.press(button(page, 'บันทึก'));
  await page.waitForURL(/\/green\/plots\/\d+$/);
  assert.equal((await plots(page, 'สวนแป้นพิมพ์')).length, 1);
  await leave(window);
});

test('a plot is split by a line into two plots, and two plots are merged into one', async () => {
  const window = await open(draw(), { size: desk });
  const { page } = window;
  await enter(page, square(50, 0, 2, 2));
  await button(page, 'ปิดรูป').first().click();
  await describe(page, 'แปลงใหญ่');
  const id = await save(page);
  const whole = (await get(page, `/green/plots/${id}`)).computed.cm2;
  await go(page, `/green/plots/${id}/edit`);
  await button(page, 'แบ่ง').click();
  const { x, y } = await middle(page);
  await page.mouse.click(x, y - 40);
  await page.mouse.click(x, y + 40);
  await button(page, 'แยกเป็นแปลงใหม่ 2').click();
  await page.getByText('จะบันทึกส่วนที่แยกเป็นแปลงใหม่อีก 1 แปลง').waitFor();
  // Whoever undoes the last step has nothing to split; done again, the reason is asked for.
  await button(page, 'ถอยหนึ่งขั้น').click();
  await page.getByText('จะบันทึกส่วนที่แยก').waitFor({ state: 'detached' });
  await button(page, 'แยกเป็นแปลงใหม่ 2').click();
  await button(page, 'บันทึก').click();
  await page.locator('#f-reason-error').waitFor();
  await page.locator('#f-reason').fill('ถนนตัดผ่าน');
  await picture(page, 'green-map-split', { fullPage: false });
  const first = await save(page);
  const parts = await plots(page, 'แปลงใหญ่');
  await page.getByRole('link', { name: 'แปลงใหญ่', exact: true }).first().click();
  await page.waitForURL(`**/green/plots/${id}`);
  await page.getByText('แปลงนี้แบ่งเป็นหลายแปลงแล้ว').waitFor();
  await picture(page, 'green-plot-closed');
  assert.deepEqual(parts.map((one) => one.nameTh).sort(), ['แปลงใหญ่', 'แปลงใหญ่ (2)']);
  assert.ok(Math.abs(parts.reduce((sum, one) => sum + one.area.cm2, 0) - whole) <= 2, 'the parts are the whole');
  await go(page, `/green/plots/${first}/edit`);
  await button(page, 'รวมแปลง').click();
  const other = parts.find((one) => one.id !== first), mine = parts.find((one) => one.id === first);
  const told = page.getByText('จะรวมอีก 1 แปลงเข้ากับแปลงนี้เมื่อบันทึก'), here = await middle(page);
  for (let aside = 60; aside < 500 && !(await told.isVisible()); aside += 40) {
    await page.mouse.click(here.x + (other.west > mine.west ? aside : -aside), here.y);
    await page.waitForTimeout(100);
  }
  await told.waitFor();
  await page.locator('#f-reason').fill('ยกเลิกโครงการถนน');
  await save(page);
  const after_ = await plots(page, 'แปลงใหญ่');
  assert.deepEqual(after_.map((one) => one.id), [first], 'what went is in the other plot');
  assert.ok(Math.abs(after_[0].area.cm2 - whole) <= 2);
  assert.equal((await get(page, `/green/plots/${other.id}`)).plot.status, 'merged');
  // Taken back on the page of the plot that stayed.
  await page.locator('summary', { hasText: 'ย้อนการรวมแปลง' }).click();
  await page.locator('#s-undo').fill('รวมผิดแปลง');
  await button(page, 'ย้อนการรวมแปลง').click();
  await page.getByText('ย้อนแล้ว: รวมผิดแปลง').waitFor();
  assert.equal((await plots(page, 'แปลงใหญ่')).length, 2);
  await picture(page, 'green-plot-undone');
  await leave(window);
});

test('a boundary is walked: good positions are corners, bad ones are refused and said', async () => {
  const [lon, lat] = at(60, 0);
  const window = await open(draw(), { size: phone, touch: true, place: { longitude: lon, latitude: lat, accuracy: 4 } });
  const { page, context } = window;
  await button(page, 'เดินวัด').tap();
  await page.getByText('ปักแล้ว 1 มุม').waitFor();
  await context.setGeolocation({ longitude: lon + 0.0005, latitude: lat, accuracy: 45 });
  await page.getByText('สัญญาณไม่ดี ±45 ม.').waitFor();
  await page.getByText('ไม่รับ 1 ครั้ง').waitFor();
  assert.ok(await page.getByText('ปักแล้ว 1 มุม').isVisible());
  await leave(window);
});

test('what is drawn survives closing the page, and a plot saved without a connection goes out when it is back', async () => {
  const window = await open(draw(), { size: phone, touch: true });
  const { page, context } = window;
  await go(page, `/green/${town(server)}`);
  await go(page, draw());
  await enter(page, square(70, 0));
  await page.getByText('เก็บร่างไว้ในเครื่องนี้แล้ว').waitFor();
  await go(page, draw());
  await button(page, 'ทำต่อจากที่ค้างไว้').click();
  await page.locator('.now').getByText('4 มุม').waitFor();
  await button(page, 'ปิดรูป').first().click();
  await describe(page, 'แปลงไร้สัญญาณ');
  await context.setOffline(true);
  await button(page, 'บันทึก').click();
  await page.waitForURL(`**/green/${town(server)}`);
  await page.getByText(/แปลงพื้นที่สีเขียว: แปลงไร้สัญญาณ/).first().waitFor({ state: 'attached' });
  await page.locator('.waiting').getByText('รอส่ง').waitFor();
  await page.getByRole('link', { name: 'แปลงเดิม' }).waitFor();
  await context.setOffline(false);
  await comes(page, async () => (await plots(page, 'แปลงไร้สัญญาณ')).length === 1);
  await leave(window);
});

test('list and summary follow what was drawn', async () => {
  const window = await open(`/green/${town(server)}`, { size: desk });
  const { page } = window;
  const before_ = await get(page, `/units/${town(server)}/green/summary`);
  await go(page, draw());
  await enter(page, square(80, 0, 10, 10));
  await button(page, 'ปิดรูป').first().click();
  await describe(page, 'สวนใหญ่ริมเมือง');
  await save(page);
  const after_ = await get(page, `/units/${town(server)}/green/summary`);
  const share = (one) => one.targets.find((target) => target.id === 'share-of-area').value;
  assert.ok(share(after_) > share(before_));
  await go(page, `/green/${town(server)}/summary`);
  await page.locator('.targets .value', { hasText: share(after_).toFixed(1) }).first().waitFor();
  await go(page, `/green/${town(server)}?q=${encodeURIComponent('สวนใหญ่')}`);
  await page.getByRole('link', { name: 'สวนใหญ่ริมเมือง' }).waitFor();
  await leave(window);
});

test('a slider says what part of the plan would bring, by the keys too', async () => {
  const window = await open(`/green/${town(server)}/summary`, { size: phone });
  const { page } = window;
  const summary = await get(page, `/units/${town(server)}/green/summary`);
  const now = summary.targets.find((target) => target.id === 'share-of-area').value, [first] = summary.candidates;
  const said = page.locator('#plan-words');
  await page.locator('#plan-slider').focus();
  await page.keyboard.press('ArrowRight');
  await said.getByText(new RegExp(`ทำ 1 จาก ${summary.candidates.length} แปลง`)).waitFor();
  assert.match(await said.textContent(), new RegExp((now + (first.gain.cm2 / summary.area.value) * 100).toFixed(1).replace('.', '\\.')));
  await page.keyboard.press('End');
  await said.getByText(new RegExp(`ทำ ${summary.candidates.length} จาก`)).waitFor();
  await picture(page, 'green-plan-slider');
  assert.deepEqual(await findings(page), []);
  await leave(window);
});

test('the public sees the public plots of a town and draws nothing', async () => {
  const window = await openWindow(browser, server, { size: phone });
  const { page } = window;
  await go(page, `/green/${town(server)}`);
  await page.getByRole('link', { name: 'แปลงเดิม' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'วาดแปลงใหม่' }).count(), 0);
  assert.deepEqual(await findings(page), []);
  await leave(window);
});

test('at the end the server log is clean', () => cleanLog(server));
