// SPDX-License-Identifier: Apache-2.0
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, openBrowser, phone } from './browser.mjs';
import { Thumb } from './hands.mjs';
import { front, officer, review } from './journey.mjs';

let server, browser;
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('on a phone, in Thai: a town hands in, is checked, scored, certified and announced, and the map turns to 71 of 76', async (t) => {
  await t.test('the officer fills what is missing and hands in', () => officer(browser, server, Thumb, phone, 'phone'));
  await t.test('province, area sub-committee, steering committee and department do their part', () => review(browser, server, Thumb, phone, 'phone'));
  await t.test('the front page shows 71 of 76 at once', () => front(browser, server, phone, 'phone-11-front', 71));
  await t.test('the server log is clean', () => cleanLog(server));
});
