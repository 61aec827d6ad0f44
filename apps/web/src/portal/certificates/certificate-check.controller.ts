import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Public, Requires, Throttle } from '#access';
import { type Certificate, certificateFileName, Certificates, readCertificateCode } from '#certificates';
import { ContestReader, type Round, roundPhase } from '#contests';
import { Clock } from '#kernel';
import { Registrations } from '#registrations';
import { TenantDrawings } from '#tenants';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { sendPdf } from '../../edge/send-file.js';
import { contestantOf } from '../../edge/contestant.js';
import type { CertificateCheckView } from '../view-models.js';
import { checkForm, checkResult, checkUnknown } from './certificate-check-presenter.js';

/** Far more than a hall in which everybody looks at their paper needs, far too little to go through sixty bits. */
const CHECKS = { action: 'check-certificate', limit: 120, windowSeconds: 600 };

class CheckQuery {
  @IsOptional() @IsString() @MaxLength(100) code?: string;
}

/** Anybody may ask whether a certificate is genuine; its owner fetches it. */
@Controller()
export class CertificateCheckController {
  constructor(
    private readonly certificates: Certificates,
    private readonly drawings: TenantDrawings,
    private readonly registrations: Registrations,
    private readonly contests: ContestReader,
    private readonly clock: Clock,
    private readonly throttle: Throttle,
  ) {}

  @Get('xac-minh')
  @Public('anybody may check a certificate by its code')
  form(@Query(FORM) { code = '' }: CheckQuery): Page | Redirect {
    if (!code.trim()) return page<CertificateCheckView>('certificate-check', checkForm(), { layout: 'task' });
    const read = readCertificateCode(code);
    return read ? redirect(`/xac-minh/${read}`) : unknownPage(code);
  }

  @Get('xac-minh/:certificateCode')
  @Public('anybody may check a certificate by its code; the name is whole for its owner alone')
  async check(@Req() request: FastifyRequest, @Param('certificateCode') typed: string): Promise<Page> {
    await this.throttle.count(CHECKS, request.ip);
    const certificate = await this.certificates.byCode(typed);
    if (!certificate) return unknownPage(typed.slice(0, 100));
    const content = checkResult(certificate, {
      isPublic: await this.mayShowName(certificate),
      isOwner: request.principal?.accountId === certificate.accountId,
      corrected: await this.correctedRound(certificate),
      emblemSvg: (await this.drawings.all()).get('emblem')?.svg,
    });
    return page<CertificateCheckView>('certificate-check', content, { layout: 'task' });
  }

  /** Certificates follow a publication: a round that waits for one again is being corrected. */
  private async correctedRound({ roundId }: Certificate): Promise<Round | undefined> {
    const round = await this.contests.round(roundId);
    return roundPhase(round, this.clock.now()) === 'pending' ? round : undefined;
  }

  /** One's own certificate as a file. Somebody else's is not there. */
  @Get('giay-chung-nhan/:certificateCode.pdf')
  @Requires(Permission.TakePart)
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('certificateCode') code: string): Promise<void> {
    const { principal } = contestantOf(request);
    const certificate = await this.certificates.byCode(code);
    if (certificate?.state !== 'issued' || certificate.accountId !== principal.accountId) throw new NotFoundException();
    await sendPdf(reply, await this.certificates.file(certificate), certificateFileName(certificate));
  }

  /** A unit's name is no secret; of several authors nobody has agreed for the others. */
  private async mayShowName({ accountId, contestId, facts }: Certificate): Promise<boolean> {
    if (facts.winner !== undefined || accountId === null) return facts.winner === 'unit';
    return this.registrations.mayPublishName(accountId, contestId);
  }
}

function unknownPage(typed: string): Page {
  return page<CertificateCheckView>('certificate-check', checkUnknown(typed), { layout: 'task', status: 404 });
}
