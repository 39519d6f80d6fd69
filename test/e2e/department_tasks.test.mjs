// SPDX-License-Identifier: Apache-2.0
// What the department does now and then: dated changes of units, records of past rounds, limits of the levels, and which
// units a person serves. Thai pages, as the department sees them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, desk, findings, openBrowser, openWindow, phone, picture, settled, signIn, tablet } from './browser.mjs';
import { town, year } from './journey.mjs';

let server, browser, page, context, complaints;
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
  ({ page, context, complaints } = await openWindow(browser, server, { size: desk }));
  await signIn(page, server.account('department'));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
const button = (name) => page.getByRole('button', { name, exact: true });
const api = (path) => page.evaluate(async (at) => (await fetch(`/api/v1${at}`)).json(), path);
/** A change that somebody else makes meanwhile, in the same session but past the page. */
const elsewhere = (method, path, body, version) =>
  page.evaluate(
    async ([m, p, b, v]) => (await fetch(`/api/v1${p}`, { method: m, headers: { 'content-type': 'application/json', 'x-requested-with': 'muang', 'if-match': `"${v}"`, 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify(b) })).status,
    [method, path, body, version],
  );
async function open(path) {
  await page.goto(path);
  await settled(page);
}
/** At three widths, with axe at the widest and the narrowest. */
async function look(name) {
  for (const size of [phone, tablet, desk]) {
    await page.setViewportSize(size);
    await picture(page, `department-${name}-${size.width}`);
    if (size !== tablet) assert.deepEqual(await findings(page), []);
  }
}
async function change({ day, source, reason }) {
  await page.locator('#validFrom').fill(day);
  await page.locator('#source').fill(source);
  await page.locator('#certainty').selectOption('official');
  await page.locator('#reason').fill(reason);
}
const history = (part) => page.locator(`section[aria-labelledby="h-${part}"] li`);

test('everything that a change lacks is said at once, each with its field', async () => {
  await open(`/units/${town(server)}`);
  await page.getByRole('link', { name: 'ประวัติและการเปลี่ยนแปลง' }).click();
  await page.waitForURL('**/changes');
  await settled(page);
  await button('บันทึกการเปลี่ยนแปลง').click();
  const summary = page.locator('main [role=alert]');
  assert.equal(await summary.locator('li').count(), 5);
  await summary.getByRole('link', { name: 'โปรดเลือกประเภทใหม่' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'value');
  await page.locator('#validFrom').fill('1/1/2600');
  await button('บันทึกการเปลี่ยนแปลง').click();
  await summary.getByText('ต้องไม่อยู่ในอนาคต').waitFor();
  await look('change-problems');
});

test('a town changes its kind on a day, and the history and the town page say so', async () => {
  await open(`/units/${town(server)}/changes`);
  const before = await history('kind').count();
  await page.locator('#value').selectOption('city');
  await change({ day: '4 ส.ค. 2565', source: 'ประกาศกระทรวงมหาดไทย', reason: 'ยกฐานะ' });
  await page.getByText('อ่านว่า 4 สิงหาคม พ.ศ. 2565').waitFor();
  await button('บันทึกการเปลี่ยนแปลง').click();
  await page.getByText('บันทึกประเภทแล้ว มีผลตั้งแต่ 4 สิงหาคม พ.ศ. 2565').waitFor();
  assert.equal(await history('kind').count(), before + 1);
  const newest = await history('kind').first().textContent();
  for (const word of ['เทศบาลนคร', '4 ส.ค. 2565', 'ประกาศกระทรวงมหาดไทย', 'ทางการ', 'ปัจจุบัน']) assert.match(newest, new RegExp(word));
  assert.match(await history('kind').nth(1).textContent(), /เทศบาลเมือง.*ถึง 3 ส\.ค\. 2565/s);
  await look('change-done');
  await open(`/units/${town(server)}`);
  await page.getByRole('heading', { level: 1, name: 'เทศบาลนครมุกดาหาร' }).waitFor();
});

test('a change on a stale version is refused politely, and what was typed is sent again by one press', async () => {
  await open(`/units/${town(server)}/changes`);
  const { version } = await api(`/units/${town(server)}`);
  await page.locator('#value').selectOption('town');
  await change({ day: '1/10/2565', source: 'ประกาศฉบับแก้ไข', reason: 'ทดสอบ' });
  assert.equal(await elsewhere('POST', `/units/${town(server)}/changes`, { field: 'name', value: 'มุกดาหารใหม่', validFrom: '2022-09-01', source: 'หนังสือของจังหวัด', certainty: 'published', reason: 'อีกคน' }, version), 200);
  await button('บันทึกการเปลี่ยนแปลง').click();
  const notice = page.locator('main .banner--warn');
  await notice.getByText('มีผู้อื่นแก้ไขหน่วยงานนี้ก่อนท่าน').waitFor();
  assert.match(await notice.textContent(), /มุกดาหารใหม่.*1 ก\.ย\. 2565/s);
  assert.ok(await notice.evaluate((one) => one === document.activeElement), 'the notice has the focus');
  assert.equal(await page.locator('#source').inputValue(), 'ประกาศฉบับแก้ไข');
  assert.equal(await page.locator('#value').inputValue(), 'town');
  await history('name').filter({ hasText: 'มุกดาหารใหม่' }).waitFor();
  await look('change-stale');
  await button('บันทึกการเปลี่ยนแปลง').click();
  await page.getByText('บันทึกประเภทแล้ว มีผลตั้งแต่ 1 ตุลาคม พ.ศ. 2565').waitFor();
  assert.equal((await api(`/units/${town(server)}`)).kind, 'town');
});

test('a province goes to another office, chosen by its name, and the board shows it', async () => {
  const office = async () => (await api('/coverage')).board.find((one) => one.code === 'TH-85').officeNumber;
  assert.notEqual(await office(), 14);
  await open('/provinces/TH-85');
  await page.getByRole('link', { name: 'ประวัติและการเปลี่ยนแปลง' }).click();
  await page.waitForURL('**/units/TH-85/changes');
  await settled(page);
  const name = await page.locator('#value option', { hasText: 'ที่ 14 ' }).textContent();
  await page.locator('#value').selectOption({ label: name });
  await change({ day: '1/10/2563', source: 'ประกาศกรมควบคุมมลพิษ', reason: 'แบ่งเขตใหม่' });
  await button('บันทึกการเปลี่ยนแปลง').click();
  await page.getByText('มีผลตั้งแต่ 1 ตุลาคม พ.ศ. 2563').waitFor();
  assert.match(await history('parent').first().textContent(), /ที่ 14 .*ปัจจุบัน/s);
  assert.equal(await office(), 14);
  await look('change-office');
  await open('/?province=TH-85');
  await page.locator('#province-card').getByText('สำนักงานสิ่งแวดล้อมภาคที่ 14').waitFor();
});

test('a record of a past round is counted at once, and taken back at once', async () => {
  await open('/coverage-records');
  await look('records-all');
  const now = () => page.locator('#board-now');
  assert.match(await now().textContent(), /^70\D/);
  await page.locator('#province').selectOption('TH-82');
  await page.waitForURL('**province=TH-82');
  await button('บันทึกผล').click();
  assert.equal(await page.locator('main .banner--error li').count(), 5);
  await look('records-problems');
  await page.locator('#year').fill('2563');
  await page.getByLabel('มีเทศบาลผ่านเกณฑ์', { exact: true }).check();
  await page.getByText('กระดานเปลี่ยนจาก 70 เป็น 71 จาก 76 จังหวัด').waitFor();
  await page.locator('#source').fill('ประกาศผลรอบ 2563');
  await page.locator('#certainty').selectOption('published');
  await page.locator('#reason').fill('พบในรายงานประจำปี');
  await button('บันทึกผล').click();
  await page.getByText('เพิ่มบันทึกแล้ว กระดานเป็น 71 จาก 76 จังหวัด').waitFor();
  assert.match(await now().textContent(), /^71\D/);
  const record = page.locator('section[aria-labelledby=added] li');
  assert.match(await record.textContent(), /มีเทศบาลผ่านเกณฑ์.*2563.*ใช้นับอยู่บนกระดาน.*ประกาศผลรอบ 2563.*เผยแพร่/s);
  await look('records-added');
  const other = await openWindow(browser, server, { size: phone });
  await other.page.goto('/');
  await other.page.locator('main').getByText(/71\s*จาก\s*76/).first().waitFor();
  await record.getByRole('button', { name: /^ลบบันทึก/ }).click();
  await page.getByText('กระดานเปลี่ยนจาก 71 เป็น 70 จาก 76 จังหวัด').waitFor();
  await look('records-ask');
  await button('ไม่ลบ').click();
  assert.equal((await api('/coverage')).covered, 71);
  await record.getByRole('button', { name: /^ลบบันทึก/ }).click();
  await button('ยืนยันลบบันทึก').click();
  await page.getByText('ลบบันทึกแล้ว กระดานเป็น 70 จาก 76 จังหวัด').waitFor();
  await page.getByText('ยังไม่มีบันทึกที่ส่วนกลางเพิ่ม').waitFor();
  assert.match(await now().textContent(), /^70\D/);
  await other.page.reload();
  await other.page.locator('main').getByText(/70\s*จาก\s*76/).first().waitFor();
  await other.context.close();
});

test('limits of the levels: the placeholder is said, a limit is set from a day, a stale one is refused politely', async () => {
  await open('/criteria');
  await page.getByText('ค่าชั่วคราว รอประกาศ', { exact: true }).first().waitFor();
  await page.locator('summary', { hasText: 'กำหนดเกณฑ์ระดับใหม่' }).click();
  await page.locator('#limit-very-good').fill('95');
  await button('บันทึกเกณฑ์ระดับ').click();
  assert.equal(await page.locator('main .banner--error li').count(), 3, 'the level above is overtaken, no day, no reason');
  await look('levels-problems');
  await page.locator('#limit-very-good').fill('82');
  await page.locator('#levels-from').fill('1 ต.ค. 2564');
  await page.locator('#levels-reason').fill('ประกาศของกรม');
  await button('บันทึกเกณฑ์ระดับ').click();
  await page.getByText('บันทึกเกณฑ์ระดับแล้ว ใช้ตั้งแต่ 1 ตุลาคม พ.ศ. 2564').waitFor();
  await page.locator('dd', { hasText: 'ตั้งแต่ร้อยละ 82' }).waitFor();
  assert.equal(await page.getByText('ค่าชั่วคราว รอประกาศ', { exact: true }).locator('visible=true').count(), 0);
  await page.locator('summary', { hasText: 'เกณฑ์ระดับทุกครั้งที่กำหนด' }).click();
  assert.equal(await page.locator('main details table tbody tr').count(), 6);
  await look('levels-done');

  const { version } = await api('/frameworks/esc-2562');
  await page.locator('#limit-excellent').fill('93');
  await page.locator('#levels-from').fill('1/10/2565');
  await page.locator('#levels-reason').fill('เหตุผลที่พิมพ์ไว้');
  const levels = [{ id: 'good', minimumPercent: null }, { id: 'very-good', minimumPercent: 81 }, { id: 'excellent', minimumPercent: 91 }];
  assert.equal(await elsewhere('PUT', '/frameworks/esc-2562/levels', { levels, validFrom: '2022-10-01', reason: 'อีกคน' }, version), 200);
  await button('บันทึกเกณฑ์ระดับ').click();
  const notice = page.locator('main .banner--warn');
  await notice.getByText('มีผู้อื่นกำหนดเกณฑ์ระดับก่อนท่าน').waitFor();
  assert.match(await notice.textContent(), /ตั้งแต่ร้อยละ 81.*ตั้งแต่ร้อยละ 91.*อีกคน/s);
  assert.equal(await page.locator('#limit-excellent').inputValue(), '93');
  assert.equal(await page.locator('#limit-very-good').inputValue(), '82');
  assert.equal(await page.locator('#levels-reason').inputValue(), 'เหตุผลที่พิมพ์ไว้');
  await look('levels-stale');
  await button('บันทึกเกณฑ์ระดับ').click();
  await page.getByText('บันทึกเกณฑ์ระดับแล้ว ใช้ตั้งแต่ 1 ตุลาคม พ.ศ. 2565').waitFor();
  assert.deepEqual((await api('/frameworks/esc-2562')).levels.map((one) => one.minimumPercent), [null, 82, 93]);
});

test('an officer serves two towns, and then only the other', async () => {
  const officer = server.account('officer');
  const units = async () => (await api('/people?limit=200')).items.find((one) => one.id === officer.personId).grants.map((one) => one.unitNameTh).sort();
  const [own] = await units();
  await open('/people');
  const row = page.locator('tr', { hasText: officer.login });
  const opens = row.getByRole('button', { name: /^หน่วยงาน/ });
  await opens.click();
  const form = page.getByRole('form', { name: /หน่วยงานของ/ });
  assert.ok(await form.getByLabel('เพิ่มหน่วยงาน').evaluate((one) => one === document.activeElement), 'the search has the focus');
  await form.getByLabel('เพิ่มหน่วยงาน').fill('นครพนม');
  await form.getByRole('button', { name: /เทศบาลเมืองนครพนม/ }).click();
  await look('person-units');
  await button('บันทึกหน่วยงาน').click();
  await page.getByText(`บันทึกหน่วยงานของ ${officer.displayName} แล้ว`).waitFor();
  assert.ok(await opens.evaluate((one) => one === document.activeElement), 'the focus is back on the button');
  assert.match(await row.textContent(), /เทศบาลเมืองนครพนม/);
  assert.deepEqual(await units(), [own, 'เทศบาลเมืองนครพนม'].sort());
  await opens.click();
  await form.getByRole('button', { name: `เอา${own}ออก` }).click();
  await form.getByRole('button', { name: 'เอาเทศบาลเมืองนครพนมออก' }).click();
  await button('บันทึกหน่วยงาน').click();
  await page.getByText('ต้องมีหน่วยงานอย่างน้อยหนึ่งแห่ง').waitFor();
  await form.getByLabel('เพิ่มหน่วยงาน').fill('นครพนม');
  await form.getByRole('button', { name: /เทศบาลเมืองนครพนม/ }).click();
  await button('บันทึกหน่วยงาน').click();
  await page.getByText(`บันทึกหน่วยงานของ ${officer.displayName} แล้ว`).waitFor();
  assert.deepEqual(await units(), ['เทศบาลเมืองนครพนม']);
});

test('others see the history but no form, and no records', async () => {
  const other = await openWindow(browser, server, { size: desk });
  await signIn(other.page, server.account('province'));
  await other.page.goto('/units/TH-49/changes');
  await settled(other.page);
  assert.equal(await other.page.locator('main form').count(), 0);
  await other.page.goto('/coverage-records');
  await other.page.getByText('หน้านี้สำหรับส่วนกลางเท่านั้น').waitFor();
  await other.page.goto('/criteria');
  await settled(other.page);
  assert.equal(await other.page.locator('summary', { hasText: 'กำหนดเกณฑ์ระดับใหม่' }).count(), 0);
  assert.deepEqual(other.complaints, []);
  await other.context.close();
});

test('on the review page the focus never falls back to the top', async () => {
  const other = await openWindow(browser, server, { size: desk });
  await signIn(other.page, server.account('area'));
  const sheets = await other.page.evaluate(async (of) => (await (await fetch(`/api/v1/inbox?year=${of}&state=checked`)).json()).items, year);
  await other.page.goto(`/review/${sheets[0].unitId}/${year}`);
  const focused = () => other.page.evaluate(() => document.activeElement.textContent.trim());
  const back = other.page.locator('.actions').getByRole('button', { name: 'ตีกลับพร้อมเหตุผล', exact: true });
  await back.focus();
  await settled(other.page);
  await other.page.getByText(/^ให้คะแนนแล้ว \d+ จาก/).first().waitFor();
  assert.equal(await focused(), 'ตีกลับพร้อมเหตุผล', 'what loads later leaves the focus where it is');
  await other.page.keyboard.press('Enter');
  await other.page.getByLabel('ตัวชี้วัดที่ตีกลับ').waitFor();
  const cancel = other.page.locator('.actions form').getByRole('button', { name: 'ยกเลิก', exact: true });
  await cancel.focus();
  await other.page.keyboard.press('Enter');
  await cancel.waitFor({ state: 'detached' });
  assert.equal(await focused(), 'ตีกลับพร้อมเหตุผล');
  await other.page.getByRole('button', { name: /^ใช้คะแนนตนเองกับ/ }).focus();
  await other.page.keyboard.press('Enter');
  await other.page.getByText(/^ใช้คะแนนตนเองแล้ว \d+ ข้อ$/).waitFor();
  await other.page.waitForFunction(() => document.activeElement !== document.body);
  assert.match(await focused(), /^ใช้คะแนนตนเองแล้ว/);
  await other.page.locator('.actions').getByRole('button', { name: 'สรุปคะแนนระดับพื้นที่', exact: true }).focus();
  await other.page.keyboard.press('Enter');
  await other.page.getByRole('button', { name: 'ยืนยันสรุปคะแนน', exact: true }).focus();
  await other.page.keyboard.press('Enter');
  await other.page.locator('.actions').getByText('สรุปคะแนนระดับพื้นที่แล้ว', { exact: true }).waitFor();
  assert.equal(await focused(), 'สรุปคะแนนระดับพื้นที่แล้ว');
  assert.deepEqual(other.complaints, []);
  await other.context.close();
});

test('at the end no page and no log complains', async () => {
  assert.deepEqual(complaints, []);
  await context.close();
  cleanLog(server);
});
