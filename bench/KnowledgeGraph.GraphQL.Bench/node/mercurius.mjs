// Serves a schema with constant resolvers by mercurius with its just-in-time compiler. Usage: node mercurius.mjs SCHEMA PORT
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { buildSchema, isEnumType, isInterfaceType, isListType, isNonNullType, isObjectType, isScalarType } from 'graphql';
import mercurius from 'mercurius';

const [file, port] = process.argv.slice(2);
const sdl = readFileSync(file, 'utf8');
const schema = buildSchema(sdl);

// The mock rules of tests/KnowledgeGraph.GraphQL.Host.
function mock(type) {
  if (isNonNullType(type)) return mock(type.ofType);
  if (isListType(type)) return [mock(type.ofType), mock(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0].value;
  if (isScalarType(type)) return { Int: 1, Float: 1.5, String: 's', Boolean: true, ID: 'id' }[type.name] ?? 'x';
  return {};
}

const resolvers = {};
for (const type of Object.values(schema.getTypeMap())) {
  if (isObjectType(type) && !type.name.startsWith('__')) {
    resolvers[type.name] = {};
    for (const field of Object.values(type.getFields())) {
      const value = mock(field.type);
      resolvers[type.name][field.name] = () => value;
    }
  } else if (isInterfaceType(type)) {
    const [first] = schema.getPossibleTypes(type);
    resolvers[type.name] = { resolveType: () => first.name };
  }
}

const app = Fastify();
await app.register(mercurius, { schema: sdl, resolvers, jit: 1, path: '/graphql' });
await app.listen({ port: Number(port), host: '127.0.0.1' });
