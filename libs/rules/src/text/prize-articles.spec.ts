import { aQuizPart, aRuleSet, anEssayPart } from '../../testing/index.js';
import { nameOfIn } from '../plan/name-of.js';
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

  it('says from which ranking a prize of a whole part comes', () => {
    expect(told({ per: 'part' })[0]).toBe('Giải, trao cho cả phần thi theo bảng xếp hạng chung các đợt:');
  });

  it('tells a limit per person of authors too, where it limits anything', () => {
    const next = 'Khi bài đứng trên không được nhận giải, bài đứng kế tiếp trong bảng xếp hạng được xét thay.';
    const of = (personLimit: Group['personLimit'], authors: ('individual' | 'group' | 'unit')[] = ['individual']): string =>
      told({ part: 'bai-viet', per: 'part', personLimit }, [anEssayPart({ authors })])[1];

    expect(of({ code: 'no-limit', version: 1 })).toBe(next);
    expect(of({ code: 'one-per-contest', version: 1 })).toBe(`Trong cả Cuộc thi, một tác giả nhận nhiều nhất một giải. ${next}`);
    expect(of({ code: 'at-most', version: 1, count: 2, within: 'round' }, ['group', 'unit'])).toBe(
      `Trong phần thi này, một tác giả (bài của nhóm tính cho tác giả thứ nhất, bài của đơn vị tính cho đơn vị) nhận nhiều nhất 2 giải. ${next}`,
    );
  });

  it('says that rounds whose conditions of entry are not met are not added up', () => {
    const rules = { overall: { order }, entry: [{ code: 'minimum-points', version: 1, points: 1 }] };
    const ruleSet = aRuleSet({ parts: [aQuizPart(rules)], overall: { parts: ['trac-nghiem'], order } });
    const [rankings] = prizeArticles(ruleSet, nameOfIn(ruleSet));

    expect(JSON.stringify(rankings)).toContain('Lượt thi không đạt điều kiện được xếp hạng của đợt thì không được tính vào bảng này.');
  });
});
