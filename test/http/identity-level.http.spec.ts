import { jest } from '@jest/globals';
import { Accounts, IdentityProviders, type ProviderId } from '#accounts';
import { ContestReader } from '#contests';
import { Outbox } from '#mail';
import { Registrations } from '#registrations';
import { aRuleSet } from '#rules/testing';
import { unitNamed } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { ApiClient } from '../support/api-client.js';
import { OidcServer, type PersonThere } from '../support/oidc-server.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { type Place, TestSite } from '../support/test-site.js';

const SECRET = 'a-secret-of-the-provider';
const NUMBER = '001162000123';
const LUA: PersonThere = {
  sub: 'vn-0001',
  acr: 'LoA2',
  claims: { name: 'Đỗ Thị Lụa', birthdate: '1962-07-07', phone_number: '0912 345 678', so_cccd: NUMBER },
};
const LEVEL_2 = { code: 'identity-level', version: 1, level: 2 };

/** Registering where the rules want an electronic identity of some level, with a real provider that tells it. */
describe('a contest for people with an electronic identity', () => {
  const site = TestSite.forTests();
  let there: OidcServer;
  let tenant: Place;
  let visitor: SiteClient;
  let provider: ProviderId;

  beforeAll(async () => {
    // The provider warns that it is none for production.
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    there = await OidcServer.open();
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await there.close();
  });

  const WHO = { fullName: 'Đỗ Thị Lụa', day: '7', month: '7', year: '1962', phone: '0912 345 678', consent: 'yes' };
  type Rules = NonNullable<Parameters<typeof aRuleSet>[0]>;
  const open = async (rules: Rules = { eligibility: [LEVEL_2] }): Promise<void> => {
    ({ tenant } = await aPlaceWithContest(site, { ruleSet: aRuleSet(rules) }));
    provider = await inScope(aProvider);
    there.person = LUA;
    visitor = site.visitor(tenant.host);
  };
  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const aProvider = async (): Promise<ProviderId> => {
    const contact = { kind: 'email', value: 'quan-tri@vidu.vn' } as const;
    const actor = await site.get(Accounts).create({ fullName: 'Người Quản Trị', birthDate: '1980-01-01', contact });
    const typed = {
      label: 'VNeID',
      issuer: there.issuer,
      clientId: 'khoa-bang',
      clientSecret: SECRET,
      scope: 'openid profile phone',
      acrValues: 'LoA2 LoA1',
      levels: 'LoA1=1, LoA2=2',
      claimName: 'name',
      claimBirthDate: 'birthdate',
      claimPhone: 'phone_number',
      claimIdentityNumber: 'so_cccd',
    };
    const added = await site.get(IdentityProviders).add(typed, actor);
    if (!('id' in added)) throw new Error('The provider was not taken.');
    there.knows({ clientId: 'khoa-bang', clientSecret: SECRET, redirectUris: [`http://${tenant.host}/dang-nhap/qua/${added.id}/ve`] });
    await site.get(IdentityProviders).activate(added.id, actor);
    return added.id;
  };
  const codeSent = async (): Promise<string> => /\d{6}/.exec((await inScope(() => site.get(Outbox).newest(1)))[0]!.body)![0];
  const chooseUnit = async () => {
    const unitId = await inScope(async () => (await unitNamed(site.app, 'Phường 9')).id);
    return visitor.post('/dang-ky/don-vi', { basis: 'residence', unitId, do: 'continue' }, '/dang-ky/don-vi');
  };
  const type = async (who: Record<string, string> = WHO) => {
    await visitor.post('/dang-ky', who, '/dang-ky');
    return chooseUnit();
  };
  const confirm = async () => visitor.post('/dang-ky/xac-nhan', { code: await codeSent() }, '/dang-ky/xac-nhan');
  /** Over there and back, from a link of ours. */
  const walk = async (from: string): Promise<string> => {
    const answer = await there.walk((await visitor.get(from)).headers['location'] as string);
    return (await visitor.get(`${answer.pathname}${answer.search}`)).headers['location'] as string;
  };
  /** The first time there: the contact is proved by a code, and an account is made of what was told. */
  const comeByProvider = async (from = `/dang-nhap/qua/${provider}`): Promise<string> => {
    await walk(from);
    await visitor.post('/dang-nhap/lien-ket', { contact: '0912 345 678' }, '/dang-nhap/lien-ket');
    await visitor.post('/dang-nhap/lien-ket/ma', { code: await codeSent() }, '/dang-nhap/lien-ket/ma');
    const done = await visitor.post('/dang-nhap/lien-ket/chon', { person: 'moi' }, '/dang-nhap/lien-ket/chon');
    return done.headers['location'] as string;
  };
  const registered = (fullName: string): Promise<number> =>
    inScope(async () => {
      const [running, accounts] = [
        await site.get(ContestReader).running(),
        await site.get(Accounts).findPeople([{ fullName, birthDate: '1962-07-07' }]),
      ];
      const found = await Promise.all(accounts.map(({ id }) => site.get(Registrations).findOf(id, running.contest.id)));
      return found.filter(Boolean).length;
    });
  const numbersKept = async (): Promise<number> =>
    (
      await asSuperuser<{ n: number }>(
        `select count(*)::int as n from registration_drafts where tenant_id = $1 and answers ? 'identityNumber'`,
        [tenant.id],
      )
    )[0]!.n;

  describe('of level 2', () => {
    beforeEach(() => open());

    it('refuses who has shown none, with the reason and the way to the provider, and takes them as they come back', async () => {
      const refused = await type();
      expect(refused.status).toBe(403);
      expect(refused.text).toContain('Cuộc thi dành cho người có tài khoản định danh điện tử (VNeID) mức độ 2. Hãy đăng nhập');
      expect(refused.text).toContain(`href="/dang-nhap/qua/${provider}?next&#x3D;%2Fdang-ky%2Fdon-vi"`);

      expect(await comeByProvider(`/dang-nhap/qua/${provider}?next=%2Fdang-ky%2Fdon-vi`)).toBe('/dang-ky/don-vi');
      expect((await chooseUnit()).headers['location']).toBe('/dang-ky/xac-nhan');
      expect((await confirm()).headers['location']).toBe('/cua-toi');
      expect(await registered('Đỗ Thị Lụa')).toBe(1);
    });

    it('says so on the first step, with the way there', async () => {
      const before = (await visitor.get('/dang-ky')).text;
      expect(before).toContain(`Cuộc thi cần tài khoản định danh điện tử (VNeID). <a class="link" href="/dang-nhap/qua/${provider}`);

      await comeByProvider();
      expect((await visitor.get('/dang-ky')).text).not.toContain('Cuộc thi cần tài khoản định danh');
    });

    it('refuses a lower level with what to do', async () => {
      there.person = { ...LUA, acr: 'LoA1' };
      await comeByProvider();
      const refused = await type();

      expect([refused.status, refused.text.includes('Hãy đến cơ quan Công an để được cấp tài khoản mức độ 2')]).toEqual([403, true]);
      expect(await registered('Đỗ Thị Lụa')).toBe(0);

      there.person = LUA;
      expect(await walk(`/dang-nhap/qua/${provider}?next=%2Fdang-ky%2Fdon-vi`)).toBe('/dang-ky/don-vi');
      expect((await chooseUnit()).headers['location']).toBe('/dang-ky/xac-nhan');
    });

    it('takes nobody else by the level of who is signed in', async () => {
      await comeByProvider();
      const refused = await type({ ...WHO, fullName: 'Đỗ Thị Lan' });

      expect(refused.status).toBe(403);
      expect(refused.text).toContain('Bạn đang đăng nhập là Đỗ Thị Lụa. Hãy ghi đúng họ tên và ngày sinh');
    });

    it('nor by a name that was changed between the rules’ answer and the code', async () => {
      await comeByProvider();
      await type();
      await visitor.post('/dang-ky', { ...WHO, fullName: 'Đỗ Thị Lan' }, '/dang-ky');

      expect((await confirm()).status).toBe(403);
      expect(await registered('Đỗ Thị Lan')).toBe(0);
    });

    it('registers the account that is signed in, also where another number is typed: nobody becomes two', async () => {
      await comeByProvider();
      await type({ ...WHO, phone: '0987 654 321' });
      await confirm();

      const accounts = await inScope(() => site.get(Accounts).findPeople([{ fullName: 'Đỗ Thị Lụa', birthDate: '1962-07-07' }]));
      expect([accounts.length, await registered('Đỗ Thị Lụa')]).toEqual([1, 1]);
    });

    it('adds the link to an account that has none, and goes on registering', async () => {
      await inScope(() =>
        site.get(Accounts).create({ fullName: 'Đỗ Thị Lụa', birthDate: '1962-07-07', contact: { kind: 'phone', value: '+84912345678' } }),
      );
      await visitor.post('/dang-nhap', { contact: '0912 345 678' }, '/dang-nhap');
      await visitor.post('/dang-nhap/ma', { code: await codeSent() }, '/dang-nhap/ma');
      const way = `/tai-khoan/lien-ket/${provider}?next=%2Fdang-ky%2Fdon-vi`;
      expect((await type()).text).toContain(`href="${way.replace('=', '&#x3D;')}"`);

      expect(await walk(way)).toBe('/dang-ky/don-vi');
      expect((await chooseUnit()).headers['location']).toBe('/dang-ky/xac-nhan');
    });

    it('answers programs by the same rule', async () => {
      const program = await ApiClient.of(site.app, tenant.host);
      const unitId = (await program.call('findUnits', { query: { q: 'phuong 9' } })).body.items[0].id as string;
      const body = { fullName: 'Đỗ Thị Lụa', birthDate: '1962-07-07', phone: '0912 345 678', unitId, consent: true };
      await comeByProvider();
      const refused = await program.call('startRegistration', { body });
      expect([refused.status, refused.body.errors.map(({ code }: { code: string }) => code)]).toEqual([403, ['NOT_ELIGIBLE']]);

      const { confirmation } = (await program.call('startSession', { body: { contact: '0912345678' } })).body;
      program.token = (await program.call('confirmSession', { body: { confirmation, code: await codeSent() } })).body.token;
      const sent = await program.call('startRegistration', { body });
      const done = await program.call('confirmRegistration', { body: { confirmation: sent.body.confirmation, code: await codeSent() } });
      expect([sent.status, done.status, await registered('Đỗ Thị Lụa')]).toEqual([202, 201, 1]);
    });
  });

  it('asks nobody for a level where the rules ask for none', async () => {
    await open({});

    expect((await type()).headers['location']).toBe('/dang-ky/xac-nhan');
    expect((await visitor.get('/dang-ky')).text).not.toContain('Cuộc thi cần tài khoản');
  });

  describe('after signing in there, the first step', () => {
    it('is filled in with what was told, and keeps what is typed instead', async () => {
      await open({});
      await comeByProvider();
      const page = (await visitor.get('/dang-ky')).text;
      for (const value of ['Đỗ Thị Lụa', '7', '1962', '0912345678']) expect(page).toContain(`value="${value}"`);

      await visitor.post('/dang-ky', { ...WHO, fullName: '', phone: '0987 654 321' }, '/dang-ky');
      const again = (await visitor.get('/dang-ky')).text;
      expect([again.includes('value="0987 654 321"'), again.includes('value="Đỗ Thị Lụa"')]).toEqual([true, false]);
    });

    it('is empty for who has not signed in', async () => {
      await open({});

      expect((await visitor.get('/dang-ky')).text).not.toContain('value="1962"');
    });

    it('has the identity number where the plan asks for it, sealed while it waits', async () => {
      const fields = (['fullName', 'birthDate', 'contact', 'unit', 'identityNumber'] as const).map((code) => ({
        code,
        why: `Vì ${code}.`,
      }));
      await open({ registration: { fields } });
      await comeByProvider();

      expect((await visitor.get('/dang-ky')).text).toContain(`value="${NUMBER}"`);
      const rows = await asSuperuser<{ text: string }>('select answers::text as text from registration_drafts where tenant_id = $1', [
        tenant.id,
      ]);
      expect([rows.length, rows[0]!.text.includes(NUMBER)]).toEqual([1, false]);
    });

    it('has no number, and none is kept, where the plan asks for none', async () => {
      await open({});
      await comeByProvider();

      expect((await visitor.get('/dang-ky')).text).not.toContain(NUMBER);
      expect(await numbersKept()).toBe(0);
    });
  });
});
