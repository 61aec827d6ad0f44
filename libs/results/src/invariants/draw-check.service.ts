import { Injectable } from '@nestjs/common';
import { AttemptCandidates } from '#attempts';
import type { RoundId } from '#kernel';
import { hotStatement } from '#persistence';
import { commitmentHash, drawTicket, publicDrawSeed } from '#rules';
import { type InstantReader, OffenceList, type Offences } from '#tenancy';
import { WITNESSES } from '../draws/draws.service.js';

interface PublicDraw {
  round: RoundId;
  text: string;
  sha256: string;
  /** Promised when the round had already closed. */
  isLate: boolean;
  isFrozen: boolean;
  listCount: number | null;
  listSha256: string | null;
  /** What was entered and confirmed. */
  value: string | null;
  /** Frozen, published, entered and confirmed in this order. */
  isInOrder: boolean | null;
  /** How many people of other teams than the one who entered it have read the same. */
  witnesses: number;
  /** What standings of the round say of their draw. */
  standings: { id: string; commitment: string; value: string; seed: string; summarySeed: string }[];
}

const publicDraws = hotStatement<[tenant: string], PublicDraw>(
  'verify-draws',
  `select d.round_id as round, d.commitment_text as text, d.sha256, d.committed_at >= r.closes_at as "isLate", d.frozen_at is not null as "isFrozen",
     d.list_count as "listCount", d.list_sha256 as "listSha256", e.seed_value as value,
     d.frozen_at <= e.drawn_at and e.drawn_at <= e.entered_at and e.entered_at <= e.confirmed_at as "isInOrder",
     (select count(distinct w.account_id)::int from draw_witnesses w where w.tenant_id = $1 and w.entry_id = e.id and w.account_id <> e.entered_by
        and w.team <> e.entered_for and w.witnessed_at <= e.confirmed_at) as witnesses,
     (select coalesce(json_agg(json_build_object('id', s.id, 'commitment', i.body #>> '{draw,commitment}', 'value', i.body #>> '{draw,value}',
         'seed', i.body ->> 'drawSeed', 'summarySeed', s.summary ->> 'drawSeed') order by s.version), '[]')
       from standings s join standing_inputs i on i.tenant_id = $1 and i.standing_id = s.id
       where s.tenant_id = $1 and s.round_id = d.round_id and i.body -> 'draw' is not null) as standings
   from round_draws d join rounds r on r.tenant_id = $1 and r.id = d.round_id
   left join draw_entries e on e.tenant_id = $1 and e.round_id = d.round_id and e.confirmed_at is not null
   where d.tenant_id = $1 order by d.round_id`,
);

/** Two people whom the draw alone has put one above the other. */
interface DrawnPair {
  standing: string;
  rank: number;
  seed: string;
  person: string;
  next: string;
}

// Once along the lines in their order: joined with themselves, they are read again for each of them where the planner expects few.
const drawnPairs = hotStatement<[tenant: string], DrawnPair>(
  'verify-drawn-pairs',
  `with seeds as materialized (select s.id, s.summary ->> 'drawSeed' as seed from standings s where s.tenant_id = $1)
   select l.standing_id as standing, l.rank, s.seed, l.person, l.next
   from (select b.standing_id, b.rank, b.person, b.decided_by, lead(b.person) over below as next, lead(b.rank) over below as "nextRank"
     from standing_lines b where b.tenant_id = $1 window below as (partition by b.standing_id order by b.rank)) l
   join seeds s on s.id = l.standing_id
   where l.decided_by = 'draw' and l."nextRank" = l.rank + 1`,
);

/** Repeats draws: what was promised, the list, the seed, its witnesses, and the order that comes of it. */
@Injectable()
export class DrawCheck {
  constructor(private readonly candidates: AttemptCandidates) {}

  async find(reader: InstantReader, tenantId: string): Promise<Offences> {
    const found = new OffenceList();
    for (const draw of await reader.rows(publicDraws, [tenantId]))
      for (const fault of [...faultsOf(draw), ...(await this.faultsOfList(draw))]) found.add(`đợt thi ${draw.round}: ${fault}`);
    for await (const pairs of reader.portions(drawnPairs, [tenantId]))
      for (const { standing, rank, seed, person, next } of pairs)
        if (drawTicket(seed, person) > drawTicket(seed, next)) found.add(`bảng xếp hạng ${standing}: hạng ${rank} bốc thăm lại ra khác`);
    return found.found();
  }

  private async faultsOfList({ round, isFrozen, listCount, listSha256 }: PublicDraw): Promise<string[]> {
    if (!isFrozen) return [];
    const { people, sha256 } = await this.candidates.listOf(round);
    return people === listCount && sha256 === listSha256 ? [] : ['danh sách bốc thăm không còn như khi chốt'];
  }
}

function faultsOf({ text, sha256, isLate, value, isInOrder, witnesses, standings }: PublicDraw): string[] {
  const faults: [isFault: boolean, words: string][] = [
    [commitmentHash(text) !== sha256, 'bản cam kết bốc thăm không khớp mã'],
    [isLate, 'cam kết bốc thăm sau khi đợt thi đóng'],
    [value !== null && isInOrder !== true, 'giá trị bốc thăm được nhập không đúng thứ tự thời gian'],
    [value !== null && witnesses < WITNESSES, 'thiếu người chứng kiến bốc thăm'],
  ];
  const seed = value === null ? undefined : publicDrawSeed(sha256, value);
  for (const one of standings)
    faults.push([
      one.commitment !== sha256 || one.value !== value || one.seed !== seed || one.summarySeed !== seed,
      `bảng xếp hạng ${one.id} không theo mã bốc thăm`,
    ]);
  return faults.flatMap(([isFault, words]) => (isFault ? [words] : []));
}
