// SPDX-License-Identifier: Apache-2.0
// Trees on a phone: a new one in four taps without a connection, sent when it is back; measured again; a file with doubts accepted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, desk, findings, openBrowser, openWindow, overflow, phone, picture, settled, signIn, tablet } from './browser.mjs';

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

async function open(path, { size = phone, role = 'officer' } = {}) {
  const window = await openWindow(browser, server, { size });
  await window.context.grantPermissions(['geolocation']);
  await window.context.setGeolocation({ latitude: 16.5433211, longitude: 104.7211111, accuracy: 6 });
  if (role) await signIn(window.page, server.account(role));
  await window.page.goto(path);
  await settled(window.page);
  return window;
}
async function looked(page, name, sizes = [phone, tablet, desk]) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.waitForTimeout(60);
    assert.equal(await overflow(page), '', `${name} at ${size.width}`);
    assert.deepEqual(await findings(page), [], `${name} at ${size.width}`);
    await picture(page, `${name}-${size.width}`);
  }
  await page.setViewportSize(sizes[0]);
}
const stored = async (page, q) => (await (await page.request.get(`/api/v1/units/${unit}/green/trees?q=${encodeURIComponent(q)}&limit=500`)).json()).items;

test('a new tree takes four taps without a connection, survives a reload, and is sent once when it is back', async () => {
  const { page, context, complaints } = await open(`/green/${unit}/trees`);
  const before = (await stored(page, 'จามจุรี')).length;
  let taps = 0;
  const tap = async (target) => (taps++, target.click());
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.getByRole('link', { name: 'เพิ่มต้นไม้' }).first().waitFor();
  await tap(page.getByRole('link', { name: 'เพิ่มต้นไม้' }).first());
  await page.getByText('ได้ตำแหน่งแล้ว คลาดเคลื่อนไม่เกิน 6 เมตร').waitFor();
  await page.getByRole('button', { name: 'จามจุรี' }).waitFor();
  await context.setOffline(true);
  await tap(page.getByRole('button', { name: 'จามจุรี' }));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'f-girth', 'the girth is typed at once');
  await page.keyboard.type('๑๒๐.๕');
  await tap(page.getByRole('button', { name: 'บันทึก', exact: true }));
  await page.getByText('เก็บจามจุรีไว้ในเครื่องแล้ว').waitFor();
  assert.ok(taps <= 4, `${taps} taps`);
  assert.equal(await page.locator('#f-girth').inputValue(), '', 'the next tree may begin');
  await picture(page, 'trees-offline');
  await page.reload();
  await settled(page);
  await page.getByText('ได้ตำแหน่งแล้ว').waitFor();
  assert.equal(await page.getByRole('button', { name: 'จามจุรี' }).count(), 1, 'the page and its species are on the device');
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  let now = [];
  for (const end = Date.now() + 15_000; now.length <= before && Date.now() < end; await page.waitForTimeout(100)) now = await stored(page, 'จามจุรี');
  assert.equal(now.length, before + 1);
  const tree = now.at(-1);
  assert.deepEqual([tree.girthMm, tree.latE7, tree.lonE7], [1205, 165_433_211, 1_047_211_111]);
  await page.goto(`/green/${unit}/trees`);
  await settled(page);
  assert.equal((await stored(page, 'จามจุรี')).length, before + 1, 'sent once');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a tree is measured again with the keyboard; growth and carbon follow; a refusal stands at its field', async () => {
  const { page, context, complaints } = await open(`/green/${unit}/trees?q=${encodeURIComponent('สาธิต-005')}`);
  await looked(page, 'trees-list');
  await page.locator('.trees a').first().click();
  await settled(page);
  await page.getByText(/CO2e/).first().waitFor();
  await looked(page, 'trees-one');
  await page.getByText('วัดอีกครั้ง').click();
  await page.locator('#m-girth').fill('ใหญ่');
  await page.locator('#m-girth').press('Enter');
  await page.getByText('โปรดกรอกเป็นตัวเลข').waitFor();
  await page.locator('#m-girth').fill('150');
  await page.locator('#m-height').fill('14');
  await page.locator('#m-height').press('Enter');
  await page.getByText('บันทึกผลการวัดแล้ว').waitFor();
  await page.getByRole('cell', { name: '150.0' }).waitFor();
  assert.equal(await page.locator('svg .dot').count(), 4, 'drawn with the three before');
  await page.getByText('วัดอีกครั้ง').click();
  await page.locator('#m-girth').fill('151');
  await page.locator('#m-girth').press('Enter');
  await page.getByLabel('แก้ไขผลการวัดของวันนั้น').waitFor();
  await page.getByText('เปลี่ยนสถานะ', { exact: true }).click();
  await page.locator('#s-status').selectOption('dead');
  await page.getByRole('button', { name: 'บันทึกสถานะ' }).click();
  await page.getByText('โปรดระบุเหตุผลของการเปลี่ยนสถานะ').waitFor();
  await page.locator('#s-reason').fill('แล้งจัด');
  await page.getByRole('button', { name: 'บันทึกสถานะ' }).click();
  await page.getByText('เปลี่ยนสถานะแล้ว').waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a file shows its doubts first; what is accepted is looked at again and then written', async () => {
  const { page, context, complaints } = await open(`/green/${unit}/trees/import`);
  const file = 'รหัส,ชนิด,เส้นรอบวง (ซม.),ละติจูด,ลองจิจูด,วันที่สำรวจ\nน-1,มะขา.ม,ประมาณ 2.40-3.10 เมตร,16.5441,104.7221,13/7/2562\nน-2,จามจุรีต้นซ้าย,245,104.7223,16.5443,13/7/2562\n';
  await page.setInputFiles('#tree-file', { name: 'trees.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByText('ละติจูดกับลองจิจูดสลับที่กัน (104.7223, 16.5443)').waitFor();
  await looked(page, 'trees-import');
  await page.getByRole('button', { name: 'บันทึกต้นไม้ใหม่ 1 ต้น วัดซ้ำ 0 ต้น' }).waitFor();
  for (const kind of ['ค่าเป็นช่วง', 'สะกดชื่อต่างไป', 'ละติจูดกับลองจิจูดสลับที่']) await page.locator('.kinds li', { hasText: kind }).getByRole('checkbox').check();
  await page.locator('.findings li', { hasText: 'จามจุรีต้นซ้าย' }).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'ตรวจใหม่ตามที่รับ' }).click();
  await page.getByRole('button', { name: 'บันทึกต้นไม้ใหม่ 2 ต้น วัดซ้ำ 0 ต้น' }).click();
  await page.getByText('บันทึกแล้ว ต้นไม้ใหม่ 2 ต้น').waitFor();
  const trees = await stored(page, 'น-');
  assert.deepEqual(trees.filter((one) => /^น-\d$/.test(one.code)).map((one) => [one.nameTh, one.girthMm, one.latE7]), [['มะขาม', 2750, 165_441_000], ['จามจุรี', 2450, 165_443_000]]);
  await page.setInputFiles('#tree-file', { name: 'trees.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByText('มีในทะเบียนแล้ว ไม่มีอะไรใหม่').waitFor();
  assert.equal(await page.getByRole('button', { name: /^บันทึกต้นไม้ใหม่/ }).count(), 0, 'nothing is left to write');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('everybody sees the trees of note and only these', async () => {
  const { page, context, complaints } = await open(`/green/${unit}/trees`, { role: '' });
  await page.getByText('รุกขมรดก').first().waitFor();
  assert.equal(await page.getByRole('link', { name: 'เพิ่มต้นไม้' }).count(), 0);
  await looked(page, 'trees-public', [phone, desk]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('at the end the server log is clean', () => cleanLog(server));
