import { Injectable } from '@nestjs/common';
import { AttemptTraces } from '#attempts';
import { AuditTrail } from '#audit';
import { isSealed, type Round } from '#contests';
import type { AccountId } from '#kernel';
import { type BankId, SealedBanks } from '#questions';
import { ResultError } from '../result.errors.js';
import { AnomalyError } from './anomaly.errors.js';
import { type ComparedPaper, type PaperAnswer, type SideQuestion, sideBySide } from './domain/side-by-side.js';
import type { Anomaly } from './entities/anomaly.entity.js';

/** The papers of a case with all questions that at least two of them have. */
export interface CaseAnswers {
  /** Pseudonyms, in the order of the case. */
  people: string[];
  questions: SideQuestion[];
}

type KeyedItem = Omit<PaperAnswer, 'bits'>;

/** What people of a case have answered, beside each other. */
@Injectable()
export class CaseAnswersReader {
  constructor(
    private readonly traces: AttemptTraces,
    private readonly banks: SealedBanks,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * For those who may read keys alone, and written down as that: it says which options are right.
   * @throws AnomalyError NO_CASE where it is not about answers; ResultError ROUND_NOT_SEALED while anybody could still answer
   */
  async read({ id, kind, evidence }: Anomaly, round: Round, by: AccountId): Promise<CaseAnswers> {
    if (kind !== 'identical-answers') throw new AnomalyError('NO_CASE');
    if (!isSealed(round)) throw new ResultError('ROUND_NOT_SEALED');
    const papers = await this.papers(evidence.listed.map(({ attempt }) => attempt));
    const details = { round: round.id, kind, people: papers.length };
    await this.audit.record({ actor: by, action: 'anomaly.answers-read', subject: { kind: 'anomaly', id }, details });
    return { people: papers.map(({ person }) => person), questions: sideBySide(papers) };
  }

  private async papers(ids: readonly ComparedPaper['attempt'][]): Promise<ComparedPaper[]> {
    const attempts = new Map((await this.traces.markedByIds(ids)).map((one) => [one.id, one]));
    const banks = new Map<BankId, KeyedItem[]>();
    const papers: ComparedPaper[] = [];
    for (const id of ids) {
      const attempt = attempts.get(id);
      if (!attempt) continue;
      const { bankId, person, questions, marks } = attempt;
      const items = banks.get(bankId) ?? (await this.items(bankId));
      banks.set(bankId, items);
      const answers = questions.flatMap((place, n) => {
        const item = items[place];
        return item ? [{ ...item, bits: marks[n] ?? 0 }] : [];
      });
      papers.push({ attempt: id, person, answers });
    }
    return papers;
  }

  private async items(bankId: BankId): Promise<KeyedItem[]> {
    const [{ items }, { key }] = [await this.banks.byId(bankId), await this.banks.key(bankId)];
    return items.map((item) => ({ item, key: (key[item.question] ?? []).reduce((bits, option) => bits | (1 << option), 0) }));
  }
}
