import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import fastify, { type FastifyInstance } from 'fastify';
import type { Principal } from '#access';
import { FILE_KINDS, type FileStore, type PromisedUpload, uploadsOf } from '#files';
import { aPlainPdf, declared } from '#files/testing';
import { ShiftedClock, type TenantId } from '#kernel';
import { readSettings } from '#settings';
import { TenantContext } from '#tenancy';
import { UploadDoor } from './resumable-uploads.js';

const OURS = '01900000-0000-7000-8000-000000000001' as TenantId;
const ID = '01900000-0000-7000-8000-0000000000aa';
const BYTES = aPlainPdf({ objects: [`<< >>\nstream\n${'x'.repeat(600_000)}\nendstream`] });

describe('the door for uploads', () => {
  let folder: string;
  let server: FastifyInstance;
  let cookies: string;
  let token: string;
  let told: string[];
  const kept = new Map<string, Buffer>();

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khoa-bang-door-'));
    const [context, settings] = [new TenantContext(), readSettings({ DATA_DIR: folder })];
    const files = {
      putFile: (key: string, path: string) => Promise.resolve(kept.set(`${context.tenantId()} ${key}`, readFileSync(path))),
    } as unknown as FileStore;
    told = [];
    const upload: PromisedUpload = {
      id: ID,
      declared: declared(BYTES),
      limits: { kinds: FILE_KINDS, bytes: 1_000_000 },
      key: 'a.pdf',
      state: 'awaited',
    };
    server = fastify({ bodyLimit: 256 * 1024, forceCloseConnections: true });
    await server.register(cookie, { secret: 'a-key-of-tests-that-is-long-enough-for-it' });
    await server.register(csrf, { cookieOpts: { signed: true, path: '/' } });
    server.decorateRequest('site', null as never);
    // As server.ts has them: the site, the page that sends, the scope, the person.
    server.addHook('onRequest', (request, _reply, done) => {
      request.site = (request.headers.host === 'nobody.vn' ? { kind: 'none' } : { kind: 'tenant', tenant: { id: OURS } }) as never;
      done();
    });
    server.addHook('preHandler', (request, reply, done) => {
      if (['GET', 'HEAD'].includes(request.method)) done();
      else server.csrfProtection(request, reply, done);
    });
    server.addHook('preHandler', (_request, _reply, done) => context.run({ tenantId: OURS }, done));
    server.addHook('preHandler', (request, _reply, done) => {
      const [who] = [request.headers['x-test-who']].flat();
      if (who) request.principal = { kind: 'contestant', accountId: who } as unknown as Principal;
      done();
    });
    server.get('/token', (_request, reply) => ({ token: reply.generateCsrf() }));
    const uploads = await uploadsOf('/tep-gui', { settings, context, files, clock: new ShiftedClock() });
    new UploadDoor(uploads, {
      promised: (id, principal) =>
        Promise.resolve(id === ID && (principal as { accountId: string }).accountId === 'thu' ? upload : undefined),
      whole: () => Promise.resolve(),
      arrived: (id, { kind }) => Promise.resolve(void told.push(`${id} ${kind}`)),
      refused: (id, { code }) => Promise.resolve(void told.push(`${id} ${code}`)),
    }).register(server);
    const answer = await server.inject('/token');
    cookies = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
    token = answer.json<{ token: string }>().token;
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Asks as the page of the one who has promised the file, unless said otherwise. */
  const ask = async (method: string, { id = ID, headers = {}, body = undefined as Buffer | undefined } = {}) => {
    const { port } = server.server.address() as { port: number };
    const answer = await fetch(`http://127.0.0.1:${port}/tep-gui/${id}`, {
      method,
      headers: { 'tus-resumable': '1.0.0', 'x-test-who': 'thu', cookie: cookies, 'x-csrf-token': token, ...headers },
      ...(body ? { body: new Uint8Array(body) } : {}),
    });
    // Unread, an answer keeps its line.
    await answer.arrayBuffer();
    return answer;
  };
  const begin = { 'upload-length': String(BYTES.length) };
  const piece = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };

  it('lets a file in that is larger than any form, in the scope of its tenant', async () => {
    expect((await ask('POST', { headers: begin })).headers.get('location')).toBe(`/tep-gui/${ID}`);
    expect((await ask('HEAD')).headers.get('upload-offset')).toBe('0');
    const done = await ask('PATCH', { headers: piece, body: BYTES });
    expect([done.status, done.headers.get('upload-offset')]).toEqual([204, String(BYTES.length)]);
    expect(told).toEqual([`${ID} pdf`]);
    expect(kept.get(`${OURS} a.pdf`)?.equals(BYTES)).toBe(true);
    expect([done.headers.get('access-control-allow-origin'), done.headers.get('x-content-type-options')]).toEqual([null, 'nosniff']);
  });

  it.each([
    ['a stranger', { 'x-test-who': '' }, 401],
    ['somebody else', { 'x-test-who': 'minh' }, 404],
    ['a page of another site', { 'x-csrf-token': '' }, 403],
    ['what speaks otherwise', { 'tus-resumable': '0.2.0' }, 400],
  ])('is closed to %s, who learns nothing', async (_, headers, status) => {
    expect((await ask('POST', { headers: { ...begin, ...headers } })).status).toBe(status);
    expect((await ask('PATCH', { headers: { ...piece, ...headers }, body: BYTES })).status).toBe(status);
    expect(told).toEqual([]);
  });

  it('knows no promise of nobody, and no other way', async () => {
    for (const id of ['01900000-0000-7000-8000-0000000000bb', 'x', '..%2f..%2fetc']) expect((await ask('HEAD', { id })).status).toBe(404);
    expect((await ask('GET')).status).toBe(404);
    expect((await ask('DELETE')).status).toBe(404);
    expect((await ask('PATCH', { headers: piece, body: BYTES })).status).toBe(404);
    expect((await ask('POST', { headers: { 'upload-length': '5' } })).status).toBe(400);
  });
});
