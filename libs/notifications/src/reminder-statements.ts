import { MATCHED } from './roster-statements.js';

/**
 * Those on a list (value 5) who have not taken part in a round (value 6), can be reached, were not reminded of it and have not
 * said that they want no reminders. `kind` is what a message to them costs.
 */
export const TO_REMIND = `${MATCHED},
  to_remind as (
    select l.id, l.ordinal, l.full_name, l.person_hmac, l.contact_hmac, coalesce(l.email, l.phone) as contact,
      case when l.email is not null then 'email' when l.phone like '+84%' then 'home' else 'abroad' end as kind
    from listed l
    where l.contact_hmac is not null
      and not exists (
        select from matched m join attempts a on a.tenant_id = $1 and a.registration_id = m.registration
        where m.person = l.id and a.round_id = $6 and a.submitted_at is not null)
      and not exists (select from reminders d where d.tenant_id = $1 and d.round_id = $6 and d.person_hmac = l.person_hmac)
      and not exists (select from reminder_refusals n where n.tenant_id = $1 and n.contact_hmac = l.contact_hmac))`;
