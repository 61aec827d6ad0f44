import type { Attempt } from '#attempts';
import type { Round, RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { aRuleSet } from '#rules/testing';
import { myAttemptsContent } from './my-attempts-presenter.js';

const at = (text: string): Date => parseLocal(text)!;

/** The card of a round with these attempts in it. */
function cardOf(state: Round['state'], now: string, attempts: Partial<Attempt>[] = []) {
  const round = {
    id: 'r',
    code: 'dot-1',
    name: 'Đợt 1',
    ordinal: 1,
    state,
    opensAt: at('2024-10-21 10:00'),
    closesAt: at('2024-10-28 09:30'),
  };
  const running = { ruleSet: aRuleSet(), rounds: [round], receiving: [] } as unknown as RunningContest;
  const { rounds } = myAttemptsContent({
    running,
    name: 'Lê Na',
    unit: undefined,
    attempts: attempts.map((attempt) => ({ roundId: 'r', continues: null, sequel: 0, deadlineAt: at(now), ...attempt }) as Attempt),
    scores: new Map(),
    turn: undefined,
    now: at(now),
    isWaiting: false,
    isAsked: false,
    isCoordinator: false,
    mayChangeUnit: true,
  });
  return rounds[0]!;
}

describe('a round without an attempt of one’s own', () => {
  it.each([
    ['scheduled', '2024-10-20 08:00', 'Chưa mở', undefined],
    ['open', '2024-10-22 08:00', 'Đang mở', 'Bạn chưa thi đợt này.'],
    ['paused', '2024-10-22 08:00', 'Tạm dừng', 'Bạn chưa thi đợt này.'],
    ['ranked', '2024-10-28 12:00', 'Đã đóng, chờ kết quả', 'Bạn không thi đợt này.'],
  ] as const)('that is %s', (state, now, stateText, empty) => {
    expect(cardOf(state, now)).toMatchObject({ stateText, empty, attempts: [] });
  });
});

describe('a round that is over', () => {
  const NOW = '2024-10-30 12:00';
  const sat: Partial<Attempt> = { id: 'a', number: 1, submittedAt: at('2024-10-22 07:00'), receiptCode: 'LD-1' } as Partial<Attempt>;
  const WRONG = { label: 'Có gì chưa đúng?', url: '/cua-toi/khieu-nai#dot-1' };
  const ROLL = { label: 'Bảng vàng đợt 1', url: '/bang-vang/dot-1' };

  it.each([
    ['open', [sat], []],
    ['ranked', [sat], [WRONG]],
    ['published', [sat], [ROLL, WRONG]],
    ['published', [], [ROLL]],
    ['annulled', [sat], []],
  ] as const)('leads on where it is %s', (state, attempts, links) => {
    expect(cardOf(state, state === 'open' ? '2024-10-22 08:00' : NOW, [...attempts]).links).toEqual(links);
  });
});

describe('what waits for the person', () => {
  const tasks = (facts: object) =>
    myAttemptsContent({
      running: { ruleSet: aRuleSet(), rounds: [], receiving: [] } as unknown as RunningContest,
      ...{ name: 'Lê Na', unit: undefined, attempts: [], scores: new Map(), turn: undefined, now: at('2024-10-30 12:00') },
      ...{ isWaiting: false, isAsked: false, isCoordinator: false, mayChangeUnit: true, ...facts },
    }).tasks?.items.map(({ label }) => label);

  it('stands first, and is left out where nothing does', () => {
    expect(tasks({})).toBeUndefined();
    expect(tasks({ hasPrize: true, isAsked: true })).toEqual(['Ban Tổ chức hỏi bạn', 'Nhận giải thưởng']);
  });
});

describe('an attempt that the board has let go on', () => {
  const NOW = '2024-10-22 08:00';
  const sealed = (id: string, attempt: object): object => ({
    id,
    submittedAt: at('2024-10-22 07:00'),
    sealedBy: 'contestant',
    receiptCode: id,
    ...attempt,
  });
  const titles = (...attempts: object[]) => cardOf('open', NOW, attempts).attempts.map(({ title }) => title);

  it('takes no turn, and says so; the one before it is kept and does not count', () => {
    const { attempts } = cardOf('open', NOW, [
      { id: 'c', number: 2, submittedAt: null, deadlineAt: at('2024-10-22 08:30') } as Partial<Attempt>,
      { id: 'b', number: 1, sequel: 1, continues: 'a', submittedAt: null, deadlineAt: at('2024-10-22 08:30') } as Partial<Attempt>,
      sealed('a', { number: 1 }),
    ]);

    expect(attempts.map(({ title, detail }) => [title, detail])).toEqual([
      ['Lượt 1', 'Đã nộp lúc 7:00:00 thứ Ba, 22/10/2024. Không tính bài này: bài sau được tính thay.'],
      ['Lượt 1, làm tiếp theo quyết định của Ban Tổ chức', 'Đang làm dở'],
      ['Lượt 2', 'Đang làm dở'],
    ]);
    expect(attempts[0]?.link).toEqual({ label: 'Biên nhận', url: '/bien-nhan/a' });
  });

  it('is told from one to which answers were added that came late, and may be replaced itself', () => {
    expect(
      titles(
        sealed('a', { number: 1 }),
        sealed('b', { number: 1, sequel: 1, continues: 'a' }),
        sealed('c', { number: 1, sequel: 2, continues: 'b', sealedBy: 'board' }),
      ),
    ).toEqual(['Lượt 1', 'Lượt 1, làm tiếp theo quyết định của Ban Tổ chức', 'Lượt 1, thêm câu đến muộn theo quyết định của Ban Tổ chức']);
  });
});

describe('a round that was annulled', () => {
  const NOW = at('2024-10-30 08:00');
  const run = (id: string, state: Round['state'], opens: string, closes: string): Round =>
    ({ id, partCode: 'trac-nghiem', code: 'dot-1', name: 'Đợt 1', ordinal: 1, state, opensAt: at(opens), closesAt: at(closes) }) as Round;
  const old = run('r1', 'annulled', '2024-10-21 10:00', '2024-10-28 09:30');
  const again = run('r2', 'scheduled', '2024-11-04 08:00', '2024-11-10 17:00');
  const attempts = [
    { id: 'a', roundId: 'r1', number: 1, sequel: 0, continues: null, submittedAt: at('2024-10-22 07:00'), receiptCode: 'LD-1' },
  ];
  const cards = (rounds: Round[], replaced: Round[]) =>
    myAttemptsContent({
      running: { ruleSet: aRuleSet(), rounds, receiving: [] } as unknown as RunningContest,
      ...{ name: 'Lê Na', unit: undefined, scores: new Map(), turn: undefined, now: NOW, replaced },
      ...{ isWaiting: false, isAsked: false, isCoordinator: false, mayChangeUnit: true },
      attempts: attempts as unknown as Attempt[],
    }).rounds;
  const VOID = {
    title: 'Bài 1',
    detail: 'Đã nộp lúc 7:00:00 thứ Ba, 22/10/2024. Không tính bài này: đợt thi đã hủy.',
    link: { label: 'Biên nhận', url: '/bien-nhan/LD-1' },
  };

  it('and replaced stands before the run in its place, with one’s attempts and that they do not count', () => {
    expect(cards([again], [old])).toMatchObject([
      { stateText: 'Đã hủy', attempts: [VOID], empty: 'Đợt thi đã hủy, không tính; thi lại từ 8:00 thứ Hai, 04/11/2024.' },
      { stateText: 'Chưa mở', attempts: [], empty: undefined },
    ]);
  });

  it('for good says so of each attempt', () => {
    expect(cards([old], [])).toMatchObject([{ stateText: 'Đã hủy', attempts: [VOID] }]);
  });
});
