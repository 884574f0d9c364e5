// A client program of the service: its questions and the forms of the answers are checked by the compiler against the schema that was served.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print, type DocumentNode } from 'graphql';
import * as questions from './generated/graphql.js';

const endpoint = process.argv[2]!;

async function ask<Answer, Variables>(question: TypedDocumentNode<Answer, Variables>, variables: Variables): Promise<Answer> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: print(question as DocumentNode), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Answer; errors?: { message: string }[] };
  if (!data || errors) throw new Error(`${print(question as DocumentNode)}\n${errors?.map(error => error.message).join('\n')}`);
  return data;
}

// The types of fields: a date is a text or null, a place has a name, a score is a number.
const { programme } = await ask(questions.WhereHasAProgrammeBeenTakenUpDocument, {});
const adoptions: string[] = (programme?.adoptions ?? []).map(({ place, firstReported }) => `${place.name} ${firstReported ?? 'unknown'}`);

// @ts-expect-error: a field that the question does not ask for is none of its answer.
const missing: unknown = programme?.articleCount;

// Every documented question is answered in the form that was generated for it.
const documents = Object.entries(questions).filter(([name]) => name.endsWith('Document'));
for (const [, question] of documents) await ask(question as TypedDocumentNode<unknown, object>, {});

console.log(JSON.stringify({ adoptions, asked: documents.length, missing: missing === undefined }));
