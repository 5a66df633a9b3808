/** Charts as SVG with text that is text, in colours that the page sets. */
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { escape } from './html';

use([BarChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

export interface Series {
  readonly name: string;
  /** One for each label; null where there is nothing to be shown. */
  readonly values: readonly (number | null)[];
}

export interface Chart {
  /** A name for its parts, of its own on the page. */
  readonly id: string;
  readonly title: string;
  /** For those who do not see it. */
  readonly description: string;
  /** Under the bars, where there is room for so many of them; a line break makes a second line. */
  readonly labels: (room: number) => readonly string[];
  /** Stacked, the first at the bottom; three at most. Nothing is drawn for 0. */
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
  /** Whether there is nothing between 1 and 2. */
  readonly whole: boolean;
}

/** In pixels; text is about as large as that of the page. `room` is for labels of that many bars. */
const sizes = { wide: { width: 540, height: 270, room: 12 }, narrow: { width: 330, height: 270, room: 6 } } as const;
type Size = keyof typeof sizes;

/** The chart twice, for wide and for narrow places; the page shows one of them. */
export const chartOf = (chart: Chart): string =>
  (['wide', 'narrow'] as const).map((size) => drawn(chart, size)).join('\n');

/** So that series can be told without colours: plain, with stripes, with dots. */
const decals = [
  { symbol: 'none' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  {
    symbol: 'circle',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.7,
  },
] as const;

const text = { color: 'var(--text)', fontFamily: 'inherit', fontSize: 13 };

function drawn(spec: Chart, size: Size): string {
  const { width, height } = sizes[size];
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  let svg: string;
  try {
    chart.setOption(optionOf(spec, size));
    svg = chart.renderToSVGString();
  } finally {
    chart.dispose(); // else it keeps the process alive
  }
  const own = `${spec.id}-${size}`;
  const about = `<title id="${own}-title">${escape(spec.title)}</title><desc id="${own}-desc">${escape(spec.description)}</desc>`;
  return cleaned(svg, own)
    .replace(
      /^<svg width="\d+" height="\d+"/,
      (open) => `${open} class="${size}" role="img" aria-labelledby="${own}-title" aria-describedby="${own}-desc"`,
    )
    .replace('>', `>${about}`);
}

function optionOf({ labels, series, format, whole }: Chart, size: Size) {
  const hasLegend = series.length > 1;
  // Beside each other where there is room.
  const lines = !hasLegend ? 0 : size === 'wide' ? 1 : series.length;
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    textStyle: text,
    legend: {
      show: hasLegend,
      ...{ left: 0, top: 0, orient: size === 'wide' ? 'horizontal' : 'vertical' },
      ...{ itemGap: size === 'wide' ? 16 : 6, itemWidth: 22, itemHeight: 14, padding: 0 },
      itemStyle: { borderWidth: 0 },
      // The width of letters is a guess.
      textStyle: { ...text, padding: [0, 10, 0, 0] },
      selectedMode: false,
    },
    grid: {
      left: 0,
      right: 6,
      top: 14 + lines * 22,
      bottom: 2,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      data: labels(sizes[size].room),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: 'var(--text)' } },
      axisLabel: { ...text, interval: 0, lineHeight: 16 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      ...(whole && { minInterval: 1 }),
      axisLabel: { ...text, formatter: format },
      splitLine: { lineStyle: { color: 'var(--line)' } },
    },
    series: series.map(({ name, values }, index) => ({
      ...{
        name,
        type: 'bar',
        stack: 'all',
        data: values.map((value) => value || null),
        barMaxWidth: 44,
        barCategoryGap: '24%',
        cursor: 'default',
      },
      itemStyle: {
        color: `var(--chart-${index + 1})`,
        ...(hasLegend && { borderColor: 'var(--page)', borderWidth: 1 }),
        decal: { ...decals[index], color: 'var(--page)' },
      },
    })),
  };
}

/** Without what is for scripts and pointers; names of parts do not depend on the charts drawn before. */
function cleaned(svg: string, id: string): string {
  return svg
    .replace(/<style\b[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class="zr[^"]*"|ecmeta_\w+="[^"]*"|pointer-events="[^"]*"|xml:space="preserve")/g, '')
    .replace(/\bzr\d+-/g, `${id}-`)
    .replace(
      /<path d="[^"]*"(?: transform="[^"]*")? fill="(?:none|rgb\(0,0,0\)" fill-opacity="0)"(?: stroke="[^"]*" stroke-width="0")?><\/path>\n/g,
      '',
    );
}
