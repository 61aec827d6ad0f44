import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AccessError } from './access.errors.js';
import { ACCESS, type AccessDeclaration } from './declarations.js';
import type { WithPrincipal } from './principal.js';

/** Closed by default: a route that declares nothing lets nobody in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const declared = this.reflector.getAllAndOverride<AccessDeclaration | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
    if (!declared)
      throw new AccessError(
        'UNDECLARED_ROUTE',
        {},
        `${context.getClass().name}.${context.getHandler().name} declares neither @Requires nor @Public`,
      );
    if ('publicReason' in declared) return true;

    const { principal, sessionToken } = context.switchToHttp().getRequest<WithPrincipal>();
    if (declared.inStatement) {
      if (!sessionToken) throw new AccessError('SIGN_IN_REQUIRED');
      return true;
    }
    if (!principal) throw new AccessError('SIGN_IN_REQUIRED');
    if (!principal.permissions.has(declared.requires)) throw new AccessError('NOT_PERMITTED');
    return true;
  }
}
