import { SetMetadata } from '@nestjs/common';
import type { Permission } from './permission.js';

/** What a route declares about who may come in. */
export type AccessDeclaration = { requires: Permission } | { publicReason: string };

export const ACCESS = 'khoabang:access';

/** Lets in whoever has the permission. */
export const Requires = (permission: Permission): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, { requires: permission });

/** Lets everybody in, and says why. */
export const Public = (reason: string): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, { publicReason: reason });
