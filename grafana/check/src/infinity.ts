// Answers questions as the backend parser of Grafana's Infinity data source does: the rows below the root selector, then a field for each
// column. Selectors are names with dots, which its languages (GJSON and JSONata) read alike.
import { FieldType, type DataFrame, type Field } from '@grafana/data';

type Replace = (text: string) => string;

export const isQuestion = (target: any) => target?.url !== undefined;

export async function answer(target: any, replaced: Replace): Promise<DataFrame> {
  const parameters = (target.url_options.params ?? []).map((one: any) => [one.key, replaced(one.value)]);
  const reply = await fetch('/queries' + replaced(target.url) + '?' + new URLSearchParams(parameters));
  const body = await reply.json();
  if (!reply.ok) throw new Error(`${reply.status}: ${body.error}`);
  const found = at(body, target.root_selector);
  if (found === undefined) throw new Error(`the root selector ${target.root_selector} finds nothing`);
  const rows: any[] = Array.isArray(found) ? found : [found];
  const fields: Field[] = target.columns.map((column: any) => ({
    name: column.text, type: typeOf(column.type), config: {}, values: rows.map((row) => valueOf(column, at(row, column.selector))),
  }));
  return { refId: target.refId, name: target.refId, length: rows.length, fields };
}

const at = (from: any, selector: string) =>
  selector === '' ? from : selector.split('.').reduce((value, name) => (value === null || typeof value !== 'object' ? undefined : value[name]), from);

const typeOf = (type: string) => (type.startsWith('timestamp') ? FieldType.time : type === 'number' ? FieldType.number : FieldType.string);

/** The plugin keeps whole milliseconds, and gives null for a value of another type. */
function valueOf(column: any, value: any) {
  switch (column.type) {
    case 'timestamp_epoch':
      return typeof value === 'number' ? Math.trunc(value) : null;
    case 'number':
      return typeof value === 'number' ? value : null;
    case 'string':
      return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
    default:
      throw new Error(`columns of type ${column.type} are not drawn`);
  }
}
