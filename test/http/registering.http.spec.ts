import { Accounts, CodeBudgets, Sessions } from '#accounts';
import { ContestReader, Teams } from '#contests';
import { type AccountId, Clock, MINUTE_MS } from '#kernel';
import { Outbox } from '#mail';
import { StatusQuestions } from '#notifications';
import { Registrations } from '#registrations';
import type { RuleSet } from '#rules';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { aContestant, unitNamed } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { type Place, TestSite } from '../support/test-site.js';

type Field = NonNullable<NonNullable<Parameters<typeof aRuleSet>[0]>['registration']>['fields'][number];
const fields = (...more: Field['code'][]): Field[] =>
  (['fullName', 'birthDate', 'contact', 'audience', 'unit', ...more] as const).map((code) => ({ code, why: `Vì ${code}.` }));
const GUARDIAN = { code: 'guardian-consent', version: 1, below: 16, at: '2024-10-21' };

/** Registering by rules that ask for more, without any script. */
describe('registering by the rules', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let visitor: SiteClient;

  const open = async (ruleSet: RuleSet = aRuleSet()): Promise<void> => {
    ({ tenant } = await aPlaceWithContest(site, { ruleSet }));
    visitor = site.visitor(tenant.host);
  };
  const WHO = { fullName: 'Đỗ Thị Lụa', day: '7', month: '7', year: '1962', phone: '0912 345 678', consent: 'yes' };
  const CHILD = { ...WHO, fullName: 'Trần Bé An', day: '29', month: '2', year: '2012' };
  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const newest = async () => (await inScope(() => site.get(Outbox).newest(1)))[0];
  const codeSent = async (): Promise<string> => /\d{6}/.exec((await newest())!.body)![0];
  const unitId = (name: string): Promise<string> => inScope(async () => (await unitNamed(site.app, name)).id);
  const chooseUnit = async (name = 'Phường 9') =>
    visitor.post('/dang-ky/don-vi', { basis: 'residence', unitId: await unitId(name), do: 'continue' }, '/dang-ky/don-vi');
  const confirm = async () => visitor.post('/dang-ky/xac-nhan', { code: await codeSent() }, '/dang-ky/xac-nhan');
  const register = async (who: Record<string, string> = WHO): Promise<void> => {
    await visitor.post('/dang-ky', who, '/dang-ky');
    await chooseUnit();
    await confirm();
  };

  describe('that ask for more', () => {
    beforeEach(() =>
      open(
        aRuleSet({
          registration: { fields: fields('position', 'address', 'identityNumber') },
          eligibility: [
            { code: 'access-word', version: 1, word: 'Hoà Bình', where: 'giấy mời' },
            { code: 'declares', version: 1, statements: [{ code: 'cong-dan', text: 'là công dân Việt Nam' }] },
          ],
        }),
      ),
    );
    const MORE = { position: 'Chuyên viên', address: 'Tổ 3', identityNumber: '001162000123', accessWord: 'hòa bình', declared: 'cong-dan' };

    it('says why each thing is asked for', async () => {
      const { text } = await visitor.get('/dang-ky');

      for (const words of ['Vì position.', 'Vì address.', 'Vì identityNumber.', 'Đã công bố tại giấy mời.', 'Tôi là công dân Việt Nam.'])
        expect(text).toContain(words);
      expect(text).not.toContain('Hoà Bình');
    });

    it('tells all that is missing, and goes on with all of it', async () => {
      const page = await visitor.post('/dang-ky', WHO, '/dang-ky');
      expect([page.status, page.text.includes('Còn 5 chỗ cần sửa')]).toEqual([422, true]);

      await register({ ...WHO, ...MORE });
      const { text } = await visitor.get('/tai-khoan/du-lieu');
      for (const words of ['Chuyên viên', 'Tổ 3', '123', 'Lời cam đoan']) expect(text).toContain(words);
      expect(text).not.toContain('001162000123');
    });

    it('asks once about a number that looks wrong, and takes it when confirmed', async () => {
      const odd = { ...WHO, ...MORE, identityNumber: '001163000123' };
      const page = await visitor.post('/dang-ky', odd, '/dang-ky');
      expect(page.text).toContain('người sinh năm 1963');
      expect(page.text).toContain('name="identityConfirmed"');

      expect((await visitor.post('/dang-ky', { ...odd, identityConfirmed: 'yes' }, '/dang-ky')).status).toBe(303);
    });

    it('keeps no number in the clear while it waits', async () => {
      await visitor.post('/dang-ky', { ...WHO, ...MORE }, '/dang-ky');

      const rows = await asSuperuser<{ text: string }>('select answers::text as text from registration_drafts where tenant_id = $1', [
        tenant.id,
      ]);
      expect(rows).toHaveLength(1);
      expect(rows[0]!.text).not.toContain('001162000123');
      expect((await visitor.get('/dang-ky')).text).toContain('001162000123');
    });

    it('refuses a wrong word with where to find the right one', async () => {
      await visitor.post('/dang-ky', { ...WHO, ...MORE, accessWord: 'chiến tranh' }, '/dang-ky');
      const page = await chooseUnit();

      expect([page.status, page.text.includes('Mật khẩu dự thi chưa đúng')]).toEqual([403, true]);
    });
  });

  it('does not ask for, nor keep, what the plan does not ask for', async () => {
    await open();
    expect((await visitor.get('/dang-ky')).text).not.toContain('identityNumber');

    await register({ ...WHO, position: 'Giám đốc', identityNumber: '001162000123' });
    const { body } = await visitor.get('/tai-khoan/du-lieu/tai-ve.json');
    expect([body.contests[0].position, body.contests[0].identityNumber]).toEqual([null, null]);
  });

  describe('for a pupil', () => {
    const MOTHER = { guardianName: 'Lê Thị Mẹ', guardianRelation: 'mother', guardianContact: '0987 654 321' };
    beforeEach(() => open(aRuleSet({ eligibility: [GUARDIAN] })));
    const registerChild = async (): Promise<void> => {
      await visitor.post('/dang-ky', { ...CHILD, publish: 'yes' }, '/dang-ky');
      expect((await chooseUnit()).headers['location']).toBe('/dang-ky/nguoi-giam-ho');
      expect((await visitor.post('/dang-ky/nguoi-giam-ho', {}, '/dang-ky/nguoi-giam-ho')).text).toContain('Còn 3 chỗ cần sửa');
      expect((await visitor.post('/dang-ky/nguoi-giam-ho', MOTHER, '/dang-ky/nguoi-giam-ho')).headers['location']).toBe(
        '/dang-ky/xac-nhan',
      );
      expect((await confirm()).headers['location']).toBe('/cua-toi/nguoi-giam-ho');
    };

    it('waits with the reason, and sits once the guardian’s code was typed', async () => {
      await registerChild();
      expect((await visitor.get('/thi/dot-1')).text).toContain('Chờ cha mẹ đồng ý');
      const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get('/cua-toi')).text)![1]!;
      const cookie = `kb=${visitor.cookie('kb')}; _csrf=${visitor.cookie('_csrf')}`;
      expect((await visitor.postJsonRaw('/thi/dot-1/bat-dau', {}, cookie, token)).body).toMatchObject({ errors: [{ code: 'BARRED' }] });

      await visitor.post('/cua-toi/nguoi-giam-ho/gui-ma', {}, '/cua-toi/nguoi-giam-ho');
      expect(await newest()).toMatchObject({ recipient: '+84987654321', body: expect.stringContaining('Trần Bé An') });
      const wrong = await visitor.post('/cua-toi/nguoi-giam-ho', { code: '12' }, '/cua-toi/nguoi-giam-ho');
      expect([wrong.status, wrong.text.includes('Mã gồm 6 chữ số')]).toEqual([422, true]);
      const done = await visitor.post('/cua-toi/nguoi-giam-ho', { code: await codeSent(), publish: 'yes' }, '/cua-toi/nguoi-giam-ho');

      expect(done.headers['location']).toBe('/cua-toi');
      expect((await visitor.get('/thi/dot-1')).text).toContain('Bắt đầu làm bài');
      expect((await visitor.get('/tai-khoan/du-lieu')).text).toContain('cha mẹ hoặc người giám hộ');
    });

    describe('whose mother opens her own page', () => {
      const PAGE = '/cha-me';
      const mother = async (contact = MOTHER.guardianContact): Promise<SiteClient> => {
        const device = site.visitor(tenant.host);
        await device.post(PAGE, { contact }, PAGE);
        await device.post(`${PAGE}/ma`, { code: await codeSent() }, `${PAGE}/ma`);
        return device;
      };
      const childOf = (text: string): string => /name="child" value="([0-9a-f-]{36})"/.exec(text)![1]!;
      const say = async (device: SiteClient, word: string, child?: string) => {
        const { text } = await device.get(PAGE);
        const _csrf = /name="_csrf" value="([^"]+)"/.exec(text)![1]!;
        return device.postWithoutToken(`${PAGE}/loi`, { _csrf, child: child ?? childOf(text), word });
      };
      beforeEach(() => registerChild());

      it('agrees there, takes it back, and the child is refused with the reason', async () => {
        const device = await mother();
        await say(device, 'agree');
        expect((await visitor.get('/thi/dot-1')).text).not.toContain('Bạn không dự thi được');

        await say(device, 'withdraw');

        const page = (await visitor.get('/thi/dot-1')).text;
        expect([page.includes('Bạn không dự thi được'), page.includes('người giám hộ của bạn không đồng ý')]).toEqual([true, true]);
        expect((await visitor.get('/cua-toi/nguoi-giam-ho')).text).toContain('Cha mẹ không đồng ý');
        expect((await visitor.get('/tai-khoan/du-lieu')).text).toContain('Dùng thông tin để dự thi: không đồng ý');
        expect((await device.get(PAGE)).text).toContain('Đồng ý lại');
      });

      it('sees nobody by another number, and says nothing for another’s child', async () => {
        const child = childOf((await (await mother()).get(PAGE)).text);
        const stranger = await mother('0911 111 111');

        expect((await stranger.get(PAGE)).text).toContain('Chưa có cháu nào');
        expect((await say(stranger, 'withdraw', child)).status).toBe(404);
        expect((await site.visitor(tenant.host).get(PAGE)).text).not.toContain('Trần Bé An');
      });

      it('leaves, or has waited for a quarter of an hour: the device says nothing more', async () => {
        const [first, second] = [await mother(), await mother()];
        const child = childOf((await first.get(PAGE)).text);
        await first.post(`${PAGE}/thoat`, {}, PAGE);
        await site.timeIs(new Date(site.app.get(Clock).now().getTime() + 16 * MINUTE_MS));

        for (const device of [first, second]) {
          expect((await device.get(PAGE)).text).not.toContain('Trần Bé An');
          expect((await say(device, 'withdraw', child)).headers['location']).toBe(PAGE);
        }
        expect((await visitor.get('/cua-toi/nguoi-giam-ho')).text).toContain('Chờ cha mẹ đồng ý');
      });

      it('is sent a code whether anybody has named her or not', async () => {
        const answers = [];
        for (const contact of ['0987 654 321', '0911 111 111']) {
          const { status, headers } = await site.visitor(tenant.host).post(PAGE, { contact }, PAGE);
          answers.push([status, headers['location']]);
        }

        expect(answers).toEqual([
          [303, `${PAGE}/ma`],
          [303, `${PAGE}/ma`],
        ]);
      });
    });

    it('may name another guardian while waiting', async () => {
      await registerChild();
      const answer = await visitor.post(
        '/cua-toi/nguoi-giam-ho/doi',
        { ...MOTHER, guardianRelation: 'father', guardianContact: 'cha@vidu.vn' },
        '/cua-toi/nguoi-giam-ho/doi',
      );

      expect(answer.headers['location']).toBe('/cua-toi/nguoi-giam-ho');
      expect((await visitor.get('/cua-toi/nguoi-giam-ho')).text).toContain('Gửi mã tới địa chỉ ch');
    });
  });

  describe('for a teacher who lives in one ward and works in another', () => {
    const change = async (form: Record<string, string>) => visitor.post('/cua-toi/don-vi', form, '/cua-toi/don-vi');

    it('counts for the one that was chosen last, and says so', async () => {
      await open();
      await register();
      const done = await change({ basis: 'workplace', q: 'Phường 10', unitId: await unitId('Phường 10'), do: 'continue' });

      expect(done.headers['location']).toBe('/cua-toi');
      expect((await visitor.get('/cua-toi')).text).toContain('Phường 10, thành phố Đà Lạt');
      const page = (await visitor.get('/cua-toi/don-vi')).text;
      for (const words of ['Những lần đã đổi', 'Phường 9, thành phố Đà Lạt → Phường 10']) expect(page).toContain(words);
      // Back to the place where one lives: it is written down, nobody searches for it twice.
      await change({ basis: 'residence', do: 'continue' });
      expect((await visitor.get('/cua-toi')).text).toContain('Phường 9, thành phố Đà Lạt');
    });

    it('finds units without script, and is told when it is too late', async () => {
      await open();
      await register();
      const found = await change({ basis: 'workplace', q: 'phuong 1', do: 'search' });
      expect((await visitor.get(found.headers['location'] as string)).text).toContain('Có 1 nơi phù hợp.');

      await site.timeIs(new Date('2024-10-28T09:30:00+07:00'));
      expect((await visitor.get('/cua-toi/don-vi')).text).toContain('Các đợt thi đã đóng nên không đổi được đơn vị nữa.');
    });
  });

  describe('for one’s own data', () => {
    it('can be read, taken along, agreed to anew, and erased by typing the word', async () => {
      await open();
      await register({ ...WHO, publish: 'yes' });

      const page = await visitor.get('/tai-khoan/du-lieu');
      expect(page.text).toContain('Không công bố tên nữa');
      const file = await visitor.get('/tai-khoan/du-lieu/tai-ve.json');
      expect(file.headers['content-disposition']).toContain('du-lieu-cua-toi.json');
      expect(file.body).toMatchObject({ account: { fullName: 'Đỗ Thị Lụa', phone: '+84912345678' }, contests: [{ publishesName: true }] });

      await visitor.post('/tai-khoan/du-lieu/cong-bo', {}, '/tai-khoan/du-lieu');
      expect((await visitor.get('/tai-khoan/du-lieu')).text).toContain('Đồng ý công bố tên');

      const unsure = await visitor.post('/tai-khoan/du-lieu/rut', { word: 'có' }, '/tai-khoan/du-lieu/rut');
      expect([unsure.status, unsure.text.includes('Hãy gõ chữ XÓA')]).toEqual([422, true]);
      const done = await visitor.post('/tai-khoan/du-lieu/rut', { word: 'xóa' }, '/tai-khoan/du-lieu/rut');
      expect(done.headers['location']).toBe('/');
      expect((await visitor.get('/tai-khoan/du-lieu')).status).toBe(401);
      expect(await inScope(() => site.get(Accounts).reachedBy({ kind: 'phone', value: '+84912345678' }))).toEqual([]);
    });

    it('is nobody else’s', async () => {
      await open();
      await register();
      const stranger = site.visitor(tenant.host);

      for (const path of [
        '/tai-khoan/du-lieu',
        '/tai-khoan/du-lieu/tai-ve.json',
        '/tai-khoan/du-lieu/rut',
        '/cua-toi/don-vi',
        '/cua-toi/nguoi-giam-ho',
      ])
        expect((await stranger.get(path)).status).toBe(401);
    });
  });

  describe('when a helper enters', () => {
    const begin = async (): Promise<void> => {
      await register();
      await visitor.post('/nhap-ho', { declares: 'yes' }, '/nhap-ho');
    };

    it('is declared, shown on the form, and marked on registration and attempt', async () => {
      await open();
      await register();
      expect((await visitor.post('/nhap-ho', {}, '/nhap-ho')).status).toBe(422);
      expect((await visitor.post('/nhap-ho', { declares: 'yes' }, '/nhap-ho')).headers['location']).toBe('/dang-ky');

      expect((await visitor.get('/dang-ky')).text).toContain('Đỗ Thị Lụa đang nhập hộ. Hôm nay còn nhập hộ được 20 người.');
      await register({ ...WHO, fullName: 'Cụ Bà Tám', year: '1940', phone: '0987 654 321' });
      await visitor.post('/thi/dot-1/bat-dau', {}, '/thi/dot-1');

      const { body } = await visitor.get('/tai-khoan/du-lieu/tai-ve.json');
      expect(body).toMatchObject({
        account: { fullName: 'Cụ Bà Tám' },
        contests: [{ isAssisted: true, attempts: [{ isAssisted: true }] }],
      });
      expect((await visitor.get('/dang-nhap')).headers['location']).toBe('/cua-toi');
    });

    it('ends with the device signed out and nobody marked any more', async () => {
      await open();
      await begin();
      await visitor.post('/nhap-ho/thoi', {}, '/dang-ky');

      expect((await visitor.get('/cua-toi')).status).toBe(401);
      await register({ ...WHO, fullName: 'Người Khác', phone: '0987 654 321' });
      expect((await visitor.get('/tai-khoan/du-lieu/tai-ve.json')).body.contests[0].isAssisted).toBe(false);
    });

    it.each([
      ['signs out everywhere', (helper: AccountId): Promise<unknown> => site.get(Sessions).closeAll(helper)],
      ['is locked', (helper: AccountId) => asSuperuser(`update accounts set status = 'locked' where id = $1`, [helper])],
    ])('ends when the helper %s, whatever the browser still shows', async (_, end) => {
      await open();
      await begin();
      const [helper] = await inScope(() => site.get(Accounts).reachedBy({ kind: 'phone', value: '+84912345678' }));
      expect((await visitor.get('/dang-ky')).text).toContain('đang nhập hộ');

      await inScope(() => end(helper!.id));

      expect((await visitor.get('/dang-ky')).text).not.toContain('đang nhập hộ');
      await register({ ...WHO, fullName: 'Người Khác', phone: '0987 654 321' });
      expect((await visitor.get('/tai-khoan/du-lieu/tai-ve.json')).body.contests[0].isAssisted).toBe(false);
    });

    it('lets nobody be the helper by the cookie alone', async () => {
      await open();
      await begin();
      const held = decodeURIComponent(visitor.cookie('nhap-ho')!).split('.')[0]!;
      const other = site.visitor(tenant.host);
      other.keep('kb', held);

      expect((await other.get('/cua-toi')).status).toBe(401);
    });

    it('is not believed by a cookie that we have not signed', async () => {
      await open();
      await begin();
      const other = site.visitor(tenant.host);
      const [helper] = await inScope(() => site.get(Accounts).reachedBy({ kind: 'phone', value: '+84912345678' }));
      other.keep('nhap-ho', `${helper!.id}.${Date.now() * 2}`);

      expect((await other.get('/dang-ky')).text).not.toContain('đang nhập hộ');
    });
  });

  describe('and asking before', () => {
    const theWorkerAnswers = () => inScope(() => site.get(StatusQuestions).look({ name: 'Tỉnh' }));
    const ask = (form: Record<string, string>) => visitor.post('/du-dieu-kien', form, '/du-dieu-kien');
    const rules = () => aRuleSet({ eligibility: [GUARDIAN, { code: 'age', version: 1, from: 12, at: '2024-10-21' }] });

    it.each([
      ['1962', 'Bạn dự thi được'],
      ['2011', 'cần cha, mẹ hoặc người giám hộ đồng ý'],
      ['2020', 'Cuộc thi dành cho người từ đủ 12 tuổi trở lên'],
    ])('somebody born in %s is told: %s', async (year, words) => {
      await open(rules());

      expect((await ask({ day: '29', month: '2', year: year === '1962' || year === '2011' ? '1960' : '2020' })).status).toBe(200);
      expect((await ask({ day: '1', month: '3', year })).text).toContain(words);
    });

    it('is answered without names, and keeps nothing', async () => {
      await open(rules());
      expect((await visitor.get('/du-dieu-kien')).text).not.toContain('fullName');
      expect((await ask({ day: '40', month: '3', year: '1962' })).status).toBe(422);
    });

    it('says the same of every contact, and tells its owner alone', async () => {
      const part = aQuizPart({ attempts: { limit: { code: 'per-round', version: 1, max: 2 }, counts: { code: 'best', version: 1 } } });
      await open(aRuleSet({ parts: [part] }));
      await register();
      const before = (await newest())!.body;
      const asked = async (contact: string): Promise<string> => {
        const other = site.visitor(tenant.host);
        await other.post('/du-dieu-kien/da-dang-ky', { contact }, '/du-dieu-kien');
        return (await other.get('/du-dieu-kien')).text.replace(/name="_csrf" value="[^"]+"/g, '');
      };

      const unknown = await asked('0988 888 888');
      await theWorkerAnswers();
      expect((await newest())!.body).toBe(before);
      const known = await asked('0912 345 678');
      expect((await newest())!.body).toBe(before);
      await theWorkerAnswers();
      expect(known).toBe(unknown);
      expect(known).toContain('Nếu số hoặc địa chỉ này đã đăng ký');
      const message = await newest();
      expect(message).toMatchObject({ recipient: '+84912345678' });
      for (const words of ['Đỗ Thị Lụa đã đăng ký, tính cho Phường 9', 'còn 2 lượt']) expect(message!.body).toContain(words);
    });

    it('costs no more than the day’s budget of codes, and says the same when that is spent', async () => {
      await open();
      await register();
      const [lua] = await inScope(() => site.get(Accounts).reachedBy({ kind: 'phone', value: '+84912345678' }));
      await inScope(() => site.get(CodeBudgets).change({ home: 1, abroad: 0 }, lua!.id));
      const other = site.visitor(tenant.host);

      expect((await other.post('/du-dieu-kien/da-dang-ky', { contact: '0912 345 678' }, '/du-dieu-kien')).status).toBe(303);
      expect((await other.get('/du-dieu-kien')).text).toContain('Nếu số hoặc địa chỉ này đã đăng ký');
      await theWorkerAnswers();
      const sent = await inScope(() => site.get(Outbox).newest(50));
      expect(sent.filter(({ channel }) => channel === 'sms').map(({ subject }) => subject)).toEqual([
        expect.stringContaining('Mã xác nhận'),
      ]);
    });

    it('is throttled for a contact', async () => {
      await open();
      for (const expected of [303, 303, 303, 429])
        expect((await visitor.post('/du-dieu-kien/da-dang-ky', { contact: '0912 345 678' }, '/du-dieu-kien')).status).toBe(expected);
    });
  });

  it('hides the whole name of a winner who takes the consent back, and keeps it from nobody else', async () => {
    await open();
    const person = await inScope(async () => {
      const running = await site.get(ContestReader).running();
      return aContestant(site.app, running, { fullName: 'Đỗ Thị Lụa', publishesName: false });
    });
    const people = await inScope(() => site.get(Registrations).peopleOf(person.registration.contestId, [person.registration.pseudonym]));

    expect(people.get(person.registration.pseudonym)).toMatchObject({ fullName: 'Đỗ Thị Lụa', publicName: 'Đ.T.L.' });
  });

  it('refuses a member of the board at every door, with the reason', async () => {
    await open(aRuleSet({ eligibility: [{ code: 'excluded-teams', version: 1, teams: ['ban-to-chuc'] }] }));
    await register();
    await inScope(async () => {
      const { contest } = await site.get(ContestReader).running();
      await site.get(Teams).enter(contest.id, [{ team: 'ban-to-chuc', fullName: 'ĐỖ THỊ LUẠ', birthDate: '1962-07-07' }]);
    });

    expect((await visitor.get('/thi/dot-1')).text).toContain('Bạn thuộc Ban Tổ chức nên không được dự thi.');
    const other = site.visitor(tenant.host);
    await other.post('/dang-ky', { ...WHO, phone: '0987 654 321' }, '/dang-ky');
    await other.post('/dang-ky/don-vi', { basis: 'residence', unitId: await unitId('Phường 9'), do: 'continue' }, '/dang-ky/don-vi');
    const code = /\d{6}/.exec((await newest())!.body)![0];
    const refused = await other.post('/dang-ky/xac-nhan', { code }, '/dang-ky/xac-nhan');
    expect([refused.status, refused.text.includes('Bạn thuộc Ban Tổ chức nên không được dự thi.')]).toEqual([403, true]);
  });
});
