/**
 * An appeal came while one could appeal, and its acts follow each other; it was decided once, by who says so in the case and in the
 * trail, and that is not its owner unless the rules let one person reject.
 */
export const DECIDED = `
  select 'khiếu nại ' || a.code || ': ngoài thời hạn hoặc sai thứ tự thời gian' as sample from appeals a
    where a.tenant_id = $1 and (a.received_at >= a.closes_at or a.taken_at < a.received_at or a.decided_at < a.taken_at or a.told_at < a.decided_at or a.answer_by <= a.received_at)
  union all
  select 'khiếu nại ' || a.code || ': người quyết định khác trong diễn biến vụ việc' from appeals a
    where a.tenant_id = $1 and (a.state in ('decided', 'told')) <> ((
      select count(*) from appeal_events e where e.tenant_id = $1 and e.appeal_id = a.id and e.act = 'decided' and (a.decided_by is null or e.actor_id = a.decided_by)) = 1)
  union all
  select 'khiếu nại ' || a.code || ': người quyết định khác trong nhật ký' from appeals a
    where a.tenant_id = $1 and a.decided_by is not null and (
      select count(*) from audit_entries e where e.tenant_id = $1 and e.subject_id = a.id and e.action = 'appeal.decided' and e.actor_id = a.decided_by) <> 1
  union all
  select 'khiếu nại ' || a.code || ': làm hơn một lần' from appeals a
    where a.tenant_id = $1 and exists (
      select from appeal_events e where e.tenant_id = $1 and e.appeal_id = a.id and e.act in ('received', 'decided', 'carried-out') group by e.act having count(*) > 1)`;

/** When what follows from an appeal had been done: with the decision, which is noted last, or later, where the result was filed or people had to do it. */
const DONE = `(select a.*, greatest(a.decided_at, (select max(e.happened_at) from appeal_events e
    where e.tenant_id = $1 and e.appeal_id = a.id and e.act in ('decided', 'carried-out'))) as done_at
  from appeals a where a.tenant_id = $1 and a.effect_state = 'done')`;

/**
 * What an upheld appeal was to change is changed, once: late answers are in one attempt that goes on with the sealed one, nobody is
 * still left out whom it took back in, the unit is the one of the newest decision; and the result was computed afterwards.
 */
export const TOOK_EFFECT = `
  select 'khiếu nại ' || a.code || ': bài nộp muộn không được nhận đúng một lần' as sample from ${DONE} a
    where a.effect = 'take-late' and (
      select count(*) from attempt_exceptions x join attempt_grants g on g.tenant_id = $1 and g.exception_id = x.id
        join attempts n on n.tenant_id = $1 and n.id = g.successor_id and n.continues = x.attempt_id
        where x.tenant_id = $1 and x.attempt_id = a.attempt_id and x.kind = 'late-answers' and x.state = 'granted') <> 1
  union all
  select 'khiếu nại ' || a.code || ': vẫn không được xếp hạng' from ${DONE} a
    where a.effect = 'rank-again' and (exists (
      select from ranking_exclusions e where e.tenant_id = $1 and e.round_id = a.round_id and e.registration_id = a.registration_id
        and e.excluded_at <= a.done_at and (e.lifted_at is null or e.lifted_at > a.done_at))
      or exists (
        select from submission_cancellations c where c.tenant_id = $1 and c.submission_id = a.submission_id and c.decision = 'cancelled'
          and c.decided_at <= a.done_at and c.lifted_at is null))
  union all
  select 'khiếu nại ' || a.code || ': không tính cho đơn vị đã quyết định' from (
      select distinct on (a.round_id, a.registration_id, a.submission_id) a.* from ${DONE} a where a.effect = 'other-unit'
        order by a.round_id, a.registration_id, a.submission_id, a.done_at desc, a.id desc
    ) a
    where case when a.submission_id is null
      then not exists (
        select from kept_units k where k.tenant_id = $1 and k.round_id = a.round_id and k.registration_id = a.registration_id and k.unit_id = a.wanted_unit_id)
      else not exists (select from submissions s where s.tenant_id = $1 and s.id = a.submission_id and s.unit_id = a.wanted_unit_id) end
  union all
  select 'khiếu nại ' || a.code || ': đính chính chưa được áp dụng' from ${DONE} a
    where a.effect = 'corrected' and not exists (
      select from result_corrections c where c.tenant_id = $1 and c.id = a.correction_id and c.state = 'switched')
  union all
  select 'khiếu nại ' || a.code || ': kết quả chưa được lập lại' from ${DONE} a
    join rounds r on r.tenant_id = $1 and r.id = a.round_id and r.state in ('ranked', 'approved', 'published')
    where a.effect not in ('none', 'by-hand', 'corrected') and not exists (
      select from standings s where s.tenant_id = $1 and s.round_id = a.round_id and s.computed_at >= a.done_at)`;
