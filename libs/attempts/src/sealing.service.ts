import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, IsNull, LessThanOrEqual } from 'typeorm';
import { Clock, newReceiptLetters, receiptInitials, type RoundId } from '#kernel';
import { HotStatements } from '#persistence';
import { InjectScoped, ScopedRepository, TenantContext } from '#tenancy';
import { AttemptTally } from './attempt-tally.js';
import { packedOrder } from './domain/choices.js';
import { Attempt, type AttemptId } from './entities/attempt.entity.js';
import { sealExpired } from './queries/attempt-statements.js';
import { Sittings } from './sittings.service.js';

const SALT_BYTES = 16;
/** How many attempts of an older version are brought up to date in one go. */
const OLD_AT_ONCE = 500;
/** At the end of a round, in each of so many lanes: some tenths of a second. */
const SEALED_AT_ONCE = 2_000;
const SEALING_LANES = 2;

/** Seals what is over and nobody has handed in. */
@Injectable()
export class Sealing {
  constructor(
    @InjectScoped(Attempt) private readonly attempts: ScopedRepository<Attempt>,
    private readonly sittings: Sittings,
    private readonly statements: HotStatements,
    private readonly context: TenantContext,
    private readonly clock: Clock,
    private readonly tally: AttemptTally,
  ) {}

  /**
   * Seals attempts of a round whose time and grace are over, as they are kept; how many. For the worker and the closing of a round.
   * @param place the tenant's short name, for receipt codes
   */
  async sealExpired(roundId: RoundId, place: string, limit = 500): Promise<number> {
    await this.writeOrders({ roundId, deadlineAt: LessThanOrEqual(this.clock.now()) });
    return this.seal(roundId, place, { most: limit });
  }

  /**
   * Seals all attempts of a round whose time and grace are over, as they are kept; how many. For a round that has ended, when a
   * hundred thousand may still lie open: in a few lanes, each of which takes what the others are not at.
   */
  async sealAllExpired(roundId: RoundId, place: string): Promise<number> {
    while ((await this.writeOrders({ roundId, deadlineAt: LessThanOrEqual(this.clock.now()) })) === OLD_AT_ONCE);
    const lane = async (): Promise<number> => {
      for (let all = 0; ;) {
        const sealed = await this.seal(roundId, place, { most: SEALED_AT_ONCE });
        all += sealed;
        if (sealed < SEALED_AT_ONCE) return all;
      }
    };
    const sealed = await Promise.all(Array.from({ length: SEALING_LANES }, lane));
    return sealed.reduce((sum, one) => sum + one, 0);
  }

  /** Seals one attempt, where its time and grace are over. */
  async sealOne({ id, roundId }: Pick<Attempt, 'id' | 'roundId'>, place: string): Promise<void> {
    await this.writeOrders({ id });
    await this.seal(roundId, place, { most: 1, onlyOne: id });
  }

  /** How many attempts of a round are not sealed yet. */
  async unsealed(roundId: RoundId): Promise<number> {
    return this.attempts.count({ roundId, submittedAt: IsNull() });
  }

  /** Attempts that were started before the database kept the order of options: it is a function of their papers. @returns how many */
  async writeOrders(which: FindOptionsWhere<Attempt>): Promise<number> {
    const old = await this.attempts.find({ where: { ...which, submittedAt: IsNull(), orders: IsNull() }, take: OLD_AT_ONCE });
    for (const attempt of old) {
      const { paper } = await this.sittings.of(attempt);
      await this.attempts.update({ id: attempt.id, submittedAt: IsNull() }, { orders: paper.map(({ options }) => packedOrder(options)) });
    }
    return old.length;
  }

  private async seal(roundId: RoundId, place: string, { most, onlyOne }: { most: number; onlyOne?: AttemptId }): Promise<number> {
    const [row] = await withNewCodes(() =>
      this.statements.run(sealExpired, [
        this.context.tenantId(),
        roundId,
        onlyOne ?? null,
        receiptInitials(place),
        Array.from({ length: most }, newReceiptLetters),
        Array.from({ length: most }, newSalt),
      ]),
    );
    const sealed = row?.sealed ?? 0;
    this.tally.count('sealed', sealed);
    return sealed;
  }
}

/** What a seal is salted with: known to the receipt of its owner alone. */
export function newSalt(): Buffer {
  return randomBytes(SALT_BYTES);
}

/** Two receipts of a tenant are never alike: where the letters were drawn before, other ones are. */
export async function withNewCodes<T>(seal: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await seal();
    } catch (error) {
      if ((error as { constraint?: string }).constraint !== 'attempts_receipt_key' || tries === 5) throw error;
    }
  }
}
