import type { FastifyRequest } from 'fastify';
import type { Principal } from '#access';

/** Cookies that carry a session's token. Contestants and staff have one each, so that one browser may be both. */
export const SESSION_COOKIE = { contestant: 'kb', staff: 'kbs' } as const;

/**
 * Where a request has arrived: the pattern of its route. Not the letters that were sent, which the router reads in more
 * than one way (`/%71uan-tri`, `http://host/quan-tri`); they are all there is where no route was found.
 */
export function addressOf({ routeOptions, url }: FastifyRequest): string {
  return routeOptions.url ?? url;
}

/** Whether a request is for the organisers' console, where the staff's session counts and no other. */
export function isConsole(request: FastifyRequest): boolean {
  return /^\/quan-tri(\/|\?|$)/.test(addressOf(request));
}

/** Whether a request is for what the API has for staff: their session alone counts there, and only where a program brings it along. */
export function isStaffApi(request: FastifyRequest): boolean {
  return addressOf(request).startsWith('/api/v1/staff/');
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; undefined for strangers. */
    principal?: Principal;
    /** The token of the session that `principal` comes from. */
    sessionToken?: string;
  }
}
