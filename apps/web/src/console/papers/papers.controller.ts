import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { CertificateProofs } from '#certificates';
import { OfficialTexts } from '#documents';
import type { DocumentModel } from '#kernel';
import { decisionDocument, minutesDocument } from '#rules';
import type { Page } from '../../edge/page.js';
import { sendPdf, sendWord } from '../../edge/send-file.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { DetailView } from '../view-models.js';
import { bookContent } from './book-page.js';
import { PaperReader, type RoundPapers } from './paper-reader.js';

type Paper = 'bien-ban' | 'du-thao-quyet-dinh';

/** The book of winners with the papers of a round: closed to whoever has no duty there, and each look is written down. */
@Controller('quan-tri/ket-qua/:round')
@Requires(Permission.ReadWinnersBook)
export class PapersController {
  constructor(
    private readonly papers: PaperReader,
    private readonly texts: OfficialTexts,
    private readonly proofs: CertificateProofs,
    private readonly audit: AuditTrail,
  ) {}

  @Get('so-vang')
  async book(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Page> {
    const papers = await this.papers.of(code);
    await this.record(request, papers, 'winners-book.read');
    const proofs = await this.proofs.ofStanding(papers.signing.standing.id);
    return consolePage<DetailView>('detail', bookContent(papers, proofs, staffOf(request).permissions.has(Permission.PayPrizes)));
  }

  /** A certificate as it would be, without number and code. */
  @Get('so-vang/giay-chung-nhan/:award/:rank')
  async certificate(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('award') group: string,
    @Param('rank') rank: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const papers = await this.papers.of(code);
    const bytes = await this.proofs.file(papers.running, papers.round, papers.signing.standing, { group, rank: Number(rank) });
    await this.record(request, papers, 'winners-paper.taken', { paper: 'giay-chung-nhan', group, rank: Number(rank) });
    await sendPdf(reply, bytes, `xem-truoc-giay-chung-nhan-${papers.round.code}-${Number(rank)}.pdf`);
  }

  @Get('bien-ban.docx')
  async minutesWord(@Req() request: FastifyRequest, @Param('round') code: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, model } = await this.paper(request, code, 'bien-ban');
    await sendWord(reply, `${name}.docx`, await this.texts.word(model));
  }

  @Get('bien-ban.pdf')
  async minutesPdf(@Req() request: FastifyRequest, @Param('round') code: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, model, at } = await this.paper(request, code, 'bien-ban');
    await sendPdf(reply, await this.texts.pdf(model, at), `${name}.pdf`);
  }

  @Get('du-thao-quyet-dinh.docx')
  async decisionWord(@Req() request: FastifyRequest, @Param('round') code: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, model } = await this.paper(request, code, 'du-thao-quyet-dinh');
    await sendWord(reply, `${name}.docx`, await this.texts.word(model));
  }

  @Get('du-thao-quyet-dinh.pdf')
  async decisionPdf(@Req() request: FastifyRequest, @Param('round') code: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, model, at } = await this.paper(request, code, 'du-thao-quyet-dinh');
    await sendPdf(reply, await this.texts.pdf(model, at), `${name}.pdf`);
  }

  /** A paper of the newest standing. The file says that it was made when the standing was computed: the same standing, the same bytes. */
  private async paper(request: FastifyRequest, code: string, paper: Paper): Promise<{ name: string; model: DocumentModel; at: Date }> {
    const papers = await this.papers.of(code);
    const model = paper === 'bien-ban' ? minutesDocument(papers.facts) : decisionDocument(papers.facts);
    await this.record(request, papers, 'winners-paper.taken', { paper });
    return { name: `${paper}-${papers.round.code}`, model, at: papers.signing.standing.computedAt };
  }

  private async record(
    request: FastifyRequest,
    { signing }: RoundPapers,
    action: string,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const { id, roundId, version } = signing.standing;
    await this.audit.record({
      actor: staffOf(request).accountId,
      action,
      subject: { kind: 'standing', id },
      details: { round: roundId, version, ...more },
    });
  }
}
