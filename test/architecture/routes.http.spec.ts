import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { routesOf, type Route } from '../support/route-list.js';
import { TestSite } from '../support/test-site.js';

const FILE = join(import.meta.dirname, '../../docs/api/routes.json');
const WEB = join(import.meta.dirname, '../../apps/web/src');

@Controller('quen')
class Forgetful {
  @Get()
  open(): void {}
}

@Module({ controllers: [Forgetful] })
class ForgetfulModule {}

describe('the routes', () => {
  const site = TestSite.forTests();
  let routes: Route[];
  beforeAll(async () => {
    routes = routesOf(site.app);
  });

  it('all declare who may come in', () => {
    expect(routes.filter((route) => route.access === 'UNDECLARED')).toEqual([]);
    expect(routes.length).toBeGreaterThan(20);
  });

  it('stand in controllers, but for the one that is asked more often than all others and those whose protocol answers for itself', () => {
    const beside = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        file.endsWith('.ts') && /\b(fastify|instance)\.(route|get|post|put|patch|delete|all)\b/.test(readFileSync(join(WEB, file), 'utf8')),
    );

    expect(beside.toSorted()).toEqual([join('edge', 'resumable-uploads.ts'), join('portal', 'exam', 'answer-door.ts')]);
    expect(routes.map(({ handler }) => handler)).toEqual(expect.arrayContaining(['AnswerDoor.keep', 'UploadDoor.answer']));
  });

  it('are written in lower case with dashes', () => {
    const wrong = routes
      .map((route) => route.path)
      .filter((path) => !path.split('/').every((part) => /^(|:[a-zA-Z]+(\.[a-z]+)?|[a-z0-9.-]+)$/.test(part)));

    expect(wrong).toEqual([]);
  });

  it('are those of docs/api/routes.json: a removed address needs a redirect, a new one a second look', () => {
    const text = `${JSON.stringify(routes, null, 2)}\n`;
    if (process.env['UPDATE_GENERATED'] === '1') writeFileSync(FILE, text);

    expect(text).toBe(readFileSync(FILE, 'utf8'));
  });

  it('would be found out if they declared nothing', async () => {
    const module = await Test.createTestingModule({ imports: [ForgetfulModule] }).compile();

    expect(routesOf({ container: (module as unknown as { container: object }).container } as unknown as NestFastifyApplication)).toEqual([
      { method: 'GET', path: '/quen', handler: 'Forgetful.open', access: 'UNDECLARED' },
    ]);
  });
});
