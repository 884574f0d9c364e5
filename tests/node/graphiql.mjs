// Opens GraphiQL in a browser, lets it introspect, runs its query, and prints what was seen: node graphiql.mjs URL CHROMIUM [ENDPOINT]
// With ENDPOINT, GraphiQL's requests go there instead of the service that gave the page.
import { chromium } from 'playwright-core';

const [url, executablePath, endpoint] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const seen = { complaints: [], outside: [], types: '', result: '' };
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') seen.complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', error => seen.complaints.push(`exception: ${error.message}`));
  page.on('request', request => {
    if (!request.url().startsWith(new URL(url).origin) && !/^(data|blob):/.test(request.url())) seen.outside.push(request.url());
  });
  page.on('requestfailed', request => seen.complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', response => {
    if (response.status() >= 400) seen.complaints.push(`${response.status()}: ${response.url()}`);
  });
  if (endpoint) await page.route('**/graphql', async route => route.fulfill({ response: await route.fetch({ url: endpoint }) }));
  await page.goto(url);
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const docs = page.locator('.graphiql-doc-explorer');
  await docs.getByText('Query', { exact: true }).first().waitFor();
  seen.types = await docs.innerText();
  await page.getByRole('button', { name: /^Execute query/ }).click();
  const result = page.locator('.result-window .view-lines');
  await result.getByText('data').first().waitFor();
  seen.result = (await result.innerText()).replaceAll('\u00a0', ' ');
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
