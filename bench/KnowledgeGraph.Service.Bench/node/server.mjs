// npm @neo4j/graphql as its documentation serves it: Apollo Server's standalone server, the official driver over Bolt.
//   node server.mjs BOLT_URI PORT
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Neo4jGraphQL } from '@neo4j/graphql';
import neo4j from 'neo4j-driver';

const [bolt, port] = process.argv.slice(2);

// The labels and types that kg writes. Its entities carry :Entity and their kind; the library reads a type's label from its name.
const typeDefs = `#graphql
  type Entity @node {
    id: String!
    kind: String!
    name: String!
    aliases: [String!]
    articleCount: Int!
    firstReported: String
    lastReported: String
  }
  type Programme @node(labels: ["Programme"]) {
    id: String!
    name: String!
    places: [Place!]! @relationship(type: "IMPLEMENTED_IN", direction: OUT)
  }
  type Place @node(labels: ["Place"]) {
    id: String!
    name: String!
    programmes: [Programme!]! @relationship(type: "IMPLEMENTED_IN", direction: IN)
  }
`;

const driver = neo4j.driver(bolt, neo4j.auth.basic('neo4j', process.env.KG_NEO4J_PASSWORD ?? ''), { disableLosslessIntegers: false });
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const server = new ApolloServer({ schema, introspection: true });
const { url } = await startStandaloneServer(server, { listen: { port: Number(port), host: '127.0.0.1' } });
console.log(`listening on ${url}`);
