import { Sessions } from '#accounts';
import type { RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { asWritten } from '../support/as-written.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { type Place, TestSite } from '../support/test-site.js';

const NINE = parseLocal('2024-10-22 09:00')!;
const WRONG_CODES = 120;

describe('looking up a receipt', () => {
  const site = TestSite.forTests({ SERVE: 'portal,api' });
  let tenant: Place;
  let running: RunningContest;
  let receipt: string;
  let owner: SiteClient;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const begin = async (): Promise<void> => {
    ({ tenant, running } = await aPlaceWithContest(site, { ruleSet: rulesWithPrizes() }));
    const { attempt, registration } = await inScope(() => aSealedSitting(site.app, running, { startsAt: NINE }));
    const [row] = await asSuperuser('select receipt_code from attempts where id = $1', [attempt.id]);
    receipt = `/bien-nhan/${row!['receipt_code']}`;
    owner = site.visitor(tenant.host);
    owner.keep('kb', (await inScope(() => site.get(Sessions).open(registration.accountId, 'contestant'))).token);
  };
  const said = async (): Promise<string> =>
    asWritten((await site.visitor(tenant.host).get(receipt)).text)
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
  const roundIs = (state: string, notice: object | null): Promise<unknown> =>
    asSuperuser('update rounds set state = $2, notice = $3 where id = $1', [
      running.rounds[0]!.id,
      state,
      notice && JSON.stringify(notice),
    ]);
  const aSecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_050));

  beforeEach(begin);

  it('ends for a net that tries too many codes, right ones too and on every way; the owner and other tenants go on', async () => {
    const stranger = site.visitor(tenant.host);
    const ways = [receipt, `/bien-nhan?code=${receipt.split('/').at(-1)}`, `${receipt}/bien-nhan.txt`, `${receipt}/bien-nhan.json`];
    const api = `/api/v1/receipts/${receipt.split('/').at(-1)}`;
    const statuses = async (client: SiteClient): Promise<number[]> => {
      const found = [];
      for (const path of [...ways, api]) found.push((await client.get(path)).status);
      return found;
    };
    expect(await statuses(stranger)).toEqual([200, 303, 200, 200, 200]);

    const answers = new Set<number>();
    for (let tried = 0; tried < WRONG_CODES; tried += 1)
      answers.add((await stranger.get(`/bien-nhan/M1-0000-${String(tried).padStart(4, '0')}`)).status);
    expect([...answers]).toEqual([404]);

    expect(await statuses(stranger)).toEqual([429, 429, 429, 429, 429]);
    expect((await stranger.get('/bien-nhan/M1-9999-9999')).status).toBe(429);
    expect(await statuses(owner)).toEqual([200, 303, 200, 200, 200]);
    await begin();
    expect((await site.visitor(tenant.host).get(receipt)).status).toBe(200);
  });

  it('says that the round was annulled, and why', async () => {
    expect(await said()).not.toContain('bị hủy');
    await roundIs('annulled', {
      kind: 'annulled',
      reason: 'lộ đề thi trước giờ mở',
      text: 'Đợt thi lại mở tuần sau.',
      at: '2024-10-29T00:00:00Z',
    });
    await aSecond();

    expect(await said()).toContain('Đợt 1 đã bị hủy. Lượt thi này không được tính. Vì lộ đề thi trước giờ mở. Đợt thi lại mở tuần sau.');
  });

  it('says that results are being corrected, and for good that they were', async () => {
    await inScope(() => aFinishedRound(site.app, running));
    await aSecond();
    expect(await said()).not.toContain('đính chính');
    const notice = { kind: 'corrected', reason: 'đáp án câu 3 sai', text: '…', at: '2024-10-31T00:00:00Z' };
    await roundIs('settling', notice);
    await aSecond();
    expect(await said()).toContain('Kết quả đợt 1 đang được đính chính.');
    await roundIs('published', notice);
    await site.timeIs(parseLocal('2025-03-01 09:00')!);
    await aSecond();

    expect(await said()).toContain('Kết quả đợt 1 đã được đính chính. Bài đã nhận vẫn nguyên như lúc niêm phong');
  });
});
