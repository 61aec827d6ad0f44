import type { FastifyRequest } from 'fastify';
import { AccessError, type Principal } from '#access';

/** The contestant who is signed in, with the session's token. @throws AccessError SIGN_IN_REQUIRED */
export function contestantOf(request: FastifyRequest): { principal: Principal; sessionToken: string } {
  const { principal, sessionToken } = request;
  if (!principal || !sessionToken) throw new AccessError('SIGN_IN_REQUIRED');
  return { principal, sessionToken };
}

/** The token of the session that came along; whose it is, the statement of a hot route finds out. @throws AccessError SIGN_IN_REQUIRED */
export function tokenOf({ sessionToken }: FastifyRequest): string {
  if (!sessionToken) throw new AccessError('SIGN_IN_REQUIRED');
  return sessionToken;
}
