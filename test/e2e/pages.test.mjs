// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { cleanLog, desk, findings, openBrowser, openWindow, overflow, phone, picture, settled, signIn, tablet } from './browser.mjs';
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

const open = ['/', '/green', '/waste', '/facilities', '/facilities/1', '/waste-clusters', '/towns', '/criteria', '/open-data', '/programme', '/rounds', '/provinces/TH-49', '/waste-flows', '/waste-flows?scope=province&id=TH-49', '/proposals', '/proposals#DEM0-0000-0000-0002', '/sign-in', '/no-such-page'];
const roles = ['', 'officer', 'province', 'region', 'area', 'steering', 'department', 'viewer'];
const sizes = [phone, tablet, desk];

function paths(role) {
  const unit = town(server);
  const pages = [...open, `/units/${unit}`, `/green/${unit}/trees`, `/green/${unit}/access`, `/units/${unit}/green`, `/units/${unit}/green/propose`];
  if (!role) return pages;
  return [
    ...pages.filter((one) => one !== '/sign-in'), '/home', `/city/${unit}/${year}`, `/sheets/${unit}/${year}`, `/sheets/${unit}/${year}/ESC-01`,
    `/sheets/${unit}/${year}/ESC-19`, `/sheets/${unit}/${year}/ESC-24`, `/sheets/${unit}/${year}/result`, '/inbox', `/review/${unit}/${year}`,
    '/candidates', '/people', `/units/${unit}/changes`, `/green/${unit}`, `/green/${unit}/new`, `/green/${unit}/summary`, `/green/${unit}/files`, `/green/${unit}/cover`, `/green/${unit}/survey`, `/green/${unit}/proposals`, '/green/proposals/1', '/green/proposals/3', `/green/TH-49/boundaries`, `/green/${unit}/people`, `/green/${unit}/trees/new`, `/green/${unit}/trees/import`, '/units/TH-49/changes', '/coverage-records', '/coverage-records?province=TH-49', `/committees/${year}`, '/audit', '/password', '/waste', `/waste/${unit}`, `/waste/${unit}/2565-03`, '/waste-reports?month=2565-03', '/waste-quality', '/waste-forms?year=2568', '/waste-forms?year=2568&form=kp2', `/waste/${unit}/forms/2568`, '/facilities/1/forms/2568', '/waste-sao', '/waste-import', '/facilities?province=TH-49', '/facilities/1', '/facilities/1/2568-05', `/facilities/new?unit=${unit}`, `/waste/${unit}/quality`,
    '/waste-clusters?province=มุกดาหาร', '/waste-clusters/new', `/waste/${unit}/dashboard`,
    `/provinces/TH-49/lpa/${year}`, '/facts', `/facts?key=air_q&year=${year}&by=kind`, `/facts?key=landfill&year=${year}&by=office&view=chart`,
  ];
}
const nameOf = (path) => path.replace(/^\//, '').replace(/\/\d+\/\d+/, '').replaceAll('/', '-') || 'front';

// What one person is shown at one size, another is often shown too: the same content is looked at by axe once. The frame around it is
// part of every page that is new.
const known = new Set();
async function isKnown(page, size, dark) {
  const key = `${size.width} ${dark} ${await page.evaluate(() => document.querySelector('main')?.innerHTML ?? '')}`;
  return known.has(key) || !known.add(key);
}

async function look(page, role, path, dark) {
  await page.setViewportSize(phone);
  await page.goto(path);
  await settled(page);
  const wrong = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.waitForTimeout(60);
    const wide = await overflow(page);
    if (wide) wrong.push(`${size.width}: ${wide}`);
    if (!(await isKnown(page, size, dark))) wrong.push(...(await findings(page)).map((one) => `${size.width}: ${one}`));
    await picture(page, `${role || 'public'}-${nameOf(path)}-${size.width}`);
  }
  return wrong;
}

// Two people look at a time: the server and the browser have a core each.
describe('every page at 360, 768 and 1280 px: nothing to complain about', { concurrency: 2 }, () => {
  for (const role of roles) {
    test(`as ${role || 'the public'}`, async () => {
      const dark = role === 'province';
      const { page, context, complaints } = await openWindow(browser, server, { dark });
      if (role) await signIn(page, server.account(role));
      const wrong = [];
      for (const path of paths(role)) wrong.push(...(await look(page, role, path, dark).catch((error) => [error.message.split('\n')[0]])).map((one) => `${path} ${one}`));
      assert.deepEqual([...wrong, ...complaints], []);
      await context.close();
    });
  }
});

test('at the end the server log is clean', () => cleanLog(server));
