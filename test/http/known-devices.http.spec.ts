import { Accounts, OwnPassword, Sessions } from '#accounts';
import { Outbox } from '#mail';
import type { SiteClient } from '../support/site-client.js';
import { type Place, TestSite } from '../support/test-site.js';

const SECRET = 'hoa dã quỳ nở tháng 11';

/** Whoever knows somebody's phone number cannot lock them out of their own browser. */
describe('a browser that has been here', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let owner: SiteClient;

  beforeEach(async () => {
    tenant = await site.aTenant({ name: 'Tỉnh Lâm Đồng' });
    owner = site.visitor(tenant.host);
    await site.as(tenant.id, async () => {
      const accountId = await site
        .get(Accounts)
        .create({ fullName: 'Đỗ Thị Lụa', birthDate: '1962-07-07', contact: { kind: 'phone', value: '+84912345678' } });
      const { token: sessionToken } = await site.get(Sessions).open(accountId, 'contestant');
      await site.get(OwnPassword).set({ accountId, sessionToken }, { password: SECRET, current: '' });
    });
  });

  const newestBody = async (): Promise<string> => (await site.as(tenant.id, () => site.get(Outbox).newest(1)))[0]!.body;
  const askCode = (client: SiteClient) => client.post('/dang-nhap', { contact: '0912 345 678' }, '/dang-nhap');
  const byPassword = async (client: SiteClient, password = SECRET): Promise<number> =>
    (await client.post('/dang-nhap/mat-khau', { contact: '0912 345 678', password }, '/dang-nhap/mat-khau')).status;
  const signInByCode = async (client: SiteClient): Promise<void> => {
    await askCode(client);
    const done = await client.post('/dang-nhap/ma', { code: /\d{6}/.exec(await newestBody())![0] }, '/dang-nhap/ma');
    expect([done.status, done.headers['location']]).toEqual([303, '/dang-nhap/chon']);
  };

  it('lets its owner in by password and by code while strangers are turned away', async () => {
    await signInByCode(owner);
    await owner.post('/dang-xuat', {}, '/tai-khoan');
    for (let n = 0; n < 11; n += 1) await byPassword(site.visitor(tenant.host), 'sai rồi sai rồi');
    await askCode(site.visitor(tenant.host));
    const before = await newestBody();

    expect([await byPassword(site.visitor(tenant.host)), (await askCode(site.visitor(tenant.host))).status]).toEqual([429, 429]);
    expect(await newestBody()).toBe(before);
    await signInByCode(owner);
    expect(await newestBody()).not.toBe(before);
    await owner.post('/dang-xuat', {}, '/tai-khoan');
    expect(await byPassword(owner)).toBe(303);
  }, 30_000);
});
