import { Injectable } from '@nestjs/common';
import { hotStatement } from '#persistence';
import { parseRuleSet, ruleSetHash } from '#rules';
import { type InstantReader, type Invariant, type InvariantSource, OffenceList, type Offences, setWise } from '#tenancy';
import { ALTERED } from './alteration-statements.js';

/** A worker looks at every round each second. */
const OVERDUE = "interval '15 minutes'";

/**
 * No round was closed before its end or published before the promised minute, as the trail has it; none is open that should
 * have closed; a contest whose rounds are going on has its rules. By the trail, not by the clock: a demo's clock goes back.
 */
const TIMES = `
  select 'đợt thi ' || r.id || case e.action when 'round.open' then ': mở trước giờ mở' when 'round.closing' then ': đóng trước giờ đóng' else ': công bố trước giờ công bố' end as sample
    from rounds r join audit_entries e on e.tenant_id = $1 and e.subject_id = r.id
    where r.tenant_id = $1
      and ((e.action = 'round.closing' and e.happened_at < r.closes_at) or (e.action = 'round.open' and e.happened_at < r.opens_at)
        or (e.action = 'round.published' and e.happened_at < r.publishes_at))
  union
  select 'đợt thi ' || r.id || case r.state when 'open' then ': quá giờ đóng mà chưa đóng' when 'paused' then ': quá giờ tiếp tục mà còn tạm dừng' else ': quá giờ mở mà chưa mở' end
    from rounds r join contests c on c.tenant_id = $1 and c.id = r.contest_id and c.state = 'published'
    join tenants t on t.id = $1 and t.status = 'active'
    where r.tenant_id = $1 and ((r.state = 'scheduled' and r.opens_at + ${OVERDUE} < app_now()) or (r.state = 'open' and r.closes_at + ${OVERDUE} < app_now())
      or (r.state = 'paused' and r.resumes_at + ${OVERDUE} < app_now()))
  union
  select 'cuộc thi ' || c.id || ': không có thể lệ' from contests c where c.tenant_id = $1 and c.state = 'published' and c.rule_set_id is null`;

/** Whoever plays gives a sign each second; after half a minute without one another takes it. */
const STUCK = `
  select 'lần chạy thử ' || r.id as sample from rehearsals r join tenants t on t.id = $1 and t.status = 'active'
  where r.tenant_id = $1 and r.state = 'running' and r.claimed_at + ${OVERDUE} < app_now()`;

const ruleSets = hotStatement<[tenant: string], { id: string; body: unknown; sha256: string }>(
  'verify-rule-sets',
  'select s.id, s.body, s.sha256 from rule_sets s where s.tenant_id = $1',
);

/** What must hold for contests, their rules and rounds. */
@Injectable()
export class ContestInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    setWise('rounds-fit-their-times', 'Mỗi đợt thi mở, đóng và công bố đúng giờ đã định.', TIMES),
    setWise(
      'rounds-as-altered',
      'Mỗi lần gia hạn, tạm dừng, hủy đợt thi có đúng hiệu lực như đã quyết định; hủy đợt thi do hai người.',
      ALTERED,
    ),
    {
      of: 'tenant',
      id: 'rules-fit-their-hash',
      title: 'Thể lệ của mỗi cuộc thi đúng như khi ban hành.',
      find: changedRules,
    },
    setWise('rehearsals-not-stuck', 'Không lần chạy thử nào bị bỏ dở quá thời hạn.', STUCK),
  ];
}

async function changedRules(reader: InstantReader, tenantId: string): Promise<Offences> {
  const found = new OffenceList();
  for await (const versions of reader.portions(ruleSets, [tenantId]))
    for (const { id, body, sha256 } of versions) if (hashOf(body) !== sha256) found.add(`thể lệ ${id}`);
  return found.found();
}

function hashOf(body: unknown): string | undefined {
  try {
    return ruleSetHash(parseRuleSet(body));
  } catch {
    // It cannot even be read any more.
    return undefined;
  }
}
