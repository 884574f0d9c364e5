// GraphiQL on the service's own endpoint. The address may carry ?query=, as the start page's links do, and &variables=.
import { GraphiQL } from 'graphiql';
import 'graphiql/graphiql.css';
import { createRoot } from 'react-dom/client';

globalThis.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(`/graphiql/${label === 'json' || label === 'graphql' ? label : 'editor'}.worker.js`),
};

const address = new URLSearchParams(location.search);

async function fetcher(request, options) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/graphql-response+json, application/json', 'content-type': 'application/json', ...options?.headers },
    body: JSON.stringify(request),
  });
  return response.json();
}

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={fetcher}
    initialQuery={address.get('query') ?? undefined}
    initialVariables={address.get('variables') ?? undefined}
    defaultQuery={'{\n  statistics { documents articles version }\n}\n'}
    defaultEditorToolsVisibility="variables"
  />,
);
