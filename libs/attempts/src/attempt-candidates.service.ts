import { Injectable } from '@nestjs/common';
import type { RoundId } from '#kernel';
import { TenantContext, UnitOfWork } from '#tenancy';
import { candidateList } from './queries/candidate-list.js';

/** Who may be drawn in a round. */
@Injectable()
export class AttemptCandidates {
  constructor(
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Everybody with a sealed attempt in the round, also who is left out of its ranking. The list is the pseudonyms in the order of
   * their letters, each followed by a line feed.
   * @returns how many people that are, and the list's SHA-256
   */
  async listOf(roundId: RoundId): Promise<{ people: number; sha256: string }> {
    const [row] = await this.unitOfWork.run<{ people: number; sha256: string }[]>((manager) =>
      manager.query(candidateList.text, [this.context.tenantId(), roundId]),
    );
    return row as { people: number; sha256: string };
  }
}
