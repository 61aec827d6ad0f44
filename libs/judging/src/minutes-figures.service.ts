import { Injectable } from '@nestjs/common';
import { lowerFirst, type RoundId } from '#kernel';
import { Assignments } from './assignments.service.js';
import { Conflicts } from './conflicts.service.js';
import { Councils } from './councils.service.js';
import type { KeptMinutes } from './domain/kept-minutes.js';
import type { SeatId } from './entities/council-seat.entity.js';
import type { CouncilSession, SessionAttendance, SessionItem } from './entities/council-session.entity.js';
import { JudgedSheets } from './judged-sheets.service.js';
import { JudgingFrame } from './judging-frame.service.js';

/** Reads what minutes say of the council and of the marking, as it is now: kept when a session is closed. */
@Injectable()
export class MinutesFigures {
  constructor(
    private readonly councils: Councils,
    private readonly assignments: Assignments,
    private readonly conflicts: Conflicts,
    private readonly sheets: JudgedSheets,
    private readonly frame: JudgingFrame,
  ) {}

  async of(
    { contestId, council, roundId }: CouncilSession,
    attendances: readonly SessionAttendance[],
    items: readonly SessionItem[],
  ): Promise<KeptMinutes> {
    const came = new Set(attendances.map(({ seatId }) => seatId));
    const own = (await this.councils.allSeats(contestId)).filter(
      (seat) => seat.council === council && (seat.leftAt === null || came.has(seat.id)),
    );
    const there = own.map(({ id, role }) => ({ seat: id, role }));
    return {
      present: there.filter(({ seat }) => came.has(seat)),
      absent: there.filter(({ seat }) => !came.has(seat)),
      phases: await this.phases(roundId),
      leftOut: await this.leftOut(roundId),
      withheld: await this.withheld(came, items),
    };
  }

  private async phases(roundId: RoundId): Promise<KeptMinutes['phases']> {
    const rows = new Map((await this.frame.rows(roundId)).map((row) => [row.phase, row]));
    const phases: KeptMinutes['phases'] = [];
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
  private async leftOut(roundId: RoundId): Promise<KeptMinutes['leftOut']> {
    const phaseNames = new Map((await this.frame.frames(roundId)).map(({ rules }) => [rules.code, lowerFirst(rules.name)]));
    const sheets = await this.sheets.leftOut(roundId);
    const written = new Set<string>(sheets.map(({ sheet }) => sheet.assignmentId));
    const lines: KeptMinutes['leftOut'] = sheets.map(({ sheet: { entryNumber, phase, seatId }, because }) => ({
      ...{ entryNumber, phase: phaseNames.get(phase) ?? phase, seat: seatId, because },
    }));
    const numbers = new Map<string, number>();
    for (const phase of phaseNames.keys())
      for (const entry of await this.frame.entriesOf(roundId, phase)) numbers.set(`${phase}|${entry.submissionId}`, entry.entryNumber);
    for (const { id, phase, submissionId, seatId, ended } of await this.assignments.ended(roundId)) {
      if (written.has(id) || ended === null) continue;
      const entryNumber = numbers.get(`${phase}|${submissionId}`) ?? 0;
      lines.push({ entryNumber, phase: phaseNames.get(phase) ?? phase, seat: seatId, because: ended });
    }
    return lines.sort((a, b) => a.entryNumber - b.entryNumber);
  }

  private async withheld(came: ReadonlySet<SeatId>, items: readonly SessionItem[]): Promise<KeptMinutes['withheld']> {
    const withheld: KeptMinutes['withheld'] = {};
    for (const { id, submissionId } of items) {
      if (submissionId === null) continue;
      const barred = await this.conflicts.seatsAgainst(submissionId);
      withheld[id] = [...came].filter((seat) => barred.has(seat));
    }
    return withheld;
  }
}
