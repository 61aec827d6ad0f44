import { createHash } from 'node:crypto';
import { Controller, Get, Param, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, Throttle } from '#access';
import { AuditRoots } from '#audit';
import { RecheckExport } from '#results';
import { SharedRoute } from '../../edge/hot-route.js';
import { packedFile } from '../../edge/packed-file.js';
import { type Page, page } from '../../edge/page.js';
import { sendPublicFile } from '../../edge/send-file.js';
import { Editions } from '../results/editions.js';
import { PUBLISHED_SECONDS } from '../results/published-rounds.js';
import type { RecheckView } from '../view-models.js';
import { PROGRAM_NAME, recheckProgram } from './recheck-program.js';
import { recheckContent, rootLines, ROOTS_FILE } from './recheck-presenter.js';
import { RecheckRounds } from './recheck-rounds.js';

/** A file is read out of the database row by row: enough for a newsroom, too little to keep the database busy with. */
const DOWNLOADS = { action: 'recheck-file', limit: 20, windowSeconds: 3_600 };

/** A week: who looks now and then sees each. */
const ROOTS_SHOWN = 7;

/** Checking results again without asking anybody: how, the program, the files. */
@Controller('kiem-tra-lai')
export class RecheckController {
  constructor(
    private readonly rounds: RecheckRounds,
    private readonly editions: Editions,
    private readonly exports: RecheckExport,
    private readonly roots: AuditRoots,
    private readonly throttle: Throttle,
  ) {}

  @Get()
  @Public('anybody may check published results again')
  @SharedRoute()
  async show(): Promise<Page> {
    const content = recheckContent(recheckProgram(), await this.rounds.list(), await this.roots.newest({ limit: ROOTS_SHOWN }));
    return page<RecheckView>('recheck', { ...content, shared: { maxAgeSeconds: PUBLISHED_SECONDS } });
  }

  @Get(PROGRAM_NAME)
  @Public('the program is the same for everybody')
  async program(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { bytes, sha256 } = recheckProgram();
    const file = { name: PROGRAM_NAME, type: 'text/javascript; charset=utf-8', tag: sha256 };
    await sendPublicFile(request, reply, file, () => Promise.resolve(bytes));
  }

  @Get(ROOTS_FILE)
  @Public('hashes say nothing of what is in the trail, and cannot be replaced quietly once anybody has them')
  async rootsFile(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const text = rootLines(await this.roots.all());
    const file = { name: ROOTS_FILE, type: 'text/plain; charset=utf-8', tag: createHash('sha256').update(text).digest('hex') };
    await sendPublicFile(request, reply, file, () => Promise.resolve(Buffer.from(text)));
  }

  @Get(':slug/:round/ho-so.jsonl.gz')
  @Public('published results with pseudonyms only; unpublished ones are refused')
  async file(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('slug') slug: string,
    @Param('round') code: string,
  ): Promise<StreamableFile | undefined> {
    const { round } = await this.editions.round(slug, code);
    const file = await this.exports.of(round, 'public');
    return packedFile(request, reply, file, () => this.throttle.count(DOWNLOADS, request.ip));
  }
}
