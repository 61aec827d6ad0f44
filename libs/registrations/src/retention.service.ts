import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, NominationCalls, NominationErasure, type Round, type RunningContest, Teams } from '#contests';
import { type AccountId, Clock, type ContestId, formatDate, localDay, parseLocal } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { isOver } from './domain/open-rounds.js';
import { eraseDay, monthsBefore } from './domain/erase-day.js';
import { RetentionTerm } from './entities/retention-term.entity.js';
import { Erasure } from './erasure.service.js';
import { IdentityNumbers } from './identity-numbers.service.js';
import { RegistrationError } from './registration.errors.js';

/** People erased in one go: a second's work, so that nothing else of the tenant waits long. */
const AT_ONCE = 100;

/** When the personal data of a contest is due to be erased. */
export interface Term {
  /** "2026-12-31"; undefined while the contest has no round whose end is known. */
  eraseOn: string | undefined;
  /** Whether organisers have set the day; otherwise it follows from the last round. */
  isSet: boolean;
  erasedAt: Date | null;
}

/** Personal data has a term for each contest; after it the worker erases who took part and leaves the numbers. */
@Injectable()
export class Retention {
  constructor(
    @InjectScoped(RetentionTerm) private readonly terms: ScopedRepository<RetentionTerm>,
    private readonly contests: ContestReader,
    private readonly erasure: Erasure,
    private readonly calls: NominationCalls,
    private readonly nominations: NominationErasure,
    private readonly teams: Teams,
    private readonly numbers: IdentityNumbers,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** When the contest's personal data is erased. */
  async termOf({ contest, rounds, receiving }: RunningContest): Promise<Term> {
    const term = await this.terms.findOne({ where: { contestId: contest.id } });
    // People are named in nominations too, also where a contest has no rounds.
    const ends = [...rounds, ...receiving, ...(await this.calls.ofContest(contest.id))];
    return {
      eraseOn: term?.eraseOn ?? eraseDay(ends, this.settings.RETENTION_MONTHS),
      isSet: term !== null,
      erasedAt: term?.erasedAt ?? null,
    };
  }

  /** Sets the day, which lies behind the last round. @throws RegistrationError TERM_TOO_EARLY, TERM_OVER */
  async set(running: RunningContest, eraseOn: string, { actor, reason }: { actor: AccountId; reason: string }): Promise<void> {
    const { contest, rounds, receiving } = running;
    const last = lastEnd([...rounds, ...receiving]);
    if (last && (parseLocal(eraseOn) as Date) <= last) throw new RegistrationError('TERM_TOO_EARLY', { day: formatDate(last) });
    if (eraseOn <= localDay(this.clock.now())) throw new RegistrationError('TERM_TOO_EARLY', { day: formatDate(this.clock.now()) });
    const setAt = this.clock.now();
    await this.unitOfWork.run(async () => {
      const fresh = await this.terms.insertMissing([{ contestId: contest.id, eraseOn, setBy: actor, setAt, erasedAt: null }]);
      const changed = fresh || (await this.terms.update({ contestId: contest.id, erasedAt: IsNull() }, { eraseOn, setBy: actor, setAt }));
      if (!changed) throw new RegistrationError('TERM_OVER');
      const subject = { kind: 'contest', id: contest.id };
      await this.audit.record({ actor, action: 'retention.set', subject, reason, details: { eraseOn } });
    });
  }

  /** Erases a portion of those whose term is over, contest by contest; how many. For the worker, again and again. */
  async eraseDue(): Promise<number> {
    for (const { id } of await this.contests.list()) {
      const running = await this.contests.contest(id);
      const { erasedAt } = await this.termOf(running);
      // Whoever was entered or nominated after it is forgotten as well.
      if (erasedAt) await this.forgetLists(id);
      if (!(await this.isDue(running))) continue;
      const people = await this.erasure.known(running.contest.id, AT_ONCE);
      for (const person of people) await this.erasure.erase(running, person, 'term');
      if (people.length > 0) return people.length;
      await this.finish(running.contest.id);
    }
    return 0;
  }

  /**
   * Forgets authors of what was nominated upward, when nobody has touched it for as long as people of a contest are kept; and
   * tells the receivers who was erased here.
   */
  async forgetNominated(): Promise<void> {
    await this.nominations.forgetBefore(monthsBefore(this.clock.now(), this.settings.RETENTION_MONTHS));
    await this.nominations.passOn();
  }

  /** A contest whose rounds are not all over is never due, whatever day was set: its people are still needed. */
  private async isDue(running: RunningContest): Promise<boolean> {
    const now = this.clock.now();
    const { eraseOn, erasedAt } = await this.termOf(running);
    if (eraseOn === undefined || erasedAt || eraseOn > localDay(now)) return false;
    return [...running.rounds, ...running.receiving].every((round) => isOver(round, now) && !AWAITED.includes(round.state));
  }

  /** Teams and lists that barred people, and authors of nominations. */
  private async forgetLists(contestId: ContestId): Promise<void> {
    await this.teams.forget(contestId);
    await this.numbers.forgetLists(contestId);
    await this.nominations.forgetContest(contestId);
  }

  private async finish(contestId: ContestId): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run(async () => {
      await this.forgetLists(contestId);
      const eraseOn = localDay(now);
      const fresh = await this.terms.insertMissing([{ contestId, eraseOn, setBy: null, setAt: now, erasedAt: now }]);
      if (!fresh && !(await this.terms.update({ contestId, erasedAt: IsNull() }, { erasedAt: now }))) return;
      await this.audit.record({ actor: null, action: 'retention.erased', subject: { kind: 'contest', id: contestId } });
    });
  }
}

/** Between its end and its publication a round still needs its people: prizes are announced to them. */
const AWAITED: readonly Round['state'][] = ['open', 'closing', 'settling', 'ranked', 'approved'];

function lastEnd(rounds: readonly Pick<Round, 'closesAt'>[]): Date | undefined {
  const last = Math.max(...rounds.map(({ closesAt }) => closesAt.getTime()));
  return Number.isFinite(last) ? new Date(last) : undefined;
}
