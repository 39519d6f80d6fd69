// SPDX-License-Identifier: Apache-2.0
// The survey in the field, by finger at 360 px: what is near by distance and direction, measured, noted and photographed without a connection,
// sent once when it is back; what somebody else changed meanwhile is shown side by side, and nothing is lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { jpeg } from '../green/jpeg.mjs';
import { startDemoServer } from '../server.mjs';
import { cleanLog, desk, findings, openBrowser, openWindow, overflow, phone, picture, settled, signIn, tablet } from './browser.mjs';

let server, browser, unit;
const here = { latitude: 16.3201, longitude: 104.9201, accuracy: 5 };
const e7 = (degrees) => Math.round(degrees * 1e7);
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
  unit = server.account('officer').unitId;
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(path = `/green/${unit}/survey`, { role = 'officer', place = here, size = phone } = {}) {
  const window = await openWindow(browser, server, { size, touch: true, place });
  await signIn(window.page, server.account(role));
  await window.page.goto(path);
  await settled(window.page);
  return window;
}
const api = async (page, method, path, data, version) => {
  const answer = await page.request.fetch(`/api/v1${path}`, { method, data, headers: { 'x-requested-with': 'muang', 'sec-fetch-site': 'same-origin', ...(version !== undefined && { 'if-match': `"${version}"` }) } });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
};
const square = (west, south) => ({ type: 'Polygon', coordinates: [[[west, south], [west + 0.001, south], [west + 0.001, south + 0.001], [west, south + 0.001], [west, south]]] });
const newTree = (page, species, code, north) => api(page, 'POST', `/units/${unit}/green/trees`, { entry: { species, code, latE7: e7(here.latitude + north), lonE7: e7(here.longitude) } });
const newPlot = (page, nameTh, west, south) => api(page, 'POST', `/units/${unit}/green/plots`, { status: 'existing', entry: { nameTh, type: '1', geometry: square(west, south), facilities: ['seats', 'path'], note: 'เดิม' } });
const card = (page, name) => page.locator('.things > li', { hasText: name });
async function comes(page, question) {
  for (const end = Date.now() + 20_000; !(await question());) {
    assert.ok(Date.now() < end, `20 s went by without ${question}`);
    await page.waitForTimeout(100);
  }
}
async function offline(page, context) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await context.setOffline(true);
}
async function back(page, context) {
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
}
const today = () => new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10);

test('what is near stands first, with distance and direction; those not measured this year before the others', async () => {
  const { page, context, complaints } = await open();
  await newTree(page, 'สัก', 'ใกล้-1', 0.0004); // 44 m north
  const { tree, version } = await newTree(page, 'จามจุรี', 'ใกล้-2', 0.0001); // 11 m north
  await api(page, 'POST', `/green/trees/${tree.id}/measurements`, { day: today(), girthMm: 900 }, version);
  await newPlot(page, 'สวนรอบตัว', here.longitude - 0.0005, here.latitude - 0.0005);
  await newPlot(page, 'สวนข้างเคียง', here.longitude + 0.001, here.latitude - 0.0005); // 107 m east
  await page.reload();
  await settled(page);
  await card(page, 'ใกล้-1').waitFor();
  const names = async () => (await page.locator('.things > li h3').allInnerTexts()).slice(0, 4);
  assert.match(await card(page, 'ใกล้-1').locator('.far').innerText(), /44 ม\. ทิศเหนือ/);
  await page.getByText(/ต้นที่ยังไม่วัดในปีงบประมาณ/).tap();
  assert.match(await page.locator('.things > li').first().innerText(), /ใกล้-1/, 'not measured yet');
  await page.getByText(/ต้นที่ยังไม่วัดในปีงบประมาณ/).tap();
  assert.deepEqual(await names(), ['สวนรอบตัว', 'จามจุรี', 'สัก', 'สวนข้างเคียง']);
  assert.match(await card(page, 'สวนรอบตัว').innerText(), /อยู่ในแปลงนี้/);
  assert.match(await card(page, 'สวนข้างเคียง').locator('.far').innerText(), /107 ม\. ทิศตะวันออก$/);
  await page.getByRole('button', { name: 'แปลง', exact: true }).tap();
  assert.deepEqual((await names()).slice(0, 2), ['สวนรอบตัว', 'สวนข้างเคียง']);
  await page.getByRole('button', { name: 'ทั้งหมด' }).tap();
  await card(page, 'ใกล้-1').locator('summary').first().tap();
  for (const size of [phone, tablet, desk]) {
    await page.setViewportSize(size);
    await page.waitForTimeout(80);
    assert.equal(await overflow(page), '', `at ${size.width}`);
    assert.deepEqual(await findings(page), [], `at ${size.width}`);
    await picture(page, `survey-${size.width}`);
  }
  // Another place than where the phone is: typed, or tapped on the map.
  await page.setViewportSize(phone);
  await page.locator('summary', { hasText: 'เลือกตำแหน่งเอง' }).tap();
  await page.locator('#survey-place').fill('16.3195, 104.9216');
  await page.getByRole('button', { name: 'ใช้พิกัดนี้' }).tap();
  await comes(page, async () => (await names())[0] === 'สวนข้างเคียง' || (await card(page, 'สวนข้างเคียง').innerText()).includes('อยู่ในแปลงนี้'));
  await page.locator('.map[aria-busy=false]').waitFor();
  await page.locator('.map[role=application]').scrollIntoViewIfNeeded();
  const map = await page.locator('.map[role=application]').boundingBox();
  await page.touchscreen.tap(map.x + map.width / 2 + 40, map.y + map.height / 2 + 30);
  await comes(page, async () => !(await page.locator('.spot').innerText()).includes('16.3195000, 104.9216000'));
  await picture(page, 'survey-place');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('without a connection: the page opens, a tree is measured and photographed, a plot is noted; all is sent once', async () => {
  const { page, context, complaints } = await open();
  const { tree } = await newTree(page, 'ประดู่', 'สนาม-1', 0.0002);
  const plot = (await newPlot(page, 'สวนไร้คลื่น', here.longitude + 0.0002, here.latitude)).plot.id;
  await page.reload();
  await settled(page);
  await card(page, 'สนาม-1').waitFor();
  await comes(page, () => page.evaluate(async (id) => {
    const open = indexedDB.open('muang-drafts');
    const db = await new Promise((done) => (open.onsuccess = () => done(open.result)));
    const keys = await new Promise((done) => { const asked = db.transaction('copies').objectStore('copies').getAllKeys(); asked.onsuccess = () => done(asked.result); });
    db.close();
    return keys.some((key) => key.endsWith(`/green/plots/${id}`));
  }, plot));
  await offline(page, context);
  await page.reload();
  await settled(page);
  await page.getByText('ใช้ข้อมูลที่เก็บไว้ในเครื่องนี้').waitFor();
  const one = card(page, 'สนาม-1');
  await one.locator('summary').first().tap();
  await one.getByLabel(/^เส้นรอบวง/).fill('๑๓๕.๕');
  await one.getByRole('button', { name: 'บันทึกผลการวัด' }).tap();
  await one.getByText('เก็บไว้ในเครื่องนี้แล้ว').waitFor();
  // The camera's place is proposed; it is far away, and that is said.
  await one.locator('input[type=file]').first().setInputFiles({ name: 'สนาม.jpg', mimeType: 'image/jpeg', buffer: jpeg({ day: '2026:11:02', latitude: here.latitude + 0.01, longitude: here.longitude }).sent });
  await one.getByText(/ตำแหน่งนี้อยู่ห่างออกไป 1,0\d\d ม\./).waitFor();
  assert.equal(await one.locator('input[id$="day-0"]').inputValue(), '2/11/2569');
  await picture(page, 'survey-photo', { fullPage: false });
  await one.getByText('ใช้ตำแหน่งที่กล้องบันทึกไว้').tap();
  await one.getByRole('button', { name: 'แนบภาพนี้' }).tap();
  await one.getByText('ภาพ 1 ภาพเก็บไว้ในเครื่องนี้').waitFor();
  const park = card(page, 'สวนไร้คลื่น');
  await park.locator('summary').first().tap();
  await park.getByLabel('หมายเหตุ').fill('ม้านั่งหัก 2 ตัว');
  await park.getByRole('button', { name: 'บันทึกหมายเหตุ' }).tap();
  await park.getByText('เก็บไว้ในเครื่องนี้แล้ว').waitFor();
  await picture(page, 'survey-offline');
  await page.reload();
  await settled(page);
  await card(page, 'สนาม-1').getByText('รอส่ง 2 รายการ').waitFor();
  await back(page, context);
  await comes(page, async () => (await api(page, 'GET', `/green/trees/${tree.id}/photos`)).items.length === 1);
  await comes(page, async () => (await api(page, 'GET', `/green/plots/${plot}`)).entry.note.includes('ม้านั่งหัก 2 ตัว'));
  const stored = await api(page, 'GET', `/green/trees/${tree.id}`);
  assert.deepEqual(stored.measurements.map((each) => [each.day, each.girthMm]), [[today(), 1355]]);
  const [photo] = (await api(page, 'GET', `/green/trees/${tree.id}/photos`)).items;
  assert.deepEqual([photo.name, photo.takenOn, photo.latitude], ['สนาม.jpg', '2026-11-02', null], 'the place was not confirmed');
  assert.match((await api(page, 'GET', `/green/plots/${plot}`)).entry.note, /^เดิม\n/);
  await comes(page, async () => (await page.locator('.queue').count()) === 0);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a tree that two people measured on one day is a conflict, and both measurements can stay', async () => {
  const { page, context, complaints } = await open();
  const { tree, version } = await newTree(page, 'ตะแบก', 'สอง-1', 0.0003);
  const other = await newTree(page, 'พะยูง', 'สอง-2', 0.0003);
  await page.reload();
  await settled(page);
  await card(page, 'สอง-1').waitFor();
  const second = await open(`/green/${unit}/trees`, { role: 'province', size: desk });
  await offline(page, context);
  for (const [name, girth] of [['สอง-1', '121'], ['สอง-2', '80']]) {
    const one = card(page, name);
    await one.locator('summary').first().tap();
    await one.getByLabel(/^เส้นรอบวง/).fill(girth);
    await one.getByRole('button', { name: 'บันทึกผลการวัด' }).tap();
    await one.getByText('เก็บไว้ในเครื่องนี้แล้ว').waitFor();
  }
  await api(second.page, 'POST', `/green/trees/${tree.id}/measurements`, { day: today(), girthMm: 1190, heightMm: 9000 }, version);
  // Of the other tree somebody changed something else: the measurement stands beside it by itself.
  await api(second.page, 'PUT', `/green/trees/${other.tree.id}`, { species: 'พะยูง', code: 'สอง-2', note: 'ใบเหลือง', latE7: other.tree.latE7, lonE7: other.tree.lonE7 }, other.version);
  await back(page, context);
  const conflict = page.locator('.conflict');
  await conflict.waitFor();
  assert.equal(await conflict.count(), 1);
  assert.match(await conflict.innerText(), /121 ซม\./);
  assert.match(await conflict.innerText(), /119 ซม\./);
  assert.equal(await overflow(page), '');
  assert.deepEqual(await findings(page), []);
  await picture(page, 'survey-conflict-measure');
  await conflict.getByRole('button', { name: 'เก็บทั้งสองค่า' }).tap();
  await conflict.waitFor({ state: 'detached' });
  await comes(page, async () => (await api(page, 'GET', `/green/trees/${tree.id}`)).version === version + 2);
  const [kept, ...more] = (await api(page, 'GET', `/green/trees/${tree.id}`)).measurements;
  assert.deepEqual([more, kept.girthMm, kept.heightMm], [[], 1190, 9000]);
  assert.match(kept.note, /วัดในวันเดียวกันอีกครั้ง: .*121 ซม\./);
  const both = await api(page, 'GET', `/green/trees/${other.tree.id}`);
  assert.deepEqual([both.note, both.measurements.map((each) => each.girthMm)], ['ใบเหลือง', [800]]);
  assert.deepEqual([...complaints, ...second.complaints], []);
  await second.context.close();
  await context.close();
});

test('an entry that two people changed is settled field by field: a tree, and a plot', async () => {
  const { page, context, complaints } = await open();
  const { tree, version } = await newTree(page, 'ยางนา', 'แก้-1', 0.0003);
  const plot = (await newPlot(page, 'สวนสองมือ', here.longitude + 0.002, here.latitude)).plot;
  await page.goto(`/green/${unit}/trees/${tree.id}/edit`);
  await settled(page);
  await page.locator('#f-note').fill('เอียงไปทางถนน');
  await page.locator('#f-campaign').fill('ปลูกวันแม่');
  const second = await open(`/green/${unit}/trees`, { role: 'province', size: desk });
  await offline(page, context);
  await page.getByRole('button', { name: 'บันทึก', exact: true }).tap();
  await page.waitForURL(`**/green/${unit}/trees/${tree.id}`);
  const entry = { species: 'ยางนา', code: 'แก้-1', latE7: tree.latE7, lonE7: tree.lonE7 };
  await api(second.page, 'PUT', `/green/trees/${tree.id}`, { ...entry, note: 'มีปลวก', setting: 'street' }, version);
  await back(page, context);
  const conflict = page.locator('.conflict');
  await conflict.waitFor();
  await picture(page, 'survey-conflict-tree');
  // What only I changed is proposed as mine, what only they changed as theirs; the note is chosen by hand.
  await conflict.locator('fieldset', { hasText: 'หมายเหตุ' }).getByText('มีปลวก').tap();
  await conflict.getByRole('button', { name: 'บันทึกตามที่เลือก' }).tap();
  await conflict.waitFor({ state: 'detached' });
  let settledTree;
  await comes(page, async () => (settledTree = await api(page, 'GET', `/green/trees/${tree.id}`)).version === version + 2);
  assert.deepEqual([settledTree.note, settledTree.tree.setting, settledTree.tree.campaign], ['มีปลวก', 'street', 'ปลูกวันแม่']);

  await page.goto(`/green/plots/${plot.id}/edit`);
  await settled(page);
  await page.locator('.map[aria-busy=false]').waitFor();
  await page.locator('#f-nameTh').fill('สวนสองมือ (ใหม่)');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'บันทึก', exact: true }).tap();
  await page.waitForURL(`**/green/${unit}`);
  const theirs = (await api(second.page, 'GET', `/green/plots/${plot.id}`)).entry;
  await api(second.page, 'PUT', `/green/plots/${plot.id}`, { ...theirs, nameTh: 'สวนสองมือ (จังหวัด)', hours: '05.00–20.00 น.' }, plot.version);
  await back(page, context);
  await page.goto(`/green/plots/${plot.id}`);
  await conflict.waitFor();
  assert.deepEqual((await conflict.locator('legend').allInnerTexts()).sort(), ['ชื่อแปลง', 'เวลาเปิด'].sort());
  await picture(page, 'survey-conflict-plot');
  await conflict.getByRole('button', { name: 'บันทึกตามที่เลือก' }).tap();
  await conflict.waitFor({ state: 'detached' });
  let settledPlot;
  await comes(page, async () => {
    const now = await api(page, 'GET', `/green/plots/${plot.id}`);
    settledPlot = now.entry;
    return now.plot.version === plot.version + 2;
  });
  assert.deepEqual([settledPlot.nameTh, settledPlot.hours, settledPlot.facilities], ['สวนสองมือ (ใหม่)', '05.00–20.00 น.', ['path', 'seats']]);
  assert.deepEqual([...complaints, ...second.complaints], []);
  await second.context.close();
  await context.close();
});

test('at the end the server log is clean', () => cleanLog(server));
