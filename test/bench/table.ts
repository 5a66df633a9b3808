/** The results for people: a Markdown table for the terminal and the docs, and a chart of each kind of growth. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as echarts from 'echarts';
import { format, resolveConfig } from 'prettier';
import { spreadOf, type Cost } from './measure';
import type { Growth } from './growth';
import type { Results, Row } from './run';

const opening = '<!-- benchmark: written by `npm run bench -- --docs` -->';
const closing = '<!-- end of benchmark -->';

const median = (row: Row | undefined, of: (cost: Cost) => number | undefined): number =>
  spreadOf((row?.costs ?? []).map((cost) => of(cost) ?? NaN)).median;

/** A ratio with its spread over rounds: each round of one beside the same round of the other. */
function ratio(row: Row | undefined, base: Row | undefined, of: (cost: Cost) => number): string {
  const pairs = (row?.costs ?? []).flatMap((cost, round) => {
    const other = base?.costs[round];
    return other ? [of(cost) / of(other)] : [];
  });
  if (pairs.length === 0) return '';
  const { median: middle, least, most } = spreadOf(pairs);
  const digits = middle < 10 ? 1 : 0;
  return pairs.length > 1
    ? `${middle.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`
    : middle.toFixed(digits);
}

const wall = ({ wall: seconds }: Cost): number => seconds;
const cpu = ({ cpu: seconds }: Cost): number => seconds;

const lines = (cells: readonly (readonly string[])[]): string =>
  cells.map((row) => `| ${row.join(' | ')} |`).join('\n');

export function tableOf({ rows, editor }: Results): string {
  const corpora = [...new Set(rows.map(({ corpus }) => corpus))];
  const rowOf = (tool: string, corpus: string): Row | undefined =>
    rows.find((row) => row.tool === tool && row.corpus === corpus);
  const tools = [...new Map(rows.map(({ tool, does }) => [tool, does]))];
  const [one = '', hundred = '', all = ''] = corpora;
  const size = (corpus: string): string => {
    const row = rows.find((each) => each.corpus === corpus);
    return row && row.files > 1 ? `${row.files.toLocaleString('en')} notes, ${row.megabytes.toFixed(1)} MB` : '1 note';
  };
  const seconds = (value: number): string => (Number.isNaN(value) ? '' : `${value.toFixed(2)} s`);
  const table = tools.map(([tool, does]) => {
    const [a, b, c] = [rowOf(tool, one), rowOf(tool, hundred), rowOf(tool, all)];
    const peak = median(c, ({ memory }) => memory);
    return [
      tool,
      does,
      ratio(a, rowOf('node -e 0', one), wall),
      seconds(median(b, cpu)),
      ratio(b, rowOf('agored', hundred), cpu),
      seconds(median(c, cpu)),
      tool === 'agored --cache'
        ? `${ratio(c, rowOf('node -e 0', all), wall)} × node`
        : ratio(c, rowOf('agored', all), cpu),
      Number.isNaN(peak) ? '' : `${peak.toFixed(0)} MB`,
    ];
  });
  const keys = editor.keyPresses.map(({ bytes, languages, median: middle, p95, remark }) => [
    `${(bytes / 1000).toFixed(0)} KB`,
    languages,
    `${middle.toFixed(1)} ms`,
    `${p95.toFixed(1)} ms`,
    `${remark.toFixed(1)} ms`,
    (remark / middle).toFixed(0),
  ]);
  return [
    lines([
      ['tool', 'does', '1 note, × node', `${size(hundred)}, CPU`, '× agored', `${size(all)}, CPU`, '× agored', 'peak'],
      ['---', '---', '--:', '--:', '--:', '--:', '--:', '--:'],
      ...table,
    ]),
    lines([
      ['a key press in', 'languages', 'median', 'p95', 'whole parse by remark', '× median'],
      ['--:', '---', '--:', '--:', '--:', '--:'],
      ...keys,
    ]),
    `While a note of 1 MB is opened, another request waits at most ${editor.blocked.toFixed(0)} ms.`,
  ].join('\n\n');
}

/** Readable on white and on the dark page of GitHub alike, since one picture serves both. */
const colours = { text: '#7d8590', lines: '#7d859055', measured: '#2f81f7' };

/** Sizes double, so both axes do: what doubles with its size runs beside the dashed line, and what costs less lies below it. */
function chartOf({ of, unit, points }: Growth): string {
  const [first = { size: 1, cpu: 1 }] = points;
  const doubling = points.map(({ size }) => (first.cpu * size) / first.size);
  const measured = points.map(({ cpu: seconds }) => seconds);
  const axis = {
    axisLabel: { color: colours.text, fontSize: 12 },
    nameTextStyle: { color: colours.text, fontSize: 12 },
    axisLine: { lineStyle: { color: colours.text } },
    splitLine: { lineStyle: { color: colours.lines } },
    nameLocation: 'middle',
  };
  const bounds = (values: readonly number[]): { min: number; max: number } => ({
    min: 2 ** Math.floor(Math.log2(Math.min(...values))),
    max: 2 ** Math.ceil(Math.log2(Math.max(...values))),
  });
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 560, height: 320 });
  chart.setOption({
    animation: false,
    backgroundColor: 'transparent',
    title: { text: `Cost by ${of}`, left: 'center', textStyle: { color: colours.text, fontSize: 15 } },
    legend: {
      top: 32,
      textStyle: { color: colours.text, fontSize: 12 },
      data: ['measured', 'twice for twice as much'],
    },
    grid: { left: 64, right: 32, top: 66, bottom: 52 },
    xAxis: {
      ...axis,
      name: unit,
      nameGap: 30,
      type: 'category', // each is twice the one before it
      boundaryGap: false,
      data: points.map(({ size }) => size.toLocaleString('en')),
    },
    yAxis: {
      ...axis,
      type: 'log',
      logBase: 2,
      name: 'processor time, seconds',
      nameGap: 44,
      ...bounds([...doubling, ...measured]),
      axisLabel: { ...axis.axisLabel, formatter: (value: number) => String(Number(value.toPrecision(2))) },
    },
    series: [
      {
        name: 'measured',
        type: 'line',
        data: measured,
        symbol: 'circle',
        symbolSize: 8,
        color: colours.measured,
        lineStyle: { width: 3 },
      },
      {
        name: 'twice for twice as much',
        type: 'line',
        data: doubling,
        symbol: 'none',
        color: colours.text,
        lineStyle: { width: 2, type: 'dashed' },
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** Puts table and charts into `performance.md` and `images/`. @throws where the page has no place for them. */
export async function writeDocs(results: Results, docs: string): Promise<void> {
  const page = path.join(docs, 'performance.md');
  const text = readFileSync(page, 'utf8');
  const [start, end] = [text.indexOf(opening), text.indexOf(closing)];
  if (start < 0 || end < start) throw new Error(`${page} has no place for the results`);
  mkdirSync(path.join(docs, 'images'), { recursive: true });
  const charts = results.growth.map((growth) => {
    const file = `images/growth-${growth.of}.svg`;
    writeFileSync(path.join(docs, file), chartOf(growth));
    const told = growth.points.map(({ size, cpu: seconds }) => `${String(size)}: ${seconds.toFixed(2)} s`).join(', ');
    return `![Processor time by ${growth.unit}: ${told}](${file})`;
  });
  const made = [
    opening,
    `Measured on ${results.date}: ${results.machine}. Ratios are medians over rounds, with the least and the most.`,
    tableOf(results),
    ...charts,
  ].join('\n\n');
  const filled = `${text.slice(0, start)}${made}\n\n${text.slice(end)}`;
  writeFileSync(page, await format(filled, { ...(await resolveConfig(page)), filepath: page }));
}
