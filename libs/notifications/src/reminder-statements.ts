import { REACHED } from './domain/unit-reach.js';
import { hasSent } from './has-sent.js';
import { MATCHED } from './roster-statements.js';

/**
 * Those on a list (value 5; null: on any within reach) who have not registered within reach, can be reached, were not reminded
 * of the round (value 6) and have not said that they want no reminders. `kind` is what a message to them costs.
 */
export const TO_REMIND = `${MATCHED},
  to_remind as (
    select l.id, l.ordinal, l.full_name, l.person_hmac, l.contact_hmac, coalesce(l.email, l.phone) as contact,
      case when l.email is not null then 'email' when l.phone like '+84%' then 'home' else 'abroad' end as kind
    from listed l
    where l.contact_hmac is not null
      and not exists (select from matched m where m.person = l.id)
      and not exists (select from reminders d where d.tenant_id = $1 and d.round_id = $6 and d.person_hmac = l.person_hmac)
      and not exists (select from reminder_refusals n where n.tenant_id = $1 and n.contact_hmac = l.contact_hmac))`;

/**
 * Contestants within reach who have not taken part in a round (value 5). Whoever sits at this moment is not disturbed; whoever
 * still waits for a guardian's word cannot sit, and is no one to remind.
 */
export const NOT_SAT = `
  with reached as materialized (${REACHED}),
  not_sat as (
    select r.id, r.guardian_state is distinct from 'given' and r.guardian_state is not null as awaits_guardian,
      a.full_name, a.name_key, a.birth_date, coalesce(a.phone, a.email) as contact
    from registrations r join accounts a on a.tenant_id = r.tenant_id and a.id = r.account_id and a.status = 'active'
    where r.tenant_id = $1 and r.contest_id = $4 and r.duplicate_of is null and r.unit_id in (select id from reached)
      and not exists (
        select from attempts t where t.tenant_id = $1 and t.registration_id = r.id and t.round_id = $5
          and (t.submitted_at is not null or t.deadline_at > app_now()))
      and not ${hasSent('r.id', '$5::uuid')})`;
