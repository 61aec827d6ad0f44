import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { type AccountId, Clock, formatNumber, localDay } from '#kernel';
import { Registrations } from '#registrations';
import { JudgedLines, ResultError, type Standing, type StandingRow } from '#results';
import { tierOf } from '#rules';
import type { CsvRow } from '../../edge/csv.js';
import { personCode } from './person-code.js';
import { minutesAndSeconds } from './standing-columns.js';
import type { StandingQuery } from './results.forms.js';
import { JudgedNames } from './judged-names.js';
import { type RoundStandings, StandingReader } from './standing-reader.js';
import { nameOf, prizeOf } from './standing-rows.js';

/** A file for people's eyes ends here; the whole ranking, without names, is the published file. */
const MOST_LINES = 5_000;

/** The ranking as a file for spreadsheets. It carries names out of the system, so the trail knows who took it. */
@Injectable()
export class StandingExport {
  constructor(
    private readonly reader: StandingReader,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly judgedLines: JudgedLines,
    private readonly names: JudgedNames,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws ResultError NO_STANDING */
  async of(code: string, { accountId }: Principal, query: StandingQuery): Promise<{ name: string; rows: CsvRow[] }> {
    const place = await this.reader.round(code);
    const signing = this.reader.version(place, query.ban);
    if (!signing) throw new ResultError('NO_STANDING');
    const { standing } = signing;
    if (place.round.kind === 'receiving') return this.judged(place, standing, accountId);
    const { lines, total } = await this.reader.lines(place, signing, { search: query.q?.trim() ?? '', skip: 0, limit: MOST_LINES });
    const ruleSet = await this.contests.ruleSet(standing.ruleSetId);
    const people = await this.registrations.peopleOf(
      place.running.contest.id,
      lines.map(({ person }) => person),
    );
    const rows = lines.map((line) => {
      const person = people.get(line.person);
      const prize = prizeOf(standing, ruleSet, line.person)?.label ?? '';
      return [
        line.rank,
        nameOf(person),
        person?.unitName ?? '',
        person?.unitPlace ?? '',
        personCode(line.person),
        ...numbersOf(line),
        prize,
      ];
    });
    await this.noteExport(standing, accountId, lines.length);
    return { name: this.nameOf(place), rows: [HEAD, ...rows, ...cutRow(lines.length, total, 'người')] };
  }

  private async judged(place: RoundStandings, standing: Standing, accountId: AccountId): Promise<{ name: string; rows: CsvRow[] }> {
    const { running, round } = place;
    const lines = await this.judgedLines.lines(standing.id, { count: MOST_LINES });
    const names = await this.names.of(running, round.partCode, lines.map(({ submissionId }) => submissionId)); // prettier-ignore
    const ruleSet = await this.contests.ruleSet(standing.ruleSetId);
    const rows = lines.map((line): CsvRow => {
      const name = names.get(line.submissionId);
      const award = standing.summary.prizes.awards.find(({ rank }) => rank === line.rank);
      const prize = award ? (tierOf(ruleSet, award.group, award.tier)?.tier.name ?? '') : '';
      return [line.rank, name?.number ?? '', name?.title ?? '', name?.fullName ?? '', name?.unitName ?? '', name?.unitPlace ?? '', Number(line.points), prize, line.explanation]; // prettier-ignore
    });
    await this.noteExport(standing, accountId, lines.length);
    return { name: this.nameOf(place), rows: [JUDGED_HEAD, ...rows, ...cutRow(lines.length, standing.summary.ranked, 'bài')] };
  }

  private nameOf({ round }: Pick<RoundStandings, 'round'>): string {
    return `xep-hang-${round.code}-${localDay(this.clock.now())}.csv`;
  }

  private async noteExport({ id, roundId, version }: Standing, actor: AccountId, lines: number): Promise<void> {
    await this.audit.record({
      actor,
      action: 'standing.exported',
      subject: { kind: 'standing', id },
      details: { round: roundId, version, lines },
    });
  }
}

/** Says where a file ends before the ranking does. */
function cutRow(shown: number, total: number, noun: string): CsvRow[] {
  return total > shown ? [[`Tệp này dừng ở ${formatNumber(shown)} ${noun} trong ${formatNumber(total)} ${noun}.`]] : [];
}

const JUDGED_HEAD = ['Hạng', 'Số bài', 'Tên bài', 'Tác giả', 'Đơn vị', 'Thuộc', 'Điểm', 'Giải', 'Lý do xếp hạng'];
const HEAD = ['Hạng', 'Họ và tên', 'Đơn vị', 'Thuộc', 'Mã', 'Điểm', 'Dự đoán', 'Làm trong (phút:giây)', 'Giải'];

function numbersOf({ points, prediction, durationMs }: StandingRow): CsvRow {
  return [Number(points), prediction === null ? null : Number(prediction), minutesAndSeconds(Number(durationMs))];
}
