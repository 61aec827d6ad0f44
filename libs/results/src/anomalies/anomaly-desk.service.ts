import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { type Round, RoundTransitions } from '#contests';
import { type AccountId, Clock, type RoundId } from '#kernel';
import type { RegistrationId } from '#registrations';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AnomalyError } from './anomaly.errors.js';
import { AnomalyLetters } from './anomaly-letters.service.js';
import type { AnomalyKind } from './domain/finding.js';
import { Anomaly, type AnomalyId, AnomalyPerson, type AnomalyState } from './entities/anomaly.entity.js';
import { RankingExclusions } from './ranking-exclusions.service.js';

/** Which cases are wanted. */
export interface CaseFilter {
  kind?: AnomalyKind | undefined;
  states?: readonly AnomalyState[] | undefined;
  skip: number;
  limit: number;
}

/** How many cases of a round nobody has concluded on, by what they wait for. */
export interface WaitingCases {
  open: number;
  asked: number;
  proposed: number;
  /** Of those, proposed by somebody else than whoever looks. */
  mine: number;
}

/** Who says what about a case. */
export interface CaseWord {
  by: AccountId;
  /** As the contestants read it. */
  reason: string;
}

/** What became of the case, from where. */
interface Step {
  from: readonly AnomalyState[];
  to: AnomalyState;
  action: string;
}

/** While these last, who is ranked may still be decided here. */
const OPEN_TO_CHANGE: readonly Round['state'][] = ['scheduled', 'open', 'paused', 'closing', 'settling', 'ranked'];

/** Cases and what people decide about them. The machine decides nothing; leaving somebody out takes two people. */
@Injectable()
export class AnomalyDesk {
  constructor(
    @InjectScoped(Anomaly) private readonly anomalies: ScopedRepository<Anomaly>,
    @InjectScoped(AnomalyPerson) private readonly people: ScopedRepository<AnomalyPerson>,
    private readonly exclusions: RankingExclusions,
    private readonly letters: AnomalyLetters,
    private readonly transitions: RoundTransitions,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A page of the cases of a round: what concerns most people first. */
  async page(roundId: RoundId, { kind, states, skip, limit }: CaseFilter): Promise<{ cases: Anomaly[]; total: number }> {
    return this.anomalies.query('a', async (query) => {
      query.andWhere('a.roundId = :roundId', { roundId });
      if (kind) query.andWhere('a.kind = :kind', { kind });
      if (states) query.andWhere('a.state in (:...states)', { states });
      const [cases, total] = await query
        .orderBy('a.people', 'DESC')
        .addOrderBy('a.foundAt')
        .addOrderBy('a.id')
        .offset(skip)
        .limit(limit)
        .getManyAndCount();
      return { cases, total };
    });
  }

  /** A case with the people whom it lists. @throws AnomalyError NO_CASE */
  async find(id: AnomalyId): Promise<{ anomaly: Anomaly; people: AnomalyPerson[] }> {
    const anomaly = await this.anomalies.findOne({ where: { id } });
    if (!anomaly) throw new AnomalyError('NO_CASE');
    return { anomaly, people: await this.people.find({ where: { anomalyId: id } }) };
  }

  /** What was decided about the same thing when it concerned fewer people; undefined the first time. */
  async earlier({ roundId, kind, about, look }: Anomaly): Promise<{ anomaly: Anomaly; people: AnomalyPerson[] } | undefined> {
    const anomaly = look > 1 ? await this.anomalies.findOne({ where: { roundId, kind, about, look: look - 1 } }) : null;
    return anomaly ? this.find(anomaly.id) : undefined;
  }

  /** By round: how many cases wait for a first word, for a conclusion after an answer, for the second person. Rounds without any are left out. */
  async waiting(roundIds: readonly RoundId[], me: AccountId): Promise<ReadonlyMap<RoundId, WaitingCases>> {
    if (roundIds.length === 0) return new Map();
    const rows = await this.anomalies.query('a', (query) =>
      query
        .andWhere(`a.roundId = any (:roundIds) and a.state in ('open', 'asked', 'proposed')`, { roundIds, me })
        .select([
          'a.round_id as "roundId"',
          `count(*) filter (where a.state = 'open')::int as open`,
          `count(*) filter (where a.state = 'asked')::int as asked`,
          `count(*) filter (where a.state = 'proposed')::int as proposed`,
          `count(*) filter (where a.state = 'proposed' and a.decided_by <> :me)::int as mine`,
        ])
        .groupBy('a.round_id')
        .getRawMany<WaitingCases & { roundId: RoundId }>(),
    );
    return new Map(rows.map(({ roundId, ...counts }) => [roundId, counts]));
  }

  /** Nothing is wrong, or nothing is done about it. @throws AnomalyError MOVED_ON */
  async close(id: AnomalyId, word: CaseWord): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { anomaly, people } = await this.step(id, word, {
        from: ['open', 'asked', 'proposed'],
        to: 'closed',
        action: 'anomaly.closed',
      });
      await this.people.update({ anomalyId: id }, { isProposed: false });
      await this.tellClosed(anomaly, idsOf(people.filter(({ askedAt }) => askedAt !== null)));
    });
  }

  /** Asks people of the case about it; they answer on their own page. @throws AnomalyError NOBODY, MOVED_ON */
  async ask(id: AnomalyId, chosen: readonly string[], word: CaseWord): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { people } = await this.step(id, word, { from: ['open', 'asked'], to: 'asked', action: 'anomaly.asked' }, chosen);
      await this.people.update({ anomalyId: id, registrationId: In(idsOf(people)), askedAt: IsNull() }, { askedAt: this.clock.now() });
      await this.letters.asked(id, idsOf(people));
    });
  }

  /** Proposes to leave people out of the ranking of the round. @throws AnomalyError NOBODY, MOVED_ON, TOO_LATE */
  async propose(id: AnomalyId, chosen: readonly string[], word: CaseWord): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.hold((await this.find(id)).anomaly.roundId);
      const { people } = await this.step(id, word, { from: ['open', 'asked'], to: 'proposed', action: 'anomaly.proposed' }, chosen);
      await this.people.update({ anomalyId: id, registrationId: In(idsOf(people)) }, { isProposed: true });
    });
  }

  /** Agrees to a proposal: from now on these people are ranked no more in the round, and are told. @throws AnomalyError OWN_PROPOSAL, MOVED_ON, TOO_LATE */
  async confirm(id: AnomalyId, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { anomaly } = await this.find(id);
      await this.hold(anomaly.roundId);
      const { decidedBy, reason } = anomaly;
      if (decidedBy === by) throw new AnomalyError('OWN_PROPOSAL');
      if (decidedBy === null || reason === null) throw new AnomalyError('MOVED_ON');
      // The reason and its author stay those of the proposal.
      const moved = await this.anomalies.update({ id, state: 'proposed', decidedBy }, { state: 'excluded' });
      if (moved === 0) throw new AnomalyError('MOVED_ON');
      const people = idsOf(await this.people.find({ where: { anomalyId: id, isProposed: true } }));
      const { contestId, roundId } = anomaly;
      await this.exclusions.exclude({ contestId, roundId, anomalyId: id }, people, { proposedBy: decidedBy, confirmedBy: by });
      await this.record(by, 'anomaly.excluded', anomaly, { reason, people: people.length });
      await this.letters.excluded(id, people);
    });
  }

  /** Takes back in whom the case has left out, as far as no other case leaves them out. @throws AnomalyError MOVED_ON, TOO_LATE */
  async lift(id: AnomalyId, word: CaseWord): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.hold((await this.find(id)).anomaly.roundId);
      const { anomaly } = await this.step(id, word, { from: ['excluded'], to: 'closed', action: 'anomaly.lifted' });
      await this.people.update({ anomalyId: id }, { isProposed: false });
      await this.tellClosed(anomaly, await this.exclusions.lift(id, word.by));
    });
  }

  /**
   * Takes one person back into the ranking of a round, whichever cases have left them out; others of these cases stay out. Told by
   * whoever decides it.
   * @returns whether they were out
   * @throws AnomalyError TOO_LATE
   */
  async takeBack(roundId: RoundId, registrationId: RegistrationId, { by, reason }: CaseWord): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      await this.hold(roundId);
      for (const { anomalyId } of await this.exclusions.casesOf(roundId, registrationId)) {
        const { anomaly } = await this.find(anomalyId);
        await this.people.update({ anomalyId, registrationId }, { isProposed: false });
        await this.record(by, 'anomaly.taken-back', anomaly, { reason, people: 1 });
      }
      return this.exclusions.liftPerson(roundId, registrationId, by);
    });
  }

  /** Somebody has opened the names of a case. */
  async namesRead(anomaly: Anomaly, by: AccountId): Promise<void> {
    await this.record(by, 'anomaly.names-read', anomaly, {});
  }

  /** What another case says of somebody still holds: nobody is told that they are ranked who is not. */
  private async tellClosed({ id, roundId }: Anomaly, people: readonly RegistrationId[]): Promise<void> {
    const out = await this.exclusions.outOf(roundId, people);
    await this.letters.closed(
      id,
      people.filter((one) => !out.has(one)),
    );
    await this.letters.closedStillOut(
      id,
      people.filter((one) => out.has(one)),
    );
  }

  /** Takes the case a step further and writes it down; two at once: one does it. @returns the chosen people, or all */
  private async step(
    id: AnomalyId,
    { by, reason }: CaseWord,
    { from, to, action }: Step,
    chosen?: readonly string[],
  ): Promise<{ anomaly: Anomaly; people: AnomalyPerson[] }> {
    const { anomaly, people: all } = await this.find(id);
    const people = chosen ? all.filter(({ registrationId }) => chosen.includes(registrationId)) : all;
    if (people.length === 0) throw new AnomalyError('NOBODY');
    const moved = await this.anomalies.update(
      { id, state: In([...from]) },
      { state: to, decidedBy: by, decidedAt: this.clock.now(), reason },
    );
    if (moved === 0) throw new AnomalyError('MOVED_ON');
    await this.record(by, action, anomaly, { reason, people: people.length });
    return { anomaly, people };
  }

  /** Holds the round while who is ranked changes: nobody approves it meanwhile. */
  private async hold(roundId: RoundId): Promise<void> {
    const { state } = await this.transitions.hold(roundId);
    if (!OPEN_TO_CHANGE.includes(state)) throw new AnomalyError('TOO_LATE');
  }

  private async record(
    by: AccountId,
    action: string,
    { id, roundId, kind }: Anomaly,
    more: { reason?: string; people?: number },
  ): Promise<void> {
    const { reason, ...numbers } = more;
    await this.audit.record({ actor: by, action, subject: { kind: 'anomaly', id }, reason, details: { round: roundId, kind, ...numbers } });
  }
}

function idsOf(people: readonly AnomalyPerson[]): RegistrationId[] {
  return people.map(({ registrationId }) => registrationId);
}
