import { Injectable } from '@nestjs/common';
import { type Invariant, type InvariantSource, setWise } from '#tenancy';

/** An account counts once in a contest. Whoever was merged into another counts as that one. */
const ONCE = `
  select 'cuộc thi ' || r.contest_id || ': tài khoản ' || r.account_id as sample from registrations r
    where r.tenant_id = $1 and r.duplicate_of is null and r.account_id is not null group by r.contest_id, r.account_id having count(*) > 1
  union all
  select 'đăng ký ' || r.id from registrations r join accounts a on a.tenant_id = $1 and a.id = r.account_id
    where r.tenant_id = $1 and r.duplicate_of is null and a.merged_into is not null
  union all
  select 'đăng ký thừa ' || r.id from registrations r join registrations k on k.tenant_id = $1 and k.id = r.duplicate_of
    where r.tenant_id = $1 and (k.contest_id <> r.contest_id or k.duplicate_of is not null)`;

/**
 * The unit that counts is the one that the person has chosen on that basis; changes follow each other without a gap, from one
 * unit to the next, the last of them to the one that counts now.
 */
const ONE_UNIT = `
  select 'đăng ký ' || r.id as sample from registrations r
    where r.tenant_id = $1 and (case r.basis when 'residence' then r.residence_unit_id else r.workplace_unit_id end) <> r.unit_id
  union all
  select 'lần đổi đơn vị ' || c.id from (
      select c.id, c.to_unit_id, c.to_basis, lead(c.from_unit_id) over w as next_unit, lead(c.from_basis) over w as next_basis, r.unit_id, r.basis
      from unit_changes c join registrations r on r.tenant_id = $1 and r.id = c.registration_id
      where c.tenant_id = $1 window w as (partition by c.registration_id order by c.changed_at, c.id)
    ) c where c.to_unit_id <> coalesce(c.next_unit, c.unit_id) or c.to_basis <> coalesce(c.next_basis, c.basis)`;

/** Whose term is over or who asked to be erased has left nothing personal with the registration. */
const ERASED = `
  select 'đăng ký ' || r.id as sample from registrations r
  where r.tenant_id = $1 and r.erased_at is not null and (
    exists (select from registration_details d where d.tenant_id = $1 and d.registration_id = r.id)
    or exists (select from guardians g where g.tenant_id = $1 and g.registration_id = r.id)
    or exists (select from identity_numbers n where n.tenant_id = $1 and n.registration_id = r.id))`;

/** What must hold for people in contests. */
@Injectable()
export class RegistrationInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    setWise('people-count-once', 'Mỗi người được tính một lần trong mỗi cuộc thi.', ONCE),
    setWise('people-count-for-one-unit', 'Ở mỗi thời điểm, mỗi người được tính cho đúng một đơn vị, là đơn vị mà họ đã chọn.', ONE_UNIT),
    setWise('erased-people-are-gone', 'Người đã được xóa thông tin không còn thông tin cá nhân nào trong đăng ký.', ERASED),
  ];
}
