// Runs the graphql-http audits against a server: node audit.mjs URL. Prints one JSON object: counts, and the audits that are not ok.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2], fetchFn: fetch });
const count = (status) => results.filter((result) => result.status === status).length;
const rest = results.filter((result) => result.status !== 'ok').map(({ id, name, status, reason }) => ({ id, name, status, reason }));
console.log(JSON.stringify({ total: results.length, ok: count('ok'), warn: count('warn'), error: count('error'), rest }));
process.exit(0);
