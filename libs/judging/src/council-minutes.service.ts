import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { cleanLines, type DocumentModel, lowerFirst } from '#kernel';
import { type CouncilMinutesFacts, councilMinutesDocument, type MinutesItem, type MinutesLeftOut, type MinutesMember } from '#rules';
import { Assignments, markersOf } from './assignments.service.js';
import { Conflicts } from './conflicts.service.js';
import { CouncilSessions, type WholeSession } from './council-sessions.service.js';
import { Councils } from './councils.service.js';
import type { LeftOutBecause } from './domain/counted-sheets.js';
import { quorumOf } from './domain/tally.js';
import type { CouncilSeat, SeatId } from './entities/council-seat.entity.js';
import type { SessionId, SessionItem } from './entities/council-session.entity.js';
import { JudgedSheets } from './judged-sheets.service.js';
import { JudgingFrame } from './judging-frame.service.js';

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
    private readonly assignments: Assignments,
    private readonly conflicts: Conflicts,
    private readonly sheets: JudgedSheets,
    private readonly frame: JudgingFrame,
    private readonly accounts: Accounts,
  ) {}

  /** The minutes of a session; how much was marked stands in them as it is now. @throws SessionError SESSION_NOT_FOUND */
  async model(id: SessionId): Promise<DocumentModel> {
    return councilMinutesDocument(await this.facts(id));
  }

  private async facts(id: SessionId): Promise<CouncilMinutesFacts> {
    const whole = await this.sessions.whole(id);
    const { session, attendances } = whole;
    const seats = await this.councils.allSeats(session.contestId);
    const names = await this.members(seats);
    const nameOf = (seat: SeatId): string => names.get(seat)?.fullName ?? '';
    const came = new Set(attendances.map(({ seatId }) => seatId));
    const own = seats.filter(({ council, leftAt, id: seat }) => council === session.council && (leftAt === null || came.has(seat)));
    const [{ running, part }] = (await this.frame.frames(session.roundId)) as [Awaited<ReturnType<JudgingFrame['frame']>>];
    const voting = markersOf(own).length;
    return {
      ruleSet: running.ruleSet,
      council: running.ruleSet.teams.find(({ code }) => code === session.council)?.name ?? session.council,
      partName: lowerFirst(part.name),
      ...{ title: session.title, place: session.place, startsAt: session.startsAt, openedAt: session.openedAt, closedAt: session.closedAt },
      ...{ seats: session.seats ?? voting, quorum: session.quorum ?? quorumOf(voting), sha256: session.sha256 },
      present: own.filter((seat) => came.has(seat.id)).map((seat) => names.get(seat.id) as MinutesMember),
      absent: own.filter((seat) => !came.has(seat.id)).map((seat) => names.get(seat.id) as MinutesMember),
      phases: await this.phases(session.roundId),
      leftOut: await this.leftOut(session.roundId, nameOf),
      items: await this.items(whole, nameOf),
      notes: cleanLines(session.notesText ?? ''),
    };
  }

  private async members(seats: readonly CouncilSeat[]): Promise<ReadonlyMap<SeatId, MinutesMember>> {
    const accounts = await this.accounts.findMany(seats.map(({ accountId }) => accountId));
    return new Map(
      seats.map(({ id, accountId, role }) => {
        const account = accounts.get(accountId);
        return [id, { fullName: account?.fullName ?? '', position: account?.position ?? '', role }];
      }),
    );
  }

  private async phases(roundId: WholeSession['session']['roundId']): Promise<CouncilMinutesFacts['phases']> {
    const rows = new Map((await this.frame.rows(roundId)).map((row) => [row.phase, row]));
    const phases: CouncilMinutesFacts['phases'] = [];
    for (const { rules } of await this.frame.frames(roundId)) {
      const row = rows.get(rules.code);
      if (!row) continue;
      const results = await this.sheets.results(roundId, rules);
      phases.push({
        ...{ name: rules.name, entries: results.length, judges: rules.judges, isBlind: row.isBlind, isClosed: row.state === 'closed' },
        sheets: results.reduce((sum, { counted }) => sum + counted.length, 0),
      });
    }
    return phases;
  }

  /** Sheets that do not count, then assignments that ended before there was a sheet. */
  private async leftOut(roundId: WholeSession['session']['roundId'], nameOf: (seat: SeatId) => string): Promise<MinutesLeftOut[]> {
    const phaseNames = new Map((await this.frame.frames(roundId)).map(({ rules }) => [rules.code, lowerFirst(rules.name)]));
    const sheets = await this.sheets.leftOut(roundId);
    const written = new Set<string>(sheets.map(({ sheet }) => sheet.assignmentId));
    const lines = sheets.map(({ sheet: { entryNumber, phase, seatId }, because }) => ({
      ...{ entryNumber, phase: phaseNames.get(phase) ?? phase, fullName: nameOf(seatId), because: BECAUSE[because] },
    }));
    const numbers = new Map<string, number>();
    for (const phase of phaseNames.keys())
      for (const entry of await this.frame.entriesOf(roundId, phase)) numbers.set(`${phase}|${entry.submissionId}`, entry.entryNumber);
    for (const { id, phase, submissionId, seatId, ended } of await this.assignments.ended(roundId)) {
      if (written.has(id) || ended === null) continue;
      const entryNumber = numbers.get(`${phase}|${submissionId}`) ?? 0;
      lines.push({ entryNumber, phase: phaseNames.get(phase) ?? phase, fullName: nameOf(seatId), because: BECAUSE[ended] });
    }
    return lines.sort((a, b) => a.entryNumber - b.entryNumber);
  }

  private async items({ items, votes, attendances }: WholeSession, nameOf: (seat: SeatId) => string): Promise<MinutesItem[]> {
    const lines: MinutesItem[] = [];
    for (const item of items) {
      const barred = item.submissionId === null ? new Set<SeatId>() : await this.conflicts.seatsAgainst(item.submissionId);
      lines.push({
        ...{ title: item.title, neededPercent: item.neededPercent, outcome: outcomeOf(item) },
        ...(item.motionText !== null && { motion: item.motionText }),
        ...(item.tally !== null && { tally: item.tally }),
        dissents: votes
          .filter(({ itemId, dissentText }) => itemId === item.id && dissentText !== null)
          .map(({ seatId, dissentText }) => ({ fullName: nameOf(seatId), text: dissentText ?? '' })),
        withheld: attendances.filter(({ seatId }) => barred.has(seatId)).map(({ seatId }) => nameOf(seatId)),
      });
    }
    return lines;
  }
}

function outcomeOf({ state, decision }: SessionItem): MinutesItem['outcome'] {
  if (state === 'decided') return decision ?? 'talked';
  return state === 'passed-over' ? 'passed-over' : 'waiting';
}
