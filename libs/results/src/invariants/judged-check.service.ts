import { Injectable } from '@nestjs/common';
import type { RunningContest } from '#contests';
import { SubmissionReading } from '#submissions';
import { type InstantReader, OffenceList, type Offences } from '#tenancy';
import { JudgedLines } from '../judged/judged-lines.service.js';
import { StandingVerifying } from '../recheck/standing-verifying.service.js';
import { Standings } from '../standings.service.js';
import { judgedStandings } from './standing-statements.js';

/** Checks standings of parts of submissions: there are few, and a few thousand sheets are ranked anew in a second. */
@Injectable()
export class JudgedCheck {
  constructor(
    private readonly standings: Standings,
    private readonly lines: JudgedLines,
    private readonly reading: SubmissionReading,
    private readonly verifying: StandingVerifying,
  ) {}

  /** Those that count and do not come out again, or whose sheets are no longer what was finished. */
  async differing(reader: InstantReader, tenantId: string): Promise<Offences> {
    const found = new OffenceList();
    for (const { id } of await reader.rows(judgedStandings, [tenantId])) {
      const standing = await this.standings.byId(id);
      if (!standing || !(await this.verifying.verify(standing)).isSame) found.add(`bảng xếp hạng ${id}`);
    }
    return found.found();
  }

  /** Submissions of people whom a team or a list bars now, in standings that wait for signatures. */
  async barredInWaiting(running: RunningContest): Promise<string[]> {
    const offences: string[] = [];
    for (const { id } of running.receiving.filter(({ state }) => state === 'ranked')) {
      const standing = await this.standings.newest(id);
      const barred = new Set((await this.reading.barred(running, id)).map(({ person }) => person));
      if (!standing || barred.size === 0) continue;
      for (const { submissionId, authors } of await this.lines.lines(standing.id, { count: standing.summary.ranked }))
        if (authors.some((author) => barred.has(author))) offences.push(`bảng xếp hạng ${standing.id}: ${submissionId}`);
    }
    return offences;
  }
}
