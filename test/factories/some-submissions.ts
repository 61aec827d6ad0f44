import { randomBytes, randomUUID } from 'node:crypto';
import type { AccountId, ContestId } from '#kernel';
import type { Registration } from '#registrations';
import { EMPTY_DRAFT, type SubmissionContent } from '#submissions';
import { asSuperuser } from '../support/query.js';

/** A row in every table of submissions: an essay of the person with one file, checked, and a request to cancel it. Planted: the contest may have no such part. */
export async function someSubmissions(
  registration: Registration,
  by: AccountId,
  text = 'Nội dung bài viết.',
): Promise<{ id: string; fileId: string; roundId: string; listId: string }> {
  const { tenantId, contestId } = registration;
  const [id, fileId, roundId, listId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const plant = (table: string, row: Record<string, unknown>): Promise<unknown> => {
    const columns = ['tenant_id', ...Object.keys(row)];
    const values = columns.map((_column, at) => `$${at + 1}`).join(', ');
    return asSuperuser(`insert into ${table} (${columns.join(', ')}) values (${values})`, [tenantId, ...Object.values(row)]);
  };
  const at = '2024-10-22T01:00:00Z';
  await plant('rounds', {
    ...{ id: roundId, contest_id: contestId, kind: 'receiving', part_code: `bai-viet-${id.slice(0, 8)}`, code: 'bai-viet', ordinal: 1 },
    ...{ name: 'Nhận bài', opens_at: '2024-10-21', closes_at: '2024-11-01', state: 'open' },
  });
  await plant('submissions', {
    ...{ id, contest_id: contestId, round_id: roundId, part_code: `bai-viet-${id.slice(0, 8)}`, registration_id: registration.id },
    ...{ author_kind: 'individual', unit_id: registration.unitId, channel: 'online', state: 'sent', number: 1, version: 1 },
    ...{ draft_content: JSON.stringify({ ...EMPTY_DRAFT, title: text }), draft_revision: 1, draft_saved_at: at, received_at: at },
  });
  const content: SubmissionContent = {
    ...{ part: 'bai-viet', title: 'Bài viết', theme: null, form: null, authorKind: 'individual', unit: null },
    authors: [{ person: registration.pseudonym, share: 10_000 }],
    ...{ sections: [], confirmed: [], isOriginal: true, isAwardedElsewhere: null, isApplied: null, firstApplied: null, seconds: null },
    files: [{ role: 'main', size: 3, sha256: 'a'.repeat(64) }],
  };
  await plant('submission_versions', {
    ...{ submission_id: id, version: 1, send_key: randomUUID(), content: JSON.stringify(content), sent_at: at, complete_at: at },
    section_text: JSON.stringify([{ code: 'noi-dung', text }]),
    ...{ receipt_code: `LDB-${id.slice(0, 8)}`, receipt_salt: randomBytes(16), seal_sha256: 'b'.repeat(64) },
  });
  await plant('submission_authors', {
    ...{ submission_id: id, version: 1, ordinal: 1, pseudonym: registration.pseudonym, registration_id: registration.id },
    ...{ full_name: text, name_key: text.toLowerCase(), share: 10_000 },
  });
  await plant('submission_files', {
    ...{ id: fileId, submission_id: id, role: 'main', file_name: `${text}.pdf`, promised_size: 3, promised_sha256: 'a'.repeat(64) },
    ...{ promised_at: at, in_draft: true, state: 'stored', kind: 'pdf', stored_at: at, scan: 'unscanned' },
  });
  await plant('submission_version_files', { submission_id: id, version: 1, ordinal: 1, file_id: fileId });
  await plant('submission_texts', { file_id: fileId, body_blocks: JSON.stringify([{ kind: 'paragraph', text }]), read_at: at });
  await plant('submission_counters', { contest_id: contestId, part_code: `bai-viet-${id.slice(0, 8)}`, last: 1 });
  await plant('formal_checks', {
    ...{ id: randomUUID(), submission_id: id, version: 1, result: 'invalid', checked_by: by, checked_at: at },
    reason: `Thiếu trang bìa: ${text}`,
  });
  await plant('submission_cancellations', { submission_id: id, asked_at: at, asked_by: by, basis: 'Điều 5', reason: `Chép bài: ${text}` });
  await plant('submission_prints', {
    ...{ submission_id: id, version: 1, print_version: 1, words: 3, marks: Buffer.alloc(8), compared_sha256: 'c'.repeat(64), made_at: at },
    ...{ compared_at: at, compared_with: 1 },
  });
  await plant('similarity_wishes', { round_id: roundId, wanted_by: by, wanted_at: at });
  await plant('similarity_conclusions', {
    ...{ id: randomUUID(), submission_id: id, version: 1, conclusion: 'council', share: 0.2, concluded_by: by, concluded_at: at },
    reason: `Hội đồng xem bài của ${text}`,
  });
  await plant('archive_consents', {
    ...{ submission_id: id, person: registration.pseudonym, is_agreed: true, with_files: false, wording: 1, said_by: by, said_at: at },
  });
  await plant('leader_statements', {
    ...{
      id: randomUUID(),
      contest_id: contestId,
      person: registration.pseudonym,
      source: 'self',
      is_leader: true,
      said_by: by,
      said_at: at,
    },
  });
  await plant('unit_entry_lists', {
    ...{ id: listId, contest_id: contestId, round_id: roundId, unit_id: registration.unitId, sent_by: by, sent_at: at },
    ...{ entries: JSON.stringify([{ submission: id, number: 1, version: 1 }]), entries_sha256: 'c'.repeat(64) },
  });
  return { id, fileId, roundId, listId };
}

/**
 * An entry of the tenant's register of what was applied before, found in a submission of the contest; and a sheet that somebody looks
 * at. Ids by the names of route parameters.
 */
export async function anAppliedInitiative(
  contestId: ContestId,
  by: AccountId,
  text = 'Một cửa lưu động',
): Promise<{ initiative: string; initiativeImport: string; finding: string }> {
  const ids = { initiative: randomUUID(), initiativeImport: randomUUID(), finding: randomUUID() };
  const at = '2024-10-22';
  await asSuperuser(
    `insert into applied_initiatives (tenant_id, id, title, summary, unit_name, imported_by, imported_at)
     select tenant_id, $2, $3, 'Đưa bộ phận một cửa đến thôn.', 'Xã Mẫu', $4, $5 from contests where id = $1`,
    [contestId, ids.initiative, text, by, at],
  );
  await asSuperuser(
    `insert into initiative_prints (tenant_id, initiative_id, print_version, marks) select tenant_id, $2, 1, '\\x00000000' from contests where id = $1`,
    [contestId, ids.initiative],
  );
  await asSuperuser(
    `insert into initiative_imports (tenant_id, id, file_name, rows, created_by, created_at)
     select tenant_id, $2, $3, '[]', $4, $5 from contests where id = $1`,
    [contestId, ids.initiativeImport, `${text}.xlsx`, by, at],
  );
  await asSuperuser(
    `insert into similarity_findings (tenant_id, id, submission_id, version, initiative_id, share, share_without_quotations, other_share, longest, spans,
       print_version, own_sha256, other_sha256, found_at)
     select tenant_id, $3, id, 1, $2, 0.2, 0.1, 0.5, 20, '[]', 1, repeat('c', 64), repeat('d', 64), $4
     from submissions where contest_id = $1 and version = 1 order by id limit 1`,
    [contestId, ids.initiative, ids.finding, at],
  );
  return ids;
}
