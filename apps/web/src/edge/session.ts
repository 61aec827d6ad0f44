import type { Principal } from '#access';

/** Cookies that carry a session's token. Contestants and staff have one each, so that one browser may be both. */
export const SESSION_COOKIE = { contestant: 'kb', staff: 'kbs' } as const;

/** Whether an address belongs to the organisers' console, where the staff's session counts and no other. */
export function isConsole(url: string): boolean {
  return /^\/quan-tri(\/|\?|$)/.test(url);
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; undefined for strangers. */
    principal?: Principal;
    /** The token of the session that `principal` comes from. */
    sessionToken?: string;
  }
}
