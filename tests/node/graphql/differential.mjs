// usage: differential.mjs SCHEMA.graphql SEED COUNT
// Prints COUNT lines of JSON: a document with its variables, and what graphql-js says of it:
//   syntax:   {"document", "variables", "verdict": "syntax", "at": [[line, column]]}
//   invalid:  {…, "verdict": "invalid", "errors": [[[line, column], …], …]}      locations of each validation error, as graphql-js orders them
//   ok:       {…, "verdict": "ok", "printed", "operation", "response": "…" | null, "paths": [[…]], "executed": …}
// "response" is the text of the response's data with the mock rules of mock.mjs, null where the request itself is refused
// (variables, operation); "errorPaths" are the paths of execution errors, sorted.
import { readFileSync } from 'node:fs';
import { execute, GraphQLError, Kind, parse, print, specifiedRules, validate } from 'graphql';
import { Generator } from './generate.mjs';
import { mockedSchema } from './mock.mjs';
import { mutate } from './mutate.mjs';
import { Random } from './random.mjs';

const [, , file, seedText, countText] = process.argv;
const schema = mockedSchema(readFileSync(file, 'utf8'));
const random = new Random(Number(seedText));
const generator = new Generator(schema, random);
const out = [];

const places = error => (error.locations ?? []).map(l => [l.line, l.column]);

function judge(document, variables) {
  let ast;
  try {
    ast = parse(document);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { verdict: 'syntax', at: places(error) };
  }
  let errors;
  try {
    errors = validate(schema, ast, specifiedRules, { maxErrors: 1000 });
  } catch (error) {
    return { verdict: 'crash', message: String(error.message) };
  }
  if (errors.length) return { verdict: 'invalid', errors: errors.map(places), messages: errors.map(e => e.message) };
  const printed = print(ast);
  const operations = ast.definitions.filter(d => d.kind === Kind.OPERATION_DEFINITION);
  if (operations.length !== 1 || operations[0].operation === 'subscription') return { verdict: 'ok', printed, executed: false };
  const result = execute({ schema, document: ast, variableValues: variables });
  return {
    verdict: 'ok', printed, executed: true,
    data: 'data' in result ? JSON.stringify(result.data) : null,
    errors: (result.errors ?? []).map(places),
    errorPaths: (result.errors ?? []).map(e => e.path ?? null),
    messages: (result.errors ?? []).map(e => e.message),
  };
}

for (let i = 0; i < Number(countText); i++) {
  let { document, variables } = generator.document();
  for (let n = random.chance(0.5) ? 0 : 1 + random.below(3); n > 0; n--) document = mutate(document, schema, random);
  out.push(JSON.stringify({ document, variables, ...judge(document, variables) }));
  if (out.length === 500) { process.stdout.write(out.join('\n') + '\n'); out.length = 0; }
}
if (out.length) process.stdout.write(out.join('\n') + '\n');
