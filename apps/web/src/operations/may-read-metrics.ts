import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { bearerOf } from '../edge/credentials.js';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
/** What proxies add: a request that came through one was not made on this machine, whatever its address says. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Whether a request may read the figures: it was made on this machine itself, or it brings the token of the settings. */
export function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  const brought = bearerOf(request);
  if (token !== undefined && brought !== undefined && timingSafeEqual(digest(brought), digest(token))) return true;
  return LOOPBACK.test(request.socket.remoteAddress ?? '') && !FORWARDED.some((name) => name in request.headers);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
