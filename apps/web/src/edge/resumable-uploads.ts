import { BadRequestException, Logger, NotFoundException } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AccessError, Permission, type Principal } from '#access';
import type { PromisedUpload, ResumableUploads, UploadPromises } from '#files';
import { isUuid } from '#kernel';
import { NO_CONTEST } from './contest-choice.js';
import { errorAnswer, jsonAnswer } from './error-answer.js';

/** Under which the uploads of every tenant's site lie. */
export const UPLOADS_PATH = '/tep-gui';
/** The same of staff, whose session is the console's. */
export const STAFF_UPLOADS_PATH = '/quan-tri/tep-gui';
/** The same of contestants whose program sends, with the token of its session. */
export const API_UPLOADS_PATH = '/api/v1/uploads';
/** How the protocol calls a piece of a file. */
const PIECE = 'application/offset+octet-stream';

/** The feature to which uploaded files belong, as the door asks it, in the scope of the site's tenant. */
export interface UploadDesk extends UploadPromises {
  /** What was promised under the id, if this person may send it; undefined is told as 404, whoever else has promised it. */
  promised(id: string, principal: Principal): Promise<PromisedUpload | undefined>;
}

/** What the list of routes says of it; see routes.json. */
export const UPLOAD_ROUTES = [
  { path: UPLOADS_PATH, permission: Permission.TakePart },
  { path: API_UPLOADS_PATH, permission: Permission.TakePart },
  { path: STAFF_UPLOADS_PATH, permission: Permission.ManageSubmissions },
].flatMap(({ path, permission }) =>
  (['POST', 'HEAD', 'PATCH'] as const).map((method) => ({
    method,
    path: `${path}/:id`,
    handler: 'UploadDoor.answer',
    access: `requires ${permission}, at its desk`,
  })),
);

/**
 * Where a page's script sends files, piece by piece, and asks how far they came. Routes of Fastify itself: the protocol reads and
 * answers for itself. All hooks of pages stand before it: whose site it is, who is signed in, and that a page of ours sends it.
 */
export class UploadDoor {
  private readonly logger = new Logger('uploads');

  constructor(
    private readonly uploads: ResumableUploads,
    private readonly desk: UploadDesk,
    private readonly path = UPLOADS_PATH,
  ) {}

  register(fastify: FastifyInstance): void {
    // Left for the protocol to read.
    if (!fastify.hasContentTypeParser(PIECE)) fastify.addContentTypeParser(PIECE, (_request, _payload, done) => done(null, undefined));
    fastify.route<{ Params: { id: string } }>({
      method: ['POST', 'HEAD', 'PATCH'],
      url: `${this.path}/:id`,
      exposeHeadRoute: false,
      // A file goes where it was promised; as another contest's it would look like a line that is cut, and be tried again and again.
      config: NO_CONTEST,
      handler: (request, reply) => this.answer(request, reply, request.params.id),
    });
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, id: string): Promise<void> {
    try {
      const upload = await this.promisedTo(request, id);
      if (request.headers['tus-resumable'] !== '1.0.0') throw new BadRequestException();
      reply.hijack();
      await this.uploads.handle(request.raw, reply.raw, upload, this.desk);
    } catch (error) {
      this.refuse(error, request, reply);
    }
  }

  private async promisedTo(request: FastifyRequest, id: string): Promise<PromisedUpload> {
    if (request.site.kind !== 'tenant') throw new NotFoundException();
    if (!request.principal) throw new AccessError('SIGN_IN_REQUIRED');
    const upload = isUuid(id) ? await this.desk.promised(id, request.principal) : undefined;
    if (!upload) throw new NotFoundException();
    return upload;
  }

  private refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const answer = errorAnswer(error);
    // What is still coming goes nowhere; unread, it would keep the line from ending.
    request.raw.resume();
    if (answer.status >= 500 && answer.status !== 503)
      this.logger.error(`${request.method} ${this.path} [${request.id}]`, (error as Error).stack);
    if (!reply.sent) {
      void reply.status(answer.status).header('cache-control', 'no-store').send(jsonAnswer(answer, request.id));
      return;
    }
    const { raw } = reply;
    if (raw.headersSent) {
      raw.destroy();
      return;
    }
    const text = JSON.stringify(jsonAnswer(answer, request.id));
    raw
      .writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) })
      .end(text);
  }
}
