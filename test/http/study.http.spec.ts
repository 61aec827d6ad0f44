import { parseLocal } from '#kernel';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import { TestSite } from '../support/test-site.js';

describe('studying what the rules open', () => {
  const site = TestSite.forTests();
  const TOPIC = aRuleSet().topics[0]!.code;
  const question = (n: number, key: number[]) => ({
    ...{ code: `Q-${n}`, topic: TOPIC, difficulty: 'easy' as const, text: `Câu số ${n}?`, options: ['Một', 'Hai', 'Ba'], key },
    ...{ explanation: `Vì lẽ ${n}.`, source: 'Luật A', article: 'Điều 3' },
  });
  const aPlace = async (study: object, time = '2024-10-22 08:00') => {
    const ruleSet = aRuleSet({ parts: [aQuizPart({ study: study as never })] });
    const questions = [question(1, [1]), question(2, [0, 2]), question(3, [0])];
    const { tenant } = await aPlaceWithContest(site, { ruleSet, questions, time: parseLocal(time)! });
    return site.visitor(tenant.host);
  };
  const OPENS = { opens: 'questions-with-answers' };

  it('answers one question after the other, and says at once whether it was right and why', async () => {
    const visitor = await aPlace(OPENS);
    const asked = await visitor.get('/on-tap/luyen?cau=1');
    expect(asked.text).toContain('Câu số 1?');
    for (const secret of ['Vì lẽ 1.', 'Đáp án đúng', 'Luật A']) expect(asked.text).not.toContain(secret);

    const right = await visitor.get('/on-tap/luyen?cau=1&chon=1');
    for (const text of ['Đúng rồi!', 'Vì lẽ 1.', 'Điều 3, Luật A', '/on-tap/luyen?cau&#x3D;2']) expect(right.text).toContain(text);
    const wrong = await visitor.get('/on-tap/luyen?cau=1&chon=0');
    for (const text of ['Chưa đúng.', 'Đáp án đúng: B. Hai']) expect(wrong.text).toContain(text);
    expect(wrong.text).not.toContain('Đúng rồi!');
  });

  it('takes several right options all or nothing', async () => {
    const visitor = await aPlace(OPENS);
    const said = async (chosen: string) => (await visitor.get(`/on-tap/luyen?cau=2${chosen}`)).text.includes('Đúng rồi!');

    expect((await visitor.get('/on-tap/luyen?cau=2')).text).toContain('Chọn mọi đáp án đúng');
    expect([await said('&chon=0&chon=2'), await said('&chon=0'), await said('&chon=0&chon=1&chon=2'), await said('')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('leaves nothing behind', async () => {
    const visitor = await aPlace(OPENS);
    const rows = () =>
      asSuperuser<{ name: string; rows: string }>(
        `select table_name as name, (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', table_name), false, true, '')))[1]::text as rows
         from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
      );
    const before = await rows();
    const answer = await visitor.get('/on-tap/luyen?cau=1&chon=1');

    expect(before.length).toBeGreaterThan(40);
    expect(await rows()).toEqual(before);
    expect(answer.headers['set-cookie'] ?? []).toEqual([]);
  });

  it('goes nowhere with what is typed into the address', async () => {
    const visitor = await aPlace(OPENS);

    expect((await visitor.get('/on-tap/luyen?cau=99')).headers['location']).toBe('/on-tap/luyen?cau=3');
    expect((await visitor.get(`/on-tap/luyen?cau=9&chu-de=${TOPIC}`)).headers['location']).toBe(`/on-tap/luyen?chu-de=${TOPIC}&cau=3`);
    for (const odd of ['cau=abc', 'cau=1&chon=9', 'cau=1&chon=<x>', 'chu-de=khac'])
      expect((await visitor.get(`/on-tap/luyen?${odd}`)).text).toContain('Câu số 1?');
  });

  it.each([
    ['before the rules open it', '2024-10-19 08:00', 'Bộ câu hỏi ôn tập mở lúc 8:00'],
    ['after the rules close it', '2024-10-26 08:00', 'Thời gian ôn tập đã hết'],
  ])('is closed %s', async (_, time, sentence) => {
    const visitor = await aPlace({ ...OPENS, from: '2024-10-20 08:00', until: '2024-10-25 08:00' }, time);
    for (const path of ['/on-tap', '/on-tap/luyen?cau=1&chon=1']) {
      const page = await visitor.get(path);
      expect(page.text).toContain(sentence);
      for (const secret of ['Câu số', 'Vì lẽ', 'Đáp án']) expect(page.text).not.toContain(secret);
    }
  });

  it('is nothing where the rules open documents alone', async () => {
    const visitor = await aPlace({ opens: 'documents' });
    for (const path of ['/on-tap', '/on-tap/luyen?cau=1&chon=1']) expect((await visitor.get(path)).headers['location']).toBe('/tai-lieu');
  });
});
