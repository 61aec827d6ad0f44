import { randomUUID } from 'node:crypto';
import type { AccountId } from '#kernel';
import type { Registration } from '#registrations';
import { asSuperuser } from '../support/query.js';

/** A row in every table of judging, about a submission in its first version and its round. Planted: the contest may have no council. */
export async function someJudging(
  { tenantId, contestId }: Registration,
  { id: submissionId, roundId }: { id: string; roundId: string },
  by: AccountId,
  text = 'Nội dung bài viết.',
): Promise<{ seat: string; assignment: string; session: string; item: string }> {
  const [seatId, assignmentId, sessionId, itemId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const plant = (table: string, row: Record<string, unknown>): Promise<unknown> => {
    const columns = ['tenant_id', ...Object.keys(row)];
    const values = columns.map((_column, at) => `$${at + 1}`).join(', ');
    return asSuperuser(`insert into ${table} (${columns.join(', ')}) values (${values})`, [tenantId, ...Object.values(row)]);
  };
  const at = '2024-11-02T01:00:00Z';
  const phase = 'cham-thi';
  const marks = { points: '{"noi-dung": 80}', comments: '{}' };
  await plant('council_seats', {
    ...{ id: seatId, contest_id: contestId, council: 'ban-cham', account_id: by, role: 'member', pseudonym: randomUUID() },
    ...{ appointed_by: by, appointed_at: at },
  });
  await plant('judging_phases', {
    ...{ round_id: roundId, phase, contest_id: contestId, ordinal: 1, state: 'prepared', is_blind: true, prepared_by: by, prepared_at: at },
  });
  await plant('phase_reopenings', {
    ...{
      round_id: roundId,
      phase,
      reason: 'Có bài đến sau.',
      asked_by: by,
      asked_at: at,
      decided_by: by,
      decided_at: at,
      decision: 'declined',
    },
  });
  await plant('judged_entries', {
    ...{ round_id: roundId, phase, submission_id: submissionId, version: 1, entry_number: 417 },
    blind_text: JSON.stringify({ title: '', blocks: [{ kind: 'paragraph', text }], hidden: {}, isReadable: true }),
  });
  await plant('judge_conflicts', {
    ...{ seat_id: seatId, submission_id: submissionId, kind: 'related', reason: `Là người nhà: ${text}`, said_by: by, said_at: at },
  });
  await plant('judge_assignments', {
    ...{ id: assignmentId, round_id: roundId, phase, submission_id: submissionId, seat_id: seatId, assigned_by: by, assigned_at: at },
    ...{ ended: 'taken-back', ended_at: at, ended_because: `Là người nhà: ${text}` },
  });
  await plant('score_sheets', { assignment_id: assignmentId, ...marks, revision: 1, saved_at: at, version: 1 });
  await plant('finished_sheets', {
    ...{ assignment_id: assignmentId, version: 1, ...marks, finished_at: at, source: 'judge', finished_by: by, sha256: 'c'.repeat(64) },
  });
  await plant('sheet_reopenings', {
    assignment_id: assignmentId,
    version: 1,
    reason: `Cho nhầm điểm: ${text}`,
    asked_by: by,
    asked_at: at,
  });
  await plant('paper_sheets', { assignment_id: assignmentId, ...marks, typed_by: by, typed_at: at });
  await plant('council_sessions', {
    ...{ id: sessionId, contest_id: contestId, round_id: roundId, council: 'ban-cham', title: 'Họp hội đồng', place: 'Phòng họp' },
    ...{ starts_at: at, seats: 1, quorum: 1, state: 'open', called_by: by, called_at: at, opened_at: at },
  });
  await plant('session_attendances', { session_id: sessionId, seat_id: seatId, came_at: at });
  await plant('session_items', {
    ...{ id: itemId, session_id: sessionId, ordinal: 1, kind: 'ranking', title: 'Kết quả', motion_text: 'Thông qua.', state: 'voting' },
  });
  await plant('session_votes', { item_id: itemId, seat_id: seatId, vote: 'for', voted_at: at });
  return { seat: seatId, assignment: assignmentId, session: sessionId, item: itemId };
}
