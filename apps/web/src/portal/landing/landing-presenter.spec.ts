import type { Round, RunningContest } from '#contests';
import { formatMoney, parseLocal } from '#kernel';
import type { RuleSet } from '#rules';
import { anEssayPart, aQuizPart, aRuleSet } from '#rules/testing';
import type { Tenant } from '#tenants';
import { landingContent } from './landing-presenter.js';

type PrizeInput = NonNullable<NonNullable<Parameters<typeof aRuleSet>[0]>['prizes']>[number];

const at = (text: string): Date => parseLocal(text)!;
const round = (n: number, overrides: Partial<Round> = {}): Round =>
  ({
    code: `tuan-${n}`,
    name: `Tuần thi thứ ${n}`,
    ordinal: n,
    partCode: 'trac-nghiem',
    state: 'scheduled',
    opensAt: at(`2024-10-${10 + n} 10:00`),
    closesAt: at(`2024-10-${11 + n} 09:00`),
    publishesAt: null,
    ...overrides,
  }) as Round;
const prizes = (code: string, overrides: Partial<PrizeInput> = {}): PrizeInput => ({
  code,
  name: 'Giải cá nhân',
  part: 'trac-nghiem',
  per: 'round',
  tiers: [
    { code: 'nhat', name: 'Giải Nhất', count: 1, money: 2_000_000 },
    { code: 'khuyen-khich', name: 'Giải khuyến khích', count: 4 },
  ],
  award: { certificate: true, issuer: 'board' },
  personLimit: { code: 'one-per-round', version: 1 },
  rollDown: true,
  ...overrides,
});
const shown = (ruleSet: RuleSet, rounds: Round[], now = at('2024-10-01 08:00')) =>
  landingContent({
    tenant: { kind: 'province' } as Tenant,
    running: { ruleSet, rounds, receiving: [], contest: { slug: '2024' } } as unknown as RunningContest,
    now,
    productEmblemSvg: '',
    news: { notice: undefined, newest: [] },
  });

describe('the prizes on the front page', () => {
  it('are as many as was decided, once the number that the rules leave open is', () => {
    const open = prizes('bai-viet', {
      part: 'bai-viet',
      per: 'part',
      tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 'later', money: 'later' }],
    });
    const ruleSet = aRuleSet({ parts: [anEssayPart({ code: 'bai-viet' })], prizes: [open] });
    const receiving = [round(1, { partCode: 'bai-viet', kind: 'receiving' })];
    const front = (decided: boolean) =>
      landingContent({
        tenant: { kind: 'province' } as Tenant,
        running: { ruleSet, rounds: [], receiving, contest: { slug: '2024' } } as unknown as RunningContest,
        tiers: decided ? new Map([[receiving[0]!.id, { counts: { 'bai-viet.nhat': 2 }, decisionNumber: '2150/QĐ-UBND' }]]) : new Map(),
        now: at('2024-10-01 08:00'),
        productEmblemSvg: '',
        news: { notice: undefined, newest: [] },
      }).prizes!;
    expect([front(false).intro.endsWith('Số giải được quyết định sau.'), front(false).groups[0]!.tiers[0]!.count]).toEqual([
      true,
      undefined,
    ]);
    expect([front(true).intro.endsWith('Số giải theo Quyết định số 2150/QĐ-UBND.'), front(true).groups[0]!.tiers[0]!.count]).toEqual([
      true,
      '2',
    ]);
  });

  it('are those of each round and of all', () => {
    expect(shown(aRuleSet({ prizes: [prizes('tuan')] }), [round(1), round(2)]).prizes).toMatchObject({
      titlePhrases: ['Năm giải thưởng', 'mỗi tuần'],
      intro: 'Mỗi giải gồm tiền thưởng và giấy chứng nhận của Ban Tổ chức. Hai tuần có tất cả 10 giải.',
      groups: [
        {
          title: undefined,
          tiers: [
            { label: 'Nhất', rank: 1, count: '1', value: formatMoney(2_000_000) },
            { label: 'Khuyến khích', rank: 2, count: '4', value: undefined },
          ],
        },
      ],
    });
  });

  it('are of every group of the quiz, and count the rounds of the quiz alone', () => {
    const ruleSet = aRuleSet({
      parts: [aQuizPart(), aQuizPart({ code: 'chung-ket', name: 'Chung kết' })],
      prizes: [prizes('tuan'), prizes('hoc-sinh', { name: 'Giải học sinh', tiers: [{ code: 'a', name: 'Giải A', count: 3 }] })],
    });

    const view = shown(ruleSet, [round(1), round(2), round(3, { partCode: 'chung-ket' })]).prizes;

    expect(view?.titlePhrases).toEqual(['Tám giải thưởng', 'mỗi tuần']);
    expect(view?.intro).toContain('Hai tuần có tất cả 16 giải.');
    expect(view?.groups.map(({ title, tiers }) => [title, ...tiers.map(({ label, rank }) => `${label} ${rank}`)])).toEqual([
      ['Giải cá nhân', 'Nhất 1', 'Khuyến khích 2'],
      ['Giải học sinh', 'A 1'],
    ]);
  });

  it('are given once where nothing has rounds', () => {
    const ruleSet = aRuleSet({ parts: [anEssayPart()], prizes: [prizes('bai-viet', { part: 'bai-viet', per: 'part' })] });

    expect(shown(ruleSet, []).prizes).toMatchObject({
      titlePhrases: ['Năm giải thưởng'],
      intro: 'Mỗi giải gồm tiền thưởng và giấy chứng nhận của Ban Tổ chức.',
    });
  });
});

describe('a stage on the front page', () => {
  const stageAt = (now: string): string | undefined =>
    shown(aRuleSet(), [round(1, { state: 'ranked', publishesAt: at('2024-10-14 10:00') })], at(now)).schedule?.stages[0]?.stateText;

  it('promises its results until the promised minute, and not after it', () => {
    expect([stageAt('2024-10-13 10:00'), stageAt('2024-10-14 10:00')]).toEqual(['Kết quả 10:00 thứ Hai, 14/10/2024', 'Đang duyệt kết quả']);
  });
});
