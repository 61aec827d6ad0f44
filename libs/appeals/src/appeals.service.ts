import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { type AttemptId, Attempts } from '#attempts';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, roundPhase, type RunningContest, unitDay } from '#contests';
import { Clock, formatMoment, newId, type RoundId } from '#kernel';
import { type Registration, type RegistrationId, UnitCorrections } from '#registrations';
import { Publication } from '#results';
import {
  APPEAL_KINDS,
  appealAnswerDue,
  type AppealKind,
  appealsClose,
  appealTerms,
  appealWindow,
  type AppealWindow,
  SUBMISSION_APPEAL_KINDS,
} from '#rules';
import { type Submission, SubmissionDrafts, type SubmissionId } from '#submissions';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { isValidOn, type UnitId, UnitRegister } from '#units';
import { AppealEvidenceGathering } from './appeal-evidence.service.js';
import { AppealError } from './appeal.errors.js';
import { newAppealCode } from './domain/appeal-code.js';
import { readWords } from './domain/read-words.js';
import { AppealEvent, AppealEvidence } from './entities/appeal-record.entity.js';
import { Appeal, type AppealId, OPEN_STATES } from './entities/appeal.entity.js';

const BODY = { shortest: 10, longest: 4_000 };
const TRIES = 5;

/** What somebody appeals against. */
export interface NewAppeal {
  roundId: RoundId;
  kind: AppealKind;
  /** Needed where answers were lost. */
  attemptId?: AttemptId | undefined;
  /** Which one it is about, in a part of submissions; needed where there are several. */
  submissionId?: SubmissionId | undefined;
  /** Needed where another unit is the right one. */
  unitId?: UnitId | undefined;
  text: string;
}

/** Whether one may appeal about a round, kind by kind. */
export interface AppealWays {
  round: Round;
  /** What one may appeal about at all in such a round. */
  kinds: readonly AppealKind[];
  windows: Readonly<Record<AppealKind, AppealWindow>>;
  /** Until when; undefined while the round is not published. */
  closesAt: Date | undefined;
  /** To whom, as the rules name it. */
  to: string;
}

/** Appeals as contestants make and follow them. */
@Injectable()
export class Appeals {
  constructor(
    @InjectScoped(Appeal) private readonly appeals: ScopedRepository<Appeal>,
    @InjectScoped(AppealEvidence) private readonly evidence: ScopedRepository<AppealEvidence>,
    @InjectScoped(AppealEvent) private readonly events: ScopedRepository<AppealEvent>,
    private readonly gathering: AppealEvidenceGathering,
    private readonly contests: ContestReader,
    private readonly publication: Publication,
    private readonly attempts: Attempts,
    private readonly drafts: SubmissionDrafts,
    private readonly corrections: UnitCorrections,
    private readonly units: UnitRegister,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** About what one may appeal in a round now. */
  async ways({ ruleSet }: RunningContest, round: Round): Promise<AppealWays> {
    const now = this.clock.now();
    const phase = roundPhase(round, now);
    const publishedAt = phase === 'published' ? ((await this.publication.publicSince(round.id)) ?? round.closesAt) : undefined;
    const about = { isClosed: phase === 'pending' || phase === 'published', publishedAt };
    const windows = Object.fromEntries(APPEAL_KINDS.map((kind) => [kind, appealWindow(ruleSet, kind, about, now)]));
    return {
      round,
      kinds: round.kind === 'receiving' ? SUBMISSION_APPEAL_KINDS : APPEAL_KINDS,
      windows: windows as AppealWays['windows'],
      closesAt: publishedAt && appealsClose(ruleSet, publishedAt),
      to: appealTerms(ruleSet).to,
    };
  }

  /**
   * Takes an appeal with all that the machine knows about it. While one of the same kind about the same round is open, that one is
   * meant, however often the button is pressed.
   * @throws AppealError KIND_UNFIT, NOT_YET, OVER, TOO_SHORT, TOO_LONG, ATTEMPT_MISSING, SUBMISSION_MISSING, UNIT_MISSING, SAME_UNIT
   */
  async lodge(running: RunningContest, registration: Registration, wanted: NewAppeal): Promise<AppealId> {
    const round = await this.contests.round(wanted.roundId);
    const { kind } = wanted;
    const submission = round.kind === 'receiving' ? await this.submissionOf(registration, wanted) : undefined;
    const meant = { ...wanted, submissionId: submission?.id };
    const open = await this.openOne(registration.id, meant);
    if (open) return open.id;
    const ways = await this.ways(running, round);
    refuseClosed(ways, kind);
    const words = readWords(wanted.text, BODY);
    if ('fault' in words) throw new AppealError(words.fault === 'short' ? 'TOO_SHORT' : 'TOO_LONG');
    const attemptId = submission ? null : await this.attemptOf(registration, wanted);
    const submissionId = submission?.id ?? null;
    const wantedUnitId =
      kind === 'wrong-unit' ? await this.unitOf(running, round, { registration, submission, unitId: wanted.unitId }) : null;
    const found = await this.gathering.of({ running, round, registration, kind, attemptId, submissionId });
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      for (let n = 0; n < TRIES; n += 1) {
        const id: AppealId = newId<'appeal'>(now);
        const row = {
          ...{
            id,
            contestId: round.contestId,
            roundId: round.id,
            registrationId: registration.id,
            attemptId,
            submissionId,
            wantedUnitId,
            kind,
          },
          ...{ code: newAppealCode(), bodyText: words.text, state: 'received' as const, receivedAt: now },
          closesAt: ways.closesAt ?? null,
          answerBy: appealAnswerDue(running.ruleSet, now),
        };
        if ((await this.appeals.insertMissing([row])) === 1) {
          const facts = found.map(({ kind: of, at, facts: values }, place) => ({
            appealId: id,
            ordinal: place + 1,
            kind: of,
            happenedAt: at,
            facts: values,
          }));
          await this.evidence.insert(facts);
          await this.events.insert({ id: newId<'appeal-event'>(now), appealId: id, act: 'received', actorId: null, happenedAt: now });
          await this.audit.record({
            actor: null,
            action: 'appeal.received',
            subject: { kind: 'appeal', id },
            details: { round: round.id, kind, code: row.code },
          });
          return id;
        }
        // Pressed twice: the first one has it. Or two codes were alike.
        const first = await this.openOne(registration.id, meant);
        if (first) return first.id;
      }
      throw new Error('No code is free.');
    });
  }

  /** Somebody's own, newest first. */
  async of(registrationId: RegistrationId): Promise<Appeal[]> {
    return this.appeals.find({ where: { registrationId }, order: { receivedAt: 'DESC', id: 'DESC' } });
  }

  /** One's own. Whoever opens it after the decision knows it from then on. @throws AppealError NO_APPEAL */
  async find(registrationId: RegistrationId, id: string): Promise<Appeal> {
    const found = await this.appeals.findOne({ where: { id: id as AppealId, registrationId } });
    if (!found) throw new AppealError('NO_APPEAL');
    if (found.state !== 'decided') return found;
    const toldAt = this.clock.now();
    await this.unitOfWork.run(async () => {
      const told = await this.appeals.update({ id: found.id, state: 'decided' }, { state: 'told', toldAt });
      if (told === 1)
        await this.events.insert({
          id: newId<'appeal-event'>(toldAt),
          appealId: found.id,
          act: 'told',
          actorId: null,
          happenedAt: toldAt,
        });
    });
    return { ...found, state: 'told', toldAt };
  }

  /** What somebody has sent in a part and not withdrawn, the newest first: what they may appeal about there. */
  async submissionsOf(registrationId: RegistrationId, roundId: RoundId): Promise<Submission[]> {
    return (await this.drafts.ofRegistration(registrationId)).filter((one) => one.roundId === roundId && one.state === 'sent');
  }

  private async openOne(registrationId: RegistrationId, { roundId, kind, submissionId }: NewAppeal): Promise<Appeal | null> {
    const about = submissionId ?? IsNull();
    return this.appeals.findOne({ where: { registrationId, roundId, kind, submissionId: about, state: In([...OPEN_STATES]) } });
  }

  /** One is meant without a word; of several, one is named. */
  private async submissionOf({ id }: Registration, { roundId, submissionId }: NewAppeal): Promise<Submission> {
    const own = await this.submissionsOf(id, roundId);
    const chosen = submissionId === undefined && own.length === 1 ? own[0] : own.find((one) => one.id === submissionId);
    if (!chosen) throw new AppealError('SUBMISSION_MISSING');
    return chosen;
  }

  private async attemptOf({ accountId, contestId }: Registration, { kind, roundId, attemptId }: NewAppeal): Promise<AttemptId | null> {
    const own = (await this.attempts.ofAccount(accountId, contestId)).filter((one) => one.roundId === roundId);
    const chosen = own.find(({ id }) => id === attemptId);
    if (!chosen && (attemptId !== undefined || kind === 'lost-answers')) throw new AppealError('ATTEMPT_MISSING');
    return chosen?.id ?? null;
  }

  private async unitOf(
    running: RunningContest,
    round: Round,
    { registration, submission, unitId }: { registration: Registration; submission: Submission | undefined; unitId: UnitId | undefined },
  ): Promise<UnitId> {
    const unit = unitId && (await this.units.findById(unitId));
    if (!unit || !isValidOn(unit, unitDay(running))) throw new AppealError('UNIT_MISSING');
    const counted = submission ? submission.unitId : ((await this.corrections.keptIn(round, registration))?.unitId ?? registration.unitId);
    if (counted === unit.id) throw new AppealError('SAME_UNIT');
    return unit.id;
  }
}

function refuseClosed({ kinds, windows, closesAt, to }: AppealWays, kind: AppealKind): void {
  if (!kinds.includes(kind)) throw new AppealError('KIND_UNFIT');
  if (windows[kind] === 'not-yet') throw new AppealError('NOT_YET');
  if (windows[kind] === 'over') throw new AppealError('OVER', { until: closesAt ? formatMoment(closesAt) : '', to });
}
