// The mock data that tests/KnowledgeGraph.GraphQL.Host serves, in terms of graphql-js.
import {
  GraphQLError, getNamedType, isAbstractType, isEnumType, isListType, isNonNullType, isObjectType, isScalarType, isSpecifiedScalarType, isUnionType,
  buildSchema, Kind, parse,
} from 'graphql';

const scalars = { Int: 1, Float: 1.5, String: 's', Boolean: true, ID: 'id' };

function valueOf(type, schema, order) {
  if (isNonNullType(type)) return valueOf(type.ofType, schema, order);
  if (isListType(type)) return [valueOf(type.ofType, schema, order), valueOf(type.ofType, schema, order)];
  if (isScalarType(type)) return scalars[type.name] ?? 'x';
  if (isEnumType(type)) return type.getValues()[0].value;
  const object = isObjectType(type) ? type : firstPossible(type, schema, order);
  return { __typename: object.name };
}

// A union's first member; for an interface the first object type in the order of the document that implements it.
function firstPossible(type, schema, order) {
  if (isUnionType(type)) return type.getTypes()[0];
  const possible = new Set(schema.getPossibleTypes(type).map(t => t.name));
  return schema.getType(order.find(name => possible.has(name)));
}

export function mockedSchema(sdl) {
  const schema = buildSchema(sdl);
  const order = parse(sdl, { noLocation: true }).definitions.filter(d => d.kind === Kind.OBJECT_TYPE_DEFINITION).map(d => d.name.value);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isScalarType(type) && !isSpecifiedScalarType(type)) {
      type.serialize = value => value;
      type.parseValue = value => value;
      type.parseLiteral = () => 'x';
    }
    if (isAbstractType(type)) type.resolveType = value => value.__typename;
    if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) field.resolve = () => valueOf(field.type, schema, order);
    }
  }
  const subscription = schema.getSubscriptionType();
  if (subscription) {
    for (const field of Object.values(subscription.getFields())) {
      field.subscribe = async function* () { yield {}; yield {}; };
    }
  }
  return schema;
}
