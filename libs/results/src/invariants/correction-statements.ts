import { NEWEST } from './standing-statements.js';

/**
 * A correction was switched by a second person, as the trail has it; what it has corrected is kept and has a successor; each later
 * version of a key comes of one correction and says what that has said; whoever was disqualified is left out by it.
 */
export const CORRECTED = `
  select 'lần sửa ' || c.id || ': nhật ký không có quyết định của người thứ hai' as sample from result_corrections c
    where c.tenant_id = $1 and c.state = 'switched' and c.kind <> 'appeal' and not exists (
      select from audit_entries e where e.tenant_id = $1 and e.subject_id = c.id and e.action = 'correction.switched' and e.actor_id = c.decided_by and e.actor_id <> c.asked_by)
  union all
  select 'lần sửa ' || c.id || ': đợt thi ' || x.round_id || ' không có bản lập lại' from result_corrections c
    join correction_rounds x on x.tenant_id = $1 and x.correction_id = c.id and x.state_before is not null
    join rounds r on r.tenant_id = $1 and r.id = x.round_id and r.state not in ('settling', 'annulled')
    where c.tenant_id = $1 and c.state = 'switched' and not exists (
      select from standings o join standings n on n.tenant_id = $1 and n.round_id = o.round_id and n.version > o.version and n.computed_at >= c.decided_at
      where o.tenant_id = $1 and o.id = x.standing_id and o.round_id = x.round_id)
  union all
  select 'lần sửa ' || c.id || ': không có đáp án bản ' || c.key_version from result_corrections c
    where c.tenant_id = $1 and c.key_version is not null and not exists (
      select from bank_keys k where k.tenant_id = $1 and k.bank_id = c.bank_id and k.version = c.key_version)
  union all
  select 'đáp án bản ' || k.version || ' của bộ đề ' || k.bank_id || ' không do một lần sửa' from bank_keys k
    where k.tenant_id = $1 and k.version > 1 and (
      select count(*) from result_corrections c where c.tenant_id = $1 and c.bank_id = k.bank_id and c.key_version = k.version
        and c.decided_by = k.created_by and k.revisions @> c.revisions) <> 1
  union all
  select 'lần sửa ' || c.id || ': người bị loại không bị loại ở đợt thi ' || x.round_id from result_corrections c
    join correction_rounds x on x.tenant_id = $1 and x.correction_id = c.id
    where c.tenant_id = $1 and c.state = 'switched' and c.kind = 'disqualification' and not exists (
      select from ranking_exclusions e where e.tenant_id = $1 and e.correction_id = c.id and e.round_id = x.round_id
        and e.registration_id = c.registration_id and e.confirmed_by = c.decided_by)
  union all
  select 'lần sửa ' || c.id || ': bài dự thi không bị hủy' from result_corrections c
    where c.tenant_id = $1 and c.state = 'switched' and c.kind = 'cancellation' and not exists (
      select from submission_cancellations s where s.tenant_id = $1 and s.submission_id = c.submission_id and s.decision = 'cancelled')`;

/** Until a round is filed, its standing is scored by the newest version of its bank's key. */
export const KEY_IN_FORCE = `
  select 'bảng xếp hạng ' || s.id as sample from ${NEWEST} s
  join rounds r on r.tenant_id = $1 and r.id = s.round_id and r.state in ('ranked', 'approved', 'published')
  join round_banks b on b.tenant_id = $1 and b.round_id = s.round_id
  where s.tenant_id = $1
    and (s.key_versions ->> b.bank_id::text)::int <> (select max(k.version) from bank_keys k where k.tenant_id = $1 and k.bank_id = b.bank_id)`;
