// The reference implementation as a child process: one JSON request a line in, one JSON answer a line out.
// {op: 'parse', document} | {op: 'schema', sdl} | {op: 'validate', sdl, document} | {op: 'introspectionQuery'} | {op: 'execute', sdl, document, variables, operationName}
import { createInterface } from 'node:readline';
import {
  buildASTSchema, execute, getIntrospectionQuery, GraphQLError, introspectionFromSchema, isEnumType, isListType, isNonNullType, isScalarType, parse, print,
  specifiedRules, validate, validateSchema,
} from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';

const schemas = new Map();

function place(error) {
  return { message: error.message.toWellFormed(), locations: error.locations ?? [] };
}

function schemaOf(sdl) {
  let entry = schemas.get(sdl);
  if (entry === undefined) {
    entry = build(sdl);
    schemas.set(sdl, entry);
    if (schemas.size > 50) schemas.delete(schemas.keys().next().value);
  }
  return entry;
}

function build(sdl) {
  const document = parse(sdl);
  const sdlErrors = validateSDL(document);
  if (sdlErrors.length > 0) return { errors: sdlErrors.map(place) };
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  const errors = validateSchema(schema);
  return errors.length > 0 ? { errors: errors.map(place) } : { schema, errors: [] };
}

// The mock rules of the test host.
function mock(type, schema) {
  if (isNonNullType(type)) return mock(type.ofType, schema);
  if (isListType(type)) return [mock(type.ofType, schema), mock(type.ofType, schema)];
  if (isEnumType(type)) return type.getValues()[0].value;
  if (isScalarType(type)) {
    return { Int: 1, Float: 1.5, String: 's', Boolean: true, ID: 'id' }[type.name] ?? 'x';
  }
  return {};
}

function firstType(type, schema) {
  return schema.getPossibleTypes(type)[0].name;
}

const operations = {
  parse({ document }) {
    const ast = parse(document);
    return { printed: print(ast) };
  },
  schema({ sdl, print: wanted }) {
    const { schema, errors } = schemaOf(sdl);
    return { errors, introspection: schema && wanted !== false ? introspectionFromSchema(schema) : null };
  },
  introspectionQuery() {
    const options = { specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, experimentalDirectiveDeprecation: true, oneOf: true };
    return { query: getIntrospectionQuery(options) };
  },
  validate({ sdl, document }) {
    const { schema, errors } = schemaOf(sdl);
    if (errors.length > 0) throw new Error('schema: ' + errors[0].message);
    return { errors: validate(schema, parse(document), specifiedRules, { maxErrors: 100000 }).map(place) };
  },
  execute({ sdl, document, variables, operationName }) {
    const { schema } = schemaOf(sdl);
    const ast = parse(document);
    const errors = validate(schema, ast, specifiedRules, { maxErrors: 100000 });
    if (errors.length > 0) return { errors: errors.map(place) };
    const result = execute({
      schema, document: ast, variableValues: variables, operationName, rootValue: {},
      fieldResolver: (_source, _args, _context, info) => mock(info.returnType, schema),
      typeResolver: (_value, _context, _info, type) => firstType(type, schema),
    });
    return { response: JSON.stringify(result), errors: (result.errors ?? []).map(place) };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const request = JSON.parse(line);
    answer = { ok: true, ...operations[request.op](request) };
  } catch (error) {
    answer = { ok: false, syntax: error instanceof GraphQLError, error: place(error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
