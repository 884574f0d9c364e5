// A long-lived judge: reads lines {"sdl"?, "document"?, "variables"?, "what": "parse" | "validate" | "execute" | "introspect" | "schema"}, answers a line each.
// "sdl" is kept until the next one. Used where a test has documents of its own.
import { createInterface } from 'node:readline';
import { buildSchema, execute, GraphQLError, introspectionFromSchema, parse, print, specifiedRules, validate, validateSchema } from 'graphql';
import { mockedSchema } from './mock.mjs';

let schema = null;
const places = e => ({ message: e.message, locations: (e.locations ?? []).map(l => [l.line, l.column]), path: e.path });

function answer(request) {
  try {
    if (request.sdl !== undefined) schema = request.what === 'schema' || request.what === 'introspect' ? buildSchema(request.sdl, { assumeValid: request.what === 'schema' }) : mockedSchema(request.sdl);
    switch (request.what) {
      case 'parse': return { printed: print(parse(request.document)) };
      case 'schema': return { errors: validateSchema(schema).map(places) };
      case 'introspect': return { introspection: introspectionFromSchema(schema, { specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true }) };
      case 'validate': return { errors: validate(schema, parse(request.document), specifiedRules, { maxErrors: 1000 }).map(places) };
      default: return execute({ schema, document: parse(request.document), variableValues: request.variables, operationName: request.operationName });
    }
  } catch (error) {
    if (error instanceof GraphQLError) return { syntax: places(error) };
    return { crash: String(error.message) };
  }
}

for await (const line of createInterface({ input: process.stdin })) process.stdout.write(JSON.stringify(answer(JSON.parse(line))) + '\n');
