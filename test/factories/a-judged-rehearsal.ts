import { randomUUID } from 'node:crypto';
import type { Round } from '#contests';
import type { TenantId } from '#kernel';
import { canonicalJson, type JudgedPlay, sha256, type Submission } from '#rules';
import type { DatabaseContext } from '../support/database-context.js';

const AT = '2024-11-02T01:00:00Z';

/**
 * Plants the submissions and finished sheets of a rehearsal's part, as they would be when every phase of judging is closed: how such
 * rows come about is the matter of other tests. The rehearsal's people must be registered.
 */
export async function aJudgedRehearsal(
  context: DatabaseContext,
  tenantId: TenantId,
  round: Round,
  { submissions, sheets }: Pick<JudgedPlay, 'submissions' | 'sheets'>,
): Promise<void> {
  const staff = randomUUID();
  const sql = (text: string, ...values: unknown[]): Promise<unknown> => context.asSuperuser(text, [tenantId, ...values]);
  const received = submissions.map((one, at) => ({ ...one, number: at + 1, at: new Date(one.receivedAt).toISOString() }));
  await sql(
    `with s as (
       insert into submissions (tenant_id, id, contest_id, round_id, part_code, author_kind, unit_id, channel, state, draft_saved_at, number, version, received_at, entered_by, withdrawn_at)
         select $1, (s ->> 'id')::uuid, $2, $3, $4, s ->> 'authorKind', u.id, 'office', case when s ? 'withdrawn' then 'withdrawn' else 'sent' end,
           (s ->> 'at')::timestamptz, (s ->> 'number')::int, 1, (s ->> 'at')::timestamptz, $5, case when s ? 'withdrawn' then (s ->> 'at')::timestamptz end
         from jsonb_array_elements($6::jsonb) as x(s) left join units u on u.tenant_id = $1 and u.code = s ->> 'unit'
     ), v as (
       insert into submission_versions (tenant_id, submission_id, version, send_key, content, sent_at, complete_at, receipt_code, receipt_salt, seal_sha256)
         select $1, (s ->> 'id')::uuid, 1, gen_random_uuid(), jsonb_build_object('title', 'Bài ' || (s ->> 'number'), 'theme', null, 'sections', '[]'::jsonb),
           (s ->> 'at')::timestamptz, (s ->> 'at')::timestamptz, 'BN-' || (s ->> 'id'), decode(md5(s ->> 'id'), 'hex'), repeat('a', 64)
         from jsonb_array_elements($6::jsonb) as x(s)
     ), c as (
       insert into submission_cancellations (tenant_id, submission_id, asked_at, asked_by, basis, reason, decision, decided_by, decided_at)
         select $1, (s ->> 'id')::uuid, $7, $5, s ->> 'cancelled', 'Giống một bài khác.', 'cancelled', gen_random_uuid(), $7
         from jsonb_array_elements($6::jsonb) as x(s) where s ? 'cancelled'
     )
     insert into formal_checks (tenant_id, id, submission_id, version, result, checked_by, checked_at)
       select $1, gen_random_uuid(), (s ->> 'id')::uuid, 1, 'valid', $5, $7 from jsonb_array_elements($6::jsonb) as x(s)`,
    ...[round.contestId, round.id, round.partCode, staff, JSON.stringify(received), AT],
  );
  await sql(
    `insert into submission_authors (tenant_id, submission_id, version, ordinal, pseudonym, registration_id, full_name, name_key)
       select $1, (a ->> 'submission')::uuid, 1, (a ->> 'ordinal')::smallint, r.pseudonym, r.id, c.full_name, c.name_key
       from jsonb_array_elements($3::jsonb) as x(a) join registrations r on r.tenant_id = $1 and r.contest_id = $2 and r.pseudonym = (a ->> 'person')::uuid
       join accounts c on c.tenant_id = $1 and c.id = r.account_id`,
    ...[round.contestId, JSON.stringify(authorsOf(submissions))],
  );
  const phases = [...new Set(sheets.map(({ phase }) => phase))];
  const judges = new Map([...new Set(sheets.map(({ judge }) => judge))].map((judge) => [judge, randomUUID()]));
  for (const [judge, seat] of judges) {
    const account = randomUUID();
    await sql(
      `with a as (insert into accounts (tenant_id, id, full_name, name_key, email) values ($1, $2, 'Giám khảo', 'giam khao', $3))
       insert into council_seats (tenant_id, id, contest_id, council, account_id, role, pseudonym, appointed_by, appointed_at)
         values ($1, $4, $5, $6, $2, 'member', $4, $7, $8)`,
      ...[account, `giam-khao-${account}@vidu.vn`, seat, round.contestId, judge.replace(/-[^-]+$/, ''), staff, AT],
    );
  }
  for (const [at, phase] of phases.entries()) {
    await sql(
      `insert into judging_phases (tenant_id, round_id, phase, contest_id, ordinal, state, is_blind, prepared_by, prepared_at, opened_by, opened_at, closed_by, closed_at)
         values ($1, $2, $3, $4, $5, 'closed', true, $6, $7, $6, $7, $6, $7)`,
      ...[round.id, phase, round.contestId, at + 1, staff, AT],
    );
    const own = sheets.filter((sheet) => sheet.phase === phase);
    await sql(
      `insert into judged_entries (tenant_id, round_id, phase, submission_id, version, entry_number, released_by, released_at, closed_at)
         select $1, $2, $3, e.id, 1, 1000 + e.n, $5, $6, $6 from unnest($4::uuid[]) with ordinality as e (id, n)`,
      ...[round.id, phase, [...new Set(own.map(({ submission }) => submission))], staff, AT],
    );
    const rows = own.map((sheet) => {
      const { submission, points, agrees = null } = sheet;
      const seat = judges.get(sheet.judge);
      const sha256 = sheetSha256({ submission, phase, judge: seat, version: 1, points, comments: {}, agrees });
      return { ...sheet, id: randomUUID(), seat, sha256 };
    });
    await sql(
      `with a as (
         insert into judge_assignments (tenant_id, id, round_id, phase, submission_id, seat_id, is_further, assigned_by, assigned_at)
           select $1, (s ->> 'id')::uuid, $2, $3, (s ->> 'submission')::uuid, (s ->> 'seat')::uuid, s ? 'further', $4, $5 from jsonb_array_elements($6::jsonb) as x(s)
       ), d as (
         insert into score_sheets (tenant_id, assignment_id, points, agrees, revision, saved_at, version)
           select $1, (s ->> 'id')::uuid, s -> 'points', (s ->> 'agrees')::boolean, 1, $5, 1 from jsonb_array_elements($6::jsonb) as x(s)
       )
       insert into finished_sheets (tenant_id, assignment_id, version, points, comments, agrees, finished_at, source, finished_by, sha256)
         select $1, (s ->> 'id')::uuid, 1, s -> 'points', '{}', (s ->> 'agrees')::boolean, $5, 'judge', $4, s ->> 'sha256' from jsonb_array_elements($6::jsonb) as x(s)`,
      ...[round.id, phase, staff, AT, JSON.stringify(rows)],
    );
  }
  // Days of judging leave statistics behind, one planting does not.
  await context.asSuperuser(
    'analyze submissions, submission_authors, judged_entries, judge_assignments, score_sheets, finished_sheets',
    [],
  );
}

/** As a finished sheet is fingerprinted. */
function sheetSha256(content: Record<string, unknown>): string {
  return sha256([canonicalJson(content)]);
}

function authorsOf(submissions: readonly Submission[]): { submission: string; ordinal: number; person: string }[] {
  return submissions.flatMap(({ id, authors }) => authors.map((person, at) => ({ submission: id, ordinal: at + 1, person })));
}
