import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { Clock, localDay } from '#kernel';
import { Registrations } from '#registrations';
import { ResultError, type StandingRow } from '#results';
import type { CsvRow } from '../../edge/csv.js';
import { personCode } from './person-code.js';
import { minutesAndSeconds } from './standing-columns.js';
import type { StandingQuery } from './results.forms.js';
import { StandingReader } from './standing-reader.js';
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
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws ResultError NO_STANDING */
  async of(code: string, { accountId }: Principal, query: StandingQuery): Promise<{ name: string; rows: CsvRow[] }> {
    const place = await this.reader.round(code);
    const signing = this.reader.version(place, query.ban);
    if (!signing) throw new ResultError('NO_STANDING');
    const { standing } = signing;
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
    await this.audit.record({
      actor: accountId,
      action: 'standing.exported',
      subject: { kind: 'standing', id: standing.id },
      details: { round: standing.roundId, version: standing.version, lines: lines.length },
    });
    const cut = total > lines.length ? [[`Tệp này dừng ở ${MOST_LINES} người trong ${total} người.`]] : [];
    return { name: `xep-hang-${place.round.code}-${localDay(this.clock.now())}.csv`, rows: [HEAD, ...rows, ...cut] };
  }
}

const HEAD = ['Hạng', 'Họ và tên', 'Đơn vị', 'Thuộc', 'Mã', 'Điểm', 'Dự đoán', 'Làm trong (phút:giây)', 'Giải'];

function numbersOf({ points, prediction, durationMs }: StandingRow): CsvRow {
  return [Number(points), prediction === null ? null : Number(prediction), minutesAndSeconds(Number(durationMs))];
}
