import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import {
  type AlterationId,
  ContestReader,
  isSealed,
  type Round,
  type RoundAlteration,
  RoundAlterations,
  RoundTransitions,
  type RunningContest,
} from '#contests';
import { Clock, newId } from '#kernel';
import type { StandingInputs } from '#rules';
import { UnitOfWork } from '#tenancy';
import { type RankedRound, RoundRanker } from '../closing/round-ranker.service.js';
import { StandingLeases } from '../closing/standing-leases.service.js';
import { JudgedCollective } from '../collective/judged-collective.service.js';
import { type CollectiveHead, CollectiveStandings } from '../collective-standings.service.js';
import { InputKeeping } from '../recheck/input-keeping.service.js';
import { Standings } from '../standings.service.js';

/**
 * Computes the standings of units anew once a round was annulled: its attempts count for no unit any more, whether or not another
 * round of the part is ever ranked.
 */
@Injectable()
export class CollectiveRecounts {
  constructor(
    private readonly alterations: RoundAlterations,
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly standings: Standings,
    private readonly collective: CollectiveStandings,
    private readonly inputs: InputKeeping,
    private readonly ranker: RoundRanker,
    private readonly judged: JudgedCollective,
    private readonly leases: StandingLeases,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** One look of the worker; how many standings of units were kept anew. Several workers may look at once: one does it. */
  async look(): Promise<number> {
    let kept = 0;
    for (const annulment of await this.alterations.unrecounted())
      kept += (await this.leases.whileHeld(annulment.roundId, () => this.recount(annulment))) ?? 0;
    return kept;
  }

  private async recount(annulment: RoundAlteration): Promise<number> {
    const round = await this.contests.round(annulment.roundId);
    const running = await this.contests.contest(round.contestId);
    const before = await this.headsOf(running, round);
    if (before.length === 0 || !mayHaveCounted(annulment, round)) {
      await this.alterations.noteRecounted(annulment.id);
      return 0;
    }
    if (round.kind === 'receiving') return this.unitOfWork.run(() => this.keepWithoutEntries(annulment, running, round));
    const base = await this.lastRanked(running, round);
    const ranked = await this.ranker.rank(running, base);
    try {
      return await this.unitOfWork.run(() => this.keep(annulment, { running, round, base, before, ranked }));
    } finally {
      await ranked.ranking.stop();
    }
  }

  /** A part of submissions has one round: once that is annulled, nobody counts for any unit. */
  private async keepWithoutEntries({ id }: RoundAlteration, running: RunningContest, round: Round): Promise<number> {
    await this.transitions.holdAll(round.contestId);
    if (!(await this.alterations.noteRecounted(id))) return 0;
    const shaOf = new Map((await this.headsOf(running, round)).map(({ awardCode, sha256 }) => [awardCode, sha256]));
    const nothing = { submissions: [], standing: { lines: [] }, exclusions: [], drawSeed: '' };
    const { awards } = await this.judged.compute(running, round, nothing);
    const kept = await this.collective.keep(
      round,
      awards.filter(({ award, sha256 }) => shaOf.has(award) && shaOf.get(award) !== sha256),
    );
    if (kept.length > 0) {
      const subject = { kind: 'round' as const, id: round.id };
      await this.audit.record({ actor: null, action: 'round.collective-recounted', subject, details: { alteration: id, awards: kept } });
    }
    return kept.length;
  }

  private async keep(
    { id }: RoundAlteration,
    { running, round, base, before, ranked }: RankedBeside & { ranked: RankedRound },
  ): Promise<number> {
    // Whoever ranks a round holds it while its standings of units are kept.
    await this.transitions.holdAll(round.contestId);
    const heads = await this.headsOf(running, round);
    // Another round was ranked meanwhile: the next look compares with what came of it.
    if (JSON.stringify(heads) !== JSON.stringify(before)) return 0;
    if (!(await this.alterations.noteRecounted(id))) return 0;
    const shaOf = new Map(heads.map(({ awardCode, sha256 }) => [awardCode, sha256]));
    const kept = await this.collective.keep(
      base,
      ranked.head.collective.filter(({ award, sha256 }) => shaOf.has(award) && shaOf.get(award) !== sha256),
    );
    if (kept.length > 0) {
      // All of them: one award may pass over who takes another.
      const collective = [...before.map(({ awardCode: award, version, sha256 }) => ({ award, version, sha256 })), ...kept];
      const inputs = base.id === round.id ? undefined : await this.keepInputs(id, { running, base, ranked }, inOrder(ranked, collective));
      const subject = { kind: 'round' as const, id: round.id };
      const details = { alteration: id, awards: kept, ...(inputs && { inputs }) };
      await this.audit.record({ actor: null, action: 'round.collective-recounted', subject, details });
    }
    return kept.length;
  }

  /** For the figures to open to what they are made of. Where no round counts any more there are none. @returns the fingerprint */
  private async keepInputs(
    recountOf: AlterationId,
    { running, base, ranked }: Pick<RankedBeside, 'running' | 'base'> & { ranked: RankedRound },
    collective: StandingInputs['collective'],
  ): Promise<string> {
    const { head, scores, exclusions, held, refusals, units } = ranked;
    return this.inputs.keep({
      ...{ recountOf, running, round: base, scores, exclusions, held, refusals, units, collective },
      standingId: newId<'standing'>(this.clock.now()),
      version: (await this.standings.newest(base.id))?.version ?? 0,
      sha256: head.sha256,
    });
  }

  private async headsOf({ ruleSet }: RunningContest, { contestId, partCode }: Round): Promise<CollectiveHead[]> {
    const awards = new Set(ruleSet.collective.filter(({ part }) => part === partCode).map(({ code }) => code));
    return (await this.collective.heads(contestId)).filter(({ awardCode }) => awards.has(awardCode));
  }

  /** The round after which the standing is said to be: the last one that was ranked and counts; where there is none, the annulled one. */
  private async lastRanked({ rounds }: RunningContest, annulled: Round): Promise<Round> {
    const counting = rounds.filter((one) => one.partCode === annulled.partCode && isSealed(one));
    const ranked = await this.standings.newestOf(counting.map(({ id }) => id));
    return (
      counting
        .filter(({ id }) => ranked.has(id))
        .toSorted((a, b) => a.closesAt.getTime() - b.closesAt.getTime())
        .at(-1) ?? annulled
    );
  }
}

/** The newest version of each award, in the order of the plan. */
function inOrder({ head }: RankedRound, versions: StandingInputs['collective']): StandingInputs['collective'] {
  const newest = new Map(versions.map((one) => [one.award, one]));
  return head.collective.flatMap(({ award }) => newest.get(award) ?? []);
}

interface RankedBeside {
  running: RunningContest;
  /** The one that was annulled. */
  round: Round;
  /** The one whose ranking gives the standings of units. */
  base: Round;
  before: readonly CollectiveHead[];
}

/** Attempts count from when all of them are sealed, which no round is before its end. */
function mayHaveCounted({ decidedAt }: RoundAlteration, { closesAt }: Round): boolean {
  return decidedAt !== null && decidedAt >= closesAt;
}
