import { describe, expect, it } from 'vitest';

import { makePrometheusMetrics } from './prometheus-metrics.ts';

describe('metrics for Prometheus', () => {
  it('counts by label', async () => {
    const { metrics, text } = makePrometheusMetrics();
    metrics.count('turns_total', { mode: 'chat' });
    metrics.count('turns_total', { mode: 'chat' }, 2);
    metrics.count('turns_total', { mode: 'agent' });
    expect(await text()).toContain('parley_turns_total{mode="chat"} 3\nparley_turns_total{mode="agent"} 1\n');
  });

  it('keeps durations and sizes in buckets that suit them', async () => {
    const { metrics, text } = makePrometheusMetrics();
    metrics.observe('model_call_seconds', 0.2, { provider: 'x' });
    metrics.observe('body_bytes', 300);
    const lines = await text();
    expect(lines).toContain('parley_model_call_seconds_bucket{le="0.25",provider="x"} 1');
    expect(lines).toContain('parley_body_bytes_bucket{le="1024"} 1');
    expect(lines).toContain('parley_body_bytes_bucket{le="256"} 0');
  });

  it('tells how something stands, as it was said last', async () => {
    const { metrics, text } = makePrometheusMetrics();
    for (const value of [1, 0]) metrics.gauge('channel_connected', value, { channel: 'telegram' });
    metrics.gauge('channel_connected', 1, { channel: 'matrix' });
    expect(await text()).toContain('parley_channel_connected{channel="telegram"} 0\nparley_channel_connected{channel="matrix"} 1\n');
  });

  it('does not fail over a label that was not there before, or that is missing', async () => {
    const { metrics, text } = makePrometheusMetrics();
    metrics.count('a_total', { one: '1' });
    metrics.count('a_total', { one: '1', two: '2' });
    metrics.count('a_total');
    expect(await text()).toContain('parley_a_total{one="1"} 2\nparley_a_total 1\n');
  });

  it('tells memory and the delay of the event loop, separately for each instance', async () => {
    makePrometheusMetrics();
    const { text, contentType } = makePrometheusMetrics();
    expect(await text()).toMatch(/process_resident_memory_bytes \d+[^]*nodejs_eventloop_lag_p99_seconds/);
    expect(contentType).toContain('text/plain');
  });
});
