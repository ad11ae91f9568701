// Checks the types of the dashboards and draws them. See run.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { typeProblems } from './types.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    prometheus: { type: 'string' }, queries: { type: 'string' }, minutes: { type: 'string', default: '5' }, out: { type: 'string', default: 'dist/pictures' },
    strict: { type: 'boolean', default: false },
    dashboards: { type: 'string', default: path.join(folder, '../dashboards') },
  },
});
const files = fs.readdirSync(options.dashboards).filter((name) => name.endsWith('.json')).map((name) => path.join(options.dashboards, name));
let failures = typeProblems(files, folder);
failures.forEach((line) => console.log(line));
console.log(`types: ${files.length} dashboards, ${failures.length} problems`);
if (options.prometheus) failures = failures.concat(await drawn());
process.exit(failures.length ? 1 : 0);

async function drawn() {
  await build({
    entryPoints: [path.join(folder, 'src/app.tsx')], bundle: true, format: 'esm', outdir: path.join(folder, 'dist'), jsx: 'automatic', target: 'es2022',
    splitting: true, conditions: ['import', 'module', 'browser'], external: ['monaco-editor*', 'ol*'], logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'window' },
    loader: { '.svg': 'dataurl', '.woff2': 'dataurl', '.png': 'dataurl', '.ttf': 'dataurl' },
  });
  const quiet = new Set(options.strict ? [] : JSON.parse(fs.readFileSync(path.join(folder, 'quiet.json'), 'utf8')));
  fs.mkdirSync(options.out, { recursive: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  const found = [];
  for (const file of files) {
    const name = path.basename(file, '.json');
    if (!options.queries && fs.readFileSync(file, 'utf8').includes('-infinity-')) {
      console.log(`${name}: not drawn, since --queries does not name a service that answers queries`);
      continue;
    }
    const page = await browser.newPage({ viewport: { width: 1630, height: 1200 }, timezoneId: 'UTC' });
    page.on('pageerror', (e) => found.push(`${name}: ${e.message}`));
    // Requests are answered here, without a connection: Chromium breaks all connections when a network interface comes or goes, as those of
    // containers do.
    await page.route('**/*', async (route) => route.fulfill(await answered(new URL(route.request().url()), file)));
    await page.goto(`http://localhost/?seconds=${60 * Number(options.minutes)}`);
    await page.waitForFunction(() => window.done, undefined, { timeout: 60_000 });
    const problems = await page.evaluate(() => window.problems);
    await page.screenshot({ path: path.join(options.out, `${name}.png`), fullPage: true });
    await page.close();
    const counted = problems.filter((one) => !(one.empty && quiet.has(`${name}/${one.panel}`)));
    counted.forEach((one) => found.push(`${name}: ${one.panel}: ${one.what}`));
    console.log(`${name}: ${path.join(options.out, name)}.png, ${counted.length} problems`);
  }
  await browser.close();
  found.forEach((line) => console.log(line));
  return found;
}

/** The page, the dashboard, and the answers of Prometheus and of the queries of serve, at one address. */
async function answered(url, file) {
  const types = { '.js': 'text/javascript', '.css': 'text/css' };
  const asset = path.join(folder, 'dist', path.basename(url.pathname));
  const [, source] = url.pathname.split('/');
  if (source === 'prometheus' || source === 'queries') {
    try {
      const answer = await fetch(options[source] + url.pathname.slice(source.length + 1) + url.search);
      return { status: answer.status, contentType: 'application/json', body: await answer.text() };
    } catch (e) {
      return { status: 502, contentType: 'application/json', body: JSON.stringify({ status: 'error', error: `${e}: ${e.cause}` }) };
    }
  }
  if (url.pathname === '/dashboard.json') return { contentType: 'application/json', body: fs.readFileSync(file) };
  if (url.pathname === '/') {
    return { contentType: 'text/html', body: '<!doctype html><link rel="stylesheet" href="/app.css"><div id="root"></div><script type="module" src="/app.js"></script>' };
  }
  if (types[path.extname(asset)] && fs.existsSync(asset)) return { contentType: types[path.extname(asset)], body: fs.readFileSync(asset) };
  return { status: 404 };
}
