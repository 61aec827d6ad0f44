import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AttemptTraces } from '#attempts';
import { ContestReader, isSealed, type Round, RoundTransitions } from '#contests';
import { type AccountId, Clock, MINUTE_MS, newId, type RoundId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AnomalySearch } from './anomaly-search.service.js';
import type { AnomalyKind, Finding } from './domain/finding.js';
import { THRESHOLDS } from './domain/thresholds.js';
import { Anomaly, AnomalyLook, AnomalyPerson } from './entities/anomaly.entity.js';

/** While a round is open, what can be seen early is; often would cost those who sit. */
const WHILE_OPEN_MS = 30 * MINUTE_MS;
/** A look that did not come to its end is made again after this. */
const AGAIN_MS = MINUTE_MS;
const AT_ONCE = 100;

/** Looking through rounds: by the worker, and when somebody wants it. Whatever was found before is found as the same case. */
@Injectable()
export class Anomalies {
  constructor(
    @InjectScoped(Anomaly) private readonly anomalies: ScopedRepository<Anomaly>,
    @InjectScoped(AnomalyPerson) private readonly people: ScopedRepository<AnomalyPerson>,
    @InjectScoped(AnomalyLook) private readonly looks: ScopedRepository<AnomalyLook>,
    private readonly search: AnomalySearch,
    private readonly traces: AttemptTraces,
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** When a round was last looked through; undefined before the first time. */
  async lastLook(roundId: RoundId): Promise<AnomalyLook | undefined> {
    return (await this.looks.findOne({ where: { roundId } })) ?? undefined;
  }

  /** Has a round looked through again, soon. */
  async want(roundId: RoundId, by: AccountId): Promise<void> {
    const wanted = { wantedAt: this.clock.now(), wantedBy: by };
    await this.looks.insertMissing([{ roundId, lookedAt: null, attempts: 0, isFinal: false, ...wanted }]);
    await this.looks.update({ roundId }, wanted);
  }

  /** Looks through the rounds for which it is time; how many. For the worker, again and again. */
  async lookWhereDue(): Promise<number> {
    const looks = await this.looks.find();
    const wanted = looks.filter(isWanted).map(({ roundId }) => roundId);
    const unfinished = await this.transitions.unfinished();
    const others = await Promise.all(
      wanted.filter((id) => !unfinished.some((round) => round.id === id)).map((id) => this.contests.round(id)),
    );
    let count = 0;
    for (const round of [...unfinished, ...others]) {
      const last = looks.find(({ roundId }) => roundId === round.id);
      if (!this.isDue(round, last) || !(await this.begin(round, last))) continue;
      await this.look(round);
      count += 1;
    }
    return count;
  }

  /** Looks through a round and keeps what is found; how many cases there are that were not known. */
  async look(round: Round): Promise<number> {
    let found = 0;
    for await (const { kind, findings } of this.search.look(round))
      for (let from = 0; from < findings.length; from += AT_ONCE)
        found += await this.keep(round, kind, findings.slice(from, from + AT_ONCE));
    const attempts = await this.traces.count(round.contestId, round.id);
    await this.looks.insertMissing([
      { roundId: round.id, lookedAt: this.clock.now(), attempts, isFinal: false, wantedAt: null, wantedBy: null },
    ]);
    await this.looks.update({ roundId: round.id }, { attempts, isFinal: isSealed(round) });
    return found;
  }

  private isDue(round: Round, last: AnomalyLook | undefined): boolean {
    if (last && isWanted(last)) return true;
    const sinceMs = last?.lookedAt ? this.clock.now().getTime() - last.lookedAt.getTime() : Infinity;
    // The demo's clock may have been moved back.
    const restMs = isSealed(round) ? AGAIN_MS : WHILE_OPEN_MS;
    return (isSealed(round) ? !last?.isFinal : round.state === 'open') && (sinceMs < 0 || sinceMs >= restMs);
  }

  /** Of several workers one looks. */
  private async begin({ id }: Round, last: AnomalyLook | undefined): Promise<boolean> {
    const lookedAt = this.clock.now();
    if (!last) {
      const fresh = { roundId: id, lookedAt, attempts: 0, isFinal: false, wantedAt: null, wantedBy: null };
      return (await this.looks.insertMissing([fresh])) > 0;
    }
    return (await this.looks.update({ roundId: id, lookedAt: last.lookedAt ?? IsNull() }, { lookedAt, isFinal: false })) > 0;
  }

  private async keep(round: Round, kind: AnomalyKind, findings: readonly Finding[]): Promise<number> {
    return this.unitOfWork.run(async () => {
      const before = await this.newestOf(round, kind, findings);
      const due = findings.flatMap((finding) => {
        const known = before.get(finding.about);
        if (!known) return [{ ...finding, look: 1 }];
        return hasGrown(known, finding.people) ? [{ ...finding, look: known.look + 1 }] : [];
      });
      const fresh = await this.insert(round, kind, due);
      const now = await this.newestOf(round, kind, findings);
      for (const finding of findings) {
        const anomaly = now.get(finding.about);
        // What was decided stays as it was before the eyes of those who decided.
        if (anomaly?.state === 'open') await this.renew(anomaly, finding);
      }
      return fresh;
    });
  }

  /** By what it is about: the last case of it. */
  private async newestOf({ id: roundId }: Round, kind: AnomalyKind, findings: readonly Finding[]): Promise<ReadonlyMap<string, Anomaly>> {
    const where = { roundId, kind, about: In(findings.map(({ about }) => about)) };
    return new Map((await this.anomalies.find({ where, order: { look: 'ASC' } })).map((one) => [one.about, one]));
  }

  private async insert(
    { id: roundId, contestId }: Round,
    kind: AnomalyKind,
    due: readonly (Finding & { look: number })[],
  ): Promise<number> {
    const now = this.clock.now();
    const undecided = { state: 'open', decidedBy: null, decidedAt: null, reason: null } as const;
    return this.anomalies.insertMissing(
      due.map(({ about, look, people, evidence }) => ({
        id: newId<'anomaly'>(now),
        ...{ contestId, roundId, kind, about, look, people, evidence, foundAt: now, ...undecided },
      })),
    );
  }

  private async renew({ id: anomalyId, people: known }: Anomaly, { people, evidence, registrations }: Finding): Promise<void> {
    if (known !== people) await this.anomalies.update({ id: anomalyId, state: 'open' }, { people, evidence });
    await this.people.insertMissing(
      evidence.listed.flatMap(({ attempt }, n) => {
        const registrationId = registrations[n];
        const unsaid = { askedAt: null, isProposed: false, answerText: null, answeredAt: null };
        return registrationId ? [{ anomalyId, registrationId, attemptId: attempt, ...unsaid }] : [];
      }),
    );
  }
}

/** Whether many more people are concerned than those had before their eyes who have asked, or decided. */
function hasGrown({ state, people }: Anomaly, now: number): boolean {
  const { times, more } = THRESHOLDS.again;
  return state !== 'open' && now >= people * times && now >= people + more;
}

function isWanted({ wantedAt, lookedAt }: AnomalyLook): boolean {
  return wantedAt !== null && (lookedAt === null || wantedAt >= lookedAt);
}
