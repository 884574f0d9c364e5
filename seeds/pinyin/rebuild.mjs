// usage: node rebuild.mjs UNPACKED_PINYINLITE > pinyin.txt
// Writes the table of npm pinyinlite 1.2.1 (src/dict_common.js): a line a syllable, without tone, then the characters that may be read so.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const { dict } = createRequire(import.meta.url)(resolve(process.argv[2], 'src/dict_common.js'));
const lines = dict.map(([syllable, characters]) => `${syllable}\t${[...characters].sort().join('')}`).sort();
process.stdout.write(['# Readings of Chinese characters without tones: npm pinyinlite 1.2.1, MIT licence, Copyright (c) 2016 Wish. Rebuilt by rebuild.mjs.', ...lines, ''].join('\n'));
