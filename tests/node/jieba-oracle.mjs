// Cuts and tags texts with @node-rs/jieba. Usage: node jieba-oracle.mjs DICTIONARY < TEXTS
// Standard input: a JSON string a line. Standard output: a line for each, a JSON array of word, tag, word, tag …
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Jieba } from '@node-rs/jieba'

const jieba = Jieba.withDict(readFileSync(process.argv[2]))
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const tokens = jieba.tag(JSON.parse(line), true)
  process.stdout.write(JSON.stringify(tokens.flatMap(({ word, tag }) => [word, tag])) + '\n')
}
