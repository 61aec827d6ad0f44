import { aQuizPart, aRuleSet, anEssayPart } from '../../testing/index.js';
import { nameOfIn } from '../plan/name-of.js';
import { personLimits } from '../prizes/person-limits.js';
import type { Clause } from './article-writer.js';
import { prizeArticles } from './prize-articles.js';

type Plan = NonNullable<Parameters<typeof aRuleSet>[0]>;
type Group = NonNullable<Plan['prizes']>[number];

const order = ['total-score', 'draw'].map((code) => ({ code, version: 1 }));
const group = (more: Partial<Group>): Group => ({
  code: 'giai',
  name: 'Giải',
  part: 'trac-nghiem',
  per: 'round',
  tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1 }],
  award: { certificate: true, issuer: 'board' },
  personLimit: { code: 'no-limit', version: 1 },
  rollDown: true,
  ...more,
});
/** The sentences of the only group, after those on its certificate. */
function told(own: Partial<Group>, parts: Plan['parts'] = [aQuizPart({ overall: { order } })]): [head: string, rules: string] {
  const ruleSet = aRuleSet({ parts, prizes: [group(own)] });
  const clauses = prizeArticles(ruleSet, nameOfIn(ruleSet)).find(({ id }) => id === 'prizes')?.clauses ?? [];
  const texts = clauses.flatMap((clause) => (typeof clause === 'object' ? [clause.text] : []));
  return [texts[0] ?? '', texts.at(-1)?.replace(/^.* của Ban Tổ chức\. /, '') ?? ''];
}

describe('the rules text on prizes', () => {
  it('says who is next as the prizes are given: down the ranking, or in the order of the draw', () => {
    const ranked = 'Khi người đứng trên không được nhận giải, người đứng kế tiếp trong bảng xếp hạng được xét thay.';
    const drawn = 'Khi người được xét trước không được nhận giải, người kế tiếp theo thứ tự xét nêu trên được xét thay.';

    expect(told({})[1].endsWith(ranked)).toBe(true);
    expect(told({ selection: { code: 'lucky-draw', version: 1 } })[1].endsWith(drawn)).toBe(true);
    expect(told({ rollDown: false })[1].endsWith('Khi người đứng trên không được nhận giải, giải ấy để trống.')).toBe(true);
  });

  it('says from which ranking each prize comes: of a round, a part, the contest, of its own', () => {
    const weekly = { code: 'weekly', version: 1, count: 2, opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' };
    const weeks = [aQuizPart({ overall: { order }, rounds: weekly })];
    const two = [...weeks, anEssayPart()];
    const drawn = { selection: { code: 'lucky-draw', version: 1 } };

    expect(told({})[0]).toBe('Giải, xét theo bảng xếp hạng của đợt thi:');
    expect(told({}, weeks)[0]).toBe('Giải, trao cho mỗi đợt thi, xét theo bảng xếp hạng của đợt thi ấy:');
    expect(told({}, two)[0]).toBe('Giải, trao cho mỗi đợt thi của phần thi trắc nghiệm, xét theo bảng xếp hạng của đợt thi ấy:');
    expect(told({ per: 'part' })[0]).toBe('Giải, trao cho cả phần thi, xét theo bảng xếp hạng chung các đợt:');
    expect(told({ part: 'bai-viet', per: 'part' }, [anEssayPart()])[0]).toBe('Giải, xét theo bảng xếp hạng bài dự thi:');
    expect(told({ part: 'bai-viet', per: 'part' }, two)[0]).toBe(`Giải, xét theo bảng xếp hạng bài dự thi của phần thi “${two[1]!.name}”:`);
    expect(told(drawn, weeks)[0]).toBe('Giải, trao cho mỗi đợt thi, xét trong số người có tên ở bảng xếp hạng của đợt thi ấy:');
    expect(told({ ...drawn, selection: { code: 'by-decision', version: 1, basis: 'người cao tuổi nhất' } }, weeks)[0]).toBe(
      'Giải, trao cho mỗi đợt thi:',
    );
  });

  it('says from which ranking of its own, and of the whole contest', () => {
    const whole = Object.fromEntries(
      Object.entries(group({ per: 'contest', code: 'chung', name: 'Giải chung cuộc' })).filter(([key]) => key !== 'part'),
    );
    const ruleSet = aRuleSet({
      parts: [aQuizPart()],
      boards: [{ code: 'dan', name: 'Bảng người dân', audiences: [aRuleSet().audiences[0]!.code] }],
      overall: { parts: ['trac-nghiem'], order },
      prizes: [group({ board: 'dan' }), whole as Group],
    });
    const clauses = prizeArticles(ruleSet, nameOfIn(ruleSet)).find(({ id }) => id === 'prizes')?.clauses ?? [];

    expect(clauses.flatMap((clause) => (typeof clause === 'object' && clause.table ? [clause.text] : []))).toEqual([
      'Giải, xét theo “Bảng người dân” lập từ bảng xếp hạng của đợt thi:',
      'Giải chung cuộc, trao cho cả Cuộc thi, xét theo bảng xếp hạng chung cả Cuộc thi:',
    ]);
  });

  it('says of what the points are that a tier asks for', () => {
    const percent = { code: 'minimum-percent', version: 1, percent: 80 };
    const tiers = [{ code: 'nhat', name: 'Giải Nhất', count: 1, requires: [percent] }];
    const condition = (own: Partial<Group>, parts?: Plan['parts']): unknown => {
      const ruleSet = aRuleSet({ parts: parts ?? [aQuizPart({ overall: { order } })], prizes: [group({ ...own, tiers })] });
      return prizeArticles(ruleSet, nameOfIn(ruleSet)).find(({ id }) => id === 'prizes')?.clauses[1];
    };

    expect(condition({})).toEqual({
      text: 'Điều kiện của từng giải, xét theo lượt thi được tính của đợt thi; không ai đạt thì giải để trống:',
      points: ['người nhận Giải Nhất phải đạt ít nhất 80% số điểm tối đa.'],
    });
    expect(condition({ per: 'part' })).toMatchObject({
      text: 'Điều kiện của từng giải, xét theo tổng của tất cả các đợt trong phần thi; không ai đạt thì giải để trống:',
    });
    expect(condition({ part: 'bai-viet', per: 'part' }, [anEssayPart()])).toEqual({
      text: 'Điều kiện của từng giải, xét theo điểm của bài dự thi; không ai đạt thì giải để trống:',
      points: ['bài nhận Giải Nhất phải đạt ít nhất 80% số điểm tối đa.'],
    });
  });

  it('has a column for money only where money is given, one for things only where things are', () => {
    const tier = { code: 'nhat', name: 'Giải Nhất', count: 1 };
    const table = (tiers: Group['tiers']): unknown => {
      const ruleSet = aRuleSet({ parts: [aQuizPart()], prizes: [group({ tiers })] });
      const [clause] = prizeArticles(ruleSet, nameOfIn(ruleSet)).find(({ id }) => id === 'prizes')?.clauses ?? [];
      const { columns, rows } = (clause as Clause).table!;
      return [columns.map(({ title }) => title), ...rows.map((row) => row.map((cell) => cell.replaceAll('\u00a0', ' ')))];
    };

    expect(table([{ ...tier, money: 0, gift: 'Xe đạp' }])).toEqual([
      ['Giải', 'Số giải', 'Hiện vật, quà tặng mỗi giải'],
      ['Giải Nhất', '1', 'Xe đạp'],
    ]);
    expect(table([{ ...tier, money: 0 }])).toEqual([
      ['Giải', 'Số giải'],
      ['Giải Nhất', '1'],
    ]);
    expect(table([tier])).toEqual([
      ['Giải', 'Số giải', 'Tiền thưởng mỗi giải'],
      ['Giải Nhất', '1', 'Quyết định sau'],
    ]);
    expect(
      table([
        { ...tier, money: 2_000_000 },
        { ...tier, code: 'nhi', name: 'Giải Nhì', money: 0, gift: 'Xe đạp' },
        { ...tier, code: 'ba', name: 'Giải Ba', money: 10_000, moneyPer: 'correct-answer' },
      ]),
    ).toEqual([
      ['Giải', 'Số giải', 'Tiền thưởng mỗi giải', 'Hiện vật, quà tặng mỗi giải'],
      ['Giải Nhất', '1', '2.000.000 đ', '–'],
      ['Giải Nhì', '1', '–', 'Xe đạp'],
      ['Giải Ba', '1', '10.000 đ cho mỗi câu trả lời đúng', '–'],
    ]);
  });

  it('says once what limits the prizes of several groups, and which of two prizes is the higher', () => {
    const highest = { code: 'highest-only', version: 1 };
    const limit =
      'Trong cả Cuộc thi, một người chỉ nhận một giải cá nhân cao nhất; khi đạt giải cao hơn thì giải thấp hơn đã đạt trước đó không trao nữa và để trống.';
    const below = (groups: Group[], parts: Plan['parts'] = [aQuizPart({ overall: { order } })]): unknown[] => {
      const ruleSet = aRuleSet({ parts, prizes: groups });
      const clauses = prizeArticles(ruleSet, nameOfIn(ruleSet)).find(({ id }) => id === 'prizes')?.clauses ?? [];
      expect(JSON.stringify(clauses).split('chỉ nhận một giải').length - 1).toBe(1);
      return clauses.slice(groups.length * 3);
    };
    const weighing = {
      text: 'Trong hai giải, giải cao hơn được xác định theo thứ tự sau:',
      points: [
        'Giải có tiền thưởng lớn hơn là giải cao hơn;',
        'Tiền thưởng bằng nhau, hoặc có giải chưa định số tiền hay tính tiền theo số câu trả lời đúng, thì so thứ hạng của mỗi giải trong nhóm giải của nó, dòng đầu bảng là hạng cao nhất;',
        'Vẫn ngang nhau thì giải của nhóm được nêu trước trong Điều này là giải cao hơn; cùng một giải ở hai đợt thi thì người đạt giải giữ giải đạt trước.',
      ],
    };
    const weekly = group({ personLimit: highest });
    const whole = group({ code: 'chung', name: 'Giải chung cuộc', per: 'part', personLimit: highest });
    const free = group({ code: 'khac', name: 'Giải khác' });
    const essay = group({ code: 'viet', name: 'Giải viết', part: 'bai-viet', per: 'part', personLimit: highest });

    expect(below([weekly])).toEqual([weighing]);
    expect(below([weekly, whole])).toEqual([{ text: limit }, weighing]);
    expect(below([weekly, whole, free])).toEqual([{ text: `Đối với “Giải”, “Giải chung cuộc”: t${limit.slice(1)}` }, weighing]);
    expect(below([weekly, essay], [aQuizPart(), anEssayPart({ authors: ['individual', 'group'] })])).toEqual([
      { text: `${limit} Giải của bài dự thi được tính cho tác giả (bài của nhóm tính cho tác giả thứ nhất).` },
      weighing,
    ]);
  });

  it('keeps limits of single parts of submissions beside them', () => {
    const oneEach = { code: 'one-per-round', version: 1 };
    const essays = [anEssayPart(), anEssayPart({ code: 'tac-pham', name: 'Tác phẩm' })];
    const groups = essays.map(({ code }) => group({ code: `giai-${code}`, part: code, per: 'part', personLimit: oneEach }));
    const ruleSet = aRuleSet({ parts: essays, prizes: groups });
    const clauses = prizeArticles(ruleSet, nameOfIn(ruleSet)).find(({ id }) => id === 'prizes')?.clauses ?? [];

    const said = personLimits.of(oneEach).saysOfAuthors(oneEach, 'một tác giả') as string;

    expect(said).toMatch(/^Trong phần thi này, /);
    expect(JSON.stringify(clauses).split(said)).toHaveLength(3);
  });

  it('tells a limit per person of authors too, where it limits anything', () => {
    const next = 'Khi bài đứng trên không được nhận giải, bài đứng kế tiếp trong bảng xếp hạng được xét thay.';
    const of = (personLimit: Group['personLimit'], authors: ('individual' | 'group' | 'unit')[] = ['individual']): string =>
      told({ part: 'bai-viet', per: 'part', personLimit }, [anEssayPart({ authors })])[1];

    expect(of({ code: 'no-limit', version: 1 })).toBe(next);
    const [onePer, atMost] = [
      { code: 'one-per-contest', version: 1 },
      { code: 'at-most', version: 1, count: 2, within: 'round' },
    ];
    const whose = 'một tác giả (bài của nhóm tính cho tác giả thứ nhất, bài của đơn vị tính cho đơn vị)';
    expect(of(onePer)).toBe(`${personLimits.of(onePer).saysOfAuthors(onePer, 'một tác giả')} ${next}`);
    expect(of(atMost, ['group', 'unit'])).toBe(`${personLimits.of(atMost).saysOfAuthors(atMost, whose)} ${next}`);
  });

  it('says that rounds whose conditions of entry are not met are not added up', () => {
    const rules = { overall: { order }, entry: [{ code: 'minimum-points', version: 1, points: 1 }] };
    const ruleSet = aRuleSet({ parts: [aQuizPart(rules)], overall: { parts: ['trac-nghiem'], order } });
    const [rankings] = prizeArticles(ruleSet, nameOfIn(ruleSet));

    expect(JSON.stringify(rankings)).toContain('Lượt thi không đạt điều kiện được xếp hạng của đợt thì không được tính vào bảng này.');
  });
});
