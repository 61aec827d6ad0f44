import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccessError, Permission, type Principal, Requires } from '#access';
import { AuditTrail } from '#audit';
import { ContestError, ContestReader, type Round } from '#contests';
import type { SubmissionPart } from '#rules';
import {
  type DeskLine,
  type FormalCheck,
  FormalChecks,
  type SubmissionCase,
  SubmissionDesk,
  SubmissionError,
  type SubmissionId,
  submissionNumber,
  submissionPart,
  type SubmissionVersion,
} from '#submissions';
import { type Unit, type UnitId, UnitRegister } from '#units';
import { ID } from '../../edge/form.pipe.js';
import { placeName } from '../../edge/place-name.js';
import { ApiController, Operation } from '../shared/operation.js';
import {
  ApiNewCheck,
  type ApiPastCheck,
  ApiReceivedDetail,
  ApiReceivedQuery,
  type ApiReceivedSubmission,
  ApiReceivedSubmissions,
} from './staff-submission.schemas.js';
import type { ApiSubmissionVersion } from './submission.schemas.js';

const AT_ONCE = 100;
const STAFF = 'With the token of a staff session that has passed its second factor. Each reading is written down.';

/** What was sent in, for staff: as on the desk of the console. */
@ApiController('submissions')
@Requires(Permission.ManageSubmissions)
export class StaffSubmissionsApiController {
  constructor(
    private readonly contests: ContestReader,
    private readonly desk: SubmissionDesk,
    private readonly checks: FormalChecks,
    private readonly units: UnitRegister,
    private readonly audit: AuditTrail,
  ) {}

  @Get('staff/rounds/:round/submissions')
  @Operation({
    id: 'getReceivedSubmissions',
    summary: 'What was sent in to a part, for staff who handle submissions',
    description: STAFF,
    answer: { status: 200, description: 'A page of submissions.', type: ApiReceivedSubmissions },
    failures: [400, 401, 403, 404],
    session: 'required',
  })
  async list(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Query() { state, text = '', skip = 0 }: ApiReceivedQuery,
  ): Promise<ApiReceivedSubmissions> {
    const { accountId: actor } = staffIn(request);
    const { round, part } = await this.place(code);
    const { lines, total } = await this.desk.ofRound(round.id, { state, text, skip, limit: AT_ONCE });
    const units = await this.units.findMany([...new Set(lines.flatMap(({ submission }) => submission.unitId ?? []))]);
    await this.audit.record({
      actor,
      action: 'submissions.exported',
      subject: { kind: 'round', id: round.id },
      details: { count: lines.length, isFiltered: state !== undefined || text !== '' },
    });
    return { items: lines.map((line) => summaryOf(line, part, units)), total };
  }

  @Get('staff/rounds/:round/submissions/:submission')
  @Operation({
    id: 'getReceivedSubmission',
    summary: 'A submission with its versions and checks, for staff who handle submissions',
    description: STAFF,
    answer: { status: 200, description: 'The submission.', type: ApiReceivedDetail },
    failures: [401, 403, 404],
    session: 'required',
  })
  async show(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('submission', ID) id: SubmissionId,
  ): Promise<ApiReceivedDetail> {
    const { accountId: actor } = staffIn(request);
    const { part, entry } = await this.entry(code, id);
    await this.audit.record({ actor, action: 'submission.read', subject: { kind: 'submission', id } });
    return this.detail(part, entry);
  }

  @Post('staff/rounds/:round/submissions/:submission/checks')
  @Operation({
    id: 'checkReceivedSubmission',
    summary: 'Writes down a formal check; the author is told of what is not valid',
    answer: { status: 201, description: 'The submission as it stands then.', type: ApiReceivedDetail },
    failures: [400, 401, 403, 404, 409, 422],
    session: 'required',
  })
  async check(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('submission', ID) id: SubmissionId,
    @Body() { version, result, reason = '', until }: ApiNewCheck,
  ): Promise<ApiReceivedDetail> {
    const { accountId: by } = staffIn(request);
    await this.entry(code, id);
    await this.checks.record(id, { version, result, reason, until: until === undefined ? null : new Date(until), by });
    const { part, entry } = await this.entry(code, id);
    return this.detail(part, entry);
  }

  private async place(code: string): Promise<{ round: Round; part: SubmissionPart }> {
    const { receiving, ruleSet } = await this.contests.running();
    const round = receiving.find((one) => one.code === code);
    const part = round && submissionPart(ruleSet, round.partCode);
    if (!part) throw new ContestError('ROUND_NOT_FOUND');
    return { round, part };
  }

  private async entry(code: string, id: SubmissionId): Promise<{ part: SubmissionPart; entry: SubmissionCase }> {
    const [{ round, part }, entry] = [await this.place(code), await this.desk.find(id)];
    if (entry.submission.roundId !== round.id) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    return { part, entry };
  }

  private async detail(part: SubmissionPart, entry: SubmissionCase): Promise<ApiReceivedDetail> {
    const { submission, versions, checks } = entry;
    const version = versions.find((one) => one.version === submission.version);
    if (!version) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    const units = await this.units.findMany(submission.unitId ? [submission.unitId] : []);
    return {
      ...summaryOf({ ...entry, version }, part, units),
      versions: versions.map((one) => versionOf(one, submission.version)),
      checks: checks.map(checkOf),
    };
  }
}

function staffIn({ principal }: FastifyRequest): Principal {
  if (!principal) throw new AccessError('SIGN_IN_REQUIRED');
  return principal;
}

function summaryOf(
  { submission, state, version, authors }: Omit<DeskLine, 'isCancelling' | 'hasFilesWaiting'>,
  { kind }: SubmissionPart,
  units: ReadonlyMap<UnitId, Unit>,
): ApiReceivedSubmission {
  const unit = submission.unitId ? units.get(submission.unitId) : undefined;
  return {
    id: submission.id,
    number: submissionNumber(kind, submission.number ?? 0),
    title: version.content.title,
    state,
    channel: submission.channel,
    authors: authors.flatMap(({ fullName }) => fullName ?? []),
    unit: unit ? placeName(unit) : null,
    version: version.version,
    words: version.words,
    receivedAt: submission.receivedAt?.toISOString() ?? null,
  };
}

function versionOf(one: SubmissionVersion, counting: number | null): ApiSubmissionVersion {
  return {
    version: one.version,
    receipt: one.receiptCode,
    sentAt: one.sentAt.toISOString(),
    completeAt: one.completeAt?.toISOString() ?? null,
    words: one.words,
    sealSha256: one.sealSha256,
    counts: one.version === counting,
  };
}

function checkOf({ version, result, reason, until, checkedAt }: FormalCheck): ApiPastCheck {
  return { version, result, reason, until: until?.toISOString() ?? null, checkedAt: checkedAt.toISOString() };
}
