// Bundles GraphiQL and its workers into assets/*.br, the licences of all that is in them into assets/licences.txt.br, and what was made into assets/manifest.json.
// Run `npm ci && node build.mjs` here after a change of package.json or graphiql.jsx. The assets are in the tree, so that the .NET SDK alone builds the service.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

const result = await build({
  entryPoints: {
    'graphiql': 'graphiql.jsx',
    'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
    'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  },
  bundle: true,
  minify: true,
  format: 'iife',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.ttf': 'file' },
  assetNames: '[name]',
  legalComments: 'none',
  metafile: true,
  outdir: 'assets',
  write: false,
});

rmSync('assets', { recursive: true, force: true });
mkdirSync('assets');
const files = {};
function keep(name, content) {
  writeFileSync(`assets/${name}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }));
  files[name] = { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}
for (const output of result.outputFiles) keep(output.path.split('/').pop(), output.contents);

// A package is the folder after the last node_modules of a path; its licence text is what its files of that name say, and those about third parties.
const packages = new Map();
for (const input of Object.keys(result.metafile.inputs)) {
  const at = input.lastIndexOf('node_modules/');
  if (at < 0) continue;
  const parts = input.slice(at + 'node_modules/'.length).split('/');
  const folder = input.slice(0, at) + 'node_modules/' + parts.slice(0, parts[0].startsWith('@') ? 2 : 1).join('/');
  if (packages.has(folder)) continue;
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const texts = readdirSync(folder).filter(entry => /^(licen[cs]e|copying|third-?party-?notices)/i.test(entry)).sort().map(file => readFileSync(`${folder}/${file}`, 'utf8').trim());
  packages.set(folder, { name: `${name} ${version}`, license: typeof license === 'string' ? license : 'see text', text: texts.join('\n\n') });
}
const byText = new Map();
for (const entry of [...packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1)))
  byText.set(entry.text, [...(byText.get(entry.text) ?? []), `${entry.name} (${entry.license})`]);
const licences = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text || 'The package carries no licence text; package.json names the licence above.'}\n`);
keep('licences.txt', Buffer.from(`What the files of this folder are made of, with the licences.\n\n${licences.join('\n' + '-'.repeat(80) + '\n\n')}`.replace(/\r\n/g, '\n')));

const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8'));
writeFileSync('assets/manifest.json', JSON.stringify({ made: { ...dependencies, ...devDependencies }, files }, null, 2) + '\n');
if (!existsSync('assets/graphiql.js.br')) throw new Error('no bundle came out');
