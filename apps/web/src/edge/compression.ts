import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isBare } from './hot-route.js';

/** Below this the answer fits into one packet anyway. */
const LEAST_BYTES = 1_200;
const TEXTS = /^(text\/(html|css|plain|csv)|application\/json|image\/svg\+xml)\b/;
/** Pages are made for one person each: Brotli would take twice the time for the same size. */
const LEVEL = 4;

/**
 * Packs the texts that handlers answer with, away from the event loop. Tokens on pages are masked anew each time, so that their
 * packed size tells nothing about them.
 */
export function packAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload: unknown, done) => {
    if (isBare(request) || typeof payload !== 'string' || payload.length < LEAST_BYTES || !isPlainText(reply)) {
      done(null, payload);
      return;
    }
    const vary = reply.getHeader('vary');
    reply.header('vary', vary ? `${String(vary)}, accept-encoding` : 'accept-encoding');
    if (!takes(request, 'gzip')) {
      done(null, payload);
      return;
    }
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    gzip(payload, { level: LEVEL }, done);
  });
}

function isPlainText(reply: FastifyReply): boolean {
  return !reply.hasHeader('content-encoding') && TEXTS.test(String(reply.getHeader('content-type') ?? ''));
}

const TAKES = { gzip: /\bgzip\b(?!\s*;\s*q=0(?![.\d]))/, br: /\bbr\b(?!\s*;\s*q=0(?![.\d]))/ };

/** Whether the asker reads what is packed so. */
export function takes({ headers }: FastifyRequest, coding: keyof typeof TAKES): boolean {
  return TAKES[coding].test([headers['accept-encoding']].flat().join());
}
