import { Injectable } from '@nestjs/common';
import { Permission, type Principal } from '#access';
import { AttemptExceptions, AttemptFiles } from '#attempts';
import type { Round } from '#contests';
import { formatNumber, type RoundId } from '#kernel';
import { AnomalyDesk, type WaitingCases } from '#results';

/** Until the standing is approved, what the board decides about attempts still changes it. */
const UNDECIDED: readonly Round['state'][] = ['scheduled', 'open', 'paused', 'closing', 'settling', 'ranked'];

/** What of a round nobody has concluded on. */
export interface RoundWork {
  cases: WaitingCases;
  /** Wishes for more time, re-opening, late answers before their second person; how many of them this person may decide. */
  wishes: number;
  mine: number;
  /** Attempts with late answers about which nobody has said anything. */
  late: number;
}

const NO_CASES: WaitingCases = { open: 0, asked: 0, proposed: 0, mine: 0 };

/** What the board still has to decide about attempts, round by round. */
@Injectable()
export class BoardWork {
  constructor(
    private readonly desk: AnomalyDesk,
    private readonly exceptions: AttemptExceptions,
    private readonly files: AttemptFiles,
  ) {}

  /** Rounds with nothing to decide, and those whose results are approved, are left out. */
  async of(rounds: readonly Round[], { accountId }: Pick<Principal, 'accountId'>): Promise<ReadonlyMap<RoundId, RoundWork>> {
    const ids = rounds.filter(({ state }) => UNDECIDED.includes(state)).map(({ id }) => id);
    if (ids.length === 0) return new Map();
    const [cases, wishes, late] = [
      await this.desk.waiting(ids, accountId),
      await this.exceptions.waiting(ids),
      await this.files.lateUndecided(ids),
    ];
    const work = ids.map((id): [RoundId, RoundWork] => {
      const own = wishes.filter(({ roundId }) => roundId === id);
      const mine = own.filter(({ askedBy }) => askedBy !== accountId).length;
      return [id, { cases: cases.get(id) ?? NO_CASES, wishes: own.length, mine, late: late.get(id) ?? 0 }];
    });
    return new Map(work.filter(([, one]) => undecided(one).length > 0));
  }
}

/** "3 trường hợp cần xem lại", "1 đề nghị về lượt thi": what is left, for a sentence. */
export function undecided({ cases, wishes, late }: RoundWork): string[] {
  const open = cases.open + cases.asked + cases.proposed;
  return [
    ...(open > 0 ? [`${formatNumber(open)} trường hợp cần xem lại`] : []),
    ...(wishes > 0 ? [`${formatNumber(wishes)} đề nghị về lượt thi`] : []),
    ...(late > 0 ? [`${formatNumber(late)} bài có câu đến muộn`] : []),
  ];
}

/** Whether somebody decides on any of it. */
export function decidesOnAttempts({ permissions }: Pick<Principal, 'permissions'>): boolean {
  return permissions.has(Permission.ManageAttempts) || permissions.has(Permission.ReviewAnomalies);
}
