// Subscribes with npm graphql-sse in its distinct-connections mode: node sse.mjs URL DOCUMENT. Prints each result as a JSON line, then "complete".
import { createClient } from 'graphql-sse';

const [url, query] = process.argv.slice(2);
const client = createClient({ url, retryAttempts: 0 });
try {
  for await (const result of client.iterate({ query })) console.log(JSON.stringify(result));
  console.log('complete');
} catch (error) {
  console.log(`error ${error.message ?? error}`);
}
client.dispose();
