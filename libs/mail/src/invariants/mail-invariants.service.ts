import { Injectable } from '@nestjs/common';
import { type Invariant, type InvariantSource, setWise, setWiseOfAll } from '#tenancy';

/** What became of a message is written down once and whole: when it left, or why not. */
const TORN = `(m.state = 'sent') <> (m.sent_at is not null) or (m.state = 'sending' and m.claimed_at is null)
  or (m.state = 'failed' and m.last_error is null) or m.sent_at < m.created_at`;
/** A worker that took it five minutes ago has died; another takes it within seconds. */
const STUCK = "m.state = 'sending' and m.claimed_at + interval '20 minutes' < app_now()";

/** What must hold for messages on their way. */
@Injectable()
export class MailInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    setWise(
      'messages-have-one-outcome',
      'Mỗi tin gửi đi có đúng một kết quả được ghi lại.',
      `select 'tin ' || m.id as sample from messages m where m.tenant_id = $1 and (${TORN})`,
    ),
    setWise(
      'messages-not-stuck',
      'Không tin nào đang gửi dở quá thời hạn.',
      `select 'tin ' || m.id as sample from messages m join tenants t on t.id = $1 and t.status = 'active' where m.tenant_id = $1 and ${STUCK}`,
    ),
    setWiseOfAll(
      'platform-messages-have-one-outcome',
      'Mỗi thư của hệ thống gửi người vận hành và người đăng ký có đúng một kết quả, không thư nào đang gửi dở quá thời hạn.',
      `select 'thư ' || m.id as sample from platform_messages m where ${TORN} or (${STUCK})`,
    ),
  ];
}
