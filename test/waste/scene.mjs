// SPDX-License-Identifier: Apache-2.0
// A demonstration server with people signed in, and one way to call it.
import { startDemoServer } from '../server.mjs';

const common = { 'content-type': 'application/json', 'x-requested-with': 'muang', 'sec-fetch-site': 'same-origin' };

export async function signedInServer(people) {
  const server = await startDemoServer({ database: process.env.MUANG_TEST_DATABASE });
  const cookies = {};
  for (const key of people) {
    const { login, password } = server.account(key);
    const answer = await fetch(server.url + '/api/v1/session', { method: 'POST', headers: common, body: JSON.stringify({ login, password }) });
    cookies[key] = answer.headers.getSetCookie()[0].split(';')[0];
  }
  return {
    account: server.account,
    log: server.log,
    stop: () => server.stop(),
    // who: null for the public; version: what If-Match says.
    async call(who, method, path, body, version) {
      const headers = { ...common, ...(who && { cookie: cookies[who] }), ...(version !== undefined && { 'if-match': `"${version}"` }) };
      const answer = await fetch(`${server.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
      return { status: answer.status, body: await answer.json() };
    },
  };
}
