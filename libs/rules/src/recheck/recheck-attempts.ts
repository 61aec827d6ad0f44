import type { AttemptColumns } from '../attempts/attempt-columns.js';
import { GatheredAttempts } from '../attempts/gathered-attempts.js';
import { redrawPaper } from '../paper/draw-paper.js';
import { GatheredSeals } from '../ranking/gathered-seals.js';
import type { AttemptScorer } from '../scoring/attempt-scorer.js';
import { AttemptsDigest } from './attempts-digest.js';
import type { RecheckAttempt } from './recheck-record.js';
import type { Findings, ReceiptCheck } from './recheck-report.js';
import type { RecheckSources, ScoringSource } from './recheck-sources.js';
import { type OwnReceipt, SealChecks } from './seal-checks.js';

/** The attempts of a file: each one's seal, paper and score as it comes in, kept as columns; a million take some hundred bytes each. */
export class RecheckAttempts {
  /** How many were scored. */
  scored = 0;
  private readonly gathered = new GatheredAttempts();
  private readonly digest = new AttemptsDigest();
  private readonly seals = new GatheredSeals();
  private readonly sealChecks: SealChecks;
  /** People whose unit is not named, where others' are. */
  private readonly unnamed = new Set<string>();
  private last = '';

  /** @param receipt of whoever wants to know their own attempt checked */
  constructor(
    private readonly findings: Findings,
    private readonly sources: RecheckSources,
    receipt: OwnReceipt | undefined,
  ) {
    this.sealChecks = new SealChecks(findings, receipt);
  }

  take(attempt: RecheckAttempt): void {
    const { inputs } = this.sources;
    const { id, round, person, audience, prediction, startedAt, submittedAt } = attempt;
    const place = inputs?.rounds.find((one) => one.round === round);
    if (!place) {
      this.findings.add('attempt', id, `Lượt thi ${id} thuộc đợt ${round}, không có trong dữ liệu đầu vào.`);
      return;
    }
    if (id <= this.last) {
      this.findings.add('attempt', id, `Lượt thi ${id} đứng sai thứ tự hoặc có hai lần.`);
      return;
    }
    this.last = id;
    this.sealChecks.check(attempt, place.id);
    this.digest.add(round, attempt);
    if (round === inputs?.round) this.takeSeal(attempt);
    const score = this.score(attempt);
    if (!score) return;
    const { points, allCorrect, valid } = score;
    this.sealChecks.scored(id, points);
    // Nobody is registered before every fact that the rule set requires has been given.
    const completeProfile = true;
    const unit = this.unitFor(attempt);
    try {
      this.gathered.add({
        ...{ id, person, unit, audience, completeProfile, round, points, allCorrect, valid, startedAt, submittedAt },
        prediction: prediction ?? NaN,
      });
      this.scored += 1;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.findings.add('attempt', id, `Lượt thi ${id}: người ${person} được tính cho hai đơn vị.`);
    }
  }

  all(): AttemptColumns {
    return this.gathered.all();
  }

  /** With the units of those alone whose unit is named. */
  ofNamedUnits(attempts: AttemptColumns): AttemptColumns {
    if (this.unnamed.size === 0) return attempts;
    const { people, unitOfPerson } = attempts;
    return { ...attempts, unitOfPerson: unitOfPerson.map((unit, at) => (this.unnamed.has(people[at] as string) ? -1 : unit)) };
  }

  /** The seed that the seals of the round make. */
  drawSeed(): string {
    return this.seals.drawSeed();
  }

  get uncheckedSeals(): number {
    return this.sealChecks.unchecked;
  }

  /** What has become of the receipt, after all attempts; undefined where none was given. */
  ownAttempt(): ReceiptCheck | undefined {
    return this.sealChecks.finish();
  }

  /** Says of which rounds the attempts are others than those that were ranked. */
  compareDigests(): void {
    const { inputs, head } = this.sources;
    const computed = new Map(this.digest.rounds().map((one) => [one.round, one]));
    for (const { round, count, sha256: claimed, unitsSha256 } of inputs?.rounds ?? []) {
      const own = computed.get(round);
      if (count === 0 && !own) continue;
      // Without the salts nobody can tell.
      if (head?.form === 'board' && own?.count === count && own.unitsSha256 !== unitsSha256)
        this.findings.add('attempt', round, `Có người ở đợt ${round} không còn được tính cho đơn vị của lúc lập bảng.`);
      if (own?.count === count && own.sha256 === claimed) continue;
      this.findings.add(
        'attempt',
        round,
        own?.count === count
          ? `Các lượt thi của đợt ${round} không còn như lúc lập bảng: mã chung ghi ${claimed}, tính lại ${own.sha256}.`
          : `Đợt ${round} ghi ${count} lượt thi lúc lập bảng, nay có ${own?.count ?? 0}.`,
      );
    }
  }

  private takeSeal({ id, seal }: RecheckAttempt): void {
    try {
      this.seals.add(seal);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.findings.add('attempt', id, `Lượt thi ${id}: “${seal}” không phải là mã niêm phong.`);
    }
  }

  /** Whose unit is not named counts, for the prizes of blocks, as somebody of any unit of the block. */
  private unitFor({ unit, block, person }: RecheckAttempt): string {
    if (unit !== null) return unit;
    if (!this.sources.namesAllUnits) this.unnamed.add(person);
    return (block !== null && this.sources.aUnitOf(block)) || '';
  }

  private score(attempt: RecheckAttempt): ReturnType<AttemptScorer['score']> | undefined {
    const { id } = attempt;
    try {
      const source = this.sources.scoringOf(attempt);
      if (!isOwnPaper(attempt, source))
        this.findings.add('attempt', id, `Lượt thi ${id}: các câu hỏi không phải là đề rút ra từ mã đề của lượt ấy.`);
      return source.scorer.score(attempt);
    } catch (error) {
      this.findings.add('attempt', id, `Không chấm lại được lượt thi ${id}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}

function isOwnPaper({ seed, questions }: RecheckAttempt, { part, questions: bank }: ScoringSource): boolean {
  const ids = questions.map((position) => bank[position]?.id ?? '');
  const drawn = redrawPaper({ paper: part.paper, bank, seed, questions: ids });
  return drawn.length === ids.length && drawn.every(({ question }, at) => question === ids[at]);
}
