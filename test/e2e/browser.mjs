// SPDX-License-Identifier: Apache-2.0
// A browser for the tests: what it complains about is collected, pages are checked by axe, pictures go where SHOTS says.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const web = createRequire(new URL('../../web/package.json', import.meta.url));
const { chromium } = web('playwright-core');
const axe = readFileSync(web.resolve('axe-core/axe.min.js'), 'utf8');
const arguments_ = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const shots = process.env.SHOTS;

export const phone = { width: 360, height: 740 };
export const tablet = { width: 768, height: 1024 };
export const desk = { width: 1280, height: 900 };

export async function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
  return chromium.launch({ executablePath, args: arguments_ });
}

/** One person's window; `touch`: a finger instead of a pointer, `place`: where the device is. `complaints` holds what the page or the browser said was wrong. */
export async function openWindow(browser, server, { size = phone, dark = false, touch = false, place = undefined } = {}) {
  const context = await browser.newContext({
    viewport: size, baseURL: server.url, locale: 'th-TH', timezoneId: 'Asia/Bangkok', colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce',
    hasTouch: touch, ...(place && { geolocation: place, permissions: ['geolocation'] }),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()} threw ${error.message}`));
  page.on('console', (message) => {
    // The browser itself reports each refused request; what a page does about a refusal is what counts.
    const refused = /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(INTERNET_DISCONNECTED|FAILED))/.test(message.text());
    // Reading a picture of a map back from the graphics driver is slow, and the driver says so.
    const driver = /GL Driver Message .*GPU stall due to ReadPixels/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !refused && !driver) complaints.push(`${page.url()} said ${message.text()}`);
  });
  page.on('response', (response) => response.status() >= 500 && complaints.push(`${response.url()} answered ${response.status()}`));
  return { context, page, complaints };
}

export async function signIn(page, account) {
  await page.goto('/sign-in');
  await page.locator('#login').fill(account.login);
  await page.locator('#password').fill(account.password);
  await page.locator('#password').press('Enter');
  await page.waitForURL('**/home');
}

/** The page has said what it has to say: a heading is there and nothing is loading. */
export async function settled(page) {
  await page.locator('main h1, main .banner__title').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('main .skeleton'), undefined, { timeout: 15_000 });
}

/** Waits for a question to the page whose answer takes a promise; waitForFunction takes the promise itself for a yes. */
export async function until(page, question) {
  for (const end = Date.now() + 15_000; !(await page.evaluate(question));) {
    assert.ok(Date.now() < end, `15 s went by without ${question}`);
    await page.waitForTimeout(50);
  }
}

export async function findings(page) {
  // The content security policy of the product forbids foreign scripts; the debugger's own evaluation is not bound by it.
  if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 4).join(', ')} (${one.help})`);
}

export async function overflow(page) {
  return page.evaluate(() => {
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over <= 0) return '';
    const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
    return `${over} px too wide: ${wide.slice(0, 3).map((one) => one.tagName + '.' + one.className).join(', ')}`;
  });
}

export async function picture(page, name, { fullPage = true } = {}) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage });
}

/** Nothing above "info" in the server's own words. */
export function cleanLog(server) {
  const bad = server.log().split('\n').filter((line) => /"(level|severity)":"(warn|warning|error|fatal)"/.test(line));
  assert.deepEqual(bad, [], 'the server log holds no warning and no error');
}
