import { Injectable } from '@nestjs/common';
import { type Contest, ContestReader, isPublished, type Round, type RoundKind } from '#contests';
import { RecheckExport, ResultError } from '#results';
import { TenantContext, TenantMemory } from '#tenancy';

const REMEMBER_MS = 3_000;

/** A published round, and its file or why there is none yet. */
export interface RecheckRound {
  contest: Contest;
  round: Round;
  file: { sha256: string; inputs: string; name: string } | { refused: string };
}

/** The published rounds of all contests, newest first, with what there is to check them by. */
@Injectable()
export class RecheckRounds {
  private readonly remembered: TenantMemory<RecheckRound[]>;

  constructor(
    private readonly contests: ContestReader,
    private readonly exports: RecheckExport,
    context: TenantContext,
  ) {
    this.remembered = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
  }

  /** Remembered for seconds, besides the page: who asks for it under ever other addresses does not make the database look at every round. */
  async list(kinds: readonly RoundKind[] = ['sitting', 'receiving']): Promise<readonly RecheckRound[]> {
    return this.remembered.recall(kinds.join(' '), () => this.read(kinds));
  }

  private async read(kinds: readonly RoundKind[]): Promise<RecheckRound[]> {
    const contests = await this.contests.list();
    const rounds: Round[] = [];
    for (const kind of kinds) rounds.push(...(await this.contests.publishedRounds(kind)));
    const found: RecheckRound[] = [];
    for (const contest of contests)
      for (const round of rounds.filter((one) => one.contestId === contest.id && isPublished(one)).toReversed())
        found.push({ contest, round, file: await this.fileOf(round) });
    return found;
  }

  private async fileOf(round: Round): Promise<RecheckRound['file']> {
    try {
      const { standing, inputs, name } = await this.exports.of(round, 'public');
      return { sha256: standing.sha256, inputs, name };
    } catch (error) {
      if (error instanceof ResultError) return { refused: error.sentence() };
      throw error;
    }
  }
}
