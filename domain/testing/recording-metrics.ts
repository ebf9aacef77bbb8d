import type { MetricLabels, Metrics } from '../ports/metrics.ts';

/** Adds up counters and keeps observations. */
export interface RecordingMetrics extends Metrics {
  /** The sum of a counter over all series that carry these labels. */
  total(name: string, labels?: MetricLabels): number;
  /** What was said last of a gauge with these labels; null: nothing. */
  gauged(name: string, labels: MetricLabels): number | null;
  /** What was observed, in order. */
  observed(name: string): readonly number[];
}

export function makeRecordingMetrics(): RecordingMetrics {
  const counts: { name: string; labels: MetricLabels; by: number }[] = [];
  const gauges = new Map<string, number>();
  const gaugeKey = (name: string, labels: MetricLabels): string =>
    JSON.stringify([name, Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  const observations: { name: string; value: number }[] = [];
  return {
    count: (name, labels = {}, by = 1) => {
      counts.push({ name, labels, by });
    },
    observe: (name, value) => {
      observations.push({ name, value });
    },
    gauge: (name, value, labels = {}) => {
      gauges.set(gaugeKey(name, labels), value);
    },
    gauged: (name, labels) => gauges.get(gaugeKey(name, labels)) ?? null,
    total: (name, wanted = {}) =>
      counts
        .filter((count) => count.name === name && Object.entries(wanted).every(([key, value]) => count.labels[key] === value))
        .reduce((sum, { by }) => sum + by, 0),
    observed: (name) => observations.filter((entry) => entry.name === name).map(({ value }) => value),
  };
}
