import type { BankQuestion } from '../paper/draw-rule.js';
import { parseRuleSet, ruleSetHash, type QuizPart, type RuleSet } from '../plan/rule-set.js';
import { nearestBlock } from '../ranking/boards.js';
import { AttemptScorer } from '../scoring/attempt-scorer.js';
import { revisionsOf } from '../scoring/key-revision.js';
import type { RecheckHead, RecheckRecord } from './recheck-record.js';
import type { Findings } from './recheck-report.js';
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
  judged: 'mã của bài dự thi và phiếu chấm, số giải quyết định sau',
  leaders: 'mã của danh sách lãnh đạo, quản lý',
  rounds: 'các đợt thi và mã của bài đã niêm phong',
  units: 'danh mục đơn vị',
  collective: 'mã của giải tập thể',
  standing: 'mã của bảng xếp hạng',
};

/** By what attempts of one bank under one rule set are scored. */
export interface ScoringSource {
  part: QuizPart;
  questions: BankQuestion[];
  scorer: AttemptScorer;
}

/** What a standing was computed from besides its attempts: held against its fingerprints as it comes in, and looked up from then on. */
export class RecheckSources {
  head: RecheckHead | undefined;
  inputs: StandingInputs | undefined;
  units: UnitShape[] | undefined;
  private readonly rules = new Map<string, RuleSet>();
  private readonly banks = new Map<string, Extract<RecheckRecord, { kind: 'bank' }>>();
  /** By bank and rule set. */
  private readonly scoring = new Map<string, ScoringSource>();
  private unitOfBlock: Map<string, string> | undefined;

  constructor(private readonly findings: Findings) {}

  takeInputs(inputs: StandingInputs): void {
    this.inputs = inputs;
    const claimed = this.head?.claimed;
    const hash = inputsHash(inputs);
    if (hash === claimed?.inputs) return;
    this.findings.add('inputs', '', `Dữ liệu đầu vào không khớp mã đã ghi: ghi ${claimed?.inputs}, tính lại ${hash}.`);
    for (const [name, section] of Object.entries(sectionHashes(inputs)))
      if (section !== claimed?.sections[name])
        this.findings.add('inputs', name, `Phần bị đổi trong dữ liệu đầu vào: ${SECTION_WORDS[name] ?? name}.`);
  }

  takeRules(id: string, json: unknown): void {
    const rules = parseRuleSet(json);
    this.rules.set(id, rules);
    const claimed = this.inputs?.ruleSets.find((one) => one.id === id)?.sha256;
    const hash = ruleSetHash(rules);
    if (hash !== claimed) this.findings.add('rules', id, `Thể lệ (bản ${id}) không khớp mã đã ghi: ghi ${claimed}, tính lại ${hash}.`);
  }

  takeBank(bank: Extract<RecheckRecord, { kind: 'bank' }>): void {
    const { id, questions, key, revisions } = bank;
    this.banks.set(id, bank);
    const claimed = this.inputs?.banks.find((one) => one.id === id);
    if (bankShapeHash(questions) !== claimed?.shapeSha256) this.findings.add('key', id, `Bộ đề ${id} không khớp mã đã ghi.`);
    if (bankKeyHash(key) !== claimed?.keySha256)
      this.findings.add('key', id, `Đáp án (bản ${claimed?.keyVersion}) của bộ đề ${id} không khớp mã đã ghi.`);
    if ((revisions && revisionsHash(revisions)) !== claimed?.revisionsSha256)
      this.findings.add('key', id, `Phần đính chính (bản ${claimed?.keyVersion}) của đáp án bộ đề ${id} không khớp mã đã ghi.`);
  }

  takeUnits(units: readonly UnitShape[]): void {
    this.units = [...units];
    const claimed = this.inputs?.units;
    if (claimed?.count !== units.length || claimed.sha256 !== unitsHash(units))
      this.findings.add('units', '', 'Danh mục đơn vị và tổng số người không khớp mã đã ghi.');
  }

  /** The rules that rank; undefined where they did not come. */
  get ruleSet(): RuleSet | undefined {
    return this.rules.get(this.inputs?.ruleSet ?? '');
  }

  /** Whether the unit of everybody stands in the file. */
  get namesAllUnits(): boolean {
    return this.head?.unitsNamed !== 'of-many';
  }

  /** @throws Error, in Vietnamese, where the rules or the bank did not come */
  scoringOf({ ruleSet, bank: bankId }: { ruleSet: string; bank: string }): ScoringSource {
    const place = `${bankId} ${ruleSet}`;
    const known = this.scoring.get(place);
    if (known) return known;
    const part = this.rules.get(ruleSet)?.parts.find(({ code }) => code === this.inputs?.part);
    const bank = this.banks.get(bankId);
    if (part?.kind !== 'quiz' || !bank) throw new Error('thiếu Thể lệ hoặc bộ đề của lượt ấy.');
    const questions = bank.questions.map(([id, topic, difficulty, optionCount]) => ({ id, topic, difficulty, optionCount }));
    const key = Object.fromEntries(questions.map(({ id }, at) => [id, [...(bank.key[at] ?? [])]]));
    const made = { part, questions, scorer: new AttemptScorer(part, questions, key, revisionsOf(bank.revisions)) };
    this.scoring.set(place, made);
    return made;
  }

  /** Some unit of a block; undefined where the rules know no such block. */
  aUnitOf(block: string): string | undefined {
    if (!this.unitOfBlock) {
      const units = unitsOf(this.units ?? []);
      const blockOf = nearestBlock({ blocks: this.ruleSet?.blocks }, units);
      this.unitOfBlock = new Map(
        units.flatMap(({ code }): [string, string][] => {
          const own = blockOf(code);
          return own === undefined ? [] : [[own, code]];
        }),
      );
    }
    return this.unitOfBlock.get(block);
  }
}
