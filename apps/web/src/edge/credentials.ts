import type { FastifyRequest } from 'fastify';
import { addressOf, isConsole, isStaffApi, SESSION_COOKIE } from './session.js';

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** Whether a request is for the API, which programs speak to. */
export function isApi(request: FastifyRequest): boolean {
  return addressOf(request).startsWith('/api/');
}

/**
 * The token of the session that a request comes in. A browser brings its cookie by itself; a program of the API brings
 * `Authorization: Bearer …`, and then no cookie counts.
 */
export function sessionTokenOf(request: FastifyRequest): { kind: 'contestant' | 'staff'; token: string | undefined } {
  if (isStaffApi(request)) return { kind: 'staff', token: bearerOf(request) };
  const kind = isConsole(request) ? 'staff' : 'contestant';
  return { kind, token: bringsHeader(request) ? bearerOf(request) : request.cookies[SESSION_COOKIE[kind]] };
}

/**
 * Whether a request must show that a page of ours made it. Everything that changes something must, except in the API
 * where no cookie counts: what a browser sends by itself is then worth nothing.
 */
export function mustShowOrigin(request: FastifyRequest): boolean {
  if (SAFE_METHODS.includes(request.method)) return false;
  return !isApi(request) || (!bringsHeader(request) && request.cookies[SESSION_COOKIE.contestant] !== undefined);
}

function bringsHeader(request: FastifyRequest): boolean {
  return isApi(request) && request.headers.authorization !== undefined;
}

/** The token of `Authorization: Bearer …`; undefined for anything else. */
export function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer ([\w.~+/=-]{1,500})$/i.exec(headers.authorization ?? '')?.[1];
}
