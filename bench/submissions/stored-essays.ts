import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { packPrint, PRINT_VERSION, printOf, type SubmissionContent } from '#submissions';
import { anEssay } from '#submissions/testing';
import type { TenantId } from '#kernel';

const SHORTEST = 3000;
const SPREAD = 2000;
const AT_ONCE = 200;
/** Of an entry of the register: a summary, not a whole text. */
const REGISTERED_WORDS = 150;

/** Where essays are planted. */
export interface EssayPlace {
  tenantId: TenantId;
  contestId: string;
  roundId: string;
  part: string;
}

/** An essay to be planted; `isDue`: nobody has compared it yet. */
export interface PlantedEssay {
  id: string;
  text: string;
  isDue: boolean;
}

/** Essays of 3,000 to 5,000 words, the same for the same place in the row. */
export function essayAt(at: number): string {
  return anEssay({ seed: `bai-${at}`, words: SHORTEST + ((at * 37) % SPREAD) });
}

/** Plants essays that were sent, typed as their authors' words, each with its print: as the tables of a tenant hold them. */
export class EssayPlanting {
  private number = 0;
  /** Bytes of prints. */
  bytes = 0;

  constructor(
    private readonly client: pg.Client,
    private readonly place: EssayPlace,
  ) {}

  async plant(essays: Iterable<PlantedEssay>): Promise<void> {
    let rows: Record<string, unknown>[] = [];
    for (const essay of essays) {
      rows.push(this.rowOf(essay));
      if (rows.length < AT_ONCE) continue;
      await this.insert(rows);
      rows = [];
    }
    await this.insert(rows);
  }

  /** Has nothing be compared that a new text would bring back to be looked at. */
  async rest(): Promise<void> {
    await this.client.query('update submission_prints set is_due = false where tenant_id = $1 and is_due', [this.place.tenantId]);
  }

  /** Plants entries of the register, without prints: whoever keeps them makes those. */
  async register(count: number): Promise<void> {
    const rows = Array.from({ length: count }, (_, at) => ({
      ...{ id: randomUUID(), title: `Sáng kiến số ${at} về một cửa lưu động tại thôn`, by: randomUUID() },
      summary: anEssay({ seed: `so-${at}`, words: REGISTERED_WORDS }),
    }));
    for (let from = 0; from < rows.length; from += AT_ONCE)
      await this.client.query(
        `insert into applied_initiatives (tenant_id, id, title, summary, unit_name, imported_by, imported_at)
         select $1, r.id, r.title, r.summary, 'Xã Mẫu', r.by, '2024-10-01'::timestamptz
         from jsonb_to_recordset($2::jsonb) as r(id uuid, title text, summary text, by uuid)`,
        [this.place.tenantId, JSON.stringify(rows.slice(from, from + AT_ONCE))],
      );
  }

  /** Has one be compared anew. */
  async due(id: string): Promise<void> {
    await this.client.query(
      'update submission_prints set compared_at = null, compared_with = null, is_due = true where tenant_id = $1 and submission_id = $2',
      [this.place.tenantId, id],
    );
  }

  private rowOf({ id, text, isDue }: PlantedEssay): Record<string, unknown> {
    const marks = packPrint(printOf(text));
    this.bytes += marks.byteLength;
    const content: SubmissionContent = {
      ...{ part: this.place.part, title: `Bài ${id}`, theme: null, form: null, authorKind: 'individual', unit: null, authors: [] },
      ...{ sections: [], confirmed: [], isOriginal: true, isAwardedElsewhere: null, isApplied: null, firstApplied: null, seconds: null },
      files: [],
    };
    return {
      ...{ id, number: ++this.number, content, key: randomUUID(), receipt: `DO-${id}`, salt: `\\x${randomBytes(16).toString('hex')}` },
      section_text: [{ code: 'noi-dung', text }],
      words: text.split(/\s+/u).length,
      marks: `\\x${marks.toString('hex')}`,
      sha256: createHash('sha256').update(text).digest('hex'),
      is_due: isDue,
    };
  }

  private async insert(rows: readonly Record<string, unknown>[]): Promise<void> {
    if (rows.length === 0) return;
    const { tenantId, contestId, roundId, part } = this.place;
    const given = `jsonb_to_recordset($2::jsonb) as r(id uuid, number int, content jsonb, key uuid, receipt text, salt bytea, section_text jsonb,
      words int, marks bytea, sha256 text, is_due boolean)`;
    const at = "'2024-10-22'::timestamptz";
    const json = JSON.stringify(rows);
    await this.client.query(
      `insert into submissions (tenant_id, id, contest_id, round_id, part_code, author_kind, channel, state, number, draft_saved_at, version, received_at, entered_by)
       select $1, r.id, $3, $4, $5, 'individual', 'office', 'sent', r.number, ${at}, 1, ${at}, r.key from ${given}`,
      [tenantId, json, contestId, roundId, part],
    );
    await this.client.query(
      `insert into submission_versions (tenant_id, submission_id, version, send_key, content, section_text, words, sent_at, complete_at, receipt_code, receipt_salt, seal_sha256)
       select $1, r.id, 1, r.key, r.content, r.section_text, r.words, ${at}, ${at}, r.receipt, r.salt, r.sha256 from ${given}`,
      [tenantId, json],
    );
    await this.client.query(
      `insert into submission_prints (tenant_id, submission_id, version, print_version, words, marks, compared_sha256, made_at, compared_at, compared_with, is_due)
       select $1, r.id, 1, $3, r.words, r.marks, r.sha256, ${at}, case when r.is_due then null else ${at} end, case when r.is_due then null else 0 end, r.is_due
       from ${given}`,
      [tenantId, json, PRINT_VERSION],
    );
  }
}
