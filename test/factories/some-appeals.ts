import { randomUUID } from 'node:crypto';
import type { Attempt } from '#attempts';
import type { DatabaseContext } from '../support/database-context.js';

/** An appeal of the attempt's person that two people have decided, with its evidence, and a question that was answered in public. */
export async function someAppeals(context: DatabaseContext, attempt: Attempt): Promise<void> {
  const { id, tenantId, contestId, roundId, registrationId } = attempt;
  const [appeal, owner, decider] = [randomUUID(), randomUUID(), randomUUID()];
  await context.asSuperuser(
    `insert into appeals (tenant_id, id, contest_id, round_id, registration_id, attempt_id, code, kind, body_text, state, received_at, answer_by, owner_id, taken_at,
       decision, basis, reason, effect, needs_two, decided_by, decided_at, effect_state, told_at)
     values ($1, $2, $3, $4, $5, $6, 'KN-7F3K92', 'lost-answers', 'Mất mạng lúc nộp bài.', 'told', '2024-10-29', '2024-11-05', $7, '2024-10-29',
       'upheld', 'Điều 9', 'Có xác nhận của đơn vị.', 'take-late', true, $8, '2024-10-29', 'done', '2024-10-29')`,
    [tenantId, appeal, contestId, roundId, registrationId, id, owner, decider],
  );
  await context.asSuperuser(
    `insert into appeal_evidence (tenant_id, appeal_id, ordinal, kind, happened_at, facts) values ($1, $2, 1, 'attempt', '2024-10-22', '{"act":"started"}')`,
    [tenantId, appeal],
  );
  await context.asSuperuser(
    `insert into appeal_events (tenant_id, id, appeal_id, act, happened_at) values ($1, gen_random_uuid(), $2, 'received', '2024-10-29')`,
    [tenantId, appeal],
  );
  await context.asSuperuser(
    `insert into board_questions (tenant_id, id, contest_id, registration_id, slot, question_text, asked_at, answer_text, answered_by, answered_at, public_text)
     values ($1, gen_random_uuid(), $2, $3, 1, 'Có thi trên máy tính được không?', '2024-10-21', 'Được.', $4, '2024-10-21', 'Thi trên máy tính được không?')`,
    [tenantId, contestId, registrationId, owner],
  );
}
