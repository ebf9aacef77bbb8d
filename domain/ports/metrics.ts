/** Numbers for whoever runs the server. Names are Prometheus names without a prefix, labels have few values. */
export interface Metrics {
  /** Adds one (or `by`) to a counter. */
  count(name: string, labels?: MetricLabels, by?: number): void;
  /** Records a duration in seconds or a size in bytes in a histogram. */
  observe(name: string, value: number, labels?: MetricLabels): void;
  /** Says how something stands now, until it is said again. */
  gauge(name: string, value: number, labels?: MetricLabels): void;
}

export type MetricLabels = Readonly<Record<string, string>>;
