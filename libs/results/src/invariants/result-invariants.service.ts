import { Injectable } from '@nestjs/common';
import { ContestReader } from '#contests';
import { Registrations } from '#registrations';
import { moneyOf, tierOf } from '#rules';
import { type InstantReader, type Invariant, type InvariantSource, OffenceList, type Offences, setWise } from '#tenancy';
import { StandingVerifying } from '../recheck/standing-verifying.service.js';
import { Standings } from '../standings.service.js';
import { faultsOfPrizes, heldElsewhere, isDulyApproved } from './approved-rounds.js';
import { CollectiveCheck } from './collective-check.service.js';
import { CORRECTED, KEY_IN_FORCE } from './correction-statements.js';
import { JudgedCheck } from './judged-check.service.js';
import { DrawCheck } from './draw-check.service.js';
import { OF_ANNULLED, PAID, paidPrizes, REFUSED } from './prize-statements.js';
import { RunningCheck } from './running-check.service.js';
import { ScoreCheck } from './score-check.service.js';
import { changedInputs, changedStandings } from './standing-hashes.js';
import { approvedRounds, LEFT_OUT, ONE_CURRENT, publishedStandings, TIERS_DECIDED, WHOLE } from './standing-statements.js';

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
    {
      of: 'tenant',
      id: 'inputs-as-in-the-trail',
      title: 'Dữ liệu đầu vào của mỗi bảng xếp hạng còn nguyên; mã của bảng và của dữ liệu đúng như nhật ký đã ghi.',
      find: changedInputs,
    },
    {
      of: 'tenant',
      id: 'published-come-out-again',
      title: 'Xếp hạng lại từ bài làm, mỗi đợt đã công bố ra đúng bảng đã công bố.',
      byNameOnly: true,
      find: (reader, tenantId) => this.differing(reader, tenantId),
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
      id: 'judged-standings-come-out-again',
      title: 'Bảng xếp hạng phần chấm điểm tính lại từ các phiếu chấm đã nộp ra đúng bảng đã chốt.',
      find: (reader, tenantId) => this.judged.differing(reader, tenantId),
    },
    setWise('tier-counts-as-decided', 'Số giải quyết định sau đúng quyết định mà hai người đã nhập và xác nhận.', TIERS_DECIDED),
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
    setWise('annulled-rounds-have-no-prizes', 'Đợt thi đã hủy không còn giải nào có hiệu lực.', OF_ANNULLED),
    setWise(
      'prizes-paid-once',
      'Mỗi giải được chi một lần, sau khi công bố và khi người đạt giải đã xác nhận, có ghi trong nhật ký.',
      PAID,
    ),
    {
      of: 'tenant',
      id: 'prizes-paid-as-planned',
      title: 'Số tiền đã chi cho mỗi giải đúng cơ cấu giải của thể lệ.',
      find: (reader, tenantId) => this.wrongSums(reader, tenantId),
    },
    setWise('refused-prizes-go-on-once', 'Giải có người không nhận được xét lại cho người khác, không quay về người ấy.', REFUSED),
    setWise(
      'corrections-as-decided',
      'Mỗi lần sửa kết quả do hai người quyết định và có đúng hiệu lực; bản trước còn giữ, bản sau có.',
      CORRECTED,
    ),
    setWise('standings-by-the-key-in-force', 'Mỗi bảng xếp hạng đang có hiệu lực được chấm theo đáp án mới nhất của bộ đề.', KEY_IN_FORCE),
    {
      of: 'tenant',
      id: 'draws-can-be-repeated',
      title: 'Mỗi lần bốc thăm được cam kết trước khi đợt thi đóng, có người chứng kiến, và bốc lại ra cùng kết quả.',
      find: (reader, tenantId) => this.draws.find(reader, tenantId),
    },
    {
      of: 'tenant',
      id: 'collective-figures-add-up',
      title: 'Số liệu tập thể cộng lại từ danh sách lượt thi đã giữ ra đúng số đã chốt.',
      find: (reader, tenantId) => this.collective.find(reader, tenantId),
    },
    {
      of: 'tenant',
      id: 'running-standings-are-fresh',
      title: 'Bảng tạm tính chỉ có ở đợt đang mở, đúng mã, không cũ.',
      find: (reader, tenantId) => this.running.find(reader, tenantId),
    },
  ];

  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly standings: Standings,
    private readonly scores: ScoreCheck,
    private readonly judged: JudgedCheck,
    private readonly draws: DrawCheck,
    private readonly collective: CollectiveCheck,
    private readonly running: RunningCheck,
    private readonly verifying: StandingVerifying,
  ) {}

  /** By the teams and lists of today: whoever joins the board after an approval was rightly ranked before. */
  private async barredInWaiting(): Promise<Offences> {
    const found = new OffenceList();
    for (const { id } of await this.contests.list()) {
      const running = await this.contests.contest(id);
      for (const offence of await this.judged.barredInWaiting(running)) found.add(offence);
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

  private async wrongSums(reader: InstantReader, tenantId: string): Promise<Offences> {
    const found = new OffenceList();
    for (const { award, group, tier, amount, ruleSets } of await reader.rows(paidPrizes, [tenantId])) {
      const sums: (number | null)[] = [];
      for (const id of ruleSets) {
        const planned = tierOf(await this.contests.ruleSet(id), group, tier);
        if (planned) sums.push(moneyOf(planned.tier) ?? null);
      }
      if (!sums.includes(amount)) found.add(`giải ${award}`);
    }
    return found.found();
  }

  /** As `khoabang standing verify` does it, for the version that counts of each round that is public. */
  private async differing(reader: InstantReader, tenantId: string): Promise<Offences> {
    const found = new OffenceList();
    for (const { id } of await reader.rows(publishedStandings, [tenantId])) {
      const standing = await this.standings.byId(id);
      if (!standing || !(await this.verifying.verify(standing)).isSame) found.add(`bảng xếp hạng ${id}`);
    }
    return found.found();
  }
}
