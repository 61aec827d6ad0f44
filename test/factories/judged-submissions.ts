import { randomBytes, randomUUID } from 'node:crypto';
import type { Round, RunningContest } from '#contests';
import { type AccountId, foldVietnamese, parseLocal, type TenantId } from '#kernel';
import type { RuleSet } from '#rules';
import { aJudgingPhase, anEssayPart, aQuizPart, aRuleSet } from '#rules/testing';
import type { UnitId } from '#units';
import { asSuperuser } from '../support/query.js';

type Phase = NonNullable<Parameters<typeof aJudgingPhase>[0]>;

export const THEMES = [
  { code: 'mot-cua', name: 'Một cửa' },
  { code: 'so-hoa', name: 'Số hóa' },
];

/** Rules with a quiz and an essay part "bai-viet" that is judged in these phases; received until the end of 10/10/2024. */
export function rulesWithJudging(phases: readonly Phase[] = [{}], overrides: Parameters<typeof aRuleSet>[0] = {}): RuleSet {
  const judged = phases.map((phase) => aJudgingPhase(phase));
  return aRuleSet({
    parts: [
      aQuizPart(),
      anEssayPart({
        receiving: { opens: '2024-10-01', closes: 'hết ngày 2024-10-10' },
        themes: THEMES,
        judging: { phases: judged, ...(judged.length > 1 && { result: { code: 'last-phase', version: 1 } }) },
      }),
    ],
    ...overrides,
  });
}

interface PlantedAuthor {
  fullName: string;
  position?: string;
  unitName?: string;
  phone?: string;
  email?: string;
  birthDate?: string;
}

interface Planted {
  title?: string;
  theme?: string;
  text?: string[];
  authors?: PlantedAuthor[];
  unitId?: UnitId | null;
  check?: 'valid' | 'invalid' | null;
  receivedAt?: Date;
  fileName?: string;
  link?: string | null;
}

let numbers = 0;

/** A submission that was sent whole, with one file and its text; found valid unless another result is asked for. Planted. */
export async function aSubmittedEssay(
  tenantId: TenantId,
  round: Round,
  {
    title = 'Giải pháp một cửa',
    theme = 'mot-cua',
    text = ['Nội dung của giải pháp.', 'Hiệu quả đã thấy rõ.'],
    authors = [{ fullName: 'Lò Văn Tác Giả' }],
    unitId = null,
    check = 'valid',
    receivedAt = parseLocal('2024-10-09 08:15')!,
    fileName = 'bai.docx',
    link = null,
  }: Planted = {},
): Promise<string> {
  numbers += 1;
  const [id, fileId] = [randomUUID(), randomUUID()];
  const staff = randomUUID() as AccountId;
  const row = async (table: string, values: Record<string, unknown>): Promise<void> => {
    const columns = Object.keys(values);
    const places = columns.map((_, at) => `$${at + 2}`).join(', ');
    await asSuperuser(`insert into ${table} (tenant_id, ${columns.join(', ')}) values ($1, ${places})`, [
      tenantId,
      ...Object.values(values),
    ]);
  };
  await row('submissions', {
    ...{ id, contest_id: round.contestId, round_id: round.id, part_code: round.partCode, author_kind: 'individual', unit_id: unitId },
    ...{ channel: 'office', state: 'draft', draft_saved_at: receivedAt, entered_by: staff },
  });
  await row('submission_versions', {
    ...{
      submission_id: id,
      version: 1,
      send_key: randomUUID(),
      content: JSON.stringify({ title, theme, sections: [] }),
      sent_at: receivedAt,
      link,
      complete_at: receivedAt,
    },
    ...{ receipt_code: `BN-${id}`, receipt_salt: randomBytes(16), seal_sha256: 'a'.repeat(64) },
  });
  await asSuperuser("update submissions set state = 'sent', version = 1, number = $3, received_at = $4 where tenant_id = $1 and id = $2", [
    ...[tenantId, id, numbers, receivedAt],
  ]);
  for (const [at, one] of authors.entries())
    await row('submission_authors', {
      ...{
        submission_id: id,
        version: 1,
        ordinal: at + 1,
        pseudonym: randomUUID(),
        full_name: one.fullName,
        name_key: foldVietnamese(one.fullName),
      },
      ...{ position: one.position ?? null, unit_name: one.unitName ?? null, phone: one.phone ?? null, email: one.email ?? null },
      ...{ birth_date: one.birthDate ?? null },
    });
  await row('submission_files', {
    ...{ id: fileId, submission_id: id, role: 'main', file_name: fileName, promised_size: 10, promised_sha256: 'b'.repeat(64) },
    ...{ promised_at: receivedAt, in_draft: true, state: 'stored', kind: 'docx', stored_at: receivedAt, scan: 'unscanned' },
  });
  await row('submission_version_files', { submission_id: id, version: 1, ordinal: 1, file_id: fileId });
  const blocks = text.map((line) => ({ kind: 'paragraph', text: line }));
  await row('submission_texts', { file_id: fileId, body_blocks: JSON.stringify(blocks), read_at: receivedAt });
  if (check)
    await row('formal_checks', {
      ...{ id: randomUUID(), submission_id: id, version: 1, result: check, reason: check === 'valid' ? null : 'Không đúng thể loại bài.' },
      ...{ checked_by: staff, checked_at: receivedAt },
    });
  return id;
}

/** The round of receiving, closed and waiting to be judged. */
export async function aReceivedRound(running: RunningContest): Promise<Round> {
  const round = running.receiving[0]!;
  await asSuperuser("update rounds set state = 'settling' where id = $1", [round.id]);
  return { ...round, state: 'settling' };
}
