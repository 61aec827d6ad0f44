import { collectiveHash } from '../collective/collective-standing.js';
import { judgedCollective } from '../collective/judged-collective.js';
import { canonicalJson } from '../plan/canonical-json.js';
import { drawSeedOf } from '../ranking/draw-seed-of.js';
import type { JudgedSummary } from '../submissions/judged-summary.js';
import { rankSubmissions } from '../submissions/rank-submissions.js';
import { submissionStandingHash, type SubmissionStanding, type SubmissionStandingLine } from '../submissions/submission-standing.js';
import { inOneOrder, type JudgedDigests, judgedDigests, type JudgedEvidence } from './judged-evidence.js';
import { leadersDigest } from './leader-words.js';
import type { RecheckHead, RecheckRecord } from './recheck-record.js';
import type { Findings, RecheckReport } from './recheck-report.js';
import type { RecheckSources } from './recheck-sources.js';
import { type StandingInputs, unitsOf } from './standing-inputs.js';

const LIST_WORDS: Readonly<Record<keyof JudgedDigests, string>> = {
  submissions: 'Danh sách bài dự thi',
  units: 'Đơn vị của các bài dự thi',
  sheets: 'Các phiếu chấm được tính',
  leftOut: 'Các phiếu chấm không được tính',
};

const LINE_WORDS: Readonly<Record<Exclude<keyof SubmissionStandingLine, 'rank'>, string>> = {
  submission: 'bài dự thi',
  authors: 'tác giả',
  unit: 'đơn vị',
  points: 'điểm',
  phases: 'điểm từng vòng chấm',
  receivedAt: 'thời điểm nhận bài',
  decidedBy: 'tiêu chí phân định',
  explanation: 'lý do xếp hạng',
};

type JudgedRecord = Extract<RecheckRecord, { kind: `judged-${string}` }>;

/** The judged part of a check: takes submissions, sheets and lines, ranks anew and compares. */
export class JudgedRecheck {
  readonly evidence: JudgedEvidence = { submissions: [], sheets: [], leftOut: [] };
  readonly lines: SubmissionStandingLine[] = [];
  private summary: JudgedSummary | undefined;
  /** What came out; undefined before `compare`, and where nothing could be ranked. */
  ranked: SubmissionStanding | undefined;

  constructor(
    private readonly findings: Findings,
    private readonly sources: RecheckSources,
  ) {}

  take(record: JudgedRecord): void {
    switch (record.kind) {
      case 'judged-submission':
        this.evidence.submissions.push(record.submission);
        return;
      case 'judged-sheet':
        if (record.because === undefined) this.evidence.sheets.push(record.sheet);
        else this.evidence.leftOut.push({ ...record.sheet, because: record.because });
        return;
      case 'judged-salt':
        this.evidence.salt = record.salt;
        return;
      case 'judged-leaders':
        this.evidence.leaders = record.leaders;
        return;
      case 'judged-line':
        this.lines.push(record.line);
        return;
      case 'judged-summary':
        this.summary = record.summary;
    }
  }

  /** People whose submissions were taken. */
  get people(): number {
    return new Set(this.evidence.submissions.flatMap(({ authors }) => authors)).size;
  }

  /** Submissions whose unit a file for everybody does not name. */
  get withheldUnits(): number {
    return this.sources.namesAllUnits ? 0 : this.evidence.submissions.filter(({ unit }) => unit === undefined).length;
  }

  /** The seed of the draw: of the ids of all that were received. */
  drawSeed(): string {
    return drawSeedOf(this.evidence.submissions.map(({ id }) => id));
  }

  /** @returns the fingerprint of the standing that comes out; null where nothing could be ranked */
  compare({ claimed }: RecheckHead, inputs: StandingInputs): string | null {
    this.compareDigests(inputs);
    const ranked = this.rank(inputs);
    const { summary, lines, findings } = this;
    if (!summary) {
      findings.add('file', 'summary', 'Tệp thiếu phần tổng hợp của bảng xếp hạng.');
      return ranked ? submissionStandingHash(ranked) : null;
    }
    if (inputs.standing !== claimed.standing)
      findings.add('standing', 'inputs', `Dữ liệu đầu vào là của bảng ${inputs.standing}, không phải của bảng này.`);
    const written = submissionStandingHash({ lines, summary });
    if (written !== claimed.standing)
      findings.add(
        'standing',
        'sha256',
        `Bảng xếp hạng được ghi không khớp mã SHA-256 của nó: ghi ${claimed.standing}, tính từ bảng ${written}.`,
      );
    if (!ranked) return null;
    this.compareLines(ranked);
    this.compareSummaries(summary, ranked);
    const computed = submissionStandingHash(ranked);
    if (computed !== claimed.standing)
      findings.add('standing', 'computed', `Tính lại từ dữ liệu đầu vào được mã ${computed}, khác mã đã ghi ${claimed.standing}.`);
    return computed;
  }

  /** Awards of units; not computed where the file does not say all that they rest on. */
  collective({ part, exclusions, reviewed, drawSeed, judged, leaders, collective }: StandingInputs): RecheckReport['collective'] {
    const { ranked, evidence, sources } = this;
    const { ruleSet, units } = sources;
    const isKnown = sources.namesAllUnits && (leaders === undefined || evidence.leaders !== undefined);
    if (!ruleSet || !ranked || !isKnown) return collective.map(({ award, sha256: claimed }) => ({ award, claimed, computed: null }));
    const standings = judgedCollective({
      ...{ ruleSet, part, submissions: evidence.submissions, standing: ranked, exclusions: [...exclusions, ...reviewed], drawSeed },
      ...{ units: unitsOf(units ?? []), leaders: evidence.leaders && new Map(evidence.leaders), counts: judged?.counts },
    });
    return collective.map(({ award, sha256: claimed }) => {
      const again = standings.find((one) => one.award === award);
      const computed = again ? collectiveHash(again) : null;
      if (computed !== claimed)
        this.findings.add('collective', award, `Giải tập thể ${award}: tính lại được mã ${computed}, khác mã đã ghi ${claimed}.`);
      return { award, claimed, computed };
    });
  }

  /** A file for everybody has no sheets that do not count, may not name units, and has no salt: nothing is held against the fingerprints of these. */
  private compareDigests({ judged, leaders }: StandingInputs): void {
    const isPublic = this.sources.head?.form === 'public';
    const own = judgedDigests(inOneOrder(this.evidence));
    for (const list of isPublic ? (['submissions', 'sheets'] as const) : (['submissions', 'units', 'sheets', 'leftOut'] as const)) {
      if (own[list].sha256 !== judged?.[list].sha256)
        this.findings.add(
          'judged',
          list,
          `${LIST_WORDS[list]} không khớp mã đã ghi: ghi ${judged?.[list].count} mục, mã ${judged?.[list].sha256}; nay ${own[list].count} mục, mã ${own[list].sha256}.`,
        );
    }
    if (isPublic || !leaders) return;
    if (canonicalJson(leadersDigest(this.evidence.leaders ?? [], this.evidence.salt ?? '')) !== canonicalJson(leaders))
      this.findings.add('judged', 'leaders', 'Danh sách lãnh đạo, quản lý không khớp mã đã ghi.');
  }

  private rank({
    ruleSet: id,
    part,
    exclusions,
    reviewed,
    drawSeed,
    held,
    refusals,
    judged,
  }: StandingInputs): SubmissionStanding | undefined {
    const { ruleSet } = this.sources;
    if (!ruleSet) {
      this.findings.add('rules', id, `Thiếu Thể lệ (bản ${id}) nên không xếp hạng lại được.`);
      return undefined;
    }
    const { submissions, sheets } = this.evidence;
    try {
      this.ranked = rankSubmissions({
        ...{ ruleSet, part, submissions, sheets, drawSeed, held, refusals },
        exclusions: [...exclusions, ...reviewed],
        counts: judged?.counts ?? {},
      });
    } catch (error) {
      this.findings.add('judged', '', `Bài dự thi và phiếu chấm không xếp hạng lại được: ${(error as Error).message}.`);
    }
    return this.ranked;
  }

  private compareLines({ lines: computed }: SubmissionStanding): void {
    const columns = (Object.keys(LINE_WORDS) as (keyof typeof LINE_WORDS)[]).filter(
      (column) => column !== 'unit' || this.sources.namesAllUnits,
    );
    for (let at = 0; at < Math.max(computed.length, this.lines.length); at += 1) {
      const [own, other] = [this.lines[at], computed[at]];
      const rank = String(at + 1);
      if (!own || !other) {
        this.findings.add('line', rank, own ? `Dòng ${rank} có trong bảng nhưng tính lại thì không có.` : `Tính lại thì có dòng ${rank} nhưng bảng không có.`); // prettier-ignore
        continue;
      }
      const differing = columns.filter((column) => canonicalJson(own[column]) !== canonicalJson(other[column]));
      const said = differing.map(
        (column) => `${LINE_WORDS[column]} ghi ${canonicalJson(own[column])}, tính lại ${canonicalJson(other[column])}`,
      );
      if (own.rank !== other.rank) said.push(`hạng ghi ${own.rank}`);
      if (said.length > 0) this.findings.add('line', rank, `Dòng ${rank} khác kết quả tính lại: ${said.join('; ')}.`);
    }
  }

  private compareSummaries(claimed: JudgedSummary, { summary: computed }: SubmissionStanding): void {
    for (const key of Object.keys({ ...claimed, ...computed }) as (keyof JudgedSummary)[]) {
      const [own, other] = [canonicalJson(claimed[key]), canonicalJson(computed[key])];
      if (own !== other)
        this.findings.add(key === 'prizes' ? 'prize' : 'standing', key, `Khác ở mục “${key}”: bảng ghi ${own}, tính lại ${other}.`);
    }
  }
}
