// SPDX-License-Identifier: Apache-2.0
// A file of trees through the real server: rehearsed, repairs accepted, written, and never written twice.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signedInServer } from '../waste/scene.mjs';

let scene, call, taken;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'region']);
  call = scene.call;
});
after(() => scene?.stop());

const own = () => scene.account('officer').unitId;
const imports = (query = '') => `/units/${own()}/green/tree-imports${query}`;
const trees = async (query = '') => (await call('officer', 'GET', `/units/${own()}/green/trees?limit=500${query}`)).body;
async function send(content, query = '', who = 'officer', name = 'สำรวจต้นไม้.csv') {
  const form = new FormData();
  form.set('file', new Blob([content], { type: 'text/csv' }), name);
  const answer = await scene.send(who, 'POST', imports(query), form);
  return { status: answer.status, body: await answer.json() };
}
const kinds = (body) => Object.fromEntries(body.kinds.map((one) => [one.code, one.count]));

// Two trees of one survey beside the town's point, written as people do.
const survey = `รหัส,ชนิด,เส้นรอบวง (ซม.),ความสูง (เมตร),ละติจูด,ลองจิจูด,วันที่สำรวจ
ท-1,ต้นสัก,๑๒๐,15,16.5401,104.7201,13/7/2562
ท-2,มะขา.ม,ประมาณ 2.40-3.10 เมตร,12,16.5402,104.7203,13/7/2562
ท-3,จามจุรี,245,22,104.7205,16.5403,13/7/2562
ท-4,ไทร+จามจุรี,100,,16.5404,104.7207,13/7/2562
ท-5,Danbo,5,0.1,16.5405,104.7209,13/7/2562
`;

test('a rehearsal says what would happen, row by row with repairs, and writes nothing', async () => {
  const before = (await trees()).total;
  const { status, body } = await send(survey, '?dry-run=true');
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual([body.written, body.rows, body.newTrees, body.refused], [false, 5, 3, 2]);
  assert.deepEqual(kinds(body), { T03: 1, T12: 1, T14: 1, T15: 1, T23: 1, T24: 1, T31: 1, T33: 1, T36: 1 });
  const range = body.findings.find((one) => one.code === 'T12');
  assert.deepEqual([range.row, range.column, range.acceptBy, range.repairTh], [3, 'เส้นรอบวง (ซม.)', 'kind', 'ใช้ค่ากลาง 2.75 เมตร']);
  const only = (await send(survey, '?dry-run=true&show=T03')).body;
  assert.deepEqual(only.findings.map((one) => one.code), ['T03']);
  assert.equal((await trees()).total, before);
});

test('what is wrong with the order is refused before the file is read, all at once', async () => {
  const { body } = await send(survey, '?accept=T35&day=x&class=y');
  assert.deepEqual(body.problems.map((one) => `${one.code} ${one.field}`).sort(), ['E5668 day', 'E5675 class', 'E5691 accept']);
  assert.equal((await send('a,b\n1,2\n')).body.code, 'E5685');
  assert.equal((await send('')).body.code, 'E5513');
  assert.equal((await send('PK\x03\x04not a workbook')).body.code, 'E5688');
  assert.equal((await send(survey, '', 'region')).body.code, 'E5661');
  assert.equal((await send(survey, '', 'officer2')).status, 404);
});

test('accepted repairs are written: turned, read, and spelled as the list has it', async () => {
  const { status, body } = await send(survey, '?accept=T03,T12,T31');
  assert.equal(status, 200, JSON.stringify(body));
  taken = body;
  assert.deepEqual([body.written, body.newTrees, body.refused], [true, 4, 1]);
  const found = (await trees('&q=' + encodeURIComponent('ท-'))).items.filter((one) => /^ท-\d$/.test(one.code));
  assert.deepEqual(found.map((one) => [one.code, one.nameTh, one.girthMm, one.latE7, one.measuredOn]), [
    ['ท-1', 'สัก', 1200, 165_401_000, '2019-07-13'], ['ท-2', 'มะขาม', 2750, 165_402_000, '2019-07-13'],
    ['ท-3', 'จามจุรี', 2450, 165_403_000, '2019-07-13'], ['ท-4', 'ไทร+จามจุรี', 1000, 165_404_000, '2019-07-13']]);
  const stored = (await call('province', 'GET', `/green/tree-imports/${body.id}`)).body;
  assert.deepEqual([stored.newTrees, stored.personName !== '', stored.accepted], [4, true, 'T03,T12,T31']);
  assert.equal((await call('officer2', 'GET', `/green/tree-imports/${body.id}`)).body.code, 'E5680');
  const csv = await scene.file('officer', `/green/tree-imports/${body.id}/findings`);
  assert.equal(csv.status, 200);
  assert.equal(csv.text.trim().split('\r\n').length, 1 + 9);
});

test('the same file is told; with other repairs, or changed, no tree is doubled', async () => {
  const again = await send(survey, '?accept=T03,T12,T31');
  assert.deepEqual([again.status, again.body.code], [409, 'E5683']);
  const total = (await trees()).total;
  const other = await send(survey, '?accept=T03,T12,T31,T24:6,T23:6');
  assert.deepEqual([other.body.newTrees, other.body.known, other.body.repeats], [1, 4, 0], JSON.stringify(other.body));
  assert.equal((await trees()).total, total + 1);
  // Without codes the trees are known by place and species; a later girth is a repeat measurement.
  const later = 'species,girth_cm,lat,lon,measured\nสัก,131,16.54011,104.72011,2024-07-13\nจามจุรี,245,16.5403,104.7205,2019-07-13\n';
  const repeat = await send(later);
  assert.deepEqual([repeat.body.newTrees, repeat.body.repeats, repeat.body.known], [0, 1, 1], JSON.stringify(repeat.body));
  const teak = (await trees('&q=' + encodeURIComponent('ท-1'))).items.find((one) => one.code === 'ท-1');
  const page = (await call('officer', 'GET', `/green/trees/${teak.id}`)).body;
  assert.deepEqual(page.measurements.map((one) => one.girthMm), [1200, 1310]);
  assert.equal(page.version, 2, 'whoever has the page open must look again');
  assert.equal((await send('species,girth_cm,lat,lon,measured\nจามจุรี,245,16.5403,104.7205,2019-07-13\n')).body.code, 'E5692');
});

// A workbook of one sheet with inline words and numbers, as a zip without compression (APPNOTE 4.3): what a spreadsheet saves, and no more.
function workbook(rows) {
  const cell = (value) => (typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`);
  const xml = '<?xml version="1.0" encoding="UTF-8"?>', main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main', pack = 'http://schemas.openxmlformats.org/package/2006', office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const parts = {
    '[Content_Types].xml': `${xml}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${pack}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${pack}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="${main}"><sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
  };
  const crc = (bytes) => ~bytes.reduce((sum, byte) => { for (sum ^= byte, byte = 8; byte--; ) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1; return sum; }, ~0) >>> 0;
  const local = [], central = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [title, body] = [Buffer.from(name), Buffer.from(text)], about = Buffer.alloc(26);
    [[20, 0, 2], [crc(body), 10, 4], [body.length, 14, 4], [body.length, 18, 4], [title.length, 22, 2]].forEach(([value, place, size]) => about.writeUIntLE(value, place, size));
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    local.push(Buffer.from('PK\x03\x04'), about, title, body);
    central.push(Buffer.from('PK\x01\x02\x14\x00'), about, tail, title);
    at += 30 + title.length + body.length;
  }
  const directory = Buffer.concat(central), end = Buffer.alloc(18);
  [[5, 4, 2], [5, 6, 2], [directory.length, 8, 4], [at, 12, 4]].forEach(([value, place, size]) => end.writeUIntLE(value, place, size));
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
}

test('a workbook is read like a table of text, with numbers and days as it keeps them', async () => {
  const rows = [['รหัส', 'ชนิด', 'เส้นรอบวง (ซม.)', 'ละติจูด', 'ลองจิจูด', 'วันที่สำรวจ'], ['ฟ-1', 'หูกวาง', 88.5, 16.5451, 104.7231, 43659], ['ฟ-2', 'หูกวาง', '90 - 100', 16.5452, 104.7233, '13/7/2562']];
  const { body } = await send(workbook(rows), '?accept=T12', 'officer', 'ต้นไม้.xlsx');
  assert.deepEqual([body.written, body.newTrees, kinds(body)], [true, 2, { T12: 1 }], JSON.stringify(body));
  const found = (await trees('&q=' + encodeURIComponent('ฟ-'))).items;
  assert.deepEqual(found.map((one) => [one.code, one.girthMm, one.latE7, one.measuredOn]), [['ฟ-1', 885, 165_451_000, '2019-07-13'], ['ฟ-2', 950, 165_452_000, '2019-07-13']]);
});

test('the command line does the same in the name of a person, and says by its exit whether rows were left', async () => {
  const program = process.env.MUANG ?? fileURLToPath(new URL('../../build/release/muang', import.meta.url));
  const file = join(scene.folder, 'more.csv'), findings = join(scene.folder, 'findings.csv');
  writeFileSync(file, 'รหัส,ชนิด,เส้นรอบวง (ซม.),วันที่สำรวจ\nล-1,หูกวาง,90 - 100,2562-07-13\nล-2,หูกวาง,80,13/7/62\n');
  const run = (...more) => spawnSync(program, ['green', 'trees', file, '--unit', scene.account('officer').unitUid, '--as', scene.account('officer').login, '--database', process.env.MUANG_TEST_DATABASE ?? `sqlite:${scene.folder}/muang.db`, '--format', 'json', ...more], { encoding: 'utf8' });
  const rehearsed = run('--dry-run', '--findings', findings);
  assert.equal(rehearsed.status, 1, rehearsed.stderr);
  const said = JSON.parse(rehearsed.stdout);
  assert.deepEqual([said.written, said.newTrees, said.refused, kinds(said)], [false, 1, 1, { T01: 1, T12: 1, T50: 1 }]);
  assert.equal(readFileSync(findings, 'utf8').trim().split('\r\n').length, 1 + 3);
  assert.equal(JSON.parse(run('--accept', 'T12').stdout).newTrees, 1);
  assert.deepEqual((await trees('&q=' + encodeURIComponent('ล-1'))).items.map((one) => one.girthMm), [950]);
  assert.match(run('--accept', 'T12').stderr, /E5683/);
  assert.match(run('--accept', 'T50').stderr, /T50/);
  assert.match(spawnSync(program, ['green', 'trees', file, '--unit', scene.account('officer').unitUid, '--as', scene.account('officer2').login, '--database', process.env.MUANG_TEST_DATABASE ?? `sqlite:${scene.folder}/muang.db`], { encoding: 'utf8' }).stderr, /records no trees/);
});

test('a real survey of another town is kept out as a whole, and said why', async () => {
  const { body } = await send(readFileSync(new URL('real_trees/makkasan_2562.csv', import.meta.url)), '?dry-run=true');
  assert.deepEqual([body.rows, body.newTrees, body.refused], [134, 0, 134]);
  assert.equal(kinds(body).T06, 133);
  assert.equal(body.ignoredColumns[0], 'group');
  assert.ok(!scene.log().includes('"level":"error"'));
});
