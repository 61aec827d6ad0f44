import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type AttemptId, Attempts } from '#attempts';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, roundPhase, type RunningContest, unitDay } from '#contests';
import { Clock, formatMoment, newId, type RoundId } from '#kernel';
import { type Registration, type RegistrationId, UnitCorrections } from '#registrations';
import { Publication } from '#results';
import { APPEAL_KINDS, appealAnswerDue, type AppealKind, appealsClose, appealTerms, appealWindow, type AppealWindow } from '#rules';
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
  /** Needed where another unit is the right one. */
  unitId?: UnitId | undefined;
  text: string;
}

/** Whether one may appeal about a round, kind by kind. */
export interface AppealWays {
  round: Round;
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
      windows: windows as AppealWays['windows'],
      closesAt: publishedAt && appealsClose(ruleSet, publishedAt),
      to: appealTerms(ruleSet).to,
    };
  }

  /**
   * Takes an appeal with all that the machine knows about it. While one of the same kind about the same round is open, that one is
   * meant, however often the button is pressed.
   * @throws AppealError NOT_YET, OVER, TOO_SHORT, TOO_LONG, ATTEMPT_MISSING, UNIT_MISSING, SAME_UNIT
   */
  async lodge(running: RunningContest, registration: Registration, wanted: NewAppeal): Promise<AppealId> {
    const round = await this.contests.round(wanted.roundId);
    const { kind } = wanted;
    const open = await this.openOne(registration.id, wanted);
    if (open) return open.id;
    const ways = await this.ways(running, round);
    refuseClosed(ways, kind);
    const words = readWords(wanted.text, BODY);
    if ('fault' in words) throw new AppealError(words.fault === 'short' ? 'TOO_SHORT' : 'TOO_LONG');
    const attemptId = await this.attemptOf(registration, wanted);
    const wantedUnitId = kind === 'wrong-unit' ? await this.unitOf(running, round, { registration, unitId: wanted.unitId }) : null;
    const found = await this.gathering.of({ running, round, registration, kind, attemptId });
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      for (let n = 0; n < TRIES; n += 1) {
        const id: AppealId = newId<'appeal'>(now);
        const row = {
          ...{ id, contestId: round.contestId, roundId: round.id, registrationId: registration.id, attemptId, wantedUnitId, kind },
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
        const first = await this.openOne(registration.id, wanted);
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

  private async openOne(registrationId: RegistrationId, { roundId, kind }: NewAppeal): Promise<Appeal | null> {
    return this.appeals.findOne({ where: { registrationId, roundId, kind, state: In([...OPEN_STATES]) } });
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
    { registration, unitId }: { registration: Registration; unitId: UnitId | undefined },
  ): Promise<UnitId> {
    const unit = unitId && (await this.units.findById(unitId));
    if (!unit || !isValidOn(unit, unitDay(running))) throw new AppealError('UNIT_MISSING');
    const counted = (await this.corrections.keptIn(round, registration))?.unitId ?? registration.unitId;
    if (counted === unit.id) throw new AppealError('SAME_UNIT');
    return unit.id;
  }
}

function refuseClosed({ windows, closesAt, to }: AppealWays, kind: AppealKind): void {
  if (windows[kind] === 'not-yet') throw new AppealError('NOT_YET');
  if (windows[kind] === 'over') throw new AppealError('OVER', { until: closesAt ? formatMoment(closesAt) : '', to });
}
