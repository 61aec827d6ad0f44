import { Injectable } from '@nestjs/common';
import { In, type FindOptionsWhere } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, newId } from '#kernel';
import type { ConfirmedLeaders } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { type UnitId, UnitRegister } from '#units';
import { type LeaderSource, LeaderStatement } from './leader-statement.entity.js';
import { confirmedLeader, type LeaderWords, leaderWordsOf, type SaidWord, type UnitsOfPeople } from './leader-words.js';

/** A word about one person. */
export interface LeaderWord {
  /** Pseudonym. */
  person: string;
  isLeader: boolean;
}

/** Who leads or manages among those who take part. A person's own word is a claim; the unit or the secretariat confirms it. */
@Injectable()
export class LeaderRegister {
  constructor(
    @InjectScoped(LeaderStatement) private readonly statements: ScopedRepository<LeaderStatement>,
    private readonly units: UnitRegister,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What a person says of themselves. @param person the pseudonym of their registration */
  async claim(contestId: ContestId, { person, isLeader }: LeaderWord, by: AccountId): Promise<void> {
    await this.say(contestId, [{ person, isLeader }], { source: 'self', unitId: null, by });
  }

  /** What is said for the head of a unit, by whoever speaks for it: the caller has checked that they do, and that these are its people. */
  async confirmForUnit(contestId: ContestId, unitId: UnitId, words: readonly LeaderWord[], by: AccountId): Promise<number> {
    return this.say(contestId, words, { source: 'unit', unitId, by });
  }

  /** What the secretariat says; it stands above the unit's word. */
  async confirmForBoard(contestId: ContestId, words: readonly LeaderWord[], by: AccountId): Promise<number> {
    return this.say(contestId, words, { source: 'board', unitId: null, by });
  }

  /** Of which of these people somebody who may say so has said whether they lead; as rankings of units take it. */
  async confirmed(contestId: ContestId, unitsOf: UnitsOfPeople): Promise<ConfirmedLeaders> {
    const words = leaderWordsOf(
      (await this.said({ contestId })).filter(({ person }) => unitsOf.has(person)),
      unitsOf,
    );
    return new Map(
      [...words].flatMap(([person, own]) => {
        const isLeader = confirmedLeader(own);
        return isLeader === undefined ? [] : [[person, isLeader] as const];
      }),
    );
  }

  /** All that is known of some people, by pseudonym; of whom nobody has spoken is left out. */
  async words(contestId: ContestId, unitsOf: UnitsOfPeople): Promise<ReadonlyMap<string, LeaderWords>> {
    if (unitsOf.size === 0) return new Map();
    return leaderWordsOf(await this.said({ contestId, person: In([...unitsOf.keys()]) }), unitsOf);
  }

  private async said(where: FindOptionsWhere<LeaderStatement>): Promise<(SaidWord & { unitId: UnitId | null })[]> {
    const found = await this.statements.find({ where, order: { saidAt: 'ASC', id: 'ASC' } });
    const units = await this.units.findMany([...new Set(found.flatMap(({ unitId }) => unitId ?? []))]);
    return found.map((one) => ({ ...one, unitCode: one.unitId ? units.get(one.unitId)?.code : undefined }));
  }

  /** Adds what is new; what the same source has said last is not said again. @returns how many words were new */
  private async say(
    contestId: ContestId,
    words: readonly LeaderWord[],
    { source, unitId, by }: { source: LeaderSource; unitId: UnitId | null; by: AccountId },
  ): Promise<number> {
    return this.unitOfWork.run(async () => {
      const before = await this.said({ contestId, source, person: In([...new Set(words.map(({ person }) => person))]) });
      const unit = unitId && (await this.units.findMany([unitId])).get(unitId)?.code;
      const known = new Map(
        before.filter(({ unitCode }) => unitCode === (unit ?? undefined)).map(({ person, isLeader }) => [person, isLeader]),
      );
      const fresh = words.filter(({ person, isLeader }) => known.get(person) !== isLeader);
      const saidAt = this.clock.now();
      await this.statements.insert(
        fresh.map(({ person, isLeader }) => ({
          ...{ id: newId<'leader-statement'>(saidAt), contestId, person, source, isLeader, unitId, saidBy: by, saidAt },
        })),
      );
      for (const { person, isLeader } of fresh) {
        if (source === 'self') continue;
        const details = { person, isLeader, source };
        await this.audit.record({ actor: by, action: 'leader.confirmed', subject: { kind: 'contest', id: contestId }, details });
      }
      return fresh.length;
    });
  }
}
