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
): Promise<{ id: string; fileId: string; roundId: string }> {
  const { tenantId, contestId } = registration;
  const [id, fileId, roundId] = [randomUUID(), randomUUID(), randomUUID()];
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
    ...{ submission_id: id, ordinal: 1, pseudonym: registration.pseudonym, registration_id: registration.id },
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
  return { id, fileId, roundId };
}

/** An entry of the tenant's register of what was applied before. */
export async function anAppliedInitiative(contestId: ContestId, by: AccountId): Promise<void> {
  await asSuperuser(
    `insert into applied_initiatives (tenant_id, id, title, summary, unit_name, imported_by, imported_at)
     select tenant_id, $2, 'Một cửa lưu động', 'Đưa bộ phận một cửa đến thôn.', 'Xã Mẫu', $3, '2024-10-22' from contests where id = $1`,
    [contestId, randomUUID(), by],
  );
}
