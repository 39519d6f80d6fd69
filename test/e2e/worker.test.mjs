// SPDX-License-Identifier: Apache-2.0
// The files of a build are kept on the device of a signed-in person; a new build takes the place of the old one.
import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';
import { town } from './journey.mjs';
import { cleanLog, openBrowser, openWindow, settled, signIn, until } from './browser.mjs';

let server, browser, front, url;
/** What the next build changes in sw.js; everything else passes through to the server as it is. */
let build = (text) => text;
before(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
  front = createServer((asked, answer) => {
    const { hostname, port } = new URL(server.url);
    const onward = request({ hostname, port, path: asked.url, method: asked.method, headers: { ...asked.headers, 'accept-encoding': 'identity' } }, (got) => {
      if (asked.url !== '/sw.js' || got.statusCode !== 200) return void got.pipe(answer.writeHead(got.statusCode, got.headers));
      let text = '';
      got.setEncoding('utf8').on('data', (part) => (text += part)).on('end', () => answer.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-cache' }).end(build(text)));
    });
    asked.pipe(onward);
  });
  await new Promise((done) => front.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${front.address().port}`;
});
after(async () => {
  await browser?.close();
  front?.closeAllConnections();
  front?.close();
  await server?.stop();
});

test('a new build replaces the files of the old one, and its page opens without a connection', async () => {
  const { page, context, complaints } = await openWindow(browser, { url });
  await page.goto('/');
  await settled(page);
  assert.deepEqual(await page.evaluate(() => caches.keys()), [], 'the public keeps nothing');
  await signIn(page, server.account('officer'));
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const [old, ...more] = await page.evaluate(() => caches.keys());
  assert.match(old, /^muang-[0-9a-f]{12}$/);
  assert.deepEqual(more, []);

  build = (text) => text.replace(/^const build = "\w+"/, 'const build = "newbuild"');
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()));
  await until(page, async () => (await caches.keys()).join() === 'muang-newbuild');
  await context.setOffline(true);
  await page.reload();
  await page.locator('main').waitFor();
  await page.getByText('ติดต่อระบบไม่ได้ในขณะนี้').first().waitFor();
  await context.setOffline(false);

  build = (text) => text.replace(/^const build = "\w+"/, 'const build = "broken"').replace('const files = [', 'const files = ["/assets/no-such-file.js",');
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => {}));
  await until(page, async () => !(await navigator.serviceWorker.getRegistration()).installing);
  await page.reload();
  await settled(page);
  assert.ok((await page.evaluate(() => caches.match('/index.html', { cacheName: 'muang-newbuild' }).then(Boolean))), 'a build that cannot be kept whole leaves the last one in place');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the map is kept by the device of who opens one, and a new build takes it along', async () => {
  build = (text) => text;
  const { page, context, complaints } = await openWindow(browser, { url });
  await signIn(page, server.account('officer'));
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const maps = () => page.evaluate(async () => {
    const names = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname)));
    return names.flat().filter((name) => name.includes('/maplibre-')).length;
  });
  await page.goto('/home');
  await settled(page);
  assert.equal(await maps(), 0, 'nobody fetches a map who sees none');
  await page.goto(`/green/${town(server)}`);
  await page.locator('.map[aria-busy=false]').waitFor();
  await until(page, async () => {
    const [name] = await caches.keys();
    return (await (await caches.open(name)).keys()).filter((one) => one.url.includes('/maplibre-')).length >= 3;
  });
  build = (text) => text.replace(/^const build = "\w+"/, 'const build = "nextbuild"');
  await page.goto('/home');
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()));
  await until(page, async () => (await caches.keys()).join() === 'muang-nextbuild');
  assert.ok((await maps()) >= 3, 'the same file is not fetched again');
  await context.setOffline(true);
  await page.goto(`/green/${town(server)}`);
  await page.locator('.map[aria-busy=false]').waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('at the end the server log is clean', () => cleanLog(server));
