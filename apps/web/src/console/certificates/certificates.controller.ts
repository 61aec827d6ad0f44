import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { certificateFileName, CertificatePlanning, type CertificateId, Certificates, CertificateTemplates } from '#certificates';
import { ContestReader, isPublished, ownPageName, type Round, type RunningContest } from '#contests';
import { cleanText, formatNumber } from '#kernel';
import { issuingAuthority } from '#rules';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { sendPdf } from '../../edge/send-file.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { readReason } from '../reason.js';
import { resultRound, resultRounds } from '../results/result-round.js';
import { staffOf } from '../staff-of.js';
import type { CertificatesView, DetailView, EditorView } from '../view-models.js';
import { CertificatesQuery, RevocationForm } from './certificates.forms.js';
import { certificateDetail, CERTIFICATES, certificatesContent, revocationContent, withoutRounds } from './certificates-presenter.js';
import { TenantOrigin } from './tenant-origin.js';

/** Certificates round by round: having them issued, reading, revoking. */
@Controller('quan-tri/giay-chung-nhan')
export class CertificatesController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly contests: ContestReader,
    private readonly certificates: Certificates,
    private readonly planning: CertificatePlanning,
    private readonly templates: CertificateTemplates,
    private readonly accounts: Accounts,
    private readonly origin: TenantOrigin,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest, @Query(FORM) query: CertificatesQuery): Promise<Page> {
    const running = await this.contest.get();
    const round = query.dot === undefined ? newestOf(running) : resultRound(running, query.dot);
    if (!round) return consolePage<CertificatesView>('certificates', withoutRounds());
    const number = pageNumber(query.trang);
    const text = cleanText(query.q ?? '');
    const [progress, due, look, { items, total }] = [
      await this.certificates.progress(round.id),
      (await this.planning.due(running)).get(round.id) ?? 0,
      await this.templates.current(),
      await this.certificates.ofRound(round.id, { text, limit: PER_PAGE, skip: (number - 1) * PER_PAGE }),
    ];
    const group = running.ruleSet.prizes.find(({ part, award }) => part === round.partCode && award.certificate);
    return consolePage<CertificatesView>(
      'certificates',
      certificatesContent({
        rounds: resultRounds(running),
        round,
        progress,
        due,
        authority: group && issuingAuthority(running.ruleSet, group.award),
        look,
        items,
        total,
        query: { q: text || undefined },
        number,
        mayIssue: staffOf(request).permissions.has(Permission.IssueCertificates),
        ownPage: ownPageName(running),
      }),
    );
  }

  /** Has the certificates of a round issued, and those anew that could not be made. */
  @Post(':round/cap')
  @Requires(Permission.IssueCertificates)
  async issue(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Redirect> {
    const round = resultRound(await this.contest.get(), code);
    const { planned, renewed } = await this.planning.plan(round.id, {
      by: staffOf(request).accountId,
      origin: await this.origin.of(request),
    });
    const count = planned + renewed;
    const text =
      count > 0
        ? `Máy đang cấp ${formatNumber(count)} giấy chứng nhận. Bạn có thể rời trang này.`
        : 'Mọi giấy của đợt này đã được cho cấp từ trước.';
    return redirect(`${CERTIFICATES}?dot=${round.code}`, { text });
  }

  @Get(':certificate')
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest, @Param('certificate', ID) id: CertificateId): Promise<Page> {
    const certificate = await this.certificates.find(id);
    return consolePage<DetailView>(
      'detail',
      certificateDetail(certificate, {
        round: await this.contests.round(certificate.roundId),
        orderedBy: (await this.accounts.findById(certificate.plannedBy))?.fullName ?? '',
        mayIssue: staffOf(request).permissions.has(Permission.IssueCertificates),
      }),
    );
  }

  @Get(':certificate.pdf')
  @Requires(Permission.IssueCertificates)
  async file(@Param('certificate', ID) id: CertificateId, @Res() reply: FastifyReply): Promise<void> {
    const certificate = await this.certificates.find(id);
    await sendPdf(reply, await this.certificates.file(certificate), certificateFileName(certificate));
  }

  @Get(':certificate/thu-hoi')
  @Requires(Permission.IssueCertificates)
  async askForReason(@Param('certificate', ID) id: CertificateId): Promise<Page | Redirect> {
    const certificate = await this.certificates.find(id);
    if (certificate.state !== 'issued') return redirect(`${CERTIFICATES}/${id}`);
    return consolePage<EditorView>('editor', revocationContent(certificate));
  }

  @Post(':certificate/thu-hoi')
  @Requires(Permission.IssueCertificates)
  async revoke(
    @Req() request: FastifyRequest,
    @Param('certificate', ID) id: CertificateId,
    @Body(FORM) { reason = '' }: RevocationForm,
  ): Promise<Page | Redirect> {
    const typed = readReason(reason);
    if (typed.fault) return consolePage<EditorView>('editor', revocationContent(await this.certificates.find(id), typed), { status: 422 });
    await this.certificates.revoke(id, { by: staffOf(request).accountId, reason: typed.reason });
    return redirect(`${CERTIFICATES}/${id}`, { text: 'Đã thu hồi. Ai tra mã trên giấy cũng thấy giấy không còn giá trị.' });
  }
}

/** The round that was published last; before the first one, the first. */
function newestOf(running: RunningContest): Round | undefined {
  const rounds = resultRounds(running);
  return rounds.findLast(isPublished) ?? rounds[0];
}
