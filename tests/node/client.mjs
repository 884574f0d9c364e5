// Generates a TypeScript client from a running service, compiles it strictly and runs it: node client.mjs ENDPOINT
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [endpoint] = process.argv.slice(2);
const cwd = fileURLToPath(new URL('client/', import.meta.url));
const bin = name => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));

function run(command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, KG_ENDPOINT: endpoint, NO_COLOR: '1' } });
  if (status !== 0) {
    console.error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
    process.exit(1);
  }
  return stdout;
}

rmSync(`${cwd}generated`, { recursive: true, force: true });
run(bin('graphql-codegen'), '--config', 'codegen.mjs');
run(bin('tsc'), '--noEmit');
run(bin('tsc'));
process.stdout.write(run(process.execPath, 'generated/js/client.js', endpoint));
