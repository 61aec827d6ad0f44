/** What the worker does after an annulment: units are counted anew within a minute, and people told, thousands of them one after the other. */
const RECOUNTS_WITHIN = "interval '1 hour'";
const TOLD_WITHIN = "interval '2 days'";

/**
 * What people have done to a round is what the round is: annulled by two or not at all, with the run that was promised; its end
 * where the last extension has put it, each from the end before; its pause the one that was set last.
 */
export const ALTERED = `
  select 'đợt thi ' || r.id || ': đã hủy mà không có quyết định của hai người' as sample from rounds r
    where r.tenant_id = $1 and r.state = 'annulled' and not exists (
      select from round_alterations a where a.tenant_id = $1 and a.round_id = r.id and a.kind = 'annul' and a.state = 'done' and a.decided_by <> a.asked_by)
  union all
  select 'đợt thi ' || r.id || ': có quyết định hủy mà chưa hủy' from round_alterations a join rounds r on r.tenant_id = $1 and r.id = a.round_id
    where a.tenant_id = $1 and a.kind = 'annul' and a.state = 'done' and r.state <> 'annulled'
  union all
  select 'đợt thi ' || r.id || ': sai đợt thi lại' from round_alterations a join rounds r on r.tenant_id = $1 and r.id = a.round_id
    left join rounds s on s.tenant_id = $1 and s.id = a.successor_id
    where a.tenant_id = $1 and a.kind = 'annul' and a.state = 'done' and ((a.run_opens_at is not null) <> (s.id is not null)
      or (s.contest_id, s.part_code, s.code, s.run) is distinct from (r.contest_id, r.part_code, r.code, r.run + 1) and s.id is not null)
  union all
  select 'đợt thi ' || a.round_id || ': chưa làm xong việc sau khi hủy' from round_alterations a join tenants t on t.id = $1 and t.status = 'active'
    where a.tenant_id = $1 and a.kind = 'annul' and a.state = 'done'
      and ((a.recounted_at is null and a.decided_at + ${RECOUNTS_WITHIN} < app_now()) or (a.told_at is null and a.decided_at + ${TOLD_WITHIN} < app_now()))
  union all
  select distinct 'đợt thi ' || r.id || ': giờ đóng, giờ công bố khác lần gia hạn' from (
      select a.round_id, a.closes_after, a.publishes_after, lead(a.id) over w as next, lead(a.closes_before) over w as closes_next, lead(a.publishes_before) over w as publishes_next
      from round_alterations a where a.tenant_id = $1 and a.kind = 'extend' window w as (partition by a.round_id order by a.asked_at, a.id)
    ) a join rounds r on r.tenant_id = $1 and r.id = a.round_id
    where a.closes_after <> coalesce(a.closes_next, r.closes_at) or a.publishes_after is distinct from case when a.next is null then r.publishes_at else a.publishes_next end
  union all
  select 'đợt thi ' || r.id || ': giờ tạm dừng khác quyết định' from rounds r
    left join (
      select distinct on (a.round_id) a.round_id, a.paused_from, a.resumes_at from round_alterations a
      where a.tenant_id = $1 and a.kind in ('pause', 'resume') order by a.round_id, a.asked_at desc, a.id desc
    ) a on a.round_id = r.id
    where r.tenant_id = $1 and (r.paused_from, r.resumes_at) is distinct from (a.paused_from, a.resumes_at)`;
