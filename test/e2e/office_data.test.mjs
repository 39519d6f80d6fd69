// SPDX-License-Identifier: Apache-2.0
// What an office does with the data of its towns: bring in LPA marks from a file, and read a figure of all of them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, desk, findings, openBrowser, openWindow, phone, settled, signIn } from './browser.mjs';
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

const province = 'TH-49';
const csv = (...rows) => ({ name: 'lpa.csv', mimeType: 'text/csv', buffer: Buffer.from(['uid,indicator,score,max', ...rows, ''].join('\r\n')) });
const uid = () => server.account('officer').unitUid;
const said = (page, text) => page.locator('main [role=status] .banner', { hasText: text }).waitFor();
const button = (page, name) => page.getByRole('button', { name });

async function open(key, size, path) {
  const window = await openWindow(browser, server, { size });
  await signIn(window.page, server.account(key));
  await window.page.goto(path);
  await settled(window.page);
  return window;
}
async function ask(page, path) {
  return page.evaluate(async (to) => (await fetch(to)).json(), `/api/v1${path}`);
}
async function mark(page, indicator) {
  const sheet = await ask(page, `/units/${town(server)}/sheets/${year}`);
  const { lpaScore, lpaMax, version } = sheet.answers.find((one) => one.indicator === indicator);
  return { lpaScore, lpaMax, version };
}

test('a file of LPA marks: findings first, "no" writes nothing, "write" does, and the town sees it', async () => {
  const { page, context, complaints } = await open('province', phone, '/home');
  await page.locator('main a', { hasText: 'นำเข้าคะแนน LPA' }).click();
  await page.waitForURL(`**/provinces/${province}/lpa/${year}`);
  const before = await mark(page, 'ESC-25');
  const next = before.lpaScore === 1 ? 3 : 1;

  await page.setInputFiles('#lpa-file', csv(`${uid()},ESC-25,${next},5`, `${uid()},ESC-26,9,5`, `${uid()},ESC-99,1,5`, 'LG-0,ESC-25,1,5'));
  await said(page, 'พบ 3 เรื่องที่ต้องแก้ในไฟล์');
  await said(page, 'ใช้ได้ 1 จาก 4 แถว');
  const rows = await page.locator('.import tbody tr').allTextContents();
  assert.equal(rows.length, 4, 'three errors, and the mark that would be replaced');
  assert.match(rows[1], /แถว 3.*score.*E3009/);
  assert.match(rows[2], /แถว 4.*indicator.*E3003.*ESC-99/);
  assert.match(rows[3], /แถว 5.*uid.*E3048.*LG-0/);
  assert.equal(await button(page, /^บันทึก/).count(), 0, 'with an error nothing can be written');
  assert.deepEqual(await findings(page), []);

  await page.setInputFiles('#lpa-file', csv(`${uid()},ESC-25,${next},5`));
  await said(page, 'ไฟล์ถูกต้อง 1 แถว');
  await page.getByRole('button', { name: 'ไม่บันทึก', exact: true }).click();
  await said(page, 'ไม่ได้บันทึก');
  assert.deepEqual(await mark(page, 'ESC-25'), before, 'no: nothing is written');

  await page.setInputFiles('#lpa-file', csv(`${uid()},ESC-25,${next},5`));
  await button(page, 'บันทึก 1 คะแนน').click();
  await said(page, 'บันทึกแล้ว 1 คะแนน');
  await page.setInputFiles('#lpa-file', csv(`${uid()},ESC-25,${next},5`));
  await said(page, 'ไม่มีค่าใดต้องบันทึก');
  assert.equal(await button(page, /^บันทึก/).count(), 0, 'the same file again has nothing to write');
  assert.deepEqual(complaints, []);
  await context.close();

  const officer = await open('officer', desk, `/sheets/${town(server)}/${year}/ESC-25`);
  const typed = await officer.page.locator('.lpa input').evaluateAll((all) => all.map((one) => one.value));
  assert.deepEqual(typed, [String(next), '5'], "the mark stands in the town's sheet");
  await officer.context.close();
});

test('the file to fill in holds every town whose marks can change, and none that handed in', async () => {
  const { page, context, complaints } = await open('province', desk, `/provinces/${province}/lpa/${year}`);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'ดาวน์โหลดแบบกรอก CSV').click()]);
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n').filter(Boolean);
  assert.equal(lines[0], '\uFEFFuid,name,indicator,score,max');
  const { items } = await ask(page, `/inbox?year=${year}&province=${province}&limit=200`);
  const gone = items.filter((one) => one.state !== 'draft').map((one) => one.fullNameTh);
  assert.ok(gone.length > 0 && lines.some((one) => one.startsWith(`${uid()},`)));
  assert.deepEqual(lines.filter((one) => gone.includes(one.split(',')[1])), []);
  // The server reads what was made: each line lacks its marks and nothing else.
  await page.setInputFiles('#lpa-file', { name: 'lpa.csv', mimeType: 'text/csv', buffer: Buffer.from([lines[0], lines[1].replace(/,,$/, ',5,5'), ''].join('\r\n')) });
  await said(page, 'ไฟล์ถูกต้อง 1 แถว');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the office of another province, and an officer, are not offered the import', async () => {
  const { page, context } = await open('officer', phone, `/provinces/${province}/lpa/${year}`);
  await page.getByText('หน้านี้สำหรับสำนักงานจังหวัด').waitFor();
  assert.equal(await page.locator('#lpa-file').count(), 0);
  await page.goto(`/provinces/${province}`);
  await settled(page);
  assert.equal(await page.locator('main a', { hasText: 'นำเข้าคะแนน LPA' }).count(), 0);
  assert.equal(await page.locator('section[aria-labelledby=key-facts]').count(), 0, 'one of one is no figure of a province');
  await context.close();
});

test("a town's own base data comes in by the same steps", async () => {
  const { page, context, complaints } = await open('officer', phone, `/city/${town(server)}/${year}`);
  await page.locator('summary', { hasText: 'ส่งออกและนำเข้าเป็นไฟล์' }).click();
  const template = await page.evaluate(async (to) => (await fetch(to)).text(), `/api/v1/units/${town(server)}/facts/template?year=${year}&format=csv`);
  const lines = template.split(/\r?\n/);
  const line = lines.find((one) => one.startsWith('communities,')).split(',');
  const file = (value) => ({ name: 'facts.csv', mimeType: 'text/csv', buffer: Buffer.from([...lines.slice(0, 3), line.with(4, value).join(','), ''].join('\r\n')) });
  const stored = async () => (await ask(page, `/units/${town(server)}/facts?year=${year}`)).facts.find((one) => one.key === 'communities').value;
  const before = await stored();

  await page.setInputFiles('#fact-file', file('มาก'));
  await said(page, 'พบ 1 เรื่องที่ต้องแก้ในไฟล์');
  assert.equal(await button(page, /^บันทึก/).count(), 0);
  await page.setInputFiles('#fact-file', file(before + 1));
  await said(page, 'ยังไม่มีการบันทึกค่าใด');
  await page.getByRole('button', { name: 'ไม่บันทึก', exact: true }).click();
  await said(page, 'ไม่ได้บันทึก');
  assert.equal(await stored(), before);
  await page.setInputFiles('#fact-file', file(before + 1));
  await button(page, 'บันทึก 1 แถว').click();
  await said(page, 'บันทึกแล้ว 1 แถว');
  assert.equal(await stored(), before + 1);
  await page.waitForFunction((value) => document.querySelector('#fact-communities')?.value === value, String(before + 1));
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a figure of many towns says how many of how many stand behind it, and silence is not zero', async () => {
  const { page, context, complaints } = await open('region', desk, `/facts?key=landfill&year=${year}&by=province`);
  const { rows } = await ask(page, `/facts/rollup?key=landfill&period=CY${year}&by=province`);
  await page.locator('main tbody tr').first().waitFor();
  const seen = await page.locator('main tbody tr').allTextContents();
  assert.equal(seen.length, rows.length);
  for (const row of rows) {
    const line = seen.find((one) => one.startsWith(row.nameTh));
    assert.ok(line.includes(`รายงาน ${row.reported} จาก ${row.of} แห่ง`), line);
    assert.ok(line.includes(row.value.toLocaleString('en-US')), line);
  }
  await page.locator('main th button', { hasText: 'ผลรวม' }).click();
  assert.equal(await page.locator('main th[aria-sort=descending]').count(), 1);
  const most = rows.reduce((a, b) => (a.value > b.value ? a : b));
  assert.ok((await page.locator('main tbody tr').first().textContent()).startsWith(most.nameTh));
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'ดาวน์โหลด CSV').click()]);
  assert.match(await readFile(await download.path(), 'utf8'), new RegExp(`landfill,CY${year},${most.nameTh},${most.valueText},`));

  await page.selectOption('#pick-year', String(year + 1));
  await page.locator('main .total', { hasText: 'ยังไม่มีแห่งใดรายงาน' }).waitFor();
  assert.ok(page.url().includes(`year=${year + 1}`), 'the address can be shared');
  const silent = await page.locator('main tbody tr').allTextContents();
  assert.ok(silent.every((one) => one.includes('ยังไม่มีแห่งใดรายงาน') && one.includes('รายงาน 0 จาก')), silent[0]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the province page shows a few of them to those who look after it, and to nobody else', async () => {
  const { page, context } = await open('province', phone, `/provinces/${province}`);
  const panel = page.locator('section[aria-labelledby=key-facts]');
  await panel.waitFor();
  assert.equal(await panel.getByText(/(รายงาน|ตรวจวัด) \d+ จาก 25 แห่ง/).count(), 5);
  await panel.getByRole('link', { name: 'ขยะมูลฝอยที่นำไปฝังกลบ' }).click();
  await page.waitForURL('**/facts?key=landfill*');
  await page.goto('/provinces/TH-50');
  await settled(page);
  await page.waitForLoadState('networkidle');
  assert.equal(await panel.count(), 0, 'a foreign province');
  await context.close();
  const visitor = await openWindow(browser, server, { size: phone });
  await visitor.page.goto(`/provinces/${province}`);
  await settled(visitor.page);
  assert.equal(await visitor.page.locator('section[aria-labelledby=key-facts]').count(), 0);
  await visitor.context.close();
});

test('at the end the server log is clean', () => cleanLog(server));
