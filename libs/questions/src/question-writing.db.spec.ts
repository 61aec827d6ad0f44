import { AuditModule, AuditTrail } from '#audit';
import { ContestsModule, type Round } from '#contests';
import type { AccountId, ContestId, TenantId } from '#kernel';
import { ContestPublisher } from '#contests';
import { aRuleSet } from '#rules/testing';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { soonAfter } from '../../../test/support/soon-after.js';
import type { QuestionDraft } from './domain/question-draft.js';
import { QuestionBank } from './question-bank.service.js';
import { QuestionCatalogue } from './question-catalogue.service.js';
import { QuestionReviews } from './question-reviews.service.js';
import { QuestionWriting } from './question-writing.service.js';
import { QuestionsModule } from './questions.module.js';
import { SealedBanks } from './sealed-banks.service.js';

const ruleSet = aRuleSet();
const topic = ruleSet.topics[0]!.code;
const draft = (changes: Partial<QuestionDraft> = {}): QuestionDraft => ({
  topic,
  difficulty: 'easy',
  text: 'Chỉ số SIPAS đo điều gì?',
  options: ['Sự hài lòng', 'Số hồ sơ', 'Ngân sách'],
  key: [0],
  explanation: 'Vì thế.',
  source: 'Luật A',
  article: 'Điều 3',
  images: [],
  ...changes,
});

describe('the bank of questions', () => {
  const context = DatabaseContext.forTests(AuditModule, ContestsModule, QuestionsModule);
  const [writer, other, third] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()] as [AccountId, AccountId, AccountId];
  let tenantId: TenantId;
  let contestId: ContestId;

  beforeEach(async () => {
    tenantId = await context.aTenant();
    contestId = await inScope(async () => {
      await context.get(QuestionBank).add(
        Array.from({ length: 10 }, (_, n) => ({
          ...draft({ text: `Câu số ${n}?`, topic: ruleSet.topics[n % ruleSet.topics.length]!.code }),
          code: `Q-${n}`,
        })),
      );
      return context.get(ContestPublisher).publish({ slug: '2024', ruleSet });
    });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const writing = (): QuestionWriting => context.get(QuestionWriting);
  const reviews = (): QuestionReviews => context.get(QuestionReviews);
  const find = (code: string) => context.get(QuestionCatalogue).find(code);
  const sealed = async () => context.get(SealedBanks).byId(await context.get(QuestionBank).seal(contestId, ruleSet));
  const acts = async (): Promise<string[]> =>
    (await context.get(AuditTrail).newest({ limit: 20 })).map(({ action }) => action).filter((action) => !action.startsWith('contest'));

  describe('writing', () => {
    it('makes a version of each change, and none where nothing changed', async () => {
      await inScope(async () => {
        await writing().create('CH-1', draft(), writer);
        expect(await writing().change('CH-1', { draft: draft(), seen: 1, by: writer })).toEqual({ version: 1, isNew: false });
        expect(await writing().change('CH-1', { draft: draft({ key: [1, 2], difficulty: 'hard' }), seen: 1, by: other })).toEqual({
          version: 2,
          isNew: true,
        });

        expect(await find('CH-1')).toMatchObject({
          version: 2,
          key: [1, 2],
          difficulty: 'hard',
          createdBy: other,
          article: 'Điều 3',
          state: 'waiting',
          counts: undefined,
        });
        expect(
          (await context.get(QuestionCatalogue).history('CH-1')).versions.map(({ version, createdBy }) => [version, createdBy]),
        ).toEqual([
          [2, other],
          [1, writer],
        ]);
        expect(await acts()).toEqual(['question.written', 'question.written']);
      });
    });

    it('tells the second of two who change the same question, one after the other or at once', async () => {
      await inScope(() => writing().create('CH-1', draft(), writer));
      const change = (text: string, seen: number) => inScope(() => writing().change('CH-1', { draft: draft({ text }), seen, by: writer }));
      await change('Một?', 1);
      await expect(change('Hai?', 1)).rejects.toMatchObject({ code: 'QUESTION_CHANGED' });
      await expect(change('Hai?', 7)).rejects.toMatchObject({ code: 'QUESTION_CHANGED' });

      const together = await Promise.allSettled([change('Ba?', 2), change('Bốn?', 2)]);

      expect(together.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect((await inScope(() => find('CH-1'))).version).toBe(3);
    });

    it('gives a code to one question alone', async () => {
      await inScope(async () => {
        await writing().create('CH-1', draft(), writer);
        await expect(writing().create('CH-1', draft(), other)).rejects.toMatchObject({ code: 'CODE_TAKEN' });
      });
    });

    it('knows no question of another tenant', async () => {
      await inScope(() => writing().create('CH-1', draft(), writer));
      await context.as(await context.aTenant(), async () => {
        await expect(writing().change('CH-1', { draft: draft({ text: 'x' }), seen: 1, by: writer })).rejects.toMatchObject({
          code: 'QUESTION_NOT_FOUND',
        });
        await expect(writing().retire('CH-1', writer)).rejects.toMatchObject({ code: 'QUESTION_NOT_FOUND' });
        await expect(reviews().approve({ code: 'CH-1', version: 1, by: other })).rejects.toMatchObject({ code: 'QUESTION_NOT_FOUND' });
      });
    });
  });

  describe('the second person', () => {
    beforeEach(() => inScope(() => writing().create('CH-1', draft(), writer)));

    it('is somebody else: the service says so, and the database', async () => {
      await inScope(async () => {
        await expect(reviews().approve({ code: 'CH-1', version: 1, by: writer })).rejects.toMatchObject({ code: 'OWN_QUESTION' });
        const { id } = await find('CH-1');
        const insert = (writtenBy: string, decidedBy: string) =>
          context.asSuperuser(
            `insert into question_decisions (tenant_id, question_id, version, written_by, decision, decided_by) values ($1, $2, 1, $3, 'approved', $4)`,
            [tenantId, id, writtenBy, decidedBy],
          );
        await expect(insert(writer, writer)).rejects.toMatchObject({ constraint: 'question_decisions_by_another' });
        // Nor by naming somebody else as the writer.
        await expect(insert(other, writer)).rejects.toMatchObject({ constraint: 'question_decisions_version_fk' });
        await insert(writer, other);
      });
    });

    it('approves once, however often they press', async () => {
      await inScope(async () => {
        await reviews().approve({ code: 'CH-1', version: 1, by: other });
        await reviews().approve({ code: 'CH-1', version: 1, by: other });
        await reviews().approve({ code: 'CH-1', version: 1, by: third });

        expect(await find('CH-1')).toMatchObject({ state: 'approved', counts: 1, decision: { by: other } });
        expect(await acts()).toEqual(['question.approved', 'question.written']);
        await expect(reviews().giveBack({ code: 'CH-1', version: 1, by: other }, 'Sai')).rejects.toMatchObject({ code: 'DECIDED_ALREADY' });
      });
    });

    it('gives back with a reason, and the next version is decided anew', async () => {
      await inScope(async () => {
        await expect(reviews().giveBack({ code: 'CH-1', version: 1, by: other }, '  ')).rejects.toMatchObject({ code: 'REASON_MISSING' });
        await reviews().giveBack({ code: 'CH-1', version: 1, by: other }, 'Nêu rõ năm');
        expect(await find('CH-1')).toMatchObject({ state: 'returned', decision: { reason: 'Nêu rõ năm' } });
        await writing().change('CH-1', { draft: draft({ text: 'Năm 2024, SIPAS đo gì?' }), seen: 1, by: writer });

        expect(await find('CH-1')).toMatchObject({ version: 2, state: 'waiting', decision: undefined });
        expect(await context.get(QuestionCatalogue).shelves()).toEqual({ approved: 10, waiting: 1, returned: 0, retired: 0 });
        expect(
          (await context.get(QuestionCatalogue).page({ shelf: 'waiting', skip: 0, limit: 9 })).questions.map(({ code }) => code),
        ).toEqual(['CH-1']);
      });
    });
  });

  describe('sealing', () => {
    const codeOf = async (bank: { items: readonly { question: string; version: number; text: string }[] }) =>
      bank.items.filter(({ text }) => !text.startsWith('Câu số')).map(({ version, text }) => [version, text]);

    it('takes the newest approved version of each question', async () => {
      await inScope(async () => {
        await writing().create('CH-1', draft({ text: 'Bản một?' }), writer);
        expect(await codeOf(await sealed())).toEqual([]);
        await reviews().approve({ code: 'CH-1', version: 1, by: other });
        await writing().change('CH-1', { draft: draft({ text: 'Bản hai?' }), seen: 1, by: other });
        expect(await codeOf(await sealed())).toEqual([[1, 'Bản một?']]);
        await reviews().giveBack({ code: 'CH-1', version: 2, by: writer }, 'Chưa rõ');
        expect(await codeOf(await sealed())).toEqual([[1, 'Bản một?']]);
        await writing().change('CH-1', { draft: draft({ text: 'Bản ba?' }), seen: 2, by: other });
        await reviews().approve({ code: 'CH-1', version: 3, by: writer });
        expect(await codeOf(await sealed())).toEqual([[3, 'Bản ba?']]);
      });
    });

    it('leaves out what is retired until it comes back', async () => {
      await inScope(async () => {
        await writing().retire('Q-9', writer);
        await writing().retire('Q-9', writer);
        expect((await sealed()).items).toHaveLength(9);
        await writing().restore('Q-9', writer);
        expect((await sealed()).items).toHaveLength(10);
        expect(await acts()).toEqual(['question.restored', 'question.retired']);
      });
    });

    it('says of a question whether several options are right, and shows its pictures; of a plain one nothing more than before', async () => {
      await inScope(async () => {
        const image = { key: 'a'.repeat(32), alt: 'Biểu đồ', width: 80, height: 100 };
        await writing().create('CH-1', draft({ text: 'Chọn mọi ý đúng?', key: [0, 2], images: [image] }), writer);
        await reviews().approve({ code: 'CH-1', version: 1, by: other });
        const { items } = await sealed();

        expect(items.find(({ text }) => text === 'Chọn mọi ý đúng?')).toMatchObject({ several: true, images: [image] });
        expect(Object.keys(items.find(({ text }) => text === 'Câu số 1?')!).toSorted()).toEqual([
          'difficulty',
          'options',
          'question',
          'text',
          'topic',
          'version',
        ]);
        const explained = await context.get(SealedBanks).explained((await context.get(SealedBanks).newest(contestId)).id);
        expect(explained.find(({ text }) => text === 'Chọn mọi ý đúng?')).toMatchObject({
          key: [0, 2],
          source: 'Luật A',
          article: 'Điều 3',
        });
      });
    });

    it('is refused to who looked at an older bank, or would seal the same again; and is written down with its hash', async () => {
      await inScope(async () => {
        const seal = (seen: number) => context.get(QuestionBank).seal(contestId, ruleSet, writer, seen);
        const id = await seal(0);
        await expect(seal(0)).rejects.toMatchObject({ code: 'BANK_CHANGED' });
        await expect(seal(1)).rejects.toMatchObject({ code: 'NOTHING_NEW' });
        await writing().retire('Q-9', writer);
        const together = await Promise.allSettled([seal(1), inScope(() => seal(1))]);

        expect(together.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
        expect(
          (await context.get(SealedBanks).list(contestId)).map(({ version, questions, sealedBy }) => [version, questions, sealedBy]),
        ).toEqual([
          [2, 9, writer],
          [1, 10, writer],
        ]);
        const { sha256 } = await context.get(SealedBanks).byId(id);
        expect((await context.get(AuditTrail).of(id))[0]).toMatchObject({
          action: 'bank.sealed',
          actorId: writer,
          details: { version: 1, questions: 10, sha256 },
        });
      });
    });

    it('tells the gaps beforehand, and refuses to seal with them', async () => {
      await inScope(async () => {
        for (let n = 2; n < 10; n += 1) await writing().retire(`Q-${n}`, writer);
        expect((await context.get(QuestionBank).draft(ruleSet)).needs.filter(({ wanted, present }) => present < wanted)).not.toEqual([]);
        await expect(context.get(QuestionBank).seal(contestId, ruleSet)).rejects.toMatchObject({ code: 'BANK_GAPS' });
      });
    });
  });

  describe('the bank of a round', () => {
    const at = (hours: number): Date => new Date(Date.UTC(2024, 9, 21, hours));
    const round = (hours: number): Round => ({ id: crypto.randomUUID(), contestId, opensAt: at(hours) }) as never;
    const versionOf = async (one: Round): Promise<number> => {
      const { id } = await context.get(SealedBanks).ofRound(one);
      return (await context.get(SealedBanks).list(contestId)).find((bank) => bank.id === id)!.version;
    };

    it('is the newest that was sealed when it opened; where none was, the first', async () => {
      await inScope(async () => {
        for (const hours of [2, 4, 6]) {
          await context.timeIs(at(hours));
          await sealed();
        }
        const asked = [round(1), round(2), round(3), round(5), round(9)];

        expect(await Promise.all(asked.map(versionOf))).toEqual([1, 1, 1, 2, 3]);
      });
    });

    it('stays while the round runs, whatever is sealed, and is asked of the database once', async () => {
      await inScope(async () => {
        await context.timeIs(at(2));
        await sealed();
        const running = round(3);
        expect(await versionOf(running)).toBe(1);
        await sealed();
        await context.timeIs(at(4));
        expect(await versionOf(running)).toBe(2);
        await sealed();
        soonAfter(5_000);
        expect(await versionOf(running)).toBe(2);

        context.statements.length = 0;
        await context.get(SealedBanks).ofRound(running);
        expect(context.statements).toEqual([]);
      });
    }, 20_000);
  });
});
