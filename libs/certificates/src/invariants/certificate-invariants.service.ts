import { Injectable } from '@nestjs/common';
import { type Invariant, type InvariantSource, setWise } from '#tenancy';

/** Numbers of a contest begin with 1 and leave none out; one that was revoked keeps its number. */
const NUMBERS = `
  select 'cuộc thi ' || coalesce(n.contest_id, c.contest_id) as sample
  from (select contest_id, count(*) as given, min(number) as first, max(number) as last, count(distinct number) as numbers
    from certificates where tenant_id = $1 group by contest_id) n
  full join (select contest_id, last from certificate_counters where tenant_id = $1) c on c.contest_id = n.contest_id
  where coalesce(n.given, 0) <> coalesce(c.last, 0) or (n.given > 0 and (n.first <> 1 or n.last <> n.given or n.numbers <> n.given))`;

/** A certificate is of a prize of its contest and round, for the person to whom the prize was given; of a submission's prize nobody may be known. */
const PRIZES = `
  select 'giấy chứng nhận số ' || c.number || ' của cuộc thi ' || c.contest_id as sample
  from certificates c left join awards w on w.tenant_id = $1 and w.id = c.award_id
  left join registrations g on g.tenant_id = $1 and g.contest_id = w.contest_id and g.pseudonym = w.person
  where c.tenant_id = $1 and ((w.contest_id = c.contest_id and w.round_id = c.round_id) is not true or (g.id is null and w.submission_id is null)
    or (g.account_id is not null and g.account_id <> c.account_id) or (w.unit_code is not null and c.account_id is not null))`;

/** A page takes a second; after three minutes another worker takes it. */
const STUCK = `
  select 'giấy chứng nhận số ' || c.number || ' của cuộc thi ' || c.contest_id as sample
  from certificates c join tenants t on t.id = $1 and t.status = 'active'
  where c.tenant_id = $1 and c.state = 'planned' and c.claimed_at + interval '15 minutes' < app_now()`;

/** What must hold for certificates. */
@Injectable()
export class CertificateInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    setWise('certificate-numbers-without-gap', 'Số giấy chứng nhận của mỗi cuộc thi liên tục từ 1, không thiếu, không trùng.', NUMBERS),
    setWise('certificates-of-their-prizes', 'Mỗi giấy chứng nhận là của một giải đã trao, cho đúng người được giải.', PRIZES),
    setWise('certificates-not-stuck', 'Không giấy chứng nhận nào bị bỏ dở quá thời hạn.', STUCK),
  ];
}
