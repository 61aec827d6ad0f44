import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import helmet from '@fastify/helmet';
import assets from '@fastify/static';
import view from '@fastify/view';
import { BadRequestException, ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import handlebars from 'handlebars';
import { Sessions } from '#accounts';
import { ChosenContest } from '#contests';
import { FileStore, uploadsOf } from '#files';
import { Clock } from '#kernel';
import { SubmissionUploads } from '#submissions';
import { TenantContext } from '#tenancy';
import { PROJECT_ROOT, type Settings, SettingsError } from '#settings';
import { ApiModule } from './api/api.module.js';
import { OpenApiDocument } from './api/document/open-api-document.js';
import { ASSETS_FOLDER } from './edge/assets.js';
import { packAnswers } from './edge/compression.js';
import { chosenContestOf, contestFault, tokenSent } from './edge/contest-choice.js';
import { isApi, mustShowOrigin, sessionTokenOf } from './edge/credentials.js';
import { isBare, isHot, isSharedRoute } from './edge/hot-route.js';
import { PageAdapter } from './edge/page-adapter.js';
import { API_UPLOADS_PATH, STAFF_UPLOADS_PATH, UploadDoor, UPLOADS_PATH } from './edge/resumable-uploads.js';
import { scopeOf } from './edge/site.js';
import { SiteResolver } from './edge/site-resolver.js';
import { SubmissionUploadDesk } from './edge/submission-upload-desk.js';
import { isUnreadable } from './edge/unreadable.js';
import { acceptUploads } from './edge/uploads.js';
import { TEXT_HELPERS } from './edge/whole.js';
import { Metrics } from './operations/metrics.js';
import { AnswerDoor } from './portal/exam/answer-door.js';
import { WebModule } from './web.module.js';

const VIEWS = join(PROJECT_ROOT, 'apps/web/views');
const YEAR_SECONDS = 31_536_000;

/** The web application, ready to listen (or to be asked directly, in tests). @throws SettingsError when a needed variable is missing. */
export async function createServer(settings: Settings): Promise<NestFastifyApplication> {
  const missing = (['DATABASE_APP_URL', 'DATABASE_PLATFORM_URL', 'SECRET_KEY'] as const).filter((name) => !settings[name]);
  if (missing.length > 0) throw new SettingsError(missing.map((name) => `${name} must be set`));

  const adapter = new PageAdapter({
    // The nearest proxy alone: what stands before its entry in X-Forwarded-For, the asker may have written.
    trustProxy: settings.TRUST_PROXY && ((_address, hop) => hop === 0),
    bodyLimit: 256 * 1024,
    // Addresses with personal data are never logged: the route is, not the URL.
    logger:
      settings.LOG_LEVEL === 'silent'
        ? false
        : {
            level: settings.LOG_LEVEL,
            serializers: { req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions.url }) },
          },
    routerOptions: { ignoreTrailingSlash: true },
  });
  const app = await NestFactory.create<NestFastifyApplication>(WebModule.forRoot(settings), adapter, {
    // One JSON object per line where programs read it, words where people do.
    logger: new ConsoleLogger({ json: settings.KHOABANG_MODE === 'production', logLevels: ['error', 'warn'] }),
    abortOnError: false,
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  await registerPlugins(fastify, settings);
  registerHooks(fastify, app);
  if (settings.SERVE.includes('portal')) app.get(AnswerDoor, { strict: false }).register(fastify);
  if (settings.SERVE.includes('portal')) await openUploads(app, settings, UPLOADS_PATH);
  if (settings.SERVE.includes('console')) await openUploads(app, settings, STAFF_UPLOADS_PATH);
  if (settings.SERVE.includes('api')) await openUploads(app, settings, API_UPLOADS_PATH);
  await app.init();
  await fastify.ready();
  if (settings.SERVE.includes('api')) app.get(OpenApiDocument, { strict: false }).describe(app, ApiModule);
  return app;
}

/** Where files come in, of people on the site, of staff in the console and of programs: whose session is meant, the path says. */
async function openUploads(app: NestFastifyApplication, settings: Settings, path: string): Promise<void> {
  const [context, files, clock] = [app.get(TenantContext), app.get(FileStore, { strict: false }), app.get(Clock, { strict: false })];
  const desk = new SubmissionUploadDesk(app.get(SubmissionUploads, { strict: false }));
  new UploadDoor(await uploadsOf(path, { settings, context, files, clock }), desk, path).register(app.getHttpAdapter().getInstance());
}

async function registerPlugins(fastify: FastifyInstance, settings: Settings): Promise<void> {
  acceptUploads(fastify);
  packAnswers(fastify);
  await fastify.register(cookie, { secret: settings.SECRET_KEY as string });
  await fastify.register(csrf, {
    getToken: tokenSent,
    cookieOpts: { signed: true, httpOnly: true, sameSite: 'lax', path: '/', secure: settings.HTTPS },
  });
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(settings.HTTPS ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    hsts: settings.HTTPS ? { maxAge: YEAR_SECONDS, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await fastify.register(assets, {
    root: ASSETS_FOLDER,
    prefix: '/assets/',
    immutable: true,
    maxAge: YEAR_SECONDS * 1000,
    decorateReply: false,
    index: false,
    // Packed once, when they are built.
    preCompressed: true,
  });
  handlebars.registerHelper(TEXT_HELPERS);
  await fastify.register(view, {
    engine: { handlebars },
    root: VIEWS,
    options: { partials: partials() },
    // Templates are read and compiled once in every mode: without this, all partials anew for each page.
    production: true,
  });
}

/** All partials by file name: `partials/prize-stelae.hbs` is {{> prize-stelae}}. */
function partials(): Record<string, string> {
  const folder = join(VIEWS, 'partials');
  const files = readdirSync(folder, { recursive: true }).filter(
    (file): file is string => typeof file === 'string' && file.endsWith('.hbs'),
  );
  return Object.fromEntries(files.map((file) => [file.replace(/\.hbs$/, ''), relative(VIEWS, join(folder, file))]));
}

/** The site of each request, and the scope of its tenant around everything that a handler does. */
function registerHooks(fastify: FastifyInstance, app: NestFastifyApplication): void {
  const resolver = app.get(SiteResolver);
  const context = app.get(TenantContext);
  const choice = app.get(ChosenContest, { strict: false });
  const metrics = app.get(Metrics, { strict: false });
  fastify.addHook('onResponse', (request, reply, done) => {
    metrics.observe(request, reply);
    done();
  });
  fastify.decorateRequest('site', null as never);
  fastify.addHook('onRequest', async (request, reply) => {
    if (isBare(request)) return;
    if (isApi(request)) reply.header('cache-control', 'no-store');
    request.site = { kind: 'none' };
    request.site = await resolver.resolve(request);
  });
  fastify.addHook('preHandler', (request, _reply, done) => {
    const sent = isBare(request) ? [] : [request.params, request.query, request.body];
    done(sent.some((part) => isUnreadable(part)) ? new BadRequestException() : undefined);
  });
  fastify.addHook('preHandler', (request, reply, done) => {
    if (isBare(request) || !mustShowOrigin(request)) done();
    else fastify.csrfProtection(request, reply, () => done());
  });
  // From here on, not in onRequest: reading the body of a POST leaves the asynchronous context of the earlier hooks.
  fastify.addHook('preHandler', (request, _reply, done) => {
    const scope = isBare(request) ? undefined : scopeOf(request);
    const chosen = chosenContestOf(request);
    const inContest = chosen === undefined ? done : () => choice.run(chosen, done);
    if (scope) context.run(scope, inContest);
    else done();
  });
  const sessions = app.get(Sessions, { strict: false });
  fastify.addHook('preHandler', async (request) => {
    if (isBare(request) || isSharedRoute(request) || request.site.kind !== 'tenant') return;
    const { kind, token } = sessionTokenOf(request);
    if (!token) return;
    if (!isHot(request)) {
      const principal = await sessions.principal(token);
      if (principal?.kind !== kind) return;
      request.principal = principal;
    }
    request.sessionToken = token;
  });
  // After whose request it is: the answer is a page of the console.
  fastify.addHook('preHandler', (request, _reply, done) => {
    done(isBare(request) || !mustShowOrigin(request) ? undefined : contestFault(request));
  });
}
