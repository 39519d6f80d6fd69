// SPDX-License-Identifier: Apache-2.0
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, desk, openBrowser } from './browser.mjs';
import { Keyboard } from './hands.mjs';
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

test('the same way with the keyboard only, and the focus is always seen', async (t) => {
  await t.test('the officer', () => officer(browser, server, Keyboard, desk, 'keyboard'));
  await t.test('the reviewers', () => review(browser, server, Keyboard, desk, 'keyboard'));
  await t.test('the front page', () => front(browser, server, desk, 'keyboard-11-front', 71));
  await t.test('the server log is clean', () => cleanLog(server));
});
