// SPDX-License-Identifier: Apache-2.0
// A demonstration server with people signed in, and one way to call it.
import { randomUUID } from 'node:crypto';
import { startDemoServer } from '../server.mjs';

const common = { 'content-type': 'application/json', 'x-requested-with': 'muang', 'sec-fetch-site': 'same-origin' };

export async function signedInServer(people, options = {}) {
  const server = await startDemoServer({ database: process.env.MUANG_TEST_DATABASE, ...options });
  const cookies = {};
  const signIn = async (key, login, password) => {
    const answer = await fetch(server.url + '/api/v1/session', { method: 'POST', headers: common, body: JSON.stringify({ login, password }) });
    cookies[key] = answer.headers.getSetCookie()[0].split(';')[0];
  };
  for (const key of people) await signIn(key, server.account(key).login, server.account(key).password);
  return {
    account: server.account,
    log: server.log,
    stop: () => server.stop(),
    killAndStartAgain: () => server.killAndStartAgain(),
    signIn,
    async file(who, path) {
      const answer = await fetch(`${server.url}/api/v1${path}`, { headers: { ...common, cookie: cookies[who] } });
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
    },
    // who: null for the public; version: what If-Match says.
    async call(who, method, path, body, version) {
      const headers = { ...common, ...(who && { cookie: cookies[who] }), ...(version !== undefined && { 'if-match': `"${version}"` }) };
      const answer = await fetch(`${server.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
      return { status: answer.status, body: await answer.json() };
    },
    // The answer as it is, of bytes too.
    get(who, path, headers = {}) {
      return fetch(`${server.url}/api/v1${path}`, { headers: { ...common, ...(who && { cookie: cookies[who] }), ...headers } });
    },
    // The answer with what was sent beside the body: an idempotency key, an address behind the proxy.
    async post(who, path, body, headers = {}) {
      const answer = await fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers: { ...common, ...(who && { cookie: cookies[who] }), ...headers }, body: JSON.stringify(body) });
      return { status: answer.status, body: await answer.json(), retryAfter: answer.headers.get('retry-after') };
    },
    // A form of a browser, and the answer as it is.
    send(who, method, path, body, version) {
      const { 'content-type': _, ...plain } = common;
      const headers = { ...plain, ...(who && { cookie: cookies[who] }), 'idempotency-key': randomUUID(), ...(version !== undefined && { 'if-match': `"${version}"` }) };
      return fetch(`${server.url}/api/v1${path}`, { method, headers, body });
    },
    folder: server.folder,
    database: server.database,
  };
}

// A month that no rule stands against: generated 900 t, used at source 200 t, collected 650 t.
export const wholeMonth = {
  population_registered: 30_000, population_latent: 2_000, households: 10_000, households_served: 9_000, generated: 900_000, source_utilised: 200_000,
  utilised_food: 80_000, utilised_recycle: 120_000, utilised_other: 0, collected: 650_000, residual_month: 20_000, hazardous_opening: 0, hazardous_collected: 400,
  hazardous_sent: 300, infectious_generated: 0, manifests: 0, wet_bin_households: 2_500, fees_billed: 20_000_000, fees_arrears: 0, fees_collected: 18_000_000,
  cost: 60_000_000, trips: 300, largest_vehicle: 5_000,
};
