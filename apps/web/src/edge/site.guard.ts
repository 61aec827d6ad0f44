import { type CanActivate, type ExecutionContext, Injectable, NotFoundException, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { TenantError } from '#tenants';
import type { Site } from './site.js';

const SITES = 'khoabang:sites';

/** On which kinds of site a route exists; without this, on tenants' sites only. */
export const OnSite = (...kinds: Site['kind'][]): MethodDecorator & ClassDecorator => SetMetadata(SITES, kinds);

/** A route that does not exist on this kind of site is not found there; on a suspended tenant's, the answer is that it rests. */
@Injectable()
export class SiteGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const kinds = this.reflector.getAllAndOverride<Site['kind'][] | undefined>(SITES, [context.getHandler(), context.getClass()]) ?? [
      'tenant',
    ];
    const { site } = context.switchToHttp().getRequest<FastifyRequest>();
    if (site.kind === 'suspended' && !kinds.includes('suspended')) throw new TenantError('TENANT_SUSPENDED', { name: site.name });
    if (!kinds.includes(site.kind)) throw new NotFoundException();
    return true;
  }
}
