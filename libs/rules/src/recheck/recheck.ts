import type { AttemptColumns } from '../attempts/attempt-columns.js';
import { GatheredAttempts } from '../attempts/gathered-attempts.js';
import { onlyAttempts } from '../attempts/only-attempts.js';
import { collectiveHash, collectiveStanding, winnersOf, type CollectiveStanding } from '../collective/collective-standing.js';
import { redrawPaper } from '../paper/draw-paper.js';
import type { BankQuestion } from '../paper/draw-rule.js';
import { sha256 } from '../plan/canonical-json.js';
import { parseRuleSet, ruleSetHash, type QuizPart, type RuleSet } from '../plan/rule-set.js';
import { nearestBlock } from '../ranking/boards.js';
import { GatheredSeals } from '../ranking/gathered-seals.js';
import { publicDrawSeed } from '../ranking/public-draw.js';
import { rankRound } from '../ranking/rank-round.js';
import { standingHash, standingLines, standingText, type Standing, type StandingSummary } from '../ranking/standing.js';
import { AttemptScorer } from '../scoring/attempt-scorer.js';
import { revisionsOf, type KeyRevisions } from '../scoring/key-revision.js';
import { AttemptsDigest } from './attempts-digest.js';
import { ClaimedLines } from './claimed-lines.js';
import { compareKnownUnits, compareUnits } from './compare-collective.js';
import { compareLines, compareSummaries } from './compare-standings.js';
import type { RecheckAttempt, RecheckHead, RecheckRecord } from './recheck-record.js';
import { Findings, type ReceiptCheck, type RecheckReport } from './recheck-report.js';
import { type OwnReceipt, SealChecks } from './seal-checks.js';
import {
  bankKeyHash,
  bankShapeHash,
  inputsHash,
  revisionsHash,
  sectionHashes,
  unitsHash,
  unitsOf,
  type StandingInputs,
  type UnitShape,
} from './standing-inputs.js';

const SECTION_WORDS: Readonly<Record<string, string>> = {
  opensAt: 'giờ mở của đợt thi lại',
  drawSeed: 'mã bốc thăm',
  ruleSets: 'các bản Thể lệ',
  banks: 'bộ đề và đáp án',
  exclusions: 'danh sách không được dự thi',
  reviewed: 'danh sách không xếp hạng sau khi xem lại',
  held: 'giải đã có từ đợt khác',
  refusals: 'giải không có người nhận',
  rounds: 'các đợt thi và mã của bài đã niêm phong',
  units: 'danh mục đơn vị',
  collective: 'mã của giải tập thể',
  standing: 'mã của bảng xếp hạng',
};

interface Bank {
  questions: BankQuestion[];
  key: Record<string, number[]>;
  revisions: KeyRevisions;
}

type Claimed = Extract<RecheckRecord, { kind: 'collective' }>;

/**
 * Checks a standing again from everything that it was computed from: takes the records one after the other in the order of the
 * file, then ranks anew and says what differs. It believes nothing but the arithmetic; whoever wants to know that this is the
 * standing that was published compares its SHA-256 with the published one. Attempts are kept as columns: a million of them take
 * some hundred bytes each.
 */
export class Recheck {
  private readonly findings = new Findings();
  private readonly rules = new Map<string, RuleSet>();
  private readonly banks = new Map<string, Bank>();
  private readonly scorers = new Map<string, { part: QuizPart; bank: Bank; scorer: AttemptScorer }>();
  private readonly digest = new AttemptsDigest();
  private readonly attempts = new GatheredAttempts();
  private readonly seals = new GatheredSeals();
  private readonly lines = new ClaimedLines();
  private readonly collective: Claimed[] = [];
  /** People whose unit is not named, where others' are. */
  private readonly unnamed = new Set<string>();
  private readonly checked = { attempts: 0, people: 0 };
  private last = '';
  private readonly sealChecks: SealChecks;
  private ownAttempt: ReceiptCheck | undefined;
  private head: RecheckHead | undefined;
  private inputs: StandingInputs | undefined;
  private units: UnitShape[] | undefined;
  private summary: StandingSummary | undefined;
  private unitOfBlock: Map<string, string> | undefined;

  /** @param receipt of whoever wants to know their own attempt checked */
  constructor(receipt?: OwnReceipt) {
    this.sealChecks = new SealChecks(this.findings, receipt);
  }

  take(record: RecheckRecord): void {
    switch (record.kind) {
      case 'head':
        this.head = record;
        return;
      case 'inputs':
        this.takeInputs(record.inputs);
        return;
      case 'rules':
        this.takeRules(record.id, record.rules);
        return;
      case 'bank':
        this.takeBank(record);
        return;
      case 'units':
        this.takeUnits(record.units);
        return;
      case 'attempt':
        this.takeAttempt(record.attempt);
        return;
      case 'line':
        this.lines.add(record.line);
        return;
      case 'summary':
        this.summary = record.summary;
        return;
      case 'collective':
        this.collective.push(record);
    }
  }

  /** Ranks what was taken and compares. @param text how the text was, where the records came from a file */
  finish(text?: { isWhole: boolean }): RecheckReport {
    const { findings, head, inputs } = this;
    if (text && !text.isWhole) findings.add('file', '', 'Tệp đã bị sửa hoặc bị cắt: mã SHA-256 ở dòng cuối không khớp với các dòng trước.');
    if (!head || !inputs) {
      findings.add('file', '', 'Tệp thiếu phần đầu hoặc phần dữ liệu đầu vào nên không kiểm tra được.');
      return this.report(head?.claimed.standing ?? '', null, []);
    }
    this.compareDigests(inputs);
    const { draw } = inputs;
    const drawSeed = draw ? publicDrawSeed(draw.commitment, draw.value) : this.seals.drawSeed();
    const origin = draw ? 'bản cam kết và giá trị của nguồn công khai' : 'các mã niêm phong';
    if (drawSeed !== inputs.drawSeed)
      findings.add('draw', inputs.round, `Mã bốc thăm ghi ${inputs.drawSeed}; tính lại từ ${origin} được ${drawSeed}.`);
    this.ownAttempt = this.sealChecks.finish();
    const attempts = this.attempts.all();
    this.checked.people = attempts.people.length;
    const ranked = this.rank(inputs, attempts, drawSeed);
    const computed = ranked ? standingHash(ranked) : null;
    this.compareStanding(head, ranked, computed);
    const collective = this.compareCollective(inputs, attempts, drawSeed);
    return this.report(head.claimed.standing, computed, collective);
  }

  private report(claimed: string, computed: string | null, collective: RecheckReport['collective']): RecheckReport {
    const { list, counts } = this.findings;
    return {
      isSame: list.length === 0,
      standing: { claimed, computed },
      collective,
      checked: { ...this.checked, lines: this.lines.count },
      unchecked: {
        seals: this.sealChecks.unchecked,
        units: this.namesAllUnits() ? [] : this.collective.map(({ standing, withheld }) => ({ award: standing.award, count: withheld })),
      },
      ...(this.ownAttempt && { receipt: this.ownAttempt }),
      findings: list,
      counts,
    };
  }

  private namesAllUnits(): boolean {
    return this.head?.unitsNamed !== 'of-many';
  }

  private takeInputs(inputs: StandingInputs): void {
    this.inputs = inputs;
    const claimed = this.head?.claimed;
    const hash = inputsHash(inputs);
    if (hash === claimed?.inputs) return;
    this.findings.add('inputs', '', `Dữ liệu đầu vào không khớp mã đã ghi: ghi ${claimed?.inputs}, tính lại ${hash}.`);
    for (const [name, section] of Object.entries(sectionHashes(inputs)))
      if (section !== claimed?.sections[name])
        this.findings.add('inputs', name, `Phần bị đổi trong dữ liệu đầu vào: ${SECTION_WORDS[name] ?? name}.`);
  }

  private takeRules(id: string, json: unknown): void {
    const rules = parseRuleSet(json);
    this.rules.set(id, rules);
    const claimed = this.inputs?.ruleSets.find((one) => one.id === id)?.sha256;
    const hash = ruleSetHash(rules);
    if (hash !== claimed) this.findings.add('rules', id, `Thể lệ (bản ${id}) không khớp mã đã ghi: ghi ${claimed}, tính lại ${hash}.`);
  }

  private takeBank({ id, questions: shapes, key: inOrder, revisions }: Extract<RecheckRecord, { kind: 'bank' }>): void {
    const questions = shapes.map(([question, topic, difficulty, optionCount]) => ({ id: question, topic, difficulty, optionCount }));
    const key = Object.fromEntries(questions.map((question, at) => [question.id, [...(inOrder[at] ?? [])]]));
    this.banks.set(id, { questions, key, revisions: revisionsOf(revisions) });
    const claimed = this.inputs?.banks.find((bank) => bank.id === id);
    if (bankShapeHash(shapes) !== claimed?.shapeSha256) this.findings.add('key', id, `Bộ đề ${id} không khớp mã đã ghi.`);
    if (bankKeyHash(inOrder) !== claimed?.keySha256)
      this.findings.add('key', id, `Đáp án (bản ${claimed?.keyVersion}) của bộ đề ${id} không khớp mã đã ghi.`);
    if ((revisions && revisionsHash(revisions)) !== claimed?.revisionsSha256)
      this.findings.add('key', id, `Phần đính chính (bản ${claimed?.keyVersion}) của đáp án bộ đề ${id} không khớp mã đã ghi.`);
  }

  private takeUnits(units: readonly UnitShape[]): void {
    this.units = [...units];
    const claimed = this.inputs?.units;
    if (claimed?.count !== units.length || claimed.sha256 !== unitsHash(units))
      this.findings.add('units', '', 'Danh mục đơn vị và tổng số người không khớp mã đã ghi.');
  }

  private takeAttempt(attempt: RecheckAttempt): void {
    const { id, round, person, audience, prediction, startedAt, submittedAt } = attempt;
    const place = this.inputs?.rounds.find((one) => one.round === round);
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
    if (round === this.inputs?.round) this.takeSeal(attempt);
    const score = this.score(attempt);
    if (!score) return;
    const { points, allCorrect, valid } = score;
    this.sealChecks.scored(id, points);
    // Nobody is registered before every fact that the rule set requires has been given.
    const completeProfile = true;
    const unit = this.unitFor(attempt);
    try {
      this.attempts.add({
        ...{ id, person, unit, audience, completeProfile, round, points, allCorrect, valid, startedAt, submittedAt },
        prediction: prediction ?? NaN,
      });
      this.checked.attempts += 1;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.findings.add('attempt', id, `Lượt thi ${id}: người ${person} được tính cho hai đơn vị.`);
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
    if (!this.namesAllUnits()) this.unnamed.add(person);
    return (block !== null && this.blocks().get(block)) || '';
  }

  private blocks(): Map<string, string> {
    if (this.unitOfBlock) return this.unitOfBlock;
    const units = unitsOf(this.units ?? []);
    const blockOf = nearestBlock({ blocks: this.rules.get(this.inputs?.ruleSet ?? '')?.blocks }, units);
    const found = new Map(units.flatMap(({ code }) => [[blockOf(code), code] as const]).filter(([block]) => block !== undefined));
    return (this.unitOfBlock = found as Map<string, string>);
  }

  private score(attempt: RecheckAttempt): ReturnType<AttemptScorer['score']> | undefined {
    const { id } = attempt;
    try {
      const { part, bank, scorer } = this.scorerOf(attempt);
      if (!this.isOwnPaper(attempt, part, bank))
        this.findings.add('attempt', id, `Lượt thi ${id}: các câu hỏi không phải là đề rút ra từ mã đề của lượt ấy.`);
      return scorer.score(attempt);
    } catch (error) {
      this.findings.add('attempt', id, `Không chấm lại được lượt thi ${id}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  private scorerOf({ ruleSet, bank: bankId }: RecheckAttempt): { part: QuizPart; bank: Bank; scorer: AttemptScorer } {
    const place = `${bankId} ${ruleSet}`;
    const known = this.scorers.get(place);
    if (known) return known;
    const part = this.rules.get(ruleSet)?.parts.find(({ code }) => code === this.inputs?.part);
    const bank = this.banks.get(bankId);
    if (part?.kind !== 'quiz' || !bank) throw new Error('thiếu Thể lệ hoặc bộ đề của lượt ấy.');
    const made = { part, bank, scorer: new AttemptScorer(part, bank.questions, bank.key, bank.revisions) };
    this.scorers.set(place, made);
    return made;
  }

  private isOwnPaper({ seed, questions }: RecheckAttempt, { paper }: QuizPart, bank: Bank): boolean {
    const ids = questions.map((position) => bank.questions[position]?.id ?? '');
    const drawn = redrawPaper({ paper, bank: bank.questions, seed, questions: ids });
    return drawn.length === ids.length && drawn.every(({ question }, at) => question === ids[at]);
  }

  private compareDigests({ rounds }: StandingInputs): void {
    const computed = new Map(this.digest.rounds().map((one) => [one.round, one]));
    for (const { round, count, sha256: claimed, unitsSha256 } of rounds) {
      const own = computed.get(round);
      if (count === 0 && !own) continue;
      // Without the salts nobody can tell.
      if (this.head?.form === 'board' && own?.count === count && own.unitsSha256 !== unitsSha256)
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

  private rank(inputs: StandingInputs, attempts: AttemptColumns, drawSeed: string): Standing | undefined {
    const ruleSet = this.rules.get(inputs.ruleSet);
    if (!ruleSet) {
      this.findings.add('rules', inputs.ruleSet, `Thiếu Thể lệ (bản ${inputs.ruleSet}) nên không xếp hạng lại được.`);
      return undefined;
    }
    const reviewed = inputs.reviewed.filter(({ round }) => round === inputs.round);
    return rankRound({
      ruleSet,
      part: inputs.part,
      round: inputs.round,
      opensAt: inputs.opensAt,
      attempts,
      exclusions: [...inputs.exclusions, ...reviewed],
      drawSeed,
      held: inputs.held,
      refusals: inputs.refusals,
      ...(this.units && { units: unitsOf(this.units) }),
    });
  }

  private compareStanding({ claimed }: RecheckHead, ranked: Standing | undefined, computed: string | null): void {
    const { findings, lines, summary } = this;
    if (!summary) {
      findings.add('file', 'summary', 'Tệp thiếu phần tổng hợp của bảng xếp hạng.');
      return;
    }
    const written = sha256(claimedText(lines, summary));
    if (written !== claimed.standing)
      findings.add(
        'standing',
        'sha256',
        `Bảng xếp hạng được ghi không khớp mã SHA-256 của nó: ghi ${claimed.standing}, tính từ bảng ${written}.`,
      );
    if (this.inputs?.standing !== claimed.standing)
      findings.add('standing', 'inputs', `Dữ liệu đầu vào là của bảng ${this.inputs?.standing}, không phải của bảng này.`);
    if (!ranked) return;
    if (computed !== claimed.standing)
      findings.add('standing', 'computed', `Tính lại từ dữ liệu đầu vào được mã ${computed}, khác mã đã ghi ${claimed.standing}.`);
    if (written === computed) return;
    for (const { from, lines: portion } of lines.inPortions()) {
      const own = standingLines(ranked, { from, count: portion.length });
      portion.forEach((line, at) => compareLines(findings, line, own[at]));
    }
    for (const line of standingLines(ranked, { from: lines.count + 1 })) compareLines(findings, undefined, line);
    compareSummaries(findings, summary, ranked.summary);
  }

  private compareCollective(inputs: StandingInputs, attempts: AttemptColumns, drawSeed: string): RecheckReport['collective'] {
    const ruleSet = this.rules.get(inputs.ruleSet);
    if (!ruleSet || inputs.collective.length === 0) return [];
    const counted = this.countedForUnits(inputs, attempts);
    const winners: Record<string, string[]> = {};
    return inputs.collective.map(({ award, sha256: claimed }) => {
      const standing = collectiveStanding({
        ...{ ruleSet, award, attempts: counted, units: unitsOf(this.units ?? []), exclusions: inputs.exclusions, drawSeed, winners },
      });
      const written = this.collective.find((one) => one.standing.award === award);
      if (!this.namesAllUnits()) {
        winners[award] = winnersOf(written?.standing ?? standing);
        this.compareKnownUnits(ruleSet, award, written, standing);
        return { award, claimed, computed: null };
      }
      winners[award] = winnersOf(standing);
      const computed = collectiveHash(standing);
      if (computed !== claimed)
        this.findings.add('collective', award, `Giải tập thể ${award}: tính lại được mã ${computed}, khác mã đã ghi ${claimed}.`);
      compareUnits(this.findings, written?.standing, standing);
      return { award, claimed, computed };
    });
  }

  /** Without what was left out of the ranking of its round; whose unit is not named counts for none. */
  private countedForUnits(inputs: StandingInputs, attempts: AttemptColumns): AttemptColumns {
    const out = new Set(inputs.reviewed.map(({ round, person }) => `${round} ${person}`));
    const { round, rounds, person, people, unitOfPerson } = attempts;
    const counted =
      out.size === 0
        ? attempts
        : onlyAttempts(attempts, (row) => !out.has(`${rounds[round[row] as number]} ${people[person[row] as number]}`));
    if (this.unnamed.size === 0) return counted;
    return { ...counted, unitOfPerson: unitOfPerson.map((unit, at) => (this.unnamed.has(people[at] as string) ? -1 : unit)) };
  }

  private compareKnownUnits(ruleSet: RuleSet, code: string, written: Claimed | undefined, computed: CollectiveStanding): void {
    const award = ruleSet.collective.find((one) => one.code === code);
    if (award && written) compareKnownUnits(this.findings, award, written, computed);
    else this.findings.add('collective', code, `Hồ sơ thiếu giải tập thể ${code}.`);
  }
}

function* claimedText(lines: ClaimedLines, summary: StandingSummary): Generator<string> {
  yield standingText.head;
  yield* lines.text();
  yield standingText.foot(summary);
}
