import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ACCESS, type AccessDeclaration } from '#access';
import { UPLOAD_ROUTES } from '../../apps/web/src/edge/resumable-uploads.js';
import { ANSWER_ROUTE } from '../../apps/web/src/portal/exam/answer-door.js';

/** One address of the product: what it declares about who may come in. */
export interface Route {
  method: string;
  path: string;
  handler: string;
  access: string;
}

const join = (...parts: string[]): string => `/${parts.join('/').split('/').filter(Boolean).join('/')}`;

/** Every route of the application, from Nest's own metadata and from what stands beside it, in order of path. */
export function routesOf(app: NestFastifyApplication): Route[] {
  const modules = [
    ...(app as unknown as { container: { getModules(): Map<string, { controllers: Map<unknown, { metatype: Type }> }> } }).container
      .getModules()
      .values(),
  ];
  const controllers = new Set(modules.flatMap((module) => [...module.controllers.values()].map((wrapper) => wrapper.metatype)));
  const bare =
    'getHttpAdapter' in app ? [ANSWER_ROUTE, ...UPLOAD_ROUTES].filter(({ method, path }) => servesItself(app, method, path)) : [];
  return [...[...controllers].flatMap(routesOfController), ...bare].toSorted((a, b) =>
    `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'),
  );
}

function routesOfController(controller: Type): Route[] {
  const prefixes = [Reflect.getMetadata('path', controller) as string | string[]].flat();
  const names = Object.getOwnPropertyNames(controller.prototype).filter((name) => name !== 'constructor');
  return names.flatMap((name) => {
    const handler = (controller.prototype as Record<string, unknown>)[name] as object;
    const path = typeof handler === 'function' ? (Reflect.getMetadata('path', handler) as string | string[] | undefined) : undefined;
    if (path === undefined) return [];
    const method = RequestMethod[Reflect.getMetadata('method', handler) as number] ?? '?';
    const access = (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller)) as AccessDeclaration | undefined;
    return prefixes.flatMap((prefix) =>
      [path]
        .flat()
        .map((own) => ({ method, path: join(prefix, own), handler: `${controller.name}.${name}`, access: describeAccess(access) })),
    );
  });
}

function describeAccess(access: AccessDeclaration | undefined): string {
  if (!access) return 'UNDECLARED';
  return 'requires' in access
    ? `requires ${access.requires}${access.inStatement ? ', in its statement' : ''}`
    : `public: ${access.publicReason}`;
}

function servesItself(app: NestFastifyApplication, method: 'POST' | 'HEAD' | 'PATCH', url: string): boolean {
  return app.getHttpAdapter().getInstance().hasRoute({ method, url });
}
