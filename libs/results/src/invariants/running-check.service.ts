import { Injectable } from '@nestjs/common';
import { quizPart } from '#attempts';
import { ContestReader } from '#contests';
import type { ContestId, RoundId } from '#kernel';
import { hotStatement } from '#persistence';
import { type RunningLine, runningStandingHash, standingShownUntil } from '#rules';
import { type InstantReader, OffenceList, type Offences } from '#tenancy';

interface TakenStanding {
  round: RoundId;
  contest: ContestId;
  part: string;
  people: number;
  lines: RunningLine[];
  sha256: string;
  /** Epoch milliseconds, as are the next two. */
  until: number;
  opensAt: number;
  closesAt: number;
  isOpen: boolean;
  /** It looks at more than there was when it was taken. */
  isAhead: boolean;
  /** Half a minute, or a few for a large round, is usual. */
  isOld: boolean;
}

const taken = hotStatement<[tenant: string], TakenStanding>(
  'verify-running-standings',
  `select s.round_id as round, r.contest_id as contest, r.part_code as part, s.people, s.lines, s.sha256,
     (extract(epoch from s.until) * 1000)::float8 as until, (extract(epoch from r.opens_at) * 1000)::float8 as "opensAt", (extract(epoch from r.closes_at) * 1000)::float8 as "closesAt",
     r.state = 'open' as "isOpen", s.until > s.taken_at or s.until > r.closes_at as "isAhead",
     t.status = 'active' and s.taken_at + interval '15 minutes' < app_now() as "isOld"
   from running_standings s join rounds r on r.tenant_id = $1 and r.id = s.round_id join tenants t on t.id = $1
   where s.tenant_id = $1 order by s.round_id`,
);

/** Standings of open rounds: what they say is what was taken, not long ago, and none is left of a round that is over. */
@Injectable()
export class RunningCheck {
  constructor(private readonly contests: ContestReader) {}

  async find(reader: InstantReader, tenantId: string): Promise<Offences> {
    const found = new OffenceList();
    for (const standing of await reader.rows(taken, [tenantId])) {
      const { round, until, sha256, isOpen, isAhead, isOld } = standing;
      if (runningStandingHash(standing, until) !== sha256) found.add(`đợt thi ${round}: bảng tạm tính không khớp mã`);
      if (isAhead) found.add(`đợt thi ${round}: bảng tạm tính ghi giờ chưa đến`);
      if (!isOld) continue;
      if (!isOpen) found.add(`đợt thi ${round}: bảng tạm tính còn lại sau khi đợt thi không còn mở`);
      else if (until !== (await this.shownUntil(standing))) found.add(`đợt thi ${round}: bảng tạm tính quá cũ`);
    }
    return found.found();
  }

  /** Up to when the rules let people see it: nothing can come to one that was taken up to then. */
  private async shownUntil({ contest, part, opensAt, closesAt }: TakenStanding): Promise<number | undefined> {
    const { ruleSet } = await this.contests.contest(contest);
    return standingShownUntil(quizPart(ruleSet, part), { opensAt, closesAt });
  }
}
