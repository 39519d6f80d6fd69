// SPDX-License-Identifier: Apache-2.0
// A citizen proposes a plot on a phone, the officer accepts it, and everybody reads it: with a thumb, and with the keyboard only.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, findings, openBrowser, openWindow, overflow, phone, picture, settled, signIn, until } from './browser.mjs';
import { Keyboard, Thumb } from './hands.mjs';

let server, browser, unit;
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
  unit = server.account('officer').unitId;
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const place = { latitude: 16.5501, longitude: 104.7101, accuracy: 8 };
async function open(path, options = {}) {
  const window = await openWindow(browser, server, { size: phone, place, ...options });
  if (options.role) await signIn(window.page, server.account(options.role));
  await window.page.goto(path);
  await settled(window.page);
  return window;
}
async function looked(page, name) {
  await page.evaluate(() => scrollTo(0, 0));
  assert.equal(await overflow(page), '', name);
  assert.deepEqual(await findings(page), [], name);
  await picture(page, name);
}
const form = (page) => ({
  now: page.getByLabel('ปัจจุบันเป็นอย่างไร'), type: page.getByLabel('อยากให้เป็นพื้นที่สีเขียวประเภทใด'), name: page.getByLabel('ชื่อ', { exact: true }), contact: page.getByLabel('โทรศัพท์หรืออีเมล'),
  consent: page.getByRole('checkbox'), send: page.getByRole('button', { name: 'ส่งข้อเสนอ' }),
});
// What the form counts as hurried is past; the person has read it.
const read = (page) => page.clock.fastForward(20_000);

async function sent(page) {
  await page.getByRole('heading', { name: 'รับข้อเสนอแล้ว' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'รับข้อเสนอแล้ว', 'the heading has the focus');
  return page.locator('.code').textContent();
}
async function accept(hand, page, { words, plotName, area }) {
  await page.goto(`/green/${unit}/proposals`);
  await settled(page);
  await hand.press(page.getByRole('link', { name: /^ข้อเสนอที่/ }).first());
  await page.getByRole('heading', { name: 'พิจารณา', exact: true }).waitFor();
  await page.getByText('081-234-5678').waitFor();
  if (hand instanceof Keyboard) {
    await hand.reach(page.getByRole('radio').first());
    await page.keyboard.press('Space');
  } else await hand.press(page.getByRole('radio', { name: 'รับเข้าแผน' }));
  await hand.type(page.getByLabel('ชื่อแปลงตามแผน'), plotName);
  if (area) await hand.type(page.getByLabel('เนื้อที่ตามเอกสาร'), area);
  await hand.type(page.getByLabel('ข้อความเผยแพร่'), words);
  await hand.press(page.getByRole('button', { name: 'รับเข้าแผน' }));
  await page.getByText('บันทึกแล้ว', { exact: true }).waitFor();
}

test('with a thumb: an outline on the map, a refusal at its field, accepted, public in the words of the officer', async () => {
  const { page, context, complaints } = await open(`/units/${unit}/green`, { touch: true });
  const hand = new Thumb(page);
  await looked(page, 'citizen-town');
  await page.clock.install();
  await hand.press(page.getByRole('link', { name: 'เสนอพื้นที่สีเขียว' }).first());
  await page.locator('.map[aria-busy="false"]').waitFor();
  const fields = form(page);
  await read(page);
  await hand.press(fields.send);
  await page.getByText('โปรดบอกว่าปัจจุบันพื้นที่นี้เป็นอย่างไร').first().waitFor();
  await page.getByText('โปรดเลือกตำแหน่งบนแผนที่').first().waitFor();
  await looked(page, 'citizen-refused');
  const map = page.locator('.map');
  const box = await map.boundingBox();
  for (const [x, y] of [[-60, -40], [20, -40], [20, 50], [-60, 50]]) await map.tap({ position: { x: box.width / 2 + x, y: box.height / 2 + y } });
  await hand.press(page.getByRole('button', { name: 'ปิดแนวเขต' }));
  assert.match(await page.locator('#f-lat').inputValue(), /^16\.\d{6}$/);
  await hand.type(fields.now, 'ที่ว่างหลังตลาดสด');
  await fields.type.selectOption('1');
  await hand.type(fields.name, 'สมชาย ใจดี');
  await hand.type(fields.contact, '081-234-5678');
  await hand.press(fields.send);
  await page.getByText('หากให้ชื่อหรือช่องทางติดต่อ').first().waitFor();
  await fields.consent.check();
  await hand.press(fields.send);
  const receipt = await sent(page);
  await looked(page, 'citizen-sent');
  const officer = await open('/home', { touch: true, role: 'officer' });
  await officer.page.getByText(/ประชาชนเสนอพื้นที่สีเขียว \d+ แห่ง/).first().waitFor();
  await accept(new Thumb(officer.page), officer.page, { plotName: 'สวนหลังตลาดสด', words: 'จะเป็นสวนมีร่มไม้' });
  await looked(officer.page, 'citizen-accepted');
  await page.goto(`/proposals#${receipt}`);
  await page.getByText('ท้องถิ่นรับข้อเสนอเข้าแผนพื้นที่สีเขียวแล้ว').waitFor();
  await page.goto(`/units/${unit}/green`);
  await page.getByText('จะเป็นสวนมีร่มไม้').waitFor();
  assert.equal(await page.getByText('ที่ว่างหลังตลาดสด').count(), 0);
  assert.deepEqual([...complaints, ...officer.complaints], []);
  await officer.context.close();
  await context.close();
});

test('with the keyboard only: where I am, accepted with a stated area, undone again', async () => {
  const { page, context, complaints } = await open(`/units/${unit}/green/propose`);
  await page.clock.install();
  const hand = new Keyboard(page);
  const fields = form(page);
  await hand.press(page.getByRole('button', { name: 'ใช้ตำแหน่งที่ฉันอยู่' }));
  await page.getByText('ได้ตำแหน่งแล้ว คลาดเคลื่อนไม่เกิน 8 เมตร').waitFor();
  assert.equal(await page.locator('#f-lon').inputValue(), '104.710100');
  await hand.type(fields.now, 'เกาะกลางถนนหน้าโรงเรียน');
  await hand.reach(fields.type);
  await page.keyboard.press('ArrowDown');
  await hand.type(fields.contact, '081-234-5678');
  await hand.reach(fields.consent);
  await page.keyboard.press('Space');
  await read(page);
  await hand.press(fields.send);
  const receipt = await sent(page);
  const officer = await open('/home', { role: 'officer' });
  const keys = new Keyboard(officer.page);
  await accept(keys, officer.page, { plotName: 'เกาะกลางร่มรื่น', words: 'จะปลูกไม้พุ่ม', area: '0-1-50 ไร่' });
  await page.goto(`/units/${unit}/green`);
  await page.getByText('จะปลูกไม้พุ่ม').waitFor();
  await keys.press(officer.page.locator('summary', { hasText: 'ยกเลิกผลการพิจารณา' }));
  await keys.type(officer.page.getByLabel('เหตุผลหรือคำตอบ'), 'กดผิดรายการ');
  await keys.press(officer.page.getByRole('button', { name: 'ยกเลิกผลการพิจารณา' }));
  await officer.page.getByText('ยกเลิกผลการพิจารณาแล้ว').first().waitFor();
  await page.goto(`/proposals#${receipt}`);
  await page.getByText('ข้อเสนออยู่ระหว่างรอเจ้าหน้าที่พิจารณา').waitFor();
  await page.goto(`/units/${unit}/green`);
  await settled(page);
  assert.equal(await page.getByText('จะปลูกไม้พุ่ม').count(), 0);
  assert.deepEqual([...complaints, ...officer.complaints], []);
  await officer.context.close();
  await context.close();
});

test('a double tap while the line is slow sends one proposal; a lost answer is asked for again under the same key', async () => {
  const { page, context, complaints } = await open(`/units/${unit}/green/propose`);
  await page.clock.install();
  const count = async () => (await (await officerCall()).json()).counts.new;
  const officer = await open('/home', { role: 'officer' });
  const officerCall = () => officer.page.request.get(`/api/v1/units/${unit}/green/proposals`);
  const before = await count();
  const fields = form(page);
  await page.locator('#f-lat').fill('16.545');
  await page.locator('#f-lon').fill('104.715');
  await fields.now.fill('ที่ว่างข้างสถานี');
  await fields.type.selectOption('1');
  await read(page);
  let lost = 0;
  await page.route('**/green/proposals', async (route) => {
    if (lost++) return route.continue();
    await route.fetch(); // it arrived; its answer did not
    await route.abort();
  });
  await fields.send.dblclick();
  await until(page, () => document.querySelector('.banner--error') !== null);
  await fields.send.click();
  await sent(page);
  assert.equal(await count(), before + 1);
  assert.deepEqual([...complaints, ...officer.complaints], []);
  await officer.context.close();
  await context.close();
});

test('a slow line gets words first: the map and its library wait until they are asked for', async () => {
  const { page, context, complaints } = await openWindow(browser, server, { size: phone });
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { effectiveType: '3g', saveData: false } }));
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto(`/units/${unit}/green`);
  await settled(page);
  await page.getByRole('button', { name: 'แสดงแผนที่' }).waitFor();
  assert.ok(!fetched.some((url) => /maplibre/.test(url)), 'the library of the map is not fetched');
  await page.getByRole('button', { name: 'แสดงแผนที่' }).click();
  await page.locator('.map[aria-busy="false"]').waitFor();
  assert.ok(fetched.some((url) => /maplibre/.test(url)));
  assert.deepEqual(complaints, []);
  await context.close();
});

test('at the end the server log is clean and holds no receipt', () => {
  cleanLog(server);
  assert.doesNotMatch(server.log(), /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
});
