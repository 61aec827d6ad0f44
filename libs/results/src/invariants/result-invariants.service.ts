import { Injectable } from '@nestjs/common';
import { ContestReader } from '#contests';
import { Registrations } from '#registrations';
import { type InstantReader, type Invariant, type InvariantSource, OffenceList, type Offences, setWise } from '#tenancy';
import { Standings } from '../standings.service.js';
import { faultsOfPrizes, heldElsewhere, isDulyApproved } from './approved-rounds.js';
import { ScoreCheck } from './score-check.service.js';
import { changedStandings } from './standing-hashes.js';
import { approvedRounds, LEFT_OUT, ONE_CURRENT, WHOLE } from './standing-statements.js';

/** What must hold for standings, prizes and what was published. */
@Injectable()
export class ResultInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    setWise('one-current-standing', 'Mỗi đợt thi đã xếp hạng có đúng một bảng xếp hạng đang có hiệu lực.', ONE_CURRENT),
    setWise('standings-are-whole', 'Mỗi bảng xếp hạng có đủ số dòng bằng số người được xếp hạng, không thiếu hạng nào.', WHOLE),
    {
      of: 'tenant',
      id: 'standings-fit-their-hash',
      title: 'Mỗi bảng xếp hạng đúng như khi chốt.',
      find: changedStandings,
    },
    setWise('left-out-are-not-ranked', 'Người không được xếp hạng không có tên trong bảng xếp hạng.', LEFT_OUT),
    {
      of: 'tenant',
      id: 'barred-are-not-ranked',
      title: 'Bảng xếp hạng đang chờ duyệt không có người không được dự thi.',
      find: () => this.barredInWaiting(),
    },
    {
      of: 'tenant',
      id: 'scores-follow-from-answers',
      title: 'Điểm trong bảng xếp hạng là điểm tính từ bài làm theo đáp án của bảng đó.',
      find: (reader, tenantId) => this.scores.find(reader, tenantId),
    },
    {
      of: 'tenant',
      id: 'published-was-approved',
      title: 'Kết quả đã duyệt hoặc công bố có đủ người duyệt, duyệt đúng bản đang có hiệu lực.',
      find: (reader, tenantId) => this.notApproved(reader, tenantId),
    },
    {
      of: 'tenant',
      id: 'prizes-as-planned',
      title: 'Giải đã trao đúng cơ cấu giải và đề xuất đã duyệt, không ai nhận quá số giải thể lệ cho phép.',
      find: (reader, tenantId) => this.wrongPrizes(reader, tenantId),
    },
  ];

  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly standings: Standings,
    private readonly scores: ScoreCheck,
  ) {}

  /** By the teams and lists of today: whoever joins the board after an approval was rightly ranked before. */
  private async barredInWaiting(): Promise<Offences> {
    const found = new OffenceList();
    for (const { id } of await this.contests.list()) {
      const running = await this.contests.contest(id);
      const waiting = running.rounds.filter(({ state }) => state === 'ranked');
      if (waiting.length === 0) continue;
      const barred = (await this.registrations.barred(running)).map(({ pseudonym }) => pseudonym);
      for (const standing of (await this.standings.newestOf(waiting.map((round) => round.id))).values())
        for (const { person } of await this.standings.lines(standing.id, { count: barred.length, people: barred }))
          found.add(`bảng xếp hạng ${standing.id}: ${person}`);
    }
    return found.found();
  }

  private async notApproved(reader: InstantReader, tenantId: string): Promise<Offences> {
    const found = new OffenceList();
    for (const round of await reader.rows(approvedRounds, [tenantId]))
      if (!round.ruleSet || !isDulyApproved(round, await this.contests.ruleSet(round.ruleSet))) found.add(`đợt thi ${round.round}`);
    return found.found();
  }

  private async wrongPrizes(reader: InstantReader, tenantId: string): Promise<Offences> {
    const found = new OffenceList();
    const rounds = await reader.rows(approvedRounds, [tenantId]);
    for (const round of rounds) {
      if (!round.ruleSet) continue;
      for (const fault of faultsOfPrizes(round, await this.contests.ruleSet(round.ruleSet), heldElsewhere(round, rounds)))
        found.add(`đợt thi ${round.round}: ${fault}`);
    }
    return found.found();
  }
}
