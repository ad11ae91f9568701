// Writes a dashboard as TypeScript literals. The compiler checks them against Grafana's schema: unknown and wrong fields are errors.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const RAW = '../node_modules/@grafana/schema/dist/types/raw';
/** For each kind of panel: its module in the schema, and whether its fields have custom options. */
const KINDS = {
  timeseries: ['timeseries', true], stat: ['stat', false], table: ['table', true], heatmap: ['heatmap', true], text: ['text', false],
};
const HEAD = `import type { Dashboard, Panel } from '${RAW}/dashboard/x/types.gen';
// Enumerations as the strings in JSON.
type Plain<T> = T extends string ? \`\${T}\` : T extends (infer U)[] ? Plain<U>[] : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;
type Query = {
  refId: string; expr: string; legendFormat: string; instant: boolean; range: boolean; format: 'time_series' | 'table' | 'heatmap';
  editorMode: 'code' | 'builder'; datasource: { type: string; uid: string }; exemplar?: boolean; hide?: boolean; interval?: string;
};
// A query of the Infinity data source, as its src/types/query.types.ts has it, as far as it is used here.
type Question = {
  refId: string; datasource: { type: 'yesoreyeram-infinity-datasource'; uid: string }; type: 'json'; parser: 'backend'; source: 'url';
  format: 'table' | 'timeseries' | 'dataframe'; url: string; root_selector: string;
  url_options: { method: 'GET' | 'POST'; data: string; params?: { key: string; value: string }[] };
  columns: { selector: string; text: string; type: 'string' | 'number' | 'boolean' | 'timestamp' | 'timestamp_epoch' | 'timestamp_epoch_s' }[];
};
`;

function literals(dashboard) {
  const imports = new Set();
  const { panels, ...rest } = dashboard;
  const questions = [];
  const queryType = (target) => (target.url === undefined ? 'Query' : 'Question');
  // The schema lacks the fields of the data sources' annotations.
  const annotations = rest.annotations.list.map(({ target, titleFormat, ...known }) => known);
  rest.annotations.list.forEach(({ target, titleFormat }, i) => {
    if (target?.url) questions.push(target);
    else if (!target?.expr || !titleFormat) throw new Error(`${dashboard.title}: annotation ${i} has no expression or no title`);
  });
  rest.annotations = { list: annotations };
  rest.templating?.list.forEach((one) => one.query?.infinityQuery && questions.push(one.query.infinityQuery));
  const lines = [`export const dashboard: Plain<Omit<Dashboard, 'panels'>> = ${JSON.stringify(rest, null, 1)};`];
  panels.filter((one) => one.type !== 'row').forEach((panel, i) => {
    const { targets, options, ...fields } = panel;
    const kind = KINDS[panel.type];
    if (!kind) throw new Error(`${dashboard.title}: ${panel.title}: no schema for panels of type ${panel.type}`);
    const [module, custom] = kind;
    imports.add(`import type * as ${module} from '${RAW}/composable/${module}/panelcfg/x/types.gen';`);
    lines.push(`export const panel${i}: Plain<Panel> = ${JSON.stringify(fields, null, 1)};`);
    lines.push(`export const options${i}: Plain<Partial<${module}.Options>> = ${JSON.stringify(options ?? {}, null, 1)};`);
    if (custom && fields.fieldConfig?.defaults?.custom) {
      lines.push(`export const custom${i}: Plain<Partial<${module}.FieldConfig>> = ${JSON.stringify(fields.fieldConfig.defaults.custom, null, 1)};`);
    }
    (targets ?? []).forEach((target, t) => lines.push(`export const query${i}_${t}: ${queryType(target)} = ${JSON.stringify(target, null, 1)};`));
  });
  questions.forEach((one, i) => lines.push(`export const question${i}: Question = ${JSON.stringify(one, null, 1)};`));
  return HEAD + [...imports].join('\n') + '\n' + lines.join('\n') + '\n';
}

/** @returns the compiler's errors; empty if there are none */
export function typeProblems(files, folder) {
  const types = path.join(folder, 'dist');
  fs.mkdirSync(types, { recursive: true });
  const sources = files.map((file) => {
    const source = path.join(types, path.basename(file, '.json') + '.check.ts');
    fs.writeFileSync(source, literals(JSON.parse(fs.readFileSync(file, 'utf8'))));
    return source;
  });
  try {
    execFileSync(path.join(folder, 'node_modules/.bin/tsc'), ['--noEmit', '--strict', '--skipLibCheck', '--module', 'esnext', '--moduleResolution', 'bundler',
      '--target', 'es2022', ...sources], { cwd: folder, encoding: 'utf8' });
    return [];
  } catch (e) {
    return e.stdout.split('\n').filter(Boolean);
  }
}
