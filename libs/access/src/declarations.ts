import { SetMetadata } from '@nestjs/common';
import type { Permission } from './permission.js';

/** What a route declares about who may come in. */
export type AccessDeclaration = { requires: Permission; inStatement?: true } | { publicReason: string };

export const ACCESS = 'khoabang:access';

/** Lets in whoever has the permission. */
export const Requires = (permission: Permission): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, { requires: permission });

/** Lets everybody in, and says why. */
export const Public = (reason: string): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, { publicReason: reason });

/**
 * Lets in whoever brings a session; the statement that does the work looks up whose it is and what it may, so that the request
 * costs one round trip. For the hot path alone.
 */
export const RequiresInStatement = (permission: Permission): MethodDecorator & ClassDecorator =>
  SetMetadata(ACCESS, { requires: permission, inStatement: true });
