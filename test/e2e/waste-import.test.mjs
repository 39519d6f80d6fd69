// SPDX-License-Identifier: Apache-2.0
// A provincial office brings in months from a file: rehearsed, every row that cannot be taken named, the others counted at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, desk, findings, openBrowser, openWindow, overflow, phone, picture, settled, signIn } from './browser.mjs';

let server, browser;
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('rows are rehearsed, the good ones taken, the others named', async () => {
  const { page, context, complaints } = await openWindow(browser, server, { size: phone });
  await signIn(page, server.account('province'));
  await page.goto('/waste-reports?month=2565-01');
  await settled(page);
  await page.getByRole('link', { name: 'นำเข้าไฟล์' }).click();
  const uid = server.account('officer').unitUid;
  const lines = ['lg_code,year,month,generated_t,collected_t,reported_on', `${uid},2565,1,900,650,2565-02-03`, `${uid},2565,13,900,650,2565-02-03`, 'LG-0001,2565,3,900,650,2565-04-03'];
  await page.setInputFiles('#month-file', { name: 'months.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  await page.getByText('ใช้ได้ 1 จาก 3 แถว').waitFor();
  await page.getByText('เดือน “13” ไม่มีอยู่จริง').waitFor();
  for (const size of [phone, desk]) {
    await page.setViewportSize(size);
    assert.equal(await overflow(page), '');
    assert.deepEqual(await findings(page), []);
    await picture(page, `waste-import-${size.width}`);
  }
  await page.getByRole('button', { name: 'นำเข้า 1 แถว' }).click();
  await page.getByText('นำเข้าแล้ว 1 แถว').waitFor();
  const totals = await (await page.request.get('/api/v1/waste/totals?year=2565&by=nation')).json();
  assert.equal(totals.rows[0].generated, 900_000, 'counted at once');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('at the end the server log is clean', () => cleanLog(server));
