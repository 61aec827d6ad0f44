import type { FastifyRequest } from 'fastify';
import { AccessError, type Principal } from '#access';

/** The member of staff who is signed in. @throws AccessError SIGN_IN_REQUIRED */
export function staffOf({ principal }: FastifyRequest): Principal {
  if (!principal) throw new AccessError('SIGN_IN_REQUIRED');
  return principal;
}
