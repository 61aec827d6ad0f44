import type { RuleSetId } from '#contests';
import { hotStatement } from '#persistence';
import { APPROVED } from './standing-statements.js';

/** Prizes of a round that was annulled have fallen with it. */
export const OF_ANNULLED = `
  select 'giải ' || w.id || ' của đợt thi ' || w.round_id as sample from awards w
  join rounds r on r.tenant_id = $1 and r.id = w.round_id and r.state = 'annulled'
  where w.tenant_id = $1 and not exists (select from award_withdrawals x where x.tenant_id = $1 and x.award_id = w.id)`;

/**
 * Nobody was paid the same prize twice, also where a correction has taken it away and another has given it back; each payment is of
 * a prize that was public and held, for which the winner had confirmed, and stands in the trail once.
 */
export const PAID = `
  with paid as (
    select p.award_id, p.paid_at, p.paid_by, w.round_id, count(*) over (partition by w.round_id, w.group_code, w.tier_code, coalesce(w.submission_id, w.person)) as times
    from prize_payouts p join awards w on w.tenant_id = $1 and w.id = p.award_id where p.tenant_id = $1
  )
  select 'giải ' || p.award_id || ': chi hai lần' as sample from paid p where p.times > 1
  union all
  select 'giải ' || p.award_id || ': chưa được xác nhận nhận giải' from paid p
    where not exists (select from winner_confirmations c where c.tenant_id = $1 and c.award_id = p.award_id and c.state = 'confirmed' and c.said_at <= p.paid_at)
  union all
  select 'giải ' || p.award_id || ': đã thu hồi trước khi chi' from paid p
    join award_withdrawals x on x.tenant_id = $1 and x.award_id = p.award_id and x.withdrawn_at <= p.paid_at
  union all
  select 'giải ' || p.award_id || ': chi trước khi công bố' from paid p
    where not exists (select from audit_entries e where e.tenant_id = $1 and e.subject_id = p.round_id and e.action = 'round.published' and e.happened_at <= p.paid_at)
  union all
  select 'giải ' || p.award_id || ': nhật ký không ghi đúng một lần chi' from paid p
    where (select count(*) from audit_entries e where e.tenant_id = $1 and e.subject_id = p.award_id and e.action = 'prize.paid' and e.actor_id = p.paid_by) <> 1`;

/** A prize that its winner does not take is not proposed to them again, and not theirs any more once it was given on. */
export const REFUSED = `
  select 'bảng xếp hạng ' || s.id || ': ' || f.person as sample
    from standing_inputs i join standings s on s.tenant_id = $1 and s.id = i.standing_id
    cross join lateral jsonb_to_recordset(i.body -> 'refusals') as f(person text, "group" text, submission uuid)
    cross join lateral jsonb_to_recordset(s.summary #> '{prizes,awards}') as a(person text, "group" text, rank integer)
    where i.tenant_id = $1 and a.person = f.person and a."group" = f."group"
      and (f.submission is null or exists (select from judged_lines l
        where l.tenant_id = $1 and l.standing_id = s.id and l.rank = a.rank and l.submission_id = f.submission))
  union all
  select 'giải ' || w.id from winner_confirmations c join awards w on w.tenant_id = $1 and w.id = c.award_id
    join rounds r on r.tenant_id = $1 and r.id = w.round_id and r.state in ${APPROVED}
    where c.tenant_id = $1 and c.state = 'refused' and not exists (select from award_withdrawals x where x.tenant_id = $1 and x.award_id = w.id)
      and exists (select from result_corrections k join correction_rounds x on x.tenant_id = $1 and x.correction_id = k.id and x.round_id = w.round_id
        where k.tenant_id = $1 and k.kind = 'refusal' and k.state = 'switched' and k.decided_at > c.said_at)`;

/** What was paid for a prize, and the rule sets that its contest has had. */
export interface PaidPrize {
  award: string;
  group: string;
  tier: string;
  /** Đồng; null where the prize is no money. */
  amount: number | null;
  ruleSets: RuleSetId[];
}

export const paidPrizes = hotStatement<[tenant: string], PaidPrize>(
  'verify-paid-prizes',
  `select p.award_id as award, w.group_code as group, w.tier_code as tier, p.amount::float8 as amount,
     array(select s.id::text from rule_sets s where s.tenant_id = $1 and s.contest_id = w.contest_id) as "ruleSets"
   from prize_payouts p join awards w on w.tenant_id = $1 and w.id = p.award_id where p.tenant_id = $1 order by p.award_id`,
);
