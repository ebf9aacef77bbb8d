import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { MetricLabels, Metrics } from '../../domain/ports/metrics.ts';

const PREFIX = 'parley_';
const SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const BYTES = [256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 16_777_216];

export interface PrometheusMetrics {
  readonly metrics: Metrics;
  /** Everything counted so far, with the process's own numbers (memory, CPU, delay of the event loop), for `/metrics`. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** A metric and the labels it was first used with: Prometheus wants them to stay the same. */
interface Known<T> {
  readonly metric: T;
  readonly labelNames: readonly string[];
}

/** Counts in this process. A metric comes into being when it is first used; labels that it did not have then are left out. */
export function makePrometheusMetrics(): PrometheusMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map<string, Known<Counter>>();
  const gauges = new Map<string, Known<Gauge>>();
  const histograms = new Map<string, Known<Histogram>>();
  const describe = (name: string, labels: MetricLabels) => ({
    name: PREFIX + name,
    help: name.replaceAll('_', ' '),
    labelNames: Object.keys(labels),
    registers: [registry],
  });
  const metrics: Metrics = {
    count: (name, labels = {}, by = 1) => {
      const { metric, labelNames } = known(counters, name, labels, () => new Counter(describe(name, labels)));
      metric.inc(only(labels, labelNames), by);
    },
    observe: (name, value, labels = {}) => {
      const buckets = name.endsWith('_bytes') ? BYTES : SECONDS;
      const { metric, labelNames } = known(histograms, name, labels, () => new Histogram({ ...describe(name, labels), buckets }));
      metric.observe(only(labels, labelNames), value);
    },
    gauge: (name, value, labels = {}) => {
      const { metric, labelNames } = known(gauges, name, labels, () => new Gauge(describe(name, labels)));
      metric.set(only(labels, labelNames), value);
    },
  };
  return { metrics, text: () => registry.metrics(), contentType: registry.contentType };
}

function known<T>(all: Map<string, Known<T>>, name: string, labels: MetricLabels, make: () => T): Known<T> {
  const found = all.get(name);
  if (found !== undefined) return found;
  const made = { metric: make(), labelNames: Object.keys(labels) };
  all.set(name, made);
  return made;
}

function only(labels: MetricLabels, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name)));
}
