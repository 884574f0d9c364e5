// Reads the schema from a running service by introspection, and makes types for every documented question.
export default {
  schema: process.env.KG_ENDPOINT,
  documents: '../../../docs/queries/*.graphql',
  generates: {
    'generated/graphql.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { scalars: { PartialDate: 'string' }, strictScalars: true, useTypeImports: true },
    },
  },
};
