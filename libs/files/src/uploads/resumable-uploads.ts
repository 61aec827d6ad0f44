import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ERRORS, Server, Upload } from '@tus/server';
import { type Clock, DomainError } from '#kernel';
import type { Settings } from '#settings';
import type { TenantContext } from '#tenancy';
import type { FileStore } from '../file-store.js';
import type { FileInspector } from '../intake/file-inspector.js';
import { checkDeclared } from '../intake/inspect-file.js';
import { IntakeError } from '../intake/intake.errors.js';
import { type DeclaredFile, type InspectedFile, type IntakeLimits, LONGEST_NAME } from '../intake/inspected-file.js';
import { Measured } from '../measured.js';
import type { MalwareScanner } from '../scanning/malware-scanner.js';
import type { PromisedUpload, UploadPromises } from './promised-upload.js';
import type { UploadPlace } from './upload-place.js';

const HOUR_MS = 3_600_000;
const PROTOCOL = '1.0.0';

/** How a whole upload has ended: `waiting` where it could not be looked into yet, which will be tried again. */
export type UploadEnd = 'arrived' | 'refused' | 'waiting' | 'unfinished';

export interface UploadParts {
  settings: Settings;
  context: TenantContext;
  files: FileStore;
  place: UploadPlace;
  inspector: FileInspector;
  scanner: MalwareScanner;
  clock: Clock;
}

/**
 * Uploads that survive a cut line (the tus protocol, version 1.0.0): whoever was cut off asks how far it came and goes on there, on
 * another device as well. Knows promises, not people: whoever calls has found that the asker made the promise, in the scope of
 * its tenant.
 */
export class ResumableUploads {
  private readonly server: Server;
  private readonly asked = new AsyncLocalStorage<{ upload: PromisedUpload; promises: UploadPromises }>();
  private readonly ending = new Map<string, Promise<UploadEnd>>();

  /** @param path under which the uploads' addresses lie, "/tep-gui" */
  constructor(
    private readonly parts: UploadParts,
    private readonly path: string,
  ) {
    this.server = new Server({
      path,
      datastore: parts.place.store,
      locker: parts.place.locker,
      // Nobody elsewhere has anything to ask here.
      allowedOrigins: [],
      maxSize: () => this.current().upload.declared.size,
      namingFunction: () => this.nameOf(this.current().upload.id),
      getFileIdFromRequest: () => this.nameOf(this.current().upload.id),
      generateUrl: () => this.addressOf(this.current().upload.id),
      onUploadFinish: async () => {
        const { upload, promises } = this.current();
        await this.end(upload, promises);
        return {};
      },
      onResponseError: (_request, error) => (error instanceof DomainError ? said(error as DomainError) : undefined),
    });
  }

  /**
   * Answers one request about one promised upload: POST begins it, HEAD asks how far it came, PATCH goes on.
   * @throws IntakeError where the promise itself cannot be kept
   */
  async handle(request: IncomingMessage, response: ServerResponse, upload: PromisedUpload, promises: UploadPromises): Promise<void> {
    checkDeclared(upload.declared, upload.limits);
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    const state = request.method === 'PATCH' ? upload.state : await this.stateOf(upload, promises);
    if (state === 'refused') {
      answer(response, 410, { 'upload-length': upload.declared.size });
      return;
    }
    if (state === 'arrived') {
      this.answerWhole(request, response, upload);
      return;
    }
    if (request.method === 'POST') {
      if (request.headers['upload-length'] !== String(upload.declared.size)) {
        answer(response, 400, {});
        return;
      }
      // Begun before, in another tab or on another device: it goes on from there.
      if (await this.isBegun(upload)) {
        answer(response, 201, { location: this.addressOf(upload.id) });
        return;
      }
    }
    if (request.method === 'HEAD') return this.tell(response, upload, promises);
    await this.asked.run({ upload, promises }, () => this.server.handle(request, response));
  }

  /** Says how far the upload came; of one whose last bytes have just come, only after it has ended: who asks then counts it as arrived. */
  private async tell(response: ServerResponse, upload: PromisedUpload, promises: UploadPromises): Promise<void> {
    const { store, locker } = this.parts.place;
    const name = this.nameOf(upload.id);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const lock = locker.newLock(name);
    // A line that is cut on the other side alone still holds it, and is asked to let go.
    await lock.lock(gone.signal, () => undefined);
    const come = await store
      .getUpload(name)
      .catch(unlessMissing)
      .finally(() => lock.unlock());
    const { size } = upload.declared;
    if (come && come.offset < size) answer(response, 200, { 'upload-offset': come.offset, 'upload-length': size });
    else {
      // Missing: not begun, or ended a moment ago, and then it is known how.
      const running = this.ending.get(name);
      const end = await (come ? this.end(upload, promises) : (running ?? Promise.resolve('unfinished' as const))).catch(unlessRefused);
      if (end === 'refused') answer(response, 410, { 'upload-length': size });
      else if (end === 'unfinished') answer(response, 404, {});
      else answer(response, 200, { 'upload-offset': size, 'upload-length': size });
    }
  }

  /**
   * Looks into an upload that is whole, keeps the file and says so to whom it was promised; for a loop that goes over those that
   * wait, too. Once more, or by two at once, it ends the same.
   */
  async end(upload: PromisedUpload, promises: UploadPromises): Promise<UploadEnd> {
    const name = this.nameOf(upload.id);
    const running = this.ending.get(name);
    if (running) return running;
    const work = this.endOnce(name, upload, promises).finally(() => this.ending.delete(name));
    this.ending.set(name, work);
    return work;
  }

  /**
   * Takes a file that comes in one piece, such as from a form of a page without script, in the same way. What cannot be looked into now is
   * kept as an upload that is whole: it is in time, and is ended later.
   * @param promise makes the promise, asked once all bytes are here and the file was not found unfit
   * @param sent under the name that it has where it comes from
   * @throws FileError FILE_TOO_LARGE; IntakeError
   */
  async take(
    promise: (measured: { size: number; sha256: string }) => Promise<PromisedUpload>,
    promises: UploadPromises,
    sent: { name: string; bytes: AsyncIterable<Uint8Array> },
    limits: IntakeLimits,
  ): Promise<'arrived' | 'waiting'> {
    return this.spooled(sent.bytes, limits, async (path, measured) => {
      const file = await this.inspected(path, { ...measured, name: sent.name.slice(0, LONGEST_NAME) }, limits);
      if (file instanceof IntakeError) throw file;
      const upload = await promise(measured);
      if (upload.state === 'arrived') return 'arrived';
      if (!file) {
        await this.putWhole(upload, path);
        await promises.whole(upload.id);
        return 'waiting';
      }
      await this.parts.files.putFile(upload.key, path, file);
      await this.tellArrived(() => promises.arrived(upload.id, file), upload.key);
      return 'arrived';
    });
  }

  /** The ids of the tenant's uploads whose bytes lie here, whole or begun. */
  async begun(): Promise<string[]> {
    return this.parts.place.begun(this.parts.context.tenantId());
  }

  /** Whether all bytes of an upload are here. @param size in bytes */
  async isWhole(id: string, size: number): Promise<boolean> {
    const come = await this.parts.place.store.getUpload(this.nameOf(id)).catch(unlessMissing);
    return come?.offset === size;
  }

  /** Whether malware can be looked for now: without, files wait. */
  async canLook(): Promise<boolean> {
    return this.parts.scanner.isAnswering();
  }

  /** Keeps the bytes of an upload that waits for somebody to look into it, however long that takes. */
  async keep(id: string): Promise<void> {
    await this.parts.place.keep(this.nameOf(id));
  }

  /** Forgets an upload that its owner does not want any more. */
  async forget(id: string): Promise<void> {
    await this.parts.place.store.remove(this.nameOf(id)).catch(unlessMissing);
  }

  /** Removes the bytes of all tenants' uploads with which nobody has gone on for UPLOADS_KEPT_HOURS. @returns how many */
  async clean(): Promise<number> {
    const { place, settings, clock } = this.parts;
    const instant = new Date(clock.now().getTime() - settings.UPLOADS_KEPT_HOURS * HOUR_MS);
    // What a process that was killed in the middle of a file has left.
    const spool = settings.inDataDir('spool');
    for (const name of await readdir(spool).catch(() => [])) {
      const { mtime } = await stat(join(spool, name)).catch(() => ({ mtime: instant }));
      if (mtime < instant) await rm(join(spool, name), { force: true });
    }
    return place.removeOlderThan(instant);
  }

  private async endOnce(name: string, upload: PromisedUpload, promises: UploadPromises): Promise<UploadEnd> {
    const { place, files } = this.parts;
    const come = await place.store.getUpload(name).catch(unlessMissing);
    if (come?.offset !== upload.declared.size) return 'unfinished';
    await promises.whole(upload.id);
    const end = await place.withFile(name, async (path) => {
      const file = await this.inspected(path, upload.declared, upload.limits);
      if (!file) return 'waiting' as const;
      if (file instanceof IntakeError) {
        await promises.refused(upload.id, file);
        return file;
      }
      await files.putFile(upload.key, path, file);
      await this.tellArrived(() => promises.arrived(upload.id, file), upload.key);
      return 'arrived' as const;
    });
    if (end !== 'waiting') await place.store.remove(name).catch(unlessMissing);
    if (end instanceof IntakeError) throw end;
    return end;
  }

  /** Says that a file is kept under its key; where that is not wanted any more, it is not. */
  private async tellArrived(say: () => Promise<void>, key: string): Promise<void> {
    try {
      await say();
    } catch (error) {
      // Decided otherwise meanwhile, or too late: nobody knows of these bytes, and nobody would take them away.
      if (error instanceof DomainError && error.kind !== 'unavailable') await this.parts.files.delete(key);
      throw error;
    }
  }

  /** Keeps the bytes as if they had come piece by piece, in the place of pieces that have. */
  private async putWhole({ id, declared: { size } }: PromisedUpload, path: string): Promise<void> {
    const { store, locker } = this.parts.place;
    const name = this.nameOf(id);
    const lock = locker.newLock(name);
    await lock.lock(new AbortController().signal, () => undefined);
    try {
      if (await this.isWhole(id, size)) return;
      await store.remove(name).catch(unlessMissing);
      await store.create(new Upload({ id: name, size, offset: 0 }));
      await store.write(createReadStream(path), name, 0);
    } finally {
      await lock.unlock();
    }
  }

  /** Works with bytes that come as with a file of this machine; after it, the file is gone. */
  private async spooled<T>(
    bytes: AsyncIterable<Uint8Array>,
    limits: IntakeLimits,
    work: (path: string, measured: { size: number; sha256: string }) => Promise<T>,
  ): Promise<T> {
    const folder = this.parts.settings.inDataDir('spool');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, randomUUID());
    try {
      const measured = new Measured(limits.bytes);
      await pipeline(measured.pass(bytes), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      return await work(path, measured.result());
    } finally {
      await rm(path, { force: true });
    }
  }

  /** What the file is, why it is not taken, or undefined when neither can be said now. */
  private async inspected(path: string, declared: DeclaredFile, limits: IntakeLimits): Promise<InspectedFile | IntakeError | undefined> {
    const { inspector, scanner } = this.parts;
    try {
      const file = await inspector.inspect(path, declared, limits);
      const verdict = await scanner.scan(path);
      if (verdict === 'infected') return new IntakeError('MALWARE');
      if (verdict === 'too-large') return new IntakeError('UNSCANNABLE');
      return verdict === 'clean' ? file : undefined;
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      return error.code === 'INSPECTOR_LOST' ? undefined : error;
    }
  }

  /** Where the upload stands; one whose last bytes came in the moment in which the server died is ended now. */
  private async stateOf(upload: PromisedUpload, promises: UploadPromises): Promise<PromisedUpload['state']> {
    if (upload.state !== 'awaited') return upload.state;
    try {
      return (await this.end(upload, promises)) === 'arrived' ? 'arrived' : 'awaited';
    } catch (error) {
      if (error instanceof IntakeError) return 'refused';
      throw error;
    }
  }

  /** To who asks about a file that is here: that all of it is. */
  private answerWhole({ method }: IncomingMessage, response: ServerResponse, { id, declared: { size } }: PromisedUpload): void {
    if (method === 'POST') answer(response, 201, { location: this.addressOf(id), 'upload-offset': size });
    else answer(response, method === 'HEAD' ? 200 : 204, { 'upload-offset': size, 'upload-length': size });
  }

  private async isBegun({ id, declared }: PromisedUpload): Promise<boolean> {
    const begun = await this.parts.place.store.getUpload(this.nameOf(id)).catch(unlessMissing);
    return begun?.size === declared.size;
  }

  private nameOf(id: string): string {
    return this.parts.place.nameOf(this.parts.context.tenantId(), id);
  }

  private addressOf(id: string): string {
    return `${this.path}/${id}`;
  }

  private current(): { upload: PromisedUpload; promises: UploadPromises } {
    const current = this.asked.getStore();
    if (!current) throw new Error('An upload is asked for outside of a request.');
    return current;
  }
}

function answer(response: ServerResponse, status: number, headers: Record<string, string | number>): void {
  response.writeHead(status, { 'tus-resumable': PROTOCOL, 'content-length': 0, ...headers }).end();
}

/** For the script of the page, which shows the sentence. */
function said(error: DomainError): { status_code: number; body: string } {
  return {
    status_code: error.kind === 'unavailable' ? 503 : 422,
    body: JSON.stringify({ errors: [{ code: error.code, message: error.sentence() }] }),
  };
}

function unlessRefused(error: unknown): 'refused' {
  if (error instanceof IntakeError) return 'refused';
  throw error;
}

function unlessMissing(error: unknown): undefined {
  if (error === ERRORS.FILE_NOT_FOUND || error === ERRORS.FILE_NO_LONGER_EXISTS) return undefined;
  throw error;
}
