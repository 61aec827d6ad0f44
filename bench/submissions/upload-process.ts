// A web process for `upload.*`: the door for uploads with its hooks as server.ts has them, and one promise in memory per address. Says
// `ready` and its port to its parent. With `bare` it takes a PUT instead and pipes it to a file, with fsync at its end; with `bytes` it is the door, and nothing that comes is looked into.
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import fastify from 'fastify';
import {
  FILE_KINDS,
  FileInspector,
  FilesModule,
  FileStore,
  type DeclaredFile,
  type InspectedFile,
  type PromisedUpload,
  uploadsOf,
} from '#files';
import { ShiftedClock, type TenantId } from '#kernel';
import { readSettings, SETTINGS } from '#settings';
import { TenantContext } from '#tenancy';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { UploadDoor, UPLOADS_PATH } from '../../apps/web/src/edge/resumable-uploads.js';

const [, , way, folder = ''] = process.argv;
const tenantId = '01900000-0000-7000-8000-000000000001' as TenantId;

/** Takes everything for what was said of it. */
class Unseeing extends FileInspector {
  override inspect(_path: string, { size, sha256 }: DeclaredFile): Promise<InspectedFile> {
    return Promise.resolve({ kind: 'pdf', size, sha256 });
  }
}

async function bare(): Promise<number> {
  await mkdir(folder, { recursive: true });
  const server = createServer((request, response) => {
    const path = join(folder, randomUUID());
    const done = async (): Promise<void> => {
      await pipeline(request, createWriteStream(path));
      const file = await open(path, 'r');
      await file.sync();
      await file.close();
      response.writeHead(204).end();
    };
    done().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function door(): Promise<number> {
  const settings = readSettings({ DATA_DIR: folder });
  const context = new TenantContext();
  @Global()
  @Module({
    providers: [
      { provide: SETTINGS, useValue: settings },
      { provide: TenantContext, useValue: context },
    ],
    exports: [SETTINGS, TenantContext],
  })
  class Around {}
  @Module({ imports: [Around, FilesModule] })
  class Files {}
  const app = await NestFactory.createApplicationContext(Files, { logger: false });
  const files = app.get(FileStore, { strict: false });
  const uploads = await uploadsOf(UPLOADS_PATH, {
    settings,
    context,
    files,
    clock: new ShiftedClock(),
    ...(way === 'bytes' ? { inspector: new Unseeing() } : {}),
  });
  const promised = new Map<string, PromisedUpload>();
  const server = fastify({ bodyLimit: 256 * 1024 });
  server.decorateRequest('site', null as never);
  server.addHook('preHandler', (request, _reply, done) => {
    request.site = { kind: 'tenant', tenant: { id: tenantId } } as never;
    request.principal = {} as never;
    context.run({ tenantId }, done);
  });
  server.post<{ Params: { id: string }; Body: { size: number; sha256: string } }>('/promise/:id', ({ params: { id }, body }) => {
    const limits = { kinds: FILE_KINDS, bytes: 30 * 1024 * 1024 };
    promised.set(id, { id, declared: { ...body, name: 'a.pdf' }, limits, key: `submissions/${id}.pdf`, state: 'awaited' });
    return {};
  });
  const end = (id: string, state: 'arrived' | 'refused'): Promise<void> => {
    const upload = promised.get(id);
    if (upload) promised.set(id, { ...upload, state });
    return Promise.resolve();
  };
  new UploadDoor(uploads, {
    promised: (id) => Promise.resolve(promised.get(id)),
    whole: () => Promise.resolve(),
    arrived: (id) => end(id, 'arrived'),
    refused: (id) => end(id, 'refused'),
  }).register(server);
  await server.listen({ port: 0, host: '127.0.0.1' });
  return (server.server.address() as AddressInfo).port;
}

process.on('disconnect', () => process.exit(0));
process.send?.(await (way === 'bare' ? bare() : door()));
