import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { AttemptTally } from '#attempts';
import { ConnectionFigures } from '#persistence';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Figures of this process for Prometheus: how it fares, never whose site was asked or by whom. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer, by the pattern of its address',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  constructor(connections: ConnectionFigures, tally: AttemptTally) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('database_connections_limit', 'Connections to the database that this process may open', () => connections.read().limit);
    this.gauge('database_connections_open', 'Connections to the database that are open', () => connections.read().open);
    this.gauge('database_connections_used', 'Connections to the database that work just now', () => connections.read().used);
    this.gauge('database_connections_waiting', 'Requests that wait for a connection to the database', () => connections.read().waiting);
    const events = new Counter({
      name: 'attempt_events_total',
      help: 'Attempts that this process has started and sealed, and times it has kept answers',
      labelNames: ['event'],
      registers: [this.registry],
      collect: () => {
        events.reset();
        for (const [event, count] of Object.entries(tally.counts)) events.inc({ event }, count);
      },
    });
  }

  /** Takes note of an answered request. */
  observe({ method, routeOptions }: FastifyRequest, { statusCode, elapsedTime }: FastifyReply): void {
    const labels = { method, route: routeOptions.url ?? 'unknown', status: `${Math.floor(statusCode / 100)}xx` };
    this.requests.observe(labels, elapsedTime / 1000);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** All figures as text. */
  async text(): Promise<string> {
    return this.registry.metrics();
  }

  private gauge(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({ name, help, registers: [this.registry], collect: () => gauge.set(read()) });
  }
}
