// Draws a classic dashboard with Grafana's components from a real Prometheus. window.problems lists empty panels, refused expressions and
// unknown kinds of panels. window.done is true when all panels are drawn.
import React, { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  createTheme, dateTime, FieldType, fieldMatchers, getDisplayProcessor, getFieldDisplayValues, standardTransformersRegistry,
  ThemeContext, transformDataFrame, type DataFrame, type Field,
} from '@grafana/data';
import { BigValue, GlobalStyles, PanelChrome, TimeSeries } from '@grafana/ui';
import { initPluginTranslations } from '@grafana/i18n';
import { lastValueFrom } from 'rxjs';
import { transformers } from './transformers';
import { Heatmap } from './heatmap';
import { PlainTable } from './table';
import { answer, isQuestion } from './infinity';

const query = new URLSearchParams(location.search);
const theme = createTheme({ colors: { mode: 'dark' } });
const seconds = Number(query.get('seconds') ?? 300);
const step = Math.max(1, Math.round(seconds / 120));
const until = Date.now();
const since = until - seconds * 1000;
const timeRange: any = { from: dateTime(since), to: dateTime(until), raw: { from: `now-${seconds}s`, to: 'now' } };
const WIDTH = 1600, COLUMN = WIDTH / 24, ROW = 34, GAP = 8;

type Problem = { panel: string; what: string; empty: boolean };
const problems: Problem[] = ((window as any).problems = []);
const report = (panel: string, what: string, empty = false) => problems.push({ panel, what, empty });

async function ask(path: string, parameters: Record<string, string>) {
  const answer = await fetch('/prometheus/api/v1/' + path + '?' + new URLSearchParams(parameters));
  const body = await answer.json();
  if (body.status !== 'success') throw new Error(body.error);
  return body;
}

/** The value of each variable in expressions: a pattern of all its values. */
async function variablesOf(dashboard: any) {
  const values: Record<string, string> = {};
  for (const variable of dashboard.templating?.list ?? []) {
    if (variable.type === 'textbox' || variable.type === 'custom') values[variable.name] = variable.current.value;
    if (variable.type !== 'query') continue;
    if (variable.query.infinityQuery) {
      const [names] = (await answer(variable.query.infinityQuery, (text) => interpolated(text, values))).fields;
      if (!names.values.length) report('variable ' + variable.name, 'no values', true);
      values[variable.name] = names.values[0];
      continue;
    }
    const found = /label_values\((?:(.+),\s*)?(\w+)\)/.exec(interpolated(variable.query.query, values));
    if (!found) throw new Error(`variable ${variable.name}: expected a label_values query, was ${variable.query.query}`);
    const body = await ask(`label/${found[2]}/values`, found[1] ? { 'match[]': found[1] } : {});
    if (!body.data.length) report('variable ' + variable.name, 'no values', true);
    values[variable.name] = variable.allValue ?? '(' + body.data.join('|') + ')';
  }
  return values;
}

function interpolated(text: string, values: Record<string, string>) {
  return text
    .replace(/\$__rate_interval/g, Math.max(20, 4 * step) + 's')
    .replace(/\$__interval/g, step + 's')
    .replace(/\$__range/g, seconds + 's')
    .replace(/\$\{(\w+)(?::([^}]*))?\}|\$(\w+)/g, (all, braced, format, bare) => {
      const value = values[braced ?? bare];
      return value === undefined ? all : format === 'percentencode' ? encodeURIComponent(value) : value;
    });
}

const legend = (target: any, metric: Record<string, string>) =>
  target.legendFormat && target.legendFormat !== '__auto'
    ? target.legendFormat.replace(/\{\{\s*(\w+)\s*\}\}/g, (_: string, label: string) => metric[label] ?? '')
    : Object.entries(metric).map(([name, value]) => `${name}="${value}"`).join(', ') || target.expr;

/** Replaces null in JSON by the lowest number, as Grafana's code expects. */
function configuration(panel: any, extra: any) {
  const defaults = panel.fieldConfig?.defaults ?? {};
  const thresholds = defaults.thresholds && {
    ...defaults.thresholds,
    steps: defaults.thresholds.steps.map((one: any) => ({ ...one, value: one.value ?? -Infinity })),
  };
  return {
    ...defaults,
    thresholds,
    custom: {
      drawStyle: 'line', lineInterpolation: 'linear', lineWidth: 1, fillOpacity: 0, showPoints: 'never', pointSize: 5, axisPlacement: 'auto',
      spanNulls: false, gradientMode: 'none', stacking: { mode: 'none', group: 'A' }, scaleDistribution: { type: 'linear' },
      thresholdsStyle: { mode: 'off' }, hideFrom: { legend: false, tooltip: false, viz: false }, ...defaults.custom,
    },
    ...extra,
  };
}

/** One frame for each series, or one for a table. */
async function framesOf(panel: any, values: Record<string, string>): Promise<DataFrame[]> {
  const frames: DataFrame[] = [];
  const questions = (panel.targets ?? []).filter(isQuestion); // all at once, as Grafana asks them
  const answers = await Promise.all(questions.map((one: any) => answer(one, (text) => interpolated(text, values))));
  answers.forEach((one, i) => frames.push(described(panel, questions[i], one, i)));
  for (const target of (panel.targets ?? []).filter((one: any) => !isQuestion(one))) {
    const expr = interpolated(target.expr, values);
    let body;
    try {
      body = target.instant
        ? await ask('query', { query: expr, time: String(until / 1000) })
        : await ask('query_range', { query: expr, start: String(since / 1000), end: String(until / 1000), step: String(step) });
    } catch (e: any) {
      report(panel.title, `${target.refId}: ${e.message}: ${expr}`);
      continue;
    }
    const series = body.data.result;
    const answered = series.flatMap((one: any) => one.values ?? [one.value]).some((pair: any) => pair[1] !== 'NaN');
    if (!answered) report(panel.title, `${target.refId}: no data: ${expr}`, true);
    if (target.format === 'table') {
      frames.push(tableOf(panel, target, series));
      continue;
    }
    for (const one of series) {
      const config = configuration(panel, { displayNameFromDS: legend(target, one.metric) });
      const numbers = one.values.map((pair: any) => (pair[1] === 'NaN' ? null : Number(pair[1]))); // a gap
      const finite = numbers.filter((one: any) => Number.isFinite(one));
      const [min, max] = [config.min ?? Math.min(...finite), config.max ?? Math.max(...finite)];
      const field: Field = {
        name: 'Value', type: FieldType.number, labels: one.metric, config, values: numbers,
        state: { seriesIndex: frames.length, range: { min, max, delta: max - min } },
      };
      const time: Field = { name: 'Time', type: FieldType.time, config: {}, values: one.values.map((pair: any) => pair[0] * 1000) };
      field.display = getDisplayProcessor({ field, theme });
      time.display = getDisplayProcessor({ field: time, theme });
      frames.push({ refId: target.refId, name: config.displayNameFromDS, length: one.values.length, fields: [time, field] });
    }
  }
  return frames;
}

/** An answer to a question, with what the panel says about its fields. Reports what is missing. */
function described(panel: any, target: any, frame: DataFrame, before: number): DataFrame {
  const resting = (selector: string) => selector.startsWith('anomal'); // nothing unusual may last now
  if (!frame.length && !resting(target.root_selector)) report(panel.title, `${target.refId}: no rows: ${target.url}`, true);
  frame.fields.forEach((field, i) => {
    if (frame.length && !resting(target.columns[i].selector) && field.values.every((one) => one === null)) report(panel.title, `${target.refId}: no values: ${field.name}`, true);
    if (field.type === FieldType.time) return;
    field.config = configuration(panel, { displayNameFromDS: field.name });
    const finite = field.values.filter((one) => Number.isFinite(one));
    const [min, max] = [Math.min(...finite), Math.max(...finite)];
    field.state = { seriesIndex: before + i, range: { min, max, delta: max - min } };
  });
  return frame;
}

/** Answers may lie ahead of now: the range is theirs. */
function rangeOf(panel: any, frames: DataFrame[]) {
  if (!(panel.targets ?? []).some(isQuestion)) return timeRange;
  const times = frames.flatMap((frame) => frame.fields.filter((field) => field.type === FieldType.time).flatMap((field) => field.values)).filter((one) => one !== null);
  return { ...timeRange, from: dateTime(Math.min(...times)), to: dateTime(Math.max(...times)) };
}

function tableOf(panel: any, target: any, series: any[]): DataFrame {
  const labels = [...new Set(series.flatMap((one) => Object.keys(one.metric)))].filter((name) => name !== '__name__');
  const fields: Field[] = labels.map((name) => ({
    name, type: FieldType.string, config: { custom: { ...panel.fieldConfig?.defaults?.custom } }, values: series.map((one) => one.metric[name] ?? ''),
  }));
  fields.unshift({ name: 'Time', type: FieldType.time, config: {}, values: series.map((one) => one.value[0] * 1000) });
  fields.push({ name: 'Value', type: FieldType.number, config: configuration(panel, {}), values: series.map((one) => Number(one.value[1])) });
  return { refId: target.refId, length: series.length, fields };
}

function withOverrides(panel: any, frames: DataFrame[]) {
  for (const frame of frames) {
    for (const field of frame.fields) {
      for (const override of panel.fieldConfig?.overrides ?? []) {
        if (fieldMatchers.get(override.matcher.id).get(override.matcher.options)(field, frame, frames)) {
          for (const property of override.properties) {
            const path = property.id.split('.');
            let at: any = field.config;
            while (path.length > 1) at = at[path.shift()!] ??= {};
            at[path[0]] = property.value;
          }
        }
      }
      field.display = getDisplayProcessor({ field, theme });
    }
  }
  return frames;
}

async function dataOf(panel: any, values: Record<string, string>) {
  const frames = await framesOf(panel, values);
  const changed = panel.transformations?.length ? await lastValueFrom(transformDataFrame(panel.transformations, frames)) : frames;
  return withOverrides(panel, changed);
}

function Picture({ panel, data, width, height }: any) {
  if (panel.type === 'text') return <div>{panel.options.content}</div>;
  if (!data.length || data.every((frame: DataFrame) => !frame.length)) return <div style={{ padding: 8 }}>No data</div>;
  switch (panel.type) {
    case 'timeseries':
      return <TimeSeries frames={data} width={width} height={height} timeRange={rangeOf(panel, data)} timeZone="utc" legend={panel.options.legend} options={panel.options} />;
    case 'table':
      return <PlainTable frame={data[0]} height={height} theme={theme} />;
    case 'heatmap':
      return <Heatmap frames={data} width={width} height={height} theme={theme} since={since} until={until} />;
    case 'stat': {
      const shown = getFieldDisplayValues({
        data, fieldConfig: { defaults: {}, overrides: [] }, reduceOptions: panel.options.reduceOptions, replaceVariables: (text: string) => text, theme,
        sparkline: panel.options.graphMode === 'area',
      } as any);
      return (
        <div style={{ display: 'flex' }}>
          {shown.map((one, i) => (
            <BigValue key={i} theme={theme} width={width / shown.length} height={height} value={one.display} sparkline={one.sparkline as any}
              colorMode={panel.options.colorMode} graphMode={panel.options.graphMode} justifyMode={panel.options.justifyMode} textMode={'value' as any} />
          ))}
        </div>
      );
    }
    default:
      report(panel.title, `panels of type ${panel.type} are not drawn`);
      return <div>{panel.type}</div>;
  }
}

class Guard extends React.Component<{ title: string; children: React.ReactNode }, { failure?: Error }> {
  state: { failure?: Error } = {};
  static getDerivedStateFromError(failure: Error) {
    return { failure };
  }
  componentDidCatch(failure: Error) {
    report(this.props.title, failure.message);
  }
  render() {
    return this.state.failure ? <pre>{String(this.state.failure)}</pre> : this.props.children;
  }
}

function Panel({ panel, values, onDrawn }: any) {
  const [data, setData] = useState<DataFrame[] | null>(null);
  useEffect(() => {
    dataOf(panel, values).then(setData, (e) => {
      report(panel.title, String(e));
      setData([]);
    });
  }, []);
  useEffect(() => {
    if (data) onDrawn();
  }, [data]);
  const { x, y, w, h } = panel.gridPos;
  const place: React.CSSProperties = { position: 'absolute', left: x * COLUMN, top: y * ROW };
  if (panel.type === 'row') return <h4 style={{ ...place, margin: '6px 0 0 4px' }}>{panel.title}</h4>;
  return (
    <div style={place}>
      <PanelChrome title={panel.title} description={panel.description} width={w * COLUMN - GAP} height={h * ROW - GAP}>
        {(width, height) => (data ? <Guard title={panel.title}><Picture panel={panel} data={data} width={width} height={height} /></Guard> : <span />)}
      </PanelChrome>
    </div>
  );
}

async function main() {
  await initPluginTranslations('wavecast-check');
  standardTransformersRegistry.setInit(() => transformers);
  const dashboard = await (await fetch('/dashboard.json')).json();
  const values = await variablesOf(dashboard);
  let left = dashboard.panels.length;
  const onDrawn = () => {
    left -= 1;
    if (left === 0) setTimeout(() => ((window as any).done = true), 1000); // uPlot draws in the next frames
  };
  const height = Math.max(...dashboard.panels.map((one: any) => one.gridPos.y + one.gridPos.h)) * ROW;
  document.body.style.cssText = `background:${theme.colors.background.canvas};color:${theme.colors.text.primary};`
    + `font-family:${theme.typography.fontFamily};font-size:14px;margin:12px;width:${WIDTH}px`;
  createRoot(document.getElementById('root')!).render(
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <h3 style={{ margin: '0 0 8px 4px' }}>{dashboard.title}</h3>
      <div style={{ position: 'relative', height }}>
        {dashboard.panels.map((panel: any) => <Panel key={panel.id} panel={panel} values={values} onDrawn={onDrawn} />)}
      </div>
    </ThemeContext.Provider>,
  );
}

main().catch((e) => {
  report('dashboard', String(e.stack ?? e));
  (window as any).done = true;
});
