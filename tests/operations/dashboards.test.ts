import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { createInstruments } from '../../src/operations/create-instruments.ts';
import { createMetrics } from '../../src/operations/metrics.ts';

const alertsFile = 'docs/operations/alerts.yml';
const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

interface Panel {
  type: string;
  title: string;
  targets?: { expr: string }[];
}
const dashboard: { panels: Panel[]; templating: { list: { definition?: string }[] } } = JSON.parse(
  readFileSync('docs/operations/grafana-dashboard.json', 'utf8'),
);
const shown = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const chosen = dashboard.templating.list.flatMap(({ definition = [] }) => definition);
const watched = [...readFileSync(alertsFile, 'utf8').matchAll(/^ {8}expr: (?:\|\n((?: {10}.*\n)+)|(.+))/gm)].map(
  ([, block, line]) => block ?? line ?? '',
);

/** Every series that a process gives, with the labels that it may have. */
async function findSeries(): Promise<Map<string, readonly string[]>> {
  const registry = new Registry();
  createInstruments(registry);
  const text = await createMetrics({ now: () => new Date(), measureProcess: true }).text();
  const series = new Map<string, readonly string[]>([['up', []]]);
  for (const [, name = '', type] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
    const metric = registry.getSingleMetric(name) as { labelNames?: string[] } | undefined;
    const labels = metric?.labelNames ?? [];
    const ends = type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
    for (const end of ends) series.set(name + end, end === '_bucket' ? [...labels, 'le'] : labels);
  }
  return series;
}

const namesIn = (expression: string) => expression.match(/\b(?:stakeout|process|nodejs)_\w+|\bup\b/g) ?? [];
const ofPrometheus = ['job', 'instance'];

/** The selectors, such as `stakeout_ready{job="a"}`, with the labels that they name. */
const selectorsIn = (expression: string) =>
  [...expression.matchAll(/(\w+)\{([^}]*)\}/g)].map(([, name = '', labels = '']) => ({
    name,
    labels: [...labels.matchAll(/(\w+)\s*(?:=~|!=|!~|=)/g)].map(([, label = '']) => label),
  }));

describe.each([
  ['the dashboard', [...shown, ...chosen], 30],
  ['the alert rules', watched, 15],
])('%s', (_, expressions, atLeast) => {
  it('name only metrics that there are', async () => {
    const series = await findSeries();
    const names = [...new Set(expressions.flatMap(namesIn))];
    expect(expressions.length).toBeGreaterThan(atLeast);
    expect(names.filter((name) => !series.has(name))).toEqual([]);
    expect(expressions.filter((expression) => namesIn(expression).length === 0)).toEqual([]);
  });

  it('name only labels that these have', async () => {
    const series = await findSeries();
    const wrong = expressions
      .flatMap(selectorsIn)
      .flatMap(({ name, labels }) =>
        labels.filter((label) => ![...ofPrometheus, ...(series.get(name) ?? [])].includes(label)),
      );
    expect(wrong).toEqual([]);
  });
});

it('the dashboard shows every metric of ours', async () => {
  const all = [...(await findSeries()).keys()].map((name) => name.replace(/_(bucket|sum|count)$/, ''));
  const ours = [...new Set(all)].filter((name) => name.startsWith('stakeout_'));
  const text = shown.join('\n');
  expect(ours.length).toBeGreaterThan(20);
  expect(ours.filter((name) => !text.includes(name))).toEqual([]);
});

it.skipIf(!hasPromtool)(
  `promtool takes the alert rules ${hasPromtool ? '' : '(skipped: promtool, of the package prometheus, is not installed)'}`,
  () => {
    const { status, stderr } = spawnSync('promtool', ['check', 'rules', alertsFile], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  },
);
