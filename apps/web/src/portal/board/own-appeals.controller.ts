import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { type Appeal, AppealError, Appeals, type AppealWays } from '#appeals';
import { type AttemptId, Attempts } from '#attempts';
import { ContestError, ContestReader, type Round, type RunningContest } from '#contests';
import { isUuid } from '#kernel';
import { basesFor, type Registration, Registrations, RegistrationSteps } from '#registrations';
import { APPEAL_KINDS, type AppealKind } from '#rules';
import { type Submission, SubmissionDrafts, type SubmissionId, submissionPart } from '#submissions';
import { type Unit, type UnitId, UnitRegister } from '#units';
import { contestantOf } from '../../edge/contestant.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';
import type { OwnBoardView } from '../view-models.js';
import { OWN_APPEALS } from './addresses.js';
import { type AppealForm, newAppealPage, ownAppealPage, ownAppealsPage } from './own-appeals-pages.js';

class NewAppealForm {
  @IsOptional() @IsString() @MaxLength(100) dot?: string;
  @IsOptional() @IsString() @MaxLength(30) loai?: string;
  @IsOptional() @IsString() @MaxLength(40) luot?: string;
  @IsOptional() @IsString() @MaxLength(40) bai?: string;
  @IsOptional() @IsString() @MaxLength(200) tim?: string;
  @IsOptional() @IsString() @MaxLength(40) 'don-vi'?: string;
  @IsOptional() @IsString() @MaxLength(20_000) 'su-viec'?: string;
}

interface Own {
  running: RunningContest;
  /** Quizzes, then parts of submissions, which are called after their part. */
  rounds: readonly Round[];
  registration: Registration;
}

/** Under which field an error stands; the others are pages of their own. */
const FIELDS: Readonly<Record<string, NonNullable<AppealForm['fault']>['field']>> = {
  ATTEMPT_MISSING: 'luot',
  SUBMISSION_MISSING: 'bai',
  UNIT_MISSING: 'don-vi',
  SAME_UNIT: 'don-vi',
  TOO_SHORT: 'su-viec',
  TOO_LONG: 'su-viec',
};

/** One's own appeals: which there are, a new one, what became of one. */
@Controller(OWN_APPEALS.slice(1))
@Requires(Permission.TakePart)
export class OwnAppealsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly attempts: Attempts,
    private readonly drafts: SubmissionDrafts,
    private readonly steps: RegistrationSteps,
    private readonly units: UnitRegister,
    private readonly appeals: Appeals,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<Page> {
    const { running, rounds, registration } = await this.own(request);
    const ways: AppealWays[] = [];
    for (const round of rounds) {
      const way = await this.appeals.ways(running, round);
      if (way.closesAt === undefined && way.kinds.every((kind) => way.windows[kind] !== 'open')) continue;
      // Who has sent nothing in has nothing to say about what was sent.
      if (round.kind === 'sitting' || (await this.appeals.submissionsOf(registration.id, round.id)).length > 0) ways.push(way);
    }
    const content = ownAppealsPage(rounds, await this.appeals.of(registration.id), ways.toReversed());
    return page<OwnBoardView>('own-board', content, { layout: 'task' });
  }

  @Get('moi')
  async blank(@Req() request: FastifyRequest, @Query(FORM) typed: NewAppealForm): Promise<Page | Redirect> {
    const own = await this.own(request);
    const kind = kindOf(typed.loai);
    if (!kind || !typed.dot) return redirect(OWN_APPEALS);
    return this.form(own, kind, typed);
  }

  @Post()
  async lodge(@Req() request: FastifyRequest, @Body(FORM) form: NewAppealForm): Promise<Page | Redirect> {
    const own = await this.own(request);
    const kind = kindOf(form.loai);
    if (!kind) return redirect(OWN_APPEALS);
    const { luot, bai, 'don-vi': unit, 'su-viec': text = '' } = form;
    try {
      const id = await this.appeals.lodge(own.running, own.registration, {
        roundId: roundIn(own, form.dot).id,
        kind,
        submissionId: isUuid(bai) ? (bai as SubmissionId) : undefined,
        attemptId: isUuid(luot) ? (luot as AttemptId) : undefined,
        unitId: isUuid(unit) ? (unit as UnitId) : undefined,
        text,
      });
      return redirect(`${OWN_APPEALS}/${id}`, { text: 'Đã gửi. Ban Tổ chức trả lời trong thời hạn ghi ở đây.' });
    } catch (error) {
      if (!(error instanceof AppealError)) throw error;
      const field = FIELDS[error.code];
      if (!field) throw error;
      return this.form(own, kind, form, { fault: { field, text: error.sentence() }, status: statusOf(error) });
    }
  }

  @Get(':appeal')
  async show(@Req() request: FastifyRequest, @Param('appeal', ID) id: string): Promise<Page> {
    const { rounds, registration } = await this.own(request);
    const appeal = await this.appeals.find(registration.id, id);
    const wanted = appeal.wantedUnitId ? await this.units.findById(appeal.wantedUnitId) : undefined;
    return page<OwnBoardView>('own-board', ownAppealPage(rounds, appeal, { wanted, submission: await this.named(registration, appeal) }), {
      layout: 'task',
    });
  }

  private async form(
    own: Own,
    kind: AppealKind,
    typed: NewAppealForm,
    { fault, status = 200 }: { fault?: AppealForm['fault']; status?: number } = {},
  ): Promise<Page | Redirect> {
    const { running, registration } = own;
    const ways = await this.appeals.ways(running, roundIn(own, typed.dot));
    // The list says until when one could, and what else one can do.
    if (!ways.kinds.includes(kind) || ways.windows[kind] !== 'open') return redirect(OWN_APPEALS);
    const attempts = await this.attempts.ofAccount(registration.accountId, running.contest.id);
    const content = newAppealPage({
      ways,
      kind,
      attempts: attempts.filter(({ roundId, sealedBy }) => roundId === ways.round.id && sealedBy !== 'board').toReversed(),
      attemptId: typed.luot,
      submissions: ways.round.kind === 'receiving' ? await this.appeals.submissionsOf(registration.id, ways.round.id) : undefined,
      submissionId: typed.bai,
      search: kind === 'wrong-unit' ? { typed: typed.tim ?? '', found: await this.found(own, typed.tim) } : undefined,
      unitId: typed['don-vi'],
      text: typed['su-viec'] ?? '',
      fault,
    });
    return page<OwnBoardView>('own-board', content, { layout: 'task', status });
  }

  /** Units by name, for whichever of the two reasons the person may count for one. */
  private async found({ running, registration }: Own, typed: string | undefined): Promise<Unit[]> {
    if (!typed?.trim()) return [];
    const units = new Map<UnitId, Unit>();
    for (const basis of basesFor(running.ruleSet, registration.audience))
      for (const unit of await this.steps.findUnits(running, typed, basis)) units.set(unit.id, unit);
    return [...units.values()];
  }

  private async own(request: FastifyRequest): Promise<Own> {
    const known = await this.contests.running();
    // As they stand now, not as a process remembers them: a minute decides whether one may appeal.
    const every = await this.contests.everyRoundOf(known.contest.id);
    const [sittings, receiving] = (['sitting', 'receiving'] as const).map((kind) => every.filter((round) => round.kind === kind));
    const running: RunningContest = { ...known, rounds: sittings ?? [], receiving: receiving ?? [] };
    const registration = await this.registrations.findOf(contestantOf(request).principal.accountId, running.contest.id);
    if (!registration) throw new AppealError('NOT_REGISTERED');
    const parts = running.receiving.map((round) => ({
      ...round,
      name: submissionPart(running.ruleSet, round.partCode)?.name ?? round.name,
    }));
    return { running, rounds: [...running.rounds, ...parts], registration };
  }

  /** The submission that an appeal is about, as its author has called it. */
  private async named({ id }: Registration, { submissionId }: Appeal): Promise<Submission | undefined> {
    return submissionId ? (await this.drafts.ofRegistration(id)).find((one) => one.id === submissionId) : undefined;
  }
}

/** @throws ContestError ROUND_NOT_FOUND */
function roundIn({ rounds }: Own, code: string | undefined): Round {
  const round = rounds.find((one) => one.code === code);
  if (!round) throw new ContestError('ROUND_NOT_FOUND');
  return round;
}

function kindOf(typed: string | undefined): AppealKind | undefined {
  return APPEAL_KINDS.find((one) => one === typed);
}
