import { generateSync } from 'otplib';
import type { StaffRole } from '#access';
import { newTotpSecret, Passwords, Staff } from '#accounts';
import { type AccountId, Clock, MINUTE_MS, parseLocal } from '#kernel';
import { Outbox } from '#mail';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const MORNING = parseLocal('2024-10-22 08:00')!;
const EMAIL = 'thu-ky@lam-dong.example';
const PASSWORD = 'khoabang-2024';
const SECRET = newTotpSecret();
const SIGN_IN = '/quan-tri/dang-nhap';
const FACTOR = '/quan-tri/xac-thuc';
const RESET = '/quan-tri/quen-mat-khau';

const codeAt = (at: Date, secret = SECRET): string => generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
const wayOf = (answer: { status: number; headers: Record<string, string> }): [number, string | undefined] => [
  answer.status,
  answer.headers['location'],
];
/** The cookies that an answer takes away from the browser, and below which path: only where they were put they are found. */
const droppedBy = ({ headers }: { headers: Record<string, string> }): string[] =>
  [headers['set-cookie'] ?? []]
    .flat()
    .filter((line) => line.includes('Expires=Thu, 01 Jan 1970'))
    .map((line) => `${line.split('=')[0]} ${/Path=([^;]*)/.exec(line)?.[1]}`)
    .toSorted();

describe('the way into the console', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let accountId: AccountId;
  let visitor: SiteClient;

  beforeEach(async () => {
    await site.timeIs(MORNING);
    tenant = await site.aTenant({ name: 'Tỉnh Lâm Đồng', shortName: 'Lâm Đồng' });
    accountId = await enrol(EMAIL, 'author');
    visitor = site.visitor(tenant.host);
  });

  const enrol = (email: string, ...roles: StaffRole[]): Promise<AccountId> =>
    site.as(tenant.id, async () =>
      site
        .get(Staff)
        .enrol(
          { fullName: 'Chu Bảo Lan', email, position: '', roles },
          { passwordHash: await site.get(Passwords).hash(PASSWORD), totpSecret: SECRET },
        ),
    );
  const password = (typed = PASSWORD, from = SIGN_IN) => visitor.post(SIGN_IN, { email: EMAIL, password: typed }, from);
  const signIn = async () => {
    await password();
    return visitor.post(FACTOR, { code: codeAt(MORNING) }, FACTOR);
  };
  const letters = () => site.as(tenant.id, () => site.get(Outbox).newest());
  const codeSent = async (): Promise<string> => /\d{6}/.exec((await letters())[0]!.body)![0];

  it('begins where a page of the console is asked for, and leads back to it', async () => {
    const wanted = await visitor.get('/quan-tri/nhan-su?q=ho%C3%A0ng');
    const [status, where] = wayOf(wanted);
    expect([status, where]).toEqual([303, '/quan-tri/dang-nhap?den=%2Fquan-tri%2Fnhan-su%3Fq%3Dho%25C3%25A0ng']);

    const half = await password(PASSWORD, where);
    expect(wayOf(half)).toEqual([303, '/quan-tri/xac-thuc?den=%2Fquan-tri%2Fnhan-su%3Fq%3Dho%25C3%25A0ng']);
    expect(wayOf(await visitor.get('/quan-tri/nhan-su'))).toEqual([303, '/quan-tri/dang-nhap?den=%2Fquan-tri%2Fnhan-su']);

    const done = await visitor.post(FACTOR, { code: codeAt(MORNING) }, half.headers['location'] as string);
    expect(wayOf(done)).toEqual([303, '/quan-tri/nhan-su?q=ho%C3%A0ng']);
    expect((await visitor.get('/quan-tri/nhan-su')).text).toContain('Chu Bảo Lan');
  });

  it('never leads out of the console', async () => {
    for (const den of ['https://example.org/', '//example.org/quan-tri', '/quan-tri/dang-xuat', '/dang-nhap'])
      expect((await visitor.get(`${SIGN_IN}?den=${encodeURIComponent(den)}`)).text).not.toContain('name="den"');

    await password();
    const done = await visitor.post(FACTOR, { code: codeAt(MORNING), den: '//example.org' }, FACTOR);
    expect(wayOf(done)).toEqual([303, '/quan-tri']);
  });

  it('answers programs and forms of strangers with 401, and leaves the portal’s doors as they were', async () => {
    expect((await visitor.get('/quan-tri/nhan-su', { accept: 'application/json' })).status).toBe(401);
    const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get(SIGN_IN)).text)![1]!;
    const posted = await visitor.postWithoutToken('/quan-tri/nhan-su', { _csrf: token });
    expect([posted.status, posted.text.includes('href="/quan-tri/dang-nhap"')]).toEqual([401, true]);
    expect((await visitor.get('/cua-toi')).status).toBe(401);
  });

  it('says the same to a wrong password and to a stranger, and keeps what was typed', async () => {
    const wrong = await password('khoabang-2025');
    const stranger = await visitor.post(SIGN_IN, { email: 'khong-co@lam-dong.example', password: PASSWORD }, SIGN_IN);

    for (const answer of [wrong, stranger]) {
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Địa chỉ thư hoặc mật khẩu chưa đúng.');
    }
    expect(wrong.text).toContain(`value="${EMAIL}"`);
    expect(wrong.text).not.toContain('khoabang-2025');
    expect((await visitor.post(SIGN_IN, {}, SIGN_IN)).status).toBe(422);
    expect(visitor.cookie('kbs')).toBeUndefined();
  });

  it('closes for a while to who guesses', async () => {
    for (let n = 0; n < 10; n += 1) await password('sai');

    const answer = await password();

    expect([answer.status, answer.text.includes('Bạn đã thử nhiều lần.')]).toEqual([429, true]);
  });

  it('takes a code once', async () => {
    expect(wayOf(await signIn())).toEqual([303, '/quan-tri']);
    const other = site.visitor(tenant.host);
    await other.post(SIGN_IN, { email: EMAIL, password: PASSWORD }, SIGN_IN);

    const replayed = await other.post(FACTOR, { code: codeAt(MORNING) }, FACTOR);

    expect([replayed.status, replayed.text.includes('Mã này đã dùng rồi.')]).toEqual([422, true]);
    expect((await other.post(FACTOR, { code: '000000' }, FACTOR)).text).toContain('Mã xác thực chưa đúng.');
    expect(wayOf(await other.get('/quan-tri/nhan-su'))[0]).toBe(303);
  });

  it('shows the current code in the demo’s mailbox, by the demo’s clock', async () => {
    await password();
    await visitor.get(FACTOR);

    const [letter] = await letters();

    expect([letter!.recipient, letter!.subject]).toEqual([EMAIL, `Mã xác thực ${codeAt(MORNING)}`]);
    expect(letter!.body).toContain('theo đồng hồ của bản chạy thử');
  });

  it('sets up the second factor at the first sign-in, with one picture however often one looks', async () => {
    await site.as(tenant.id, () => site.get(Staff).resetSecondFactor(accountId, accountId));
    await password();
    const secretOn = (page: { text: string }): string =>
      [...page.text.split('Mã bí mật')[1]!.matchAll(/<span>([A-Z2-7]{4})<\/span>/g)].map(([, group]) => group).join('');

    const page = await visitor.get(FACTOR);
    const secret = secretOn(page);
    expect([secret.length, page.text.includes('<svg'), page.text.includes(`Tài khoản: ${EMAIL}`)]).toEqual([32, true, true]);
    expect(secretOn(await visitor.post(FACTOR, { code: '000000' }, FACTOR))).toBe(secret);

    expect(wayOf(await visitor.post(FACTOR, { code: codeAt(MORNING, secret) }, FACTOR))).toEqual([303, '/quan-tri']);
    expect((await visitor.get('/quan-tri/nhan-su')).status).toBe(200);
    const again = site.visitor(tenant.host);
    await again.post(SIGN_IN, { email: EMAIL, password: PASSWORD }, SIGN_IN);
    expect((await again.get(FACTOR)).text).not.toContain('Mã bí mật');
    expect(page.headers['cache-control']).toBe('private, no-store');
  });

  it('asks for no code where no password was given', async () => {
    expect(wayOf(await visitor.get(FACTOR))).toEqual([303, SIGN_IN]);
    expect(wayOf(await visitor.get(`${FACTOR}?den=/quan-tri/nhat-ky`))).toEqual([303, '/quan-tri/dang-nhap?den=%2Fquan-tri%2Fnhat-ky']);
  });

  it('is left by a button that everybody has, half-way in too', async () => {
    await password();
    expect(wayOf(await visitor.post('/quan-tri/dang-xuat', {}, FACTOR))).toEqual([303, '/quan-tri/dang-nhap']);
    expect(wayOf(await visitor.get(FACTOR))).toEqual([303, SIGN_IN]);

    await signIn();
    const cookie = visitor.cookie('kbs')!;
    await visitor.post('/quan-tri/dang-xuat', {}, '/quan-tri/nhan-su');
    expect(wayOf(await visitor.get('/quan-tri/nhan-su', { cookie: `kbs=${cookie}` }))[0]).toBe(303);
  });

  it('is gone anew from the beginning: the former session opens nothing any more, and what the pages remembered is dropped', async () => {
    await signIn();
    const former = visitor.cookie('kbs')!;
    const _csrf = /name="_csrf" value="([^"]+)"/.exec((await visitor.get('/quan-tri/nhan-su')).text)![1]!;

    const again = await visitor.postWithoutToken(SIGN_IN, { email: EMAIL, password: PASSWORD, _csrf });

    expect(wayOf(again)).toEqual([303, FACTOR]);
    expect(wayOf(await visitor.get('/quan-tri/nhan-su', { cookie: `kbs=${former}` }))).toEqual([
      303,
      '/quan-tri/dang-nhap?den=%2Fquan-tri%2Fnhan-su',
    ]);
    expect(droppedBy(again)).toEqual(['kbs-cai /quan-tri', 'kbs-ma /quan-tri', 'kbs-moi /quan-tri', 'kbs-thi /quan-tri']);
  });

  it('has no need of the sign-in page for who is in already', async () => {
    await signIn();

    expect(wayOf(await visitor.get(`${SIGN_IN}?den=/quan-tri/nhat-ky`))).toEqual([303, '/quan-tri/nhat-ky']);
    expect(wayOf(await visitor.get(FACTOR))).toEqual([303, '/quan-tri']);
  });

  it('of another tenant opens nothing here: not the password, not the session', async () => {
    await signIn();
    const elsewhere = await site.aTenant();
    const stranger = site.visitor(elsewhere.host);

    expect((await stranger.post(SIGN_IN, { email: EMAIL, password: PASSWORD }, SIGN_IN)).status).toBe(422);
    expect(wayOf(await stranger.get('/quan-tri/nhan-su', { cookie: `kbs=${visitor.cookie('kbs')}` }))[0]).toBe(303);
  });

  it('leaves a session of the portal outside, and a session of staff outside the portal', async () => {
    await signIn();
    const token = visitor.cookie('kbs')!;

    expect(wayOf(await site.visitor(tenant.host).get('/quan-tri/nhan-su', { cookie: `kb=${token}` }))[0]).toBe(303);
    expect((await site.visitor(tenant.host).get('/cua-toi', { cookie: `kb=${token}` })).status).toBe(401);
  });

  it('ends after half a day, and at once with a locked account', async () => {
    await signIn();
    await site.timeIs(new Date(MORNING.getTime() + 11 * 60 * MINUTE_MS));
    expect((await visitor.get('/quan-tri/nhan-su')).status).toBe(200);
    await site.timeIs(new Date(MORNING.getTime() + 12 * 60 * MINUTE_MS + 1_000));
    expect(wayOf(await visitor.get('/quan-tri/nhan-su'))[0]).toBe(303);

    const boss = await aStaffMember(site, tenant.id, ['administrator']);
    const other = await aStaffMember(site, tenant.id, ['approver']);
    expect((await other.get('/quan-tri/nhan-su')).status).toBe(200);
    await site.as(tenant.id, () => site.get(Staff).lock(other.accountId, boss.accountId));
    expect(wayOf(await other.get('/quan-tri/nhan-su'))[0]).toBe(303);
  });

  describe('a forgotten password', () => {
    const NEW = 'hoa dã quỳ nở tháng 11';
    const untilTicket = async () => {
      await visitor.post(RESET, { email: EMAIL }, RESET);
      return visitor.post(`${RESET}/ma`, { code: await codeSent() }, `${RESET}/ma`);
    };

    it('is replaced in three steps, after which one signs in anew with both factors', async () => {
      await signIn();
      const cookie = visitor.cookie('kbs')!;
      expect((await visitor.get(RESET)).text).toContain(`value="${EMAIL}"`);

      expect(wayOf(await untilTicket())).toEqual([303, `${RESET}/moi`]);
      const pages = [await visitor.get(`${RESET}/moi`), await visitor.get(`${RESET}/moi`)];
      expect(pages.map(({ text }) => text.includes('Mã đúng.'))).toEqual([true, false]);
      const done = await visitor.post(`${RESET}/moi`, { password: NEW, repeated: NEW }, `${RESET}/moi`);

      expect(wayOf(done)).toEqual([303, '/quan-tri/dang-nhap']);
      expect(droppedBy(done)).toEqual(['kbs /', 'kbs-moi /quan-tri']);
      expect((await visitor.get('/quan-tri/dang-nhap')).text).toContain('Đã đặt mật khẩu mới.');
      expect(wayOf(await visitor.get('/quan-tri/nhan-su', { cookie: `kbs=${cookie}` }))[0]).toBe(303);
      expect((await password()).status).toBe(422);
      expect(wayOf(await password(NEW))).toEqual([303, FACTOR]);
      expect((await visitor.get(FACTOR)).text).toContain('Nhập mã xác thực');
    });

    it('is asked for in the same way by somebody who does not work here, without a letter', async () => {
      const [known, unknown] = [site.visitor(tenant.host), site.visitor(tenant.host)];
      const answers = [
        await known.post(RESET, { email: EMAIL }, RESET),
        await unknown.post(RESET, { email: 'khong-co@lam-dong.example' }, RESET),
      ];
      expect(answers.map(wayOf)).toEqual([
        [303, `${RESET}/ma`],
        [303, `${RESET}/ma`],
      ]);
      const pages = [await known.get(`${RESET}/ma`), await unknown.get(`${RESET}/ma`)].map((page) =>
        page.text
          .replaceAll(EMAIL, '…')
          .replaceAll('khong-co@lam-dong.example', '…')
          .replace(/name="_csrf" value="[^"]*"/g, ''),
      );

      expect(pages[0]).toBe(pages[1]);
      expect(await letters()).toHaveLength(1);
      expect((await unknown.post(`${RESET}/ma`, { code: '000000' }, `${RESET}/ma`)).text).toContain('Mã chưa đúng.');
    });

    it('must be new twice the same, long enough and nobody’s name', async () => {
      await untilTicket();
      const set = (typed: string, repeated = typed) => visitor.post(`${RESET}/moi`, { password: typed, repeated }, `${RESET}/moi`);

      expect((await set(NEW, `${NEW}.`)).text).toContain('Hai lần nhập chưa giống nhau.');
      expect((await set('ngắn')).text).toContain('Mật khẩu phải có ít nhất 10 ký tự.');
      const personal = await set('chu-bao-lan-1975');
      expect([personal.status, personal.text.includes('chứa họ tên')]).toEqual([422, true]);
      expect(wayOf(await set(NEW))).toEqual([303, '/quan-tri/dang-nhap']);
      expect(wayOf(await visitor.get(`${RESET}/moi`))).toEqual([303, RESET]);
    });

    it('is not set without the code', async () => {
      expect(wayOf(await visitor.get(`${RESET}/ma`))).toEqual([303, RESET]);
      expect(wayOf(await visitor.get(`${RESET}/moi`))).toEqual([303, RESET]);
      await visitor.post(RESET, { email: EMAIL }, RESET);
      const wrong = await visitor.post(`${RESET}/ma`, { code: '12' }, `${RESET}/ma`);

      expect([wrong.status, visitor.cookie('kbs-moi')]).toEqual([422, undefined]);
    });

    it('can have its code sent again', async () => {
      await visitor.post(RESET, { email: EMAIL }, RESET);
      const first = await codeSent();
      const early = await visitor.post(`${RESET}/ma/gui-lai`, {}, `${RESET}/ma`);
      expect([early.status, early.text.includes('hãy đợi một phút rồi bấm gửi lại')]).toEqual([429, true]);
      await site.timeIs(new Date(site.app.get(Clock).now().getTime() + 61_000));
      expect(wayOf(await visitor.post(`${RESET}/ma/gui-lai`, {}, `${RESET}/ma`))).toEqual([303, `${RESET}/ma`]);
      const pages = [await visitor.get(`${RESET}/ma`), await visitor.get(`${RESET}/ma`)];
      expect(pages.map(({ text }) => text.includes('Đã gửi lại mã. Mã cũ không còn dùng được.'))).toEqual([true, false]);

      expect(await letters()).toHaveLength(2);
      expect((await visitor.post(`${RESET}/ma`, { code: first }, `${RESET}/ma`)).status).toBe(first === (await codeSent()) ? 303 : 422);
      expect(wayOf(await visitor.post(`${RESET}/ma`, { code: await codeSent() }, `${RESET}/ma`))).toEqual([303, `${RESET}/moi`]);
    });
  });
});

describe('the way into the console in production', () => {
  it('shows no code to anybody: neither letter nor hint', async () => {
    const site = await TestSite.open({ KHOABANG_MODE: 'production' });
    try {
      await site.timeIs(MORNING);
      const tenant = await site.aTenant();
      await site.as(tenant.id, async () =>
        site
          .get(Staff)
          .enrol(
            { fullName: 'Chu Bảo Lan', email: EMAIL, position: '', roles: ['author'] },
            { passwordHash: await site.get(Passwords).hash(PASSWORD), totpSecret: SECRET },
          ),
      );
      const visitor = site.visitor(tenant.host);
      await visitor.post(SIGN_IN, { email: EMAIL, password: PASSWORD }, SIGN_IN);

      const page = await visitor.get(FACTOR);

      expect([page.status, page.text.includes('ộp thư chạy thử')]).toEqual([200, false]);
      expect(await site.as(tenant.id, () => site.get(Outbox).newest())).toEqual([]);
      expect(wayOf(await visitor.post(FACTOR, { code: codeAt(MORNING) }, FACTOR))).toEqual([303, '/quan-tri']);
    } finally {
      await site.close();
    }
  });
});
