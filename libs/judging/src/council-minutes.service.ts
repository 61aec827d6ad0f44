import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { cleanLines, type DocumentModel, lowerFirst } from '#kernel';
import { type CouncilMinutesFacts, councilMinutesDocument, type MinutesItem, type MinutesMember, quorumOf } from '#rules';
import { CouncilSessions, type WholeSession } from './council-sessions.service.js';
import { Councils } from './councils.service.js';
import type { LeftOutBecause } from './domain/counted-sheets.js';
import type { KeptMinutes, MinutesSeat } from './domain/kept-minutes.js';
import type { CouncilSeat, SeatId } from './entities/council-seat.entity.js';
import type { SessionId, SessionItem } from './entities/council-session.entity.js';
import { JudgingFrame } from './judging-frame.service.js';
import { MinutesFigures } from './minutes-figures.service.js';

const BECAUSE: Readonly<Record<LeftOutBecause, string>> = {
  conflict: 'phiếu không được tính vì có xung đột lợi ích',
  recused: 'giám khảo xin thôi chấm',
  'taken-back': 'được rút phân công',
  'not-called': 'phiếu chấm thêm không còn cần đến',
};

/** The minutes of a council's session, as an official text that is printed and signed. For the secretariat: it names the judges. */
@Injectable()
export class CouncilMinutes {
  constructor(
    private readonly sessions: CouncilSessions,
    private readonly councils: Councils,
    private readonly figures: MinutesFigures,
    private readonly frame: JudgingFrame,
    private readonly accounts: Accounts,
  ) {}

  /** The minutes of a session; what they say of the marking stands in them as it is now, or was when the session was closed. @throws SessionError SESSION_NOT_FOUND */
  async model(id: SessionId): Promise<DocumentModel> {
    return councilMinutesDocument(await this.facts(id));
  }

  private async facts(id: SessionId): Promise<CouncilMinutesFacts> {
    const whole = await this.sessions.whole(id);
    const { session, attendances, items } = whole;
    const seats = await this.councils.allSeats(session.contestId);
    const kept = session.minutes ?? (await this.figures.of(session, attendances, items));
    const people = await this.people(seats);
    const nameOf = (seat: SeatId): string => people.get(seat)?.fullName ?? '';
    const memberOf = ({ seat, role }: MinutesSeat): MinutesMember => ({
      fullName: nameOf(seat),
      position: people.get(seat)?.position ?? '',
      role,
    });
    const [{ running, part }] = (await this.frame.frames(session.roundId)) as [Awaited<ReturnType<JudgingFrame['frame']>>];
    const voting = [...kept.present, ...kept.absent].filter(({ role }) => role !== 'secretary').length;
    return {
      ruleSet: running.ruleSet,
      council: running.ruleSet.teams.find(({ code }) => code === session.council)?.name ?? session.council,
      partName: lowerFirst(part.name),
      ...{ title: session.title, place: session.place, startsAt: session.startsAt, openedAt: session.openedAt, closedAt: session.closedAt },
      ...{
        seats: session.seats ?? voting,
        quorum: session.quorum ?? quorumOf(running.ruleSet, session.council, voting),
        sha256: session.sha256,
      },
      present: kept.present.map(memberOf),
      absent: kept.absent.map(memberOf),
      phases: kept.phases,
      leftOut: kept.leftOut.map(({ entryNumber, phase, seat, because }) => ({
        ...{ entryNumber, phase, fullName: nameOf(seat), because: BECAUSE[because] },
      })),
      items: itemsOf(whole, kept, nameOf),
      notes: cleanLines(session.notesText ?? ''),
    };
  }

  private async people(seats: readonly CouncilSeat[]): Promise<ReadonlyMap<SeatId, Pick<MinutesMember, 'fullName' | 'position'>>> {
    const accounts = await this.accounts.findMany(seats.map(({ accountId }) => accountId));
    return new Map(
      seats.map(({ id, accountId }) => {
        const account = accounts.get(accountId);
        return [id, { fullName: account?.fullName ?? '', position: account?.position ?? '' }];
      }),
    );
  }
}

function itemsOf({ items, votes }: WholeSession, { withheld }: KeptMinutes, nameOf: (seat: SeatId) => string): MinutesItem[] {
  return items.map((item) => ({
    ...{ title: item.title, neededPercent: item.neededPercent, outcome: outcomeOf(item) },
    ...(item.motionText !== null && { motion: item.motionText }),
    ...(item.tally !== null && { tally: item.tally }),
    dissents: votes
      .filter(({ itemId, dissentText }) => itemId === item.id && dissentText !== null)
      .map(({ seatId, dissentText }) => ({ fullName: nameOf(seatId), text: dissentText ?? '' })),
    withheld: (withheld[item.id] ?? []).map(nameOf),
  }));
}

function outcomeOf({ state, decision }: SessionItem): MinutesItem['outcome'] {
  if (state === 'decided') return decision ?? 'talked';
  return state === 'passed-over' ? 'passed-over' : 'waiting';
}
