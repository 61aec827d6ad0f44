import { createHash } from 'node:crypto';
import { jest } from '@jest/globals';
import pg from 'pg';
import { Sessions } from '#accounts';
import { ContestReader, RoundTransitions, type RunningContest, Teams } from '#contests';
import { type AccountId, parseLocal } from '#kernel';
import { Turnouts } from '#reports';
import { CollectiveStandings, RunningStandings, SourceKeeping, Standings } from '#results';
import { canonicalJson } from '#rules';
import { aQuizPart } from '#rules/testing';
import { unitNamed } from '../factories/a-running-contest.js';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aSealedSitting, type SittingScript } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { aCollectiveAward } from '../factories/some-prizes.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { asWritten } from '../support/as-written.js';
import type { SiteClient } from '../support/site-client.js';
import { soonAfter } from '../support/soon-after.js';
import { type Place, TestSite } from '../support/test-site.js';

const at = (text: string): Date => parseLocal(text)!;
const CANARY = 'Tôn Nữ Khuê Trân';

describe('numbers in public', () => {
  // Everything here is for passers-by and contestants.
  const site = TestSite.forTests({ SERVE: 'portal,api' });
  let tenant: Place;
  let running: RunningContest;
  let visitor: SiteClient;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const begin = async (standingShown?: { code: string; version: 1; hours?: number }): Promise<void> => {
    const ruleSet = rulesWithPrizes({
      parts: [aQuizPart({ scoreShown: { code: 'at-once', version: 1 }, ...(standingShown && { standingShown }) })],
      collective: [
        aCollectiveAward({
          conditions: [{ code: 'minimum-people', version: 1, count: 2 }],
          order: ['distinct-people', 'attempts', 'draw'].map((code) => ({ code, version: 1 })),
        }),
      ],
    });
    ({ tenant, running } = await aPlaceWithContest(site, { ruleSet }));
    visitor = site.visitor(tenant.host);
  };
  const sit = (script: Partial<SittingScript> = {}) =>
    inScope(() => aSealedSitting(site.app, running, { startsAt: at('2024-10-22 09:00'), ...script }));
  const counted = () =>
    inScope(async () => {
      for (const roundId of [running.rounds[0]!.id, null]) await site.get(Turnouts).take(running.contest.id, roundId);
    });
  const published = async (): Promise<void> => {
    await inScope(async () => {
      await aFinishedRound(site.app, running);
      await site.get(SourceKeeping).keepMissing();
    });
    await counted();
    aSecond();
  };
  const signedIn = async (accountId: AccountId): Promise<SiteClient> => {
    const browser = site.visitor(tenant.host);
    browser.keep('kb', (await inScope(() => site.get(Sessions).open(accountId, 'contestant'))).token);
    return browser;
  };
  const words = (html: string): string =>
    asWritten(html)
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
  const aSecond = (): void => soonAfter(1_000);
  const phuong9 = () => inScope(() => unitNamed(site.app, 'Phường 9'));
  const taken = () =>
    inScope(async () => {
      await site.get(RoundTransitions).advance();
      const fresh = await site.get(ContestReader).contest(running.contest.id);
      await site.get(RunningStandings).take(fresh, fresh.rounds[0]!);
    });

  describe('of who takes part', () => {
    beforeAll(async () => {
      await begin();
      const { registration } = await sit();
      await sit({ registration, startsAt: at('2024-10-23 09:00') });
      await sit({ startsAt: at('2024-10-23 10:00') });
      await counted();
    });

    it('stand day by day, with the same numbers in the table, the file and the hash', async () => {
      const page = await visitor.get('/don-vi-du-thi');
      const json = await visitor.get('/don-vi-du-thi/so-lieu.json');
      const csv = await visitor.get('/don-vi-du-thi/so-lieu.csv');

      expect(words(page.text)).toContain('Thứ Ba, 22/10/2024 1 1 Thứ Tư, 23/10/2024 2 3');
      const { counted: numbers, legend } = JSON.parse(json.text) as {
        counted: { days: string[]; units: { days: number[] }[] };
        legend: { sha256: string };
      };
      expect([numbers.days, numbers.units.map(({ days }) => days)]).toEqual([['2024-10-22', '2024-10-23'], [[1, 2]]]);
      const sha256 = createHash('sha256').update(canonicalJson(numbers)).digest('hex');
      expect([legend.sha256, page.headers['snapshot-sha256'], json.headers['snapshot-sha256']]).toEqual([sha256, sha256, sha256]);
      expect(words(page.text)).toContain(sha256.match(/.{8}/g)!.join(' '));
      expect(csv.text).toContain('24769,Phường 9,thành phố Đà Lạt,2,3,1,2');
      expect(csv.text).toContain(sha256);
    });

    it('open to each unit, and to the unit above it', async () => {
      const unit = await phuong9();
      expect((await visitor.get('/don-vi-du-thi')).text).toContain(`href="/don-vi-du-thi/don-vi/${unit.id}"`);
      const own = words((await visitor.get(`/don-vi-du-thi/don-vi/${unit.id}`)).text);
      const above = words((await visitor.get(`/don-vi-du-thi/don-vi/${unit.parentId}?dot=dot-1`)).text);

      expect(own).toContain('Số người dự thi 2 Lượt thi 3');
      expect(above).toContain('Các đơn vị bên trong');
      expect(above).toMatch(/Phường 9[^\d]* 2 3/);
    });

    it('may be kept by whatever stands in between: the same for everybody, whoever is signed in', async () => {
      const { registration } = await sit({ startsAt: at('2024-10-24 10:00') });
      const mine = await signedIn(registration.accountId);
      for (const path of ['/don-vi-du-thi', '/bang-vang/dot-1', `/don-vi-du-thi/don-vi/${(await phuong9()).id}`]) {
        const [one, other] = [await visitor.get(path), await mine.get(path)];
        expect([path, one.headers['cache-control'], one.headers['set-cookie']]).toEqual([
          path,
          expect.stringMatching(/^public, max-age=\d+$/),
          undefined,
        ]);
        expect(one.headers['vary']).not.toContain('cookie');
        expect([path, other.text]).toEqual([path, one.text]);
        const again = await visitor.get(path, { 'if-none-match': one.headers['etag']! });
        expect([again.status, again.text]).toEqual([304, '']);
      }
    });

    it('are nobody’s at another tenant', async () => {
      const unit = await phuong9();
      const stranger = site.visitor((await site.aTenant()).host);
      expect((await stranger.get(`/don-vi-du-thi/don-vi/${unit.id}`)).status).toBe(404);
      expect((await visitor.get('/don-vi-du-thi/don-vi/khong-phai-ma')).status).toBe(404);
    });

    it('say so where the worker is behind', async () => {
      expect((await visitor.get('/don-vi-du-thi?dot=dot-1')).text).toContain('Máy đang đếm chậm');
      await inScope(() => site.get(RoundTransitions).advance());
      await site.pagesAreOld();
      await counted();
      aSecond();
      expect((await visitor.get('/don-vi-du-thi?dot=dot-1')).text).not.toContain('Máy đang đếm chậm');
    });
  });

  describe('of a collective award', () => {
    const people = 6;
    let address: string;
    beforeAll(async () => {
      await begin();
      for (let n = 0; n < people; n += 1) await sit({ minutes: 4 + n, fullName: n === 0 ? CANARY : `Người Thứ ${n}` });
      const again = await sit({ fullName: 'Người Thứ Sáu', minutes: 2 });
      await sit({ registration: again.registration, startsAt: at('2024-10-24 09:00') });
      await sit({ fullName: 'Lê Văn Khải' });
      await inScope(() =>
        site.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'Lê Văn Khải', birthDate: '1962-07-07' }]),
      );
      address = `/giai-tap-the/tap-the/${(await phuong9()).id}`;
      await inScope(() => aFinishedRound(site.app, running, { to: 'ranked' }));
      await inScope(() => site.get(SourceKeeping).keepMissing());
      aSecond();
    });

    it('are closed before the results are public, and open with them, from the turnout on', async () => {
      expect((await visitor.get(address)).status).toBe(404);
      await published();

      const unitPage = (await visitor.get(`/don-vi-du-thi/don-vi/${(await phuong9()).id}`)).text;
      expect(unitPage).toContain(`href="${address}"`);
      expect((await visitor.get('/bang-vang/dot-1')).text).toContain(`href="${address}"`);
      const page = words((await visitor.get(address)).text);
      expect(page).toContain('Số người dự thi: 7 người 7 người khác nhau trong 8 lượt đã nộp bài.');
      expect(page).toContain('Đạt: Đơn vị có ít nhất 2 người dự thi.');
      expect(page).toContain('người này đã được đếm ở lượt trước');
      expect(page).toContain('Cộng cả danh sách 7');
      expect(page).toContain('Không được dự thi theo Thể lệ 1 1');
      expect(words((await visitor.get(`${address}?tieu-chi=2`)).text)).toContain('Cộng cả danh sách 8');
    });

    it('say of nobody who it is: no name, no pseudonym, no time of day, no id of an attempt', async () => {
      const lines = await inScope(async () => {
        const standing = (await site.get(Standings).newest(running.rounds[0]!.id))!;
        return site.get(Standings).lines(standing.id, { count: 100 });
      });
      const { text, headers } = await visitor.get(address);

      for (const { person, attemptId } of lines) expect([text.includes(person), text.includes(attemptId)]).toEqual([false, false]);
      for (const name of [CANARY, 'Khuê', 'Người Thứ', 'Khải']) expect(text).not.toContain(name);
      expect(words(text).replace(/Công bố lúc.*/, '')).not.toMatch(/\b9:0\d/);
      const snapshot = (await inScope(() => site.get(CollectiveStandings).newest(running.contest.id, 'tap-the')))!;
      expect(headers['snapshot-sha256']).toBe(snapshot.sha256);
    });

    it('are there as data with their hash, few people hidden, nobody named', async () => {
      const page = (await visitor.get('/mo-du-lieu')).text;
      for (const file of ['/mo-du-lieu/giai-tap-the', '/mo-du-lieu/dot-1/phan-bo-diem']) {
        const [json, csv] = [await visitor.get(`${file}.json`), await visitor.get(`${file}.csv`)];
        const sha256 = createHash('sha256').update(json.text).digest('hex');
        expect([json.headers['snapshot-sha256'], csv.headers['snapshot-sha256'], json.headers['etag']]).toEqual([
          sha256,
          sha256,
          `"${sha256}"`,
        ]);
        expect(words(page)).toContain(sha256.match(/.{8}/g)!.join(' '));
        expect((await visitor.get(`${file}.json`, { 'if-none-match': `"${sha256}"` })).status).toBe(304);
        for (const name of [CANARY, 'Người Thứ']) expect(json.text + csv.text).not.toContain(name);
      }
      const units = JSON.parse((await visitor.get('/mo-du-lieu/giai-tap-the.json')).text) as { unit: string; people: number }[];
      expect(units).toEqual([expect.objectContaining({ unit: '24769', rank: 1, people: 7, attempts: 8 })]);
      expect(page).toContain('Từ điển dữ liệu');
    });

    it('are asked for in as many statements, whether few people take part or many', async () => {
      const asked = async (count: number): Promise<number[]> => {
        await begin();
        for (let n = 0; n < count; n += 1) await sit({ minutes: 4 + n });
        await published();
        const { id, parentId } = await phuong9();
        const paths = [
          '/don-vi-du-thi',
          `/don-vi-du-thi/don-vi/${parentId}`,
          '/bang-vang/dot-1',
          `/giai-tap-the/tap-the/${id}`,
          '/mo-du-lieu',
        ];
        const counts: number[] = [];
        for (const path of paths) {
          // What an earlier page was told is forgotten, however quickly the next one is asked for.
          soonAfter(60_000);
          counts.push(await statementsOf(() => visitor.get(path)));
        }
        return counts;
      };
      const few = await asked(6);

      expect(few.every((count) => count > 0 && count < 30)).toBe(true);
      expect(await asked(14)).toEqual(few);
    });

    it('list nothing of a unit with fewer than five people', async () => {
      await begin();
      await sit();
      await sit({ minutes: 6 });
      await published();
      const page = words((await visitor.get(`/giai-tap-the/tap-the/${(await phuong9()).id}`)).text);

      expect(page).toContain('Số người dự thi: 2 người');
      expect(page).toContain('dưới 5 người dự thi nên danh sách lượt thi không được công khai');
      expect(page).not.toContain('Người 1');
      const [line] = JSON.parse((await visitor.get('/mo-du-lieu/giai-tap-the.json')).text) as object[];
      expect(line).toMatchObject({ people: null, attempts: null, measure: null });
      expect((await visitor.get('/mo-du-lieu/dot-1/phan-bo-diem.csv')).text).toContain('không công khai');
    });
  });

  describe('of a ranking', () => {
    it('show who leads in an open round where the rules say so, masked, and call it no result', async () => {
      await begin({ code: 'while-open', version: 1 });
      await sit({ fullName: CANARY, minutes: 4 });
      await sit({ minutes: 9, right: 2 });
      await site.timeIs(at('2024-10-22 10:00'));
      await taken();
      aSecond();

      const { text, headers } = await visitor.get('/bang-vang/dot-1');
      expect(words(text)).toMatch(/Bảng tạm tính đợt 1 .*không phải kết quả\./);
      expect(words(text)).toContain('1 Tôn Nữ Khuê Tr··· Phường 9, TP Đà Lạt 3/3');
      expect(text).not.toContain(CANARY);
      expect(headers['snapshot-sha256']).toMatch(/^[0-9a-f]{64}$/);
    });

    it('that stops before the end let nothing of the end out, at any address', async () => {
      await begin({ code: 'frozen', version: 1, hours: 24 });
      await sit({ minutes: 9, right: 2, fullName: 'Đoàn Văn Sớm' });
      const { attempt, registration } = await sit({ fullName: CANARY, startsAt: at('2024-10-27 20:00'), minutes: 4 });
      await taken();
      await counted();
      aSecond();

      const board = words((await visitor.get('/bang-vang/dot-1')).text);
      expect(board).toContain('1 Đoàn Văn S··· Phường 9, TP Đà Lạt 2/3');
      expect(board).toContain('Bảng này ngừng cập nhật từ 9:30 Chủ nhật, 27/10/2024.');
      const secrets = ['Khuê', registration.pseudonym, attempt.id, '>3/3<'];
      for (const path of PUBLIC_ADDRESSES) {
        const { text } = await visitor.get(path);
        expect([path, secrets.filter((secret) => text.includes(secret))]).toEqual([path, []]);
      }
    });

    it.each([
      ['winners-only', false],
      ['own-place', true],
    ])('are closed where the rules say %s, the file too; winners stay public', async (code, tellsPlace) => {
      await begin({ code, version: 1 });
      const accounts: AccountId[] = [];
      for (let n = 0; n < 5; n += 1)
        accounts.push((await sit({ minutes: 4 + n, fullName: `Người Thi ${'ABCDE'[n]}n` })).registration.accountId);
      await published();

      const { text } = await visitor.get('/bang-vang/dot-1');
      expect(words(text)).toContain('Giải Nhất');
      for (const shown of ['Vì sao xếp thứ tự này?', 'ranking-table', 'ket-qua.json']) expect(text).not.toContain(shown);
      for (const path of ['/bang-vang/dot-1/ket-qua.json', '/bang-vang/2024/dot-1/ket-qua.json'])
        expect((await visitor.get(path)).status).toBe(404);
      const [winner, last] = [await signedIn(accounts[0]!), await signedIn(accounts[4]!)];
      expect(words((await winner.get('/cua-toi')).text)).toContain('hạng 1 trong 5');
      expect(words((await last.get('/cua-toi')).text).includes('hạng 5 trong 5')).toBe(tellsPlace);
    });
  });
});

/** How often the database is asked for rows. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const spy = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    const texts = spy.mock.calls.map(([query]) => (typeof query === 'string' ? query : (query as { text: string }).text));
    return texts.filter((text) => /\bfrom "/i.test(text)).length;
  } finally {
    spy.mockRestore();
  }
}

/** Addresses that anybody may ask for while a round is open. */
const PUBLIC_ADDRESSES = [
  '/',
  '/bang-vang',
  '/bang-vang/dot-1',
  '/bang-vang/2024',
  '/bang-vang/2024/dot-1',
  '/bang-vang/dot-1/ket-qua.json',
  '/don-vi-du-thi',
  '/don-vi-du-thi?dot=dot-1',
  '/don-vi-du-thi/so-lieu.json',
  '/don-vi-du-thi/so-lieu.csv',
  '/giai-tap-the/tap-the/01929f3e-7a10-7c44-9c7d-2b6a51f0e001',
  '/mo-du-lieu',
  '/the-le',
  '/thi/dot-1',
  '/hoi-dap',
  '/tin-tuc',
  '/kiem-tra-lai',
  '/api/v1/contest',
  '/api/v1/contest/rules',
];
