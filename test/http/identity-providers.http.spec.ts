import { jest } from '@jest/globals';
import { Accounts, IdentityProviders, type ProviderId, Sessions } from '#accounts';
import { MINUTE_MS, Clock } from '#kernel';
import { Outbox } from '#mail';
import { OidcServer, type PersonThere } from '../support/oidc-server.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const SECRET = 'a-secret-of-the-provider';
const LUA: PersonThere = {
  sub: 'vn-0001',
  acr: 'LoA2',
  claims: { name: 'Đỗ Thị Lụa', birthdate: '1962-07-07', phone_number: '0912 345 678', email: 'lua@vidu.vn' },
};

/** Signing in by an account elsewhere, through the whole flow against a real provider. */
describe('signing in with an account elsewhere', () => {
  const site = TestSite.forTests();
  let there: OidcServer;
  let tenant: Place;
  let admin: SiteClient;
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
  beforeEach(async () => {
    tenant = await site.aTenant({ name: 'Tỉnh Lâm Đồng' });
    admin = await aStaffMember(site, tenant.id, ['administrator']);
    provider = await aProvider(tenant, admin);
    there.person = LUA;
    visitor = site.visitor(tenant.host);
  });

  const WAYS = '/quan-tri/cach-dang-nhap';
  const FORM = {
    label: 'VNeID',
    clientId: 'khoa-bang',
    clientSecret: SECRET,
    scope: 'openid profile phone email',
    acrValues: 'LoA2 LoA1',
    levels: 'LoA1=1, LoA2=2',
    claimName: 'name',
    claimBirthDate: 'birthdate',
    claimPhone: 'phone_number',
    claimEmail: 'email',
  };
  /** Added and opened by an administrator in the console; the provider knows the site as its client. */
  const aProvider = async ({ host }: Place, by: SiteClient): Promise<ProviderId> => {
    const added = await by.post(`${WAYS}/noi-cap-moi`, { ...FORM, issuer: there.issuer }, `${WAYS}/noi-cap-moi`);
    const id = (added.headers['location'] as string).split('/').at(-1) as ProviderId;
    there.knows({ clientId: 'khoa-bang', clientSecret: SECRET, redirectUris: [`http://${host}/dang-nhap/qua/${id}/ve`] });
    const page = `${WAYS}/${id}`;
    const opened = await by.post(page, { ...FORM, issuer: there.issuer, clientSecret: '', do: 'open' }, page);
    expect([opened.status, opened.headers['location']]).toEqual([303, page]);
    return id;
  };
  const begin = async (client = visitor, from = `/dang-nhap/qua/${provider}`): Promise<string> =>
    (await client.get(from)).headers['location'] as string;
  const comeBack = async (answer: URL, client = visitor) => client.get(`${answer.pathname}${answer.search}`);
  const journey = async (client = visitor, next = '') =>
    comeBack(await there.walk(await begin(client, `/dang-nhap/qua/${provider}${next}`)), client);
  const codeSent = async (): Promise<string> => /\d{6}/.exec((await site.as(tenant.id, () => site.get(Outbox).newest(1)))[0]!.body)![0];
  const flash = async (client: SiteClient, path: string): Promise<string> => (await client.get(path)).text;
  /** The first time: contact, code, who one is. */
  const firstTime = async (choose: (page: string) => string, contact = '0912 345 678') => {
    await journey();
    await visitor.post('/dang-nhap/lien-ket', { contact }, '/dang-nhap/lien-ket');
    await visitor.post('/dang-nhap/lien-ket/ma', { code: await codeSent() }, '/dang-nhap/lien-ket/ma');
    const person = choose((await visitor.get('/dang-nhap/lien-ket/chon')).text);
    return visitor.post('/dang-nhap/lien-ket/chon', { person }, '/dang-nhap/lien-ket/chon');
  };
  const idOf = (page: string, name: string): string =>
    new RegExp(`value="([0-9a-f-]{36})"[^>]*><label[^>]*>(?:(?!</label>).)*${name}`, 's').exec(page)![1]!;
  const levelOf = async (name: string): Promise<unknown> =>
    site.as(tenant.id, async () => {
      const [account] = await site.get(Accounts).findPeople([{ fullName: name, birthDate: '1962-07-07' }]);
      return account && site.get(Accounts).identityLevelOf(account.id);
    });
  const lua = () =>
    site.as(tenant.id, () =>
      site.get(Accounts).create({ fullName: 'Đỗ Thị Lụa', birthDate: '1962-07-07', contact: { kind: 'phone', value: '+84912345678' } }),
    );

  it('is offered by a button, and leads to the provider with PKCE, state and nonce', async () => {
    expect((await visitor.get('/dang-nhap')).text).toContain(`href="/dang-nhap/qua/${provider}">Đăng nhập bằng VNeID</a>`);

    const url = new URL(await begin());

    expect(url.origin).toBe(there.issuer);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: 'khoa-bang',
      response_type: 'code',
      scope: 'openid profile phone email',
      acr_values: 'LoA2 LoA1',
      redirect_uri: `http://${tenant.host}/dang-nhap/qua/${provider}/ve`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{20,}$/),
      nonce: expect.stringMatching(/^[\w-]{20,}$/),
    });
  });

  it('makes an account the first time, under a contact that a code has proved, and knows its level', async () => {
    const arrived = await journey();
    expect([arrived.status, arrived.headers['location']]).toEqual([303, '/dang-nhap/lien-ket']);
    const page = (await visitor.get('/dang-nhap/lien-ket')).text;
    expect(page).toContain('Chào Đỗ Thị Lụa');
    expect(page).toContain('value="0912345678"');

    const done = await firstTime(() => 'moi');

    expect([done.status, done.headers['location']]).toEqual([303, '/dang-ky']);
    expect(await levelOf('Đỗ Thị Lụa')).toBe(2);
    expect((await visitor.get('/tai-khoan')).text).toContain('Bằng tài khoản liên kết');
  });

  it('lets in without any code from the second time on, and back to where the way began', async () => {
    await firstTime(() => 'moi');
    visitor = site.visitor(tenant.host);

    const arrived = await journey(visitor, '?next=/tai-khoan');

    expect([arrived.status, arrived.headers['location']]).toEqual([303, '/tai-khoan']);
    expect((await visitor.get('/tai-khoan')).text).toContain('Đỗ Thị Lụa');
  });

  it('links who has registered already, once the contact is proved, and makes no second account', async () => {
    const accountId = await lua();

    const done = await firstTime((page) => idOf(page, 'Đỗ Thị Lụa'));

    expect([done.status, done.headers['location']]).toEqual([303, '/cua-toi']);
    const people = await site.as(tenant.id, () => site.get(Accounts).reachedBy({ kind: 'phone', value: '+84912345678' }));
    expect(people.map(({ id }) => id)).toEqual([accountId]);
    expect(await levelOf('Đỗ Thị Lụa')).toBe(2);
  });

  it('opens nobody’s account by a contact that the provider only says: without the code nothing is linked', async () => {
    await lua();
    await journey();

    expect((await visitor.get('/dang-nhap/lien-ket/chon')).headers['location']).toBe('/dang-nhap/lien-ket');
    await visitor.post('/dang-nhap/lien-ket', { contact: '0912 345 678' }, '/dang-nhap/lien-ket');
    const wrong = String((Number(await codeSent()) + 1) % 1_000_000).padStart(6, '0');
    const answer = await visitor.post('/dang-nhap/lien-ket/ma', { code: wrong }, '/dang-nhap/lien-ket/ma');

    expect(answer.status).toBe(422);
    expect((await visitor.get('/dang-nhap/lien-ket/chon')).headers['location']).toBe('/dang-nhap/lien-ket');
    expect(await levelOf('Đỗ Thị Lụa')).toBeUndefined();
  });

  it('links nobody but those who are reached by the proved contact', async () => {
    const stranger = await site.as(tenant.id, () =>
      site.get(Accounts).create({ fullName: 'Người Ngoài', birthDate: '1962-07-07', contact: { kind: 'email', value: 'ngoai@vidu.vn' } }),
    );

    const refused = await firstTime(() => stranger);

    expect(refused.status).toBe(404);
    expect(await levelOf('Người Ngoài')).toBeUndefined();
  });

  it('does not let who came so become others on the same phone', async () => {
    await lua();
    await site.as(tenant.id, () =>
      site.get(Accounts).create({ fullName: 'Đỗ Văn Út', birthDate: '1990-07-07', contact: { kind: 'phone', value: '+84912345678' } }),
    );
    await firstTime((page) => idOf(page, 'Đỗ Thị Lụa'));

    expect((await visitor.get('/dang-nhap/chon')).headers['location']).toBe('/cua-toi');
  });

  describe('is refused', () => {
    const refusedWith = async (answer: URL, client = visitor): Promise<string> => {
      const response = await comeBack(answer, client);
      expect([response.status, response.headers['location'], client.cookie('kb'), client.cookie('khach')]).toEqual([
        303,
        '/dang-nhap',
        undefined,
        undefined,
      ]);
      return flash(client, '/dang-nhap');
    };
    const OVER = 'đã quá lâu hoặc bắt đầu ở trình duyệt khác';
    const NOT_CONFIRMED = 'Nơi cấp tài khoản không xác nhận lần đăng nhập này';

    it('in a browser that has not begun it: nobody is signed in by a link that somebody sends', async () => {
      const answer = await there.walk(await begin());

      expect(await refusedWith(answer, site.visitor(tenant.host))).toContain(OVER);
    });

    it('with another state', async () => {
      const answer = await there.walk(await begin());
      answer.searchParams.set('state', 'another');

      expect(await refusedWith(answer)).toContain(NOT_CONFIRMED);
    });

    it('with a code that belongs to another journey: its proof key does not fit', async () => {
      const others = await there.walk(await begin(site.visitor(tenant.host)));
      const answer = await there.walk(await begin());
      answer.searchParams.set('code', others.searchParams.get('code')!);

      expect(await refusedWith(answer)).toContain(NOT_CONFIRMED);
    });

    it('a second time: the code counts once, and what the browser kept is gone', async () => {
      const answer = await there.walk(await begin());
      const sealed = visitor.cookie('hanh-trinh')!;
      await comeBack(answer);
      const again = site.visitor(tenant.host);
      again.keep('hanh-trinh', sealed);

      expect(await refusedWith(answer, again)).toContain(NOT_CONFIRMED);
    });

    it('when the person says no there', async () => {
      await begin();

      expect(await refusedWith(new URL(`http://x/dang-nhap/qua/${provider}/ve?error=access_denied`))).toContain(NOT_CONFIRMED);
    });

    it('after a quarter of an hour', async () => {
      const answer = await there.walk(await begin());
      await site.timeIs(new Date(site.app.get(Clock).now().getTime() + 16 * MINUTE_MS));

      expect(await refusedWith(answer)).toContain(OVER);
    });

    it('with what was begun at another tenant', async () => {
      const other = await site.aTenant();
      const sealed = visitor.cookie('hanh-trinh') ?? (await begin(), visitor.cookie('hanh-trinh')!);
      const stranger = site.visitor(other.host);
      stranger.keep('hanh-trinh', sealed);

      expect((await stranger.get(`/dang-nhap/qua/${provider}/ve?code=1&state=1`)).headers['location']).toBe('/dang-nhap');
      expect((await stranger.get(`/dang-nhap/qua/${provider}`)).status).toBe(404);
    });

    it('once the button was taken away', async () => {
      await admin.post(`${WAYS}/${provider}`, { ...FORM, issuer: there.issuer, clientSecret: '', do: 'close' }, `${WAYS}/${provider}`);

      expect((await visitor.get('/dang-nhap')).text).not.toContain('VNeID');
      expect((await visitor.get(`/dang-nhap/qua/${provider}`)).status).toBe(404);
    });

    it('of a person whose account is locked', async () => {
      const accountId = await lua();
      await firstTime((page) => idOf(page, 'Đỗ Thị Lụa'));
      await site.as(tenant.id, () => site.get(Sessions).closeAll(accountId));
      await lock(accountId);
      visitor = site.visitor(tenant.host);
      const answer = await there.walk(await begin());

      expect(await refusedWith(answer)).toContain('Tài khoản này đã bị khóa');
    });
    const lock = async (id: string): Promise<void> => {
      const clerk = await aStaffMember(site, tenant.id, ['administrator']);
      await clerk.post(`/quan-tri/ho-tro/${id}/khoa`, { do: 'lock', reason: 'Máy của chị ấy bị mất trộm' }, `/quan-tri/ho-tro/${id}`);
    };
  });

  describe('for who is signed in', () => {
    const signIn = async (): Promise<void> => {
      await visitor.post('/dang-nhap', { contact: '0912 345 678' }, '/dang-nhap');
      await visitor.post('/dang-nhap/ma', { code: await codeSent() }, '/dang-nhap/ma');
    };

    it('adds the link, and takes it away again', async () => {
      await lua();
      await signIn();
      const answer = await there.walk(await begin(visitor, `/tai-khoan/lien-ket/${provider}`));

      expect((await comeBack(answer)).headers['location']).toBe('/tai-khoan');
      expect(await levelOf('Đỗ Thị Lụa')).toBe(2);
      expect((await visitor.get('/tai-khoan')).text).toContain('Bỏ liên kết');

      await visitor.post(`/tai-khoan/lien-ket/${provider}/bo`, {}, '/tai-khoan');
      expect(await levelOf('Đỗ Thị Lụa')).toBeUndefined();
    });

    it('links nobody once they are not signed in there any more: who comes back may be somebody else', async () => {
      await lua();
      await signIn();
      const answer = await there.walk(await begin(visitor, `/tai-khoan/lien-ket/${provider}`));
      await visitor.post('/dang-xuat', {}, '/tai-khoan');

      expect((await comeBack(answer)).headers['location']).toBe('/dang-nhap');
      expect(await levelOf('Đỗ Thị Lụa')).toBeUndefined();
    });

    it('wants a fresh code first: a phone that lies about gives nobody a way in that stays', async () => {
      await lua();
      await signIn();
      await site.timeIs(new Date(site.app.get(Clock).now().getTime() + 16 * MINUTE_MS));

      expect(await begin(visitor, `/tai-khoan/lien-ket/${provider}`)).toMatch(/^\/dang-nhap\?lai=1/);
    });

    it('refuses an identity that is somebody else’s here', async () => {
      await firstTime(() => 'moi', 'khac@vidu.vn');
      await site.as(tenant.id, () =>
        site.get(Accounts).create({ fullName: 'Người Khác', birthDate: '1980-01-01', contact: { kind: 'phone', value: '+84912345678' } }),
      );
      visitor = site.visitor(tenant.host);
      await signIn();
      const answer = await there.walk(await begin(visitor, `/tai-khoan/lien-ket/${provider}`));

      expect((await comeBack(answer)).headers['location']).toBe('/tai-khoan');
      expect(await flash(visitor, '/tai-khoan')).toContain('đã liên kết với một người khác ở đây');
    });
  });

  it('takes the level as the provider says it last, and none where it says none', async () => {
    await firstTime(() => 'moi');
    there.person = { ...LUA, acr: 'LoA1' };
    visitor = site.visitor(tenant.host);
    await journey();

    expect(await levelOf('Đỗ Thị Lụa')).toBe(1);
  });

  it('keeps the secret of the provider to itself', async () => {
    const page = (await admin.get(`${WAYS}/${provider}`)).text;
    const [row] = await site.as(tenant.id, () => site.get(IdentityProviders).list());

    expect(page).not.toContain(SECRET);
    expect(JSON.stringify(row)).not.toContain(SECRET);
    expect((await admin.get('/quan-tri/nhat-ky')).text).not.toContain(SECRET);
  });

  describe('is set up by administrators', () => {
    it('and nobody else', async () => {
      const author = await aStaffMember(site, tenant.id, ['author', 'approver', 'publisher']);

      expect((await author.get(WAYS)).status).toBe(403);
      expect((await author.get('/quan-tri')).text).not.toContain('Cách đăng nhập');
    });

    it('who are told everything that is wrong at once', async () => {
      const answer = await admin.post(
        `${WAYS}/noi-cap-moi`,
        { label: '', issuer: 'http://10.0.0.7/', clientId: '', scope: 'profile', levels: 'LoA2=9' },
        `${WAYS}/noi-cap-moi`,
      );

      expect(answer.status).toBe(422);
      for (const text of [
        'Hãy nhập tên ghi trên nút',
        'Địa chỉ phải bắt đầu bằng https://',
        'Hãy nhập mã ứng dụng',
        'Hãy nhập khóa bí mật',
        'Phạm vi phải có chữ openid',
        'tên mức ở nơi cấp, dấu bằng',
      ])
        expect(answer.text).toContain(text);
    });

    it.each(['https://169.254.169.254/', 'https://10.1.2.3/', 'https://[fd00::1]/'])(
      'but never so that the server asks its own network: %s',
      async (issuer) => {
        const added = await admin.post(`${WAYS}/noi-cap-moi`, { ...FORM, issuer }, `${WAYS}/noi-cap-moi`);
        const page = added.headers['location'] as string;
        const opened = await admin.post(page, { ...FORM, issuer, clientSecret: '', do: 'open' }, page);

        expect([opened.status, opened.text.includes('Chưa mở được nút')]).toEqual([503, true]);
      },
    );

    it('whose issuer stays what it is once people are linked', async () => {
      await firstTime(() => 'moi');
      const page = `${WAYS}/${provider}`;
      const answer = await admin.post(page, { ...FORM, issuer: 'https://khac.vidu.vn', clientSecret: '' }, page);

      expect([answer.status, answer.text.includes('Đã có người liên kết với nơi cấp này')]).toEqual([422, true]);
    });
  });
});
