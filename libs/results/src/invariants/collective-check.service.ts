import { Injectable } from '@nestjs/common';
import { ContestReader, type RuleSetId } from '#contests';
import { hotStatement } from '#persistence';
import {
  type AttemptColumns,
  attemptsOfUnits,
  canonicalJson,
  collectiveHash,
  type CollectiveStanding,
  GatheredAttempts,
  type LeaderWord,
  type RuleSet,
  sourcesHash,
  type StandingInputs,
  type UnitShape,
  type UnitSource,
  unitSourceHash,
} from '#rules';
import { inShare, type InstantReader, OffenceList, type Offences } from '#tenancy';
import { collectiveAgain } from '../collective/collective-again.js';
import type { StandingId } from '../entities/standing.entity.js';
import { NEWEST, RANKED } from './standing-statements.js';

interface KeptHead {
  standing: StandingId;
  awards: { award: string; version: number; sha256: string }[];
  units: number;
  attempts: number;
  sha256: string;
  /** As the trail has it; null where it has none. */
  said: string | null;
  body: StandingInputs;
  shapes: UnitShape[] | null;
  /** Who leads, where an award asks for leaders. */
  leaders: LeaderWord[] | null;
  /** The collective standings that rest on it, as they are stored. */
  kept: { award: string; sha256: string; body: CollectiveStanding }[];
}

const heads = hotStatement<[tenant: string, part: number, of: number], KeptHead>(
  'verify-collective-heads',
  `select h.standing_id as standing, h.awards, h.units, h.attempts, h.sha256, i.body, i.units as shapes, i.judged -> 'leaders' as leaders,
     (select e.details ->> 'sources' from audit_entries e where e.tenant_id = $1 and e.subject_id = h.round_id and e.action = 'round.sources-kept'
        and e.details ->> 'basis' = h.standing_id::text limit 1) as said,
     (select coalesce(json_agg(json_build_object('award', c.award_code, 'sha256', c.sha256, 'body', c.body)), '[]')
       from jsonb_to_recordset(h.awards) as a(award text, version integer)
       join collective_standings c on c.tenant_id = $1 and c.contest_id = h.contest_id and c.award_code = a.award and c.version = a.version) as kept
   from collective_sources h join standing_inputs i on i.tenant_id = $1 and i.standing_id = h.standing_id
   where h.tenant_id = $1 and ${inShare('h.standing_id')} order by h.standing_id`,
);

type KeptUnit = UnitSource & { sha256: string };

/** Lists as JSON: the driver reads that several times as fast as lists of Postgres. */
const units = hotStatement<[tenant: string, StandingId], KeptUnit>(
  'verify-collective-units',
  `select u.unit_code as unit, to_json(u.attempts) as attempts, to_json(u.people) as people, to_json(u.rounds) as rounds, to_json(u.thousandths) as thousandths,
     to_json(u.marks) as marks, to_json(u.submitted_ms) as "submittedMs", u.sha256
   from collective_source_units u where u.tenant_id = $1 and u.standing_id = $2 order by u.unit_code collate "C"`,
);

/** Standings that count and whose figures cannot be opened, long after they were computed: the worker keeps their sources within seconds. */
const unopened = hotStatement<[tenant: string], { standing: string }>(
  'verify-unopened-figures',
  `select s.id as standing from ${NEWEST} s join rounds r on r.tenant_id = $1 and r.id = s.round_id and r.state in ${RANKED}
   join standing_inputs i on i.tenant_id = $1 and i.standing_id = s.id and jsonb_array_length(i.body -> 'collective') > 0
   join tenants t on t.id = $1 and t.status = 'active'
   where s.tenant_id = $1 and s.computed_at + interval '1 hour' < app_now()
     and not exists (select from collective_sources h where h.tenant_id = $1 and h.standing_id = s.id) order by s.id`,
);

/** Adds collective figures up again from the attempts that were kept with them. */
@Injectable()
export class CollectiveCheck {
  constructor(private readonly contests: ContestReader) {}

  async find(reader: InstantReader, tenantId: string): Promise<Offences> {
    const found = new OffenceList();
    for (const { standing } of await reader.rows(unopened, [tenantId]))
      found.add(`bảng xếp hạng ${standing}: số liệu tập thể không mở được đến từng lượt`);
    for (const head of await reader.rows(heads, [tenantId, reader.share.part, reader.share.of])) {
      const ruleSet = await this.contests.ruleSet(head.body.ruleSet as RuleSetId);
      const sources: KeptUnit[] = [];
      for await (const portion of reader.portions(units, [tenantId, head.standing])) sources.push(...portion);
      for (const fault of [...faultsOfSources(head, sources), ...faultsOfFigures(head, ruleSet, sources)])
        found.add(`bảng xếp hạng ${head.standing}: ${fault}`);
    }
    return found.found();
  }
}

/** Whether the lists are those that were kept. */
function faultsOfSources({ units: count, attempts, sha256, said }: KeptHead, sources: readonly KeptUnit[]): string[] {
  const changed = sources.filter(({ sha256: own, ...source }) => unitSourceHash(source) !== own);
  const listed = sources.reduce((sum, source) => sum + source.attempts.length, 0);
  const isWhole = sources.length === count && listed === attempts && sourcesHash(sources) === sha256;
  return [
    ...changed.map(({ unit }) => `danh sách lượt thi của đơn vị ${unit} không khớp mã`),
    ...(isWhole ? [] : ['danh sách lượt thi của các đơn vị không đủ như khi giữ']),
    ...(said === null || said === sha256 ? [] : ['nhật ký ghi mã khác cho danh sách lượt thi']),
  ];
}

/** Whether they give the figures, to the hash that was published. */
function faultsOfFigures({ awards, body, shapes, leaders, kept }: KeptHead, ruleSet: RuleSet, sources: readonly KeptUnit[]): string[] {
  const attempts = columnsOf(sources);
  const again =
    attempts &&
    new Map(
      collectiveAgain({ ...body, ruleSet, units: shapes ?? [], confirmed: leaders ?? undefined }, attempts).map((one) => [one.award, one]),
    );
  return awards.flatMap(({ award, sha256 }) => {
    const [computed, stored] = [again?.get(award), kept.find((one) => one.award === award)];
    if (!computed || collectiveHash(computed) !== sha256) return [`giải ${award}: cộng lại từ danh sách lượt thi ra khác`];
    const isStored = stored?.sha256 === sha256 && canonicalJson(stored.body) === canonicalJson(shown(computed));
    return isStored ? [] : [`giải ${award}: số liệu đã lưu khác số liệu đã chốt`];
  });
}

/** Units in which nobody takes part are hashed and not kept. */
function shown(standing: CollectiveStanding): CollectiveStanding {
  return { ...standing, lines: standing.lines.filter(({ people }) => people > 0) };
}

/** Undefined where somebody stands in two units, which no rule could add up. */
function columnsOf(sources: readonly KeptUnit[]): AttemptColumns | undefined {
  const gathered = new GatheredAttempts();
  try {
    for (const source of sources)
      for (const { id, person, unit, round, thousandths, allCorrect, isValid: valid, isCounted, submittedAt } of attemptsOfUnits([source]))
        gathered.add({
          ...{ id, person, unit, round, allCorrect, valid, submittedAt, audience: '', completeProfile: true, prediction: NaN },
          points: thousandths / 1000,
          // How long a sitting took was not kept, only which of several counts: of those with equal points the shorter one does.
          startedAt: submittedAt - (isCounted ? 0 : 1),
        });
  } catch {
    return undefined;
  }
  return gathered.all();
}
