import { ContestPublisher, ContestsModule } from '#contests';
import type { ContestId, TenantId } from '#kernel';
import { aRuleSet } from '#rules/testing';
import { DatabaseContext } from '../../../test/support/database-context.js';
import type { NewQuestion } from './question-bank.service.js';
import { QuestionBank } from './question-bank.service.js';
import { QuestionCatalogue } from './question-catalogue.service.js';
import { QuestionsModule } from './questions.module.js';

const ruleSet = aRuleSet();
const topic = ruleSet.topics[0]!.code;
const question = (code: string, text: string, overrides: Partial<NewQuestion> = {}): NewQuestion => ({
  code,
  topic,
  difficulty: 'easy',
  text,
  options: ['Một', 'Hai', 'Ba', 'Bốn'],
  key: [1],
  explanation: 'Vì thế.',
  source: 'Văn bản mẫu',
  ...overrides,
});

describe('looking questions up', () => {
  const context = DatabaseContext.forTests(ContestsModule, QuestionsModule);
  let tenantId: TenantId;
  beforeEach(async () => {
    tenantId = await context.aTenant();
    await inScope(() =>
      context
        .get(QuestionBank)
        .add([
          question('TC-10', 'Đề án 06 có mấy nhóm tiện ích?', { difficulty: 'hard' }),
          question('TC-2', 'Chỉ số SIPAS đo điều gì?'),
          question('TC-1', 'Chuyển đổi số là gì?', { topic: 'khac' }),
        ]),
    );
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const codes = async (filter: Parameters<QuestionCatalogue['page']>[0]): Promise<string[]> =>
    (await inScope(() => context.get(QuestionCatalogue).page(filter))).questions.map((one) => one.code);
  const all = { skip: 0, limit: 50 };

  it('goes by code, numbers by their value, a page at a time', async () => {
    expect(await codes(all)).toEqual(['TC-1', 'TC-2', 'TC-10']);
    expect(await codes({ skip: 1, limit: 1 })).toEqual(['TC-2']);
    expect((await inScope(() => context.get(QuestionCatalogue).page({ skip: 50, limit: 50 }))).total).toBe(3);
  });

  it('finds words of the question or its code in any spelling', async () => {
    expect(await codes({ ...all, text: 'de an tien ich' })).toEqual(['TC-10']);
    expect(await codes({ ...all, text: 'ĐỔI' })).toEqual(['TC-1']);
    expect(await codes({ ...all, text: 'tc-2' })).toEqual(['TC-2']);
    expect(await codes({ ...all, text: '%' })).toEqual([]);
  });

  it('narrows by topic and difficulty, and counts both', async () => {
    expect(await codes({ ...all, topic })).toEqual(['TC-2', 'TC-10']);
    expect(await codes({ ...all, topic, difficulty: 'hard' })).toEqual(['TC-10']);
    expect(
      await inScope(async () =>
        (await context.get(QuestionCatalogue).counts()).toSorted(
          (a, b) => a.difficulty.localeCompare(b.difficulty) || a.topic.localeCompare(b.topic),
        ),
      ),
    ).toEqual(
      [
        { topic: 'khac', difficulty: 'easy', count: 1 },
        { topic, difficulty: 'easy', count: 1 },
        { topic, difficulty: 'hard', count: 1 },
      ].toSorted((a, b) => a.difficulty.localeCompare(b.difficulty) || a.topic.localeCompare(b.topic)),
    );
  });

  it('keeps options, keys and explanations out of the list', async () => {
    const { questions } = await inScope(() => context.get(QuestionCatalogue).page(all));

    expect(questions[0]).toEqual({
      ...{ code: 'TC-1', topic: 'khac', difficulty: 'easy', text: 'Chuyển đổi số là gì?', version: 1 },
      ...{ state: 'approved', writtenBy: null },
    });
  });

  it('costs two statements for a page, however many questions', async () => {
    context.statements.length = 0;
    await codes(all);

    expect(context.statements.filter((sql) => sql.includes('questions'))).toHaveLength(2);
  });

  it('shows one question whole, with the sealed banks that carry it', async () => {
    const bank = (contestId: ContestId) => context.get(QuestionBank).seal(contestId, ruleSet);
    await inScope(async () => {
      await context
        .get(QuestionBank)
        .add(
          Array.from({ length: 12 }, (_, n) =>
            question(`B-${n}`, `Câu số ${n}?`, { topic: ruleSet.topics[n % ruleSet.topics.length]!.code }),
          ),
        );
      await bank(await context.get(ContestPublisher).publish({ slug: '2024', ruleSet }));

      expect(await context.get(QuestionCatalogue).find('TC-10')).toMatchObject({
        code: 'TC-10',
        text: 'Đề án 06 có mấy nhóm tiện ích?',
        options: ['Một', 'Hai', 'Ba', 'Bốn'],
        key: [1],
        version: 1,
        banks: [{ version: 1, carries: 1, sealedAt: expect.any(Date) }],
      });
      expect((await context.get(QuestionCatalogue).find('TC-1')).banks).toEqual([]);
    });
  });

  it('knows no question of another tenant', async () => {
    const elsewhere = await context.aTenant();

    await context.as(elsewhere, async () => {
      await expect(context.get(QuestionCatalogue).find('TC-10')).rejects.toMatchObject({ code: 'QUESTION_NOT_FOUND' });
      expect((await context.get(QuestionCatalogue).page(all)).total).toBe(0);
    });
  });
});
