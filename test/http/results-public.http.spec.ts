import { createHash } from 'node:crypto';
import { jest } from '@jest/globals';
import pg from 'pg';
import { Sessions } from '#accounts';
import { ContestReader, RoundTransitions, type RunningContest } from '#contests';
import { type AccountId, parseLocal } from '#kernel';
import { Turnouts } from '#reports';
import { Standings } from '#results';
import type { RuleSet } from '#rules';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { ContestPublisher } from '#contests';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aRunningContest } from '../factories/a-running-contest.js';
import { aSealedSitting, type SittingScript } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { aCollectiveAward, aPrizePerRound, tiers } from '../factories/some-prizes.js';
import { asWritten } from '../support/as-written.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { soonAfter } from '../support/soon-after.js';
import { type Place, TestSite } from '../support/test-site.js';

const at = (text: string): Date => parseLocal(text)!;
const WHILE_OPEN = at('2024-10-22 09:00');

/** From the best to the worst; the last two are not among the three prizes. */
const PEOPLE: { fullName: string; masked: string; script: Partial<SittingScript> }[] = [
  { fullName: 'Nguyễn Thị Ngọc Diệp', masked: 'Nguyễn Thị Ngọc\u00a0D···', script: { minutes: 4, prediction: 3 } },
  { fullName: 'Trần Quốc Bảo', masked: 'Trần Quốc\u00a0B···', script: { minutes: 6, prediction: 3 } },
  { fullName: 'Phạm Thu Hằng', masked: 'Phạm Thu\u00a0H···', script: { minutes: 5, prediction: 10 } },
  { fullName: 'Lê Văn Thuận', masked: 'Lê Văn\u00a0Th···', script: { right: 2, minutes: 2, prediction: 3 } },
  { fullName: 'Vũ Thị Kim Anh', masked: 'Vũ Thị Kim\u00a0A···', script: { right: 1, minutes: 3, prediction: null } },
];
const FULL_NAMES = PEOPLE.map(({ fullName }) => fullName);

function rules(overrides: Parameters<typeof aRuleSet>[0] = {}, part: Parameters<typeof aQuizPart>[0] = {}): RuleSet {
  const rounds = [
    { code: 'dot-1', name: 'Đợt thi thứ 1', opens: '2024-10-21 10:00', closes: '2024-10-28 09:30', publishes: '2024-10-30 10:00' },
    { code: 'dot-2', name: 'Đợt thi thứ 2', opens: '2024-10-28 10:00', closes: '2024-11-04 09:30', publishes: '2024-11-06 10:00' },
  ];
  return aRuleSet({
    approval: { role: 'board', approvers: 2 },
    parts: [aQuizPart({ rounds: { code: 'listed', version: 1, rounds }, ...part })],
    prizes: [aPrizePerRound()],
    collective: [
      aCollectiveAward({
        name: 'Giải tập thể toàn tỉnh',
        order: [{ code: 'attempts', version: 1 }],
        tiers: tiers(1, 1),
        award: { certificate: true, issuer: 'board' },
      }),
    ],
    appeals: { days: 7, closesAt: '17:00', to: 'Tổ thư ký' },
    ...overrides,
  });
}

describe('results in public', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let visitor: SiteClient;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const begin = async (ruleSet = rules()): Promise<void> => {
    ({ tenant, running } = await aPlaceWithContest(site, { time: WHILE_OPEN, ruleSet }));
    visitor = site.visitor(tenant.host);
  };
  const everybodySits = async (): Promise<AccountId[]> => {
    const accounts: AccountId[] = [];
    for (const { fullName, script } of PEOPLE) {
      const { registration } = await inScope(() => aSealedSitting(site.app, running, { startsAt: WHILE_OPEN, fullName, ...script }));
      accounts.push(registration.accountId);
    }
    return accounts;
  };
  /** Takes a round so far and counts it, as the worker does after each step. */
  const finished = (to: 'closing' | 'ranked' | 'approved' | 'published', round = running.rounds[0]!) =>
    inScope(async () => {
      await aFinishedRound(site.app, running, { round, to });
      for (const roundId of [round.id, null]) await site.get(Turnouts).take(running.contest.id, roundId);
    });
  const signedIn = async (accountId: AccountId): Promise<SiteClient> => {
    const browser = site.visitor(tenant.host);
    browser.keep('kb', (await inScope(() => site.get(Sessions).open(accountId, 'contestant'))).token);
    return browser;
  };
  const standing = async () => (await inScope(() => site.get(Standings).newest(running.rounds[0]!.id)))!;
  /** What a page says, as it is read. */
  const words = (html: string): string =>
    asWritten(html)
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
  /** Planted: how the board gives more time is another test's business. */
  const moreTimeWasGiven = (): Promise<unknown> =>
    asSuperuser(
      `with granted as (
         insert into attempt_exceptions (tenant_id, id, contest_id, round_id, kind, attempt_id, minutes, cause, reason, state, asked_by, asked_at, decided_by, decided_at)
           select tenant_id, gen_random_uuid(), contest_id, round_id, 'extra-time', id, 10, 'power', 'Mất điện cả phường', 'granted',
               gen_random_uuid(), started_at, gen_random_uuid(), started_at
             from attempts where tenant_id = $1 order by id limit 1
           returning tenant_id, id, attempt_id)
       insert into attempt_grants (tenant_id, exception_id, attempt_id) select tenant_id, id, attempt_id from granted`,
      [tenant.id],
    );
  /** The process notices a round's new state within a second. */
  const aSecond = (): void => soonAfter(1_000);

  describe('of a published round', () => {
    let accounts: AccountId[];
    beforeAll(async () => {
      await begin();
      accounts = await everybodySits();
      await finished('published');
      aSecond();
    });

    it('name the winners in the order of their prizes, masked', async () => {
      const { text } = await visitor.get('/bang-vang/dot-1');

      const told = words(text.slice(text.indexOf('roll-title'), text.indexOf('roll-plinth')));
      expect(told).toContain(`Giải Nhất ${PEOPLE[0]!.masked}`.replaceAll('\u00a0', ' '));
      expect(told.indexOf('Giải Nhì')).toBeLessThan(told.indexOf('Trần Quốc'));
      expect(told.indexOf('Trần Quốc')).toBeLessThan(told.indexOf('Phạm Thu'));
      expect(told).not.toContain('Lê Văn');
      expect(told).toContain('5 người dự thi , 3 người đúng cả 3 câu'.replace(' ,', ''));
      expect(told).toContain('Đúng cả 3 câu, đoán trúng con số 3');
    });

    it('never say a full name, anywhere', async () => {
      const answers = [];
      for (const path of [
        '/',
        '/bang-vang/dot-1',
        '/bang-vang/2024/dot-1',
        '/bang-vang/dot-1/ket-qua.json',
        '/don-vi-du-thi',
        '/bang-vang/dot-2',
      ])
        answers.push(await visitor.get(path));

      for (const answer of answers) {
        expect(answer.status).toBe(200);
        for (const name of FULL_NAMES) expect(answer.text).not.toContain(name);
        for (const given of ['Diệp', 'Bảo', 'Hằng', 'Thuận']) expect(answer.text).not.toContain(given);
      }
      expect(answers[1]!.text).toContain(PEOPLE[0]!.masked);
    });

    it('say why each stands where, with the number that was to be guessed', async () => {
      const page = words((await visitor.get('/bang-vang/dot-1')).text);

      expect(page).toContain('Người có điểm cao hơn xếp trên.');
      expect(page).toContain('Con số thật: 3. Đã phân định hạng 2 và 3.');
      expect(page).toContain('Người có thời gian làm bài ngắn hơn xếp trên. Đã phân định hạng 1 và 2.');
      expect(page).toContain('Thời điểm nộp bài, kết quả bốc thăm: chưa phải dùng đến giữa những người trên.');
      expect(page).toMatch(/Điểm 3\/3, đoán 10 \(lệch 7\), làm \d phút [\d,]+ giây/);
      expect(page).toMatch(/Điểm 1\/3, không dự đoán, làm 15 phút 00 giây/);
    });

    it('carry who approved as a body, when it was published, until when one may appeal', async () => {
      const page = words((await visitor.get('/bang-vang/dot-1')).text);

      expect(page).toContain('Hai người của Ban Tổ chức đã duyệt ngày 28/10/2024.');
      expect(page).toContain('Công bố lúc 10:00 thứ Tư, 30/10/2024');
      expect(page).toContain('Gửi khiếu nại đến Tổ thư ký, chậm nhất 17:00 thứ Tư, 06/11/2024.');
      expect(page).not.toContain('Phan Người Duyệt');
      expect(page).toContain('Tra cứu giấy chứng nhận');
    });

    it('can be fetched as the very text that was hashed', async () => {
      const { sha256 } = await standing();
      const page = words((await visitor.get('/bang-vang/dot-1')).text);

      const file = await visitor.get('/bang-vang/dot-1/ket-qua.json');

      expect(createHash('sha256').update(file.text, 'utf8').digest('hex')).toBe(sha256);
      expect(page).toContain(sha256.match(/.{8}/g)!.join(' '));
      expect(file.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(file.headers['content-disposition']).toBe('attachment; filename="bang-vang-2024-dot-1.json"');
      expect([file.headers['cache-control'], file.headers['vary']]).toEqual(['public, max-age=300', 'host, cookie']);
      expect(JSON.parse(file.text)).toMatchObject({ lines: expect.any(Array), summary: { ranked: 5, predictionTarget: 3 } });
      expect((await visitor.get('/bang-vang/2024/dot-1/ket-qua.json')).text).toBe(file.text);
    });

    it('are not sent again to who has them', async () => {
      const { sha256 } = await standing();

      const again = await visitor.get('/bang-vang/dot-1/ket-qua.json', { 'if-none-match': `"${sha256}"` });

      expect([again.status, again.text]).toEqual([304, '']);
    });

    it('are found from the front page, from the navigation, and by the short address', async () => {
      const front = (await visitor.get('/')).text;

      expect(front).toContain('href="/bang-vang"');
      expect(front).toContain('Bảng vàng đợt 1');
      expect(front).toContain('Xem cả ba người đạt giải');
      expect(front).toContain(PEOPLE[2]!.masked);
      expect((await visitor.get('/bang-vang')).headers['location']).toBe('/bang-vang/dot-1');
      expect((await visitor.get('/bang-vang/2024')).headers['location']).toBe('/bang-vang/2024/dot-1');
      expect((await visitor.get('/bang-vang/dot-1')).text).toMatch(/href="\/bang-vang" aria-current="page"/);
    });

    it('tell each their own points and place, and nobody else’s', async () => {
      const [first, , , fourth] = accounts;
      const own = words((await (await signedIn(fourth!)).get('/cua-toi')).text);
      const winner = words((await (await signedIn(first!)).get('/cua-toi')).text);

      expect(own).toContain('Điểm 2 trong 3, hạng 4 trong 5 người');
      expect(own).not.toContain('hạng 1');
      expect(winner).toContain('Điểm 3 trong 3, hạng 1 trong 5 người Nhất');
    });

    it('stand on the receipt for its owner alone', async () => {
      const [first, second] = accounts;
      const mine = await (await signedIn(first!)).get('/cua-toi');
      const receipt = /\/bien-nhan\/[^"]+/.exec(mine.text)![0];

      expect(words((await (await signedIn(first!)).get(receipt)).text)).toContain('Hạng 1 trong 5 người');
      for (const other of [await signedIn(second!), visitor]) {
        const page = words((await other.get(receipt)).text);
        expect(page).toContain('đã được nhận');
        for (const secret of ['Hạng', 'Điểm', 'trong 5 người']) expect(page).not.toContain(secret);
      }
    });

    it('say beside the ranking what the board has done besides the rules, in the words of the turnout', async () => {
      const told = 'Ban Tổ chức đã cho thêm giờ 1 lượt (mất điện 1).';
      expect((await visitor.get('/bang-vang/dot-1')).text).not.toContain('Ban Tổ chức đã cho');
      await moreTimeWasGiven();
      await site.pagesAreOld();

      const page = (await visitor.get('/bang-vang/dot-1')).text;
      expect(words(page)).toContain(told);
      expect(page).toContain('href="/don-vi-du-thi?dot&#x3D;dot-1"');
      expect(words((await visitor.get('/don-vi-du-thi?dot=dot-1')).text)).toContain(told);
      expect((await visitor.get('/bang-vang/dot-2')).text).not.toContain('Ban Tổ chức đã cho');
    });

    it('do not exist at another tenant', async () => {
      const theirs = await site.aTenant();
      await site.as(theirs.id, () => aRunningContest(site.app, { ruleSet: aRuleSet({ parts: [aQuizPart()] }) }));
      const stranger = site.visitor(theirs.host);

      for (const path of ['/bang-vang/dot-1/ket-qua.json', '/bang-vang/dot-2', '/bang-vang/2024/dot-2', '/don-vi-du-thi?dot=dot-2'])
        expect((await stranger.get(path)).status).toBe(404);
      expect((await stranger.get('/bang-vang/dot-1')).text).not.toContain(PEOPLE[0]!.masked);
    });

    it('keep the collective award back while a round is still to come', async () => {
      expect((await visitor.get('/bang-vang/dot-1')).text).not.toContain('Giải tập thể toàn tỉnh');
    });
  });

  describe('before publication', () => {
    beforeEach(() => begin());

    const secrets = async (): Promise<string[]> => {
      const newest = await inScope(() => site.get(Standings).newest(running.rounds[0]!.id));
      const lines = newest ? await inScope(() => site.get(Standings).lines(newest.id, { count: 10 })) : [];
      return [
        ...PEOPLE.flatMap(({ fullName, masked }) => [fullName, masked, masked.replace('\u00a0', ' ')]),
        ...(newest ? [newest.sha256, newest.sha256.slice(0, 8), newest.id, newest.summary.drawSeed] : []),
        ...lines.flatMap((line) => [line.person, line.attemptId]),
        'Giải tập thể toàn tỉnh</h2>',
        'đúng cả 3 câu',
        'Con số thật',
      ];
    };

    it.each(['closing', 'ranked', 'approved'] as const)('leak nothing of a round that is %s', async (state) => {
      const accounts = await everybodySits();
      await finished(state);
      aSecond();
      const owner = await signedIn(accounts[0]!);
      const hidden = await secrets();

      for (const path of [
        '/',
        '/bang-vang',
        '/bang-vang/dot-1',
        '/bang-vang/2024',
        '/bang-vang/2024/dot-1',
        '/bang-vang/dot-1/ket-qua.json',
        '/don-vi-du-thi?dot=dot-1',
      ]) {
        const { text, status } = await visitor.get(path);
        expect([path, hidden.filter((secret) => text.includes(secret))]).toEqual([path, []]);
        if (path.endsWith('.json')) expect(status).toBe(404);
      }
      const own = words((await owner.get('/cua-toi')).text);
      const receipt = words((await owner.get(/\/bien-nhan\/[^"]+/.exec((await owner.get('/cua-toi')).text)![0])).text);
      expect([own, receipt].filter((text) => /Điểm \d|hạng \d|Hạng|trong 3,/.test(text))).toEqual([]);
      expect((await visitor.get('/')).text).not.toContain('href="/bang-vang"');
    });

    it('say which steps are done and when the result is promised', async () => {
      await everybodySits();
      await finished('ranked');
      aSecond();

      const page = words((await visitor.get('/bang-vang/dot-1')).text);

      expect(page).toContain('Công bố lúc 10:00 thứ Tư, 30/10/2024. Đến lúc đó kết quả được giữ kín.');
      expect(page).toContain('Đóng và niêm phong 5 bài (xong)');
      expect(page).toContain('Máy xếp hạng từ các bài đã niêm phong (xong)');
      expect(page).toContain('Ban Tổ chức duyệt, hai người Công bố');
    });

    it('lead to the round while it is open', async () => {
      const page = (await visitor.get('/bang-vang/dot-1')).text;

      expect(page).toContain('href="/thi/dot-1"');
      expect(words(page)).toContain('Đợt 1 đang mở, đến 9:30 thứ Hai, 28/10/2024.');
    });

    it('know no round of that name', async () => {
      for (const path of ['/bang-vang/dot-9', '/bang-vang/2019', '/bang-vang/2019/dot-1', '/bang-vang/dot-9/ket-qua.json'])
        expect((await visitor.get(path)).status).toBe(404);
    });
  });

  it('bring the collective award with the contest’s last round', async () => {
    await begin();
    await everybodySits();
    await finished('published');
    await site.timeIs(at('2024-10-28 12:00'));
    await inScope(() => site.get(RoundTransitions).advance());
    const [, second] = running.rounds;
    await inScope(() => aSealedSitting(site.app, running, { startsAt: at('2024-10-29 09:00'), round: second! }));
    await finished('published', second);
    aSecond();

    const page = words((await visitor.get('/bang-vang/dot-2')).text);

    expect(page).toContain('Giải tập thể toàn tỉnh');
    expect(page).toContain('Dành cho phường, xã, xếp theo số lượt thi.');
    expect(page).toContain('Phường 9, TP Đà Lạt Nhất 6 lượt');
  });

  it('keep the collective award back while an earlier round is not public, although the last one is', async () => {
    await begin();
    await everybodySits();
    await site.timeIs(at('2024-10-28 12:00'));
    await inScope(() => site.get(RoundTransitions).advance());
    const [first, second] = running.rounds;
    await inScope(() => aSealedSitting(site.app, running, { startsAt: at('2024-10-29 09:00'), round: second! }));
    await finished('published', second);
    aSecond();

    const { status, text } = await visitor.get('/bang-vang/dot-2');

    expect((await inScope(() => site.get(ContestReader).round(first!.id))).state).not.toBe('published');
    expect([status, text.includes('roll-title'), text.includes('Giải tập thể toàn tỉnh')]).toEqual([200, true, false]);
  });

  it('of the last round are what the front page offers', async () => {
    const only = {
      code: 'dot-1',
      name: 'Đợt thi thứ 1',
      opens: '2024-10-21 10:00',
      closes: '2024-10-28 09:30',
      publishes: '2024-10-30 10:00',
    };
    await begin(rules({}, { rounds: { code: 'listed', version: 1, rounds: [only] } }));
    await everybodySits();
    await finished('published');
    aSecond();

    const page = await visitor.get('/');

    expect(words(page.text)).toContain('Đã công bố kết quả. Tất cả có 5 người dự thi Xem bảng vàng');
    expect(page.text).toContain('<a class="button button-gold" href="/bang-vang/dot-1">Xem bảng vàng</a>');
    expect(words((await visitor.get('/bang-vang/dot-1')).text)).toContain('Giải tập thể toàn tỉnh');
  });

  it('of earlier contests stay at their own addresses', async () => {
    await begin();
    await everybodySits();
    await finished('published');
    await moreTimeWasGiven();
    const next = rules(
      { code: 'mau-2025' },
      {
        rounds: {
          code: 'listed',
          version: 1,
          rounds: [{ code: 'dot-1', name: 'Đợt thi thứ 1', opens: '2025-10-21 10:00', closes: '2025-10-28 09:30' }],
        },
      },
    );
    await inScope(() => site.get(ContestPublisher).publish({ slug: '2025', ruleSet: next }));
    aSecond();

    expect((await inScope(() => site.get(ContestReader).running())).contest.slug).toBe('2025');
    const now = await visitor.get('/bang-vang/dot-1');
    expect(now.text).not.toContain(PEOPLE[0]!.masked);
    expect(now.text).toContain('Các cuộc thi trước');
    expect(now.text).toContain('href="/bang-vang/2024/dot-1"');
    const before = asWritten((await visitor.get('/bang-vang/2024/dot-1')).text);
    expect(before).toContain(PEOPLE[0]!.masked);
    // The turnout of an earlier contest has no page any more.
    expect([before.includes('Ban Tổ chức đã cho thêm giờ 1 lượt'), before.includes('/don-vi-du-thi?dot')]).toEqual([true, false]);
    expect((await visitor.get('/bang-vang/2024')).headers['location']).toBe('/bang-vang/2024/dot-1');
    const file = (await visitor.get('/bang-vang/2024/dot-1/ket-qua.json')).text;
    expect(createHash('sha256').update(file, 'utf8').digest('hex')).toBe((await standing()).sha256);
  });

  it('of many earlier contests cost no more statements than those of few', async () => {
    await begin();
    await everybodySits();
    await finished('published');
    const publish = (slug: string) => inScope(() => site.get(ContestPublisher).publish({ slug, ruleSet: rules({ code: `mau-${slug}` }) }));
    const cost = async (): Promise<number> => {
      await visitor.get('/bang-vang/2024/dot-1');
      aSecond();
      await site.pagesAreOld();
      const asked = jest.spyOn(pg.Client.prototype, 'query');
      expect((await visitor.get('/bang-vang/2024/dot-1')).status).toBe(200);
      const count = asked.mock.calls.filter(([query]) => JSON.stringify(query).includes('FROM \\"rounds\\"')).length;
      asked.mockRestore();
      return count;
    };

    await publish('2025');
    const few = await cost();
    for (const slug of ['2026', '2027', '2028']) await publish(slug);

    expect(few).toBeGreaterThan(0);
    expect(await cost()).toBe(few);
  });

  describe('one’s own points', () => {
    const pointsOf = async (rule: string, state?: 'closing'): Promise<{ mine: string; receipt: string }> => {
      await begin(rules({}, { scoreShown: { code: rule, version: 1 } }));
      const { registration } = await inScope(() => aSealedSitting(site.app, running, { startsAt: WHILE_OPEN, right: 2 }));
      if (state) await finished(state);
      aSecond();
      const owner = await signedIn(registration.accountId);
      const mine = (await owner.get('/cua-toi')).text;
      const receipt = (await owner.get(/\/bien-nhan\/[^"]+/.exec(mine)![0])).text;
      return { mine: words(mine), receipt: words(receipt) };
    };

    it('are shown at once where the rules say so, without any place', async () => {
      const { mine, receipt } = await pointsOf('at-once');

      expect(mine).toContain('Điểm 2 trong 3 Lượt 1');
      expect(receipt).toContain('Điểm 2 trong 3');
      expect(mine + receipt).not.toMatch(/hạng \d/i);
    });

    it('are kept back until the closing where the rules say so', async () => {
      expect((await pointsOf('after-closing')).mine).not.toContain('Điểm');
    });

    it('are shown from the closing on where the rules say so', async () => {
      expect((await pointsOf('after-closing', 'closing')).mine).toContain('Điểm 2 trong 3 Lượt 1');
    });
  });

  describe('turnout', () => {
    beforeEach(() => begin());

    it('is shown as last counted and not counted anew', async () => {
      await everybodySits();
      await inScope(() => site.get(Turnouts).take(running.contest.id, running.rounds[0]!.id));
      await inScope(() => aSealedSitting(site.app, running, { startsAt: at('2024-10-22 10:00') }));

      const page = words((await visitor.get('/don-vi-du-thi?dot=dot-1')).text);

      expect(page).toContain('Số liệu lúc 9:15');
      expect(page).toContain('Đơn vị Lượt thi Số người');
      expect(page).toContain('1 Phường 9 TP Đà Lạt 5 5');
      expect(page).toContain('Cộng 5 5');
      expect(words((await visitor.get('/don-vi-du-thi')).text)).toContain('Chưa có ai dự thi.');
    });

    it('says the day when the numbers are not of today', async () => {
      await everybodySits();
      await inScope(() => site.get(Turnouts).take(running.contest.id, null));
      await site.timeIs(at('2024-10-23 08:00'));

      expect(words((await visitor.get('/don-vi-du-thi')).text)).toContain('Số liệu lúc 9:15 thứ Ba, 22/10/2024');
    });

    it('finds a unit without tone marks, and says when there is none', async () => {
      await everybodySits();
      await inScope(() => site.get(Turnouts).take(running.contest.id, null));

      expect(words((await visitor.get('/don-vi-du-thi?q=PHUONG%209')).text)).toContain('Phường 9');
      expect(words((await visitor.get('/don-vi-du-thi?q=h%C3%A0%20n%E1%BB%99i')).text)).toContain(
        'Chưa có ai dự thi cho đơn vị nào tên “hà nội”.',
      );
    });

    it('refuses a question that no page of ours asks', async () => {
      expect((await visitor.get('/don-vi-du-thi?q=a&q=b')).status).toBe(400);
      expect((await visitor.get('/don-vi-du-thi?dot=dot-9')).status).toBe(404);
    });

    it('is told on the front page', async () => {
      await everybodySits();
      await inScope(() => site.get(Turnouts).take(running.contest.id, running.rounds[0]!.id));

      const page = words((await visitor.get('/')).text);

      expect(page).toContain('Số lượt thi đợt 1. Số liệu lúc 9:15');
      expect(page).toContain('Phường 9, TP Đà Lạt 5');
    });

    it('invites to be the first before anybody has taken part', async () => {
      expect(words((await visitor.get('/')).text)).toContain('Chưa có ai dự thi. Bạn có thể là người đầu tiên của đơn vị mình.');
    });
  });
});
