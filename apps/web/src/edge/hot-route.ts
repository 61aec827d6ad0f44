import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { type Permission, RequiresInStatement } from '#access';

/**
 * A route of the hot path: its one statement checks the session, so nothing is asked of the database before. The request
 * knows the session's token and nobody's name.
 */
export const HotRoute = (permission: Permission): MethodDecorator & ClassDecorator =>
  applyDecorators(RouteConfig({ isHot: true }), RequiresInStatement(permission));

/**
 * A page whose one statement looks up the session along with what it shows, and which then says who it is: nothing is asked of
 * the database before. Who may come in is declared beside it.
 */
export const ReadsSession = (): MethodDecorator => RouteConfig({ isHot: true });

/**
 * A page that is the same for everybody on its host: made once and shown until it is too old, see SharedPages. Who asks is not looked up.
 * The handler says for how long (`shared`); without that its answer is nobody else's.
 */
export const SharedRoute = (): MethodDecorator => RouteConfig({ isShared: true });

export function isSharedRoute(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { isShared?: boolean }).isShared === true;
}

export function isHot(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { isHot?: boolean }).isHot === true;
}

/** Whether a route stands outside what is done for all others, and does for itself what it needs. */
export function isBare(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { isBare?: boolean }).isBare === true;
}
