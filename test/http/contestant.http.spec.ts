import { Accounts } from '#accounts';
import { Clock, parseLocal } from '#kernel';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { ContestPublisher, ContestReader, Teams } from '#contests';
import { Outbox } from '#mail';
import { aRunningContest, unitNamed } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { rulesForTheProvince } from '../factories/some-rule-sets.js';
import { SiteClient } from '../support/site-client.js';
import { soonAfter } from '../support/soon-after.js';
import { type Place, TestSite } from '../support/test-site.js';

/** A contestant's way without any script: what the page says is what a browser would do. */
describe('a contestant without script', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let visitor: SiteClient;

  beforeEach(async () => {
    ({ tenant } = await aPlaceWithContest(site, { tenant: { shortName: 'Lâm Đồng' }, ruleSet: rulesForTheProvince() }));
    visitor = site.visitor(tenant.host);
  });

  const WHO = { fullName: 'Đỗ Thị Lụa', day: '7', month: '7', year: '1962', phone: '0912 345 678', consent: 'yes' };
  const codeSent = async (): Promise<string> => /\d{6}/.exec((await site.as(tenant.id, () => site.get(Outbox).newest(1)))[0]!.body)![0];
  const ward = (): Promise<string> => site.as(tenant.id, async () => (await unitNamed(site.app, 'Phường 9')).id);
  const register = async (who: Record<string, string> = WHO) => {
    await visitor.post('/dang-ky', who, '/dang-ky?next=/thi/dot-1');
    await visitor.post('/dang-ky/don-vi', { basis: 'residence', unitId: await ward(), do: 'continue' }, '/dang-ky/don-vi');
    return visitor.post('/dang-ky/xac-nhan', { code: await codeSent() }, '/dang-ky/xac-nhan');
  };
  const start = async (): Promise<string> => {
    await register();
    return (await visitor.post('/thi/dot-1/bat-dau', {}, '/thi/dot-1')).headers['location'] as string;
  };

  it('registers in three steps and comes out where the way began', async () => {
    const done = await register();

    expect([done.status, done.headers['location']]).toEqual([303, '/thi/dot-1']);
    expect((await visitor.get('/thi/dot-1')).text).toContain('Bắt đầu làm bài');
    expect((await visitor.get('/cua-toi')).text).toContain('Phường 9, thành phố Đà Lạt');
  });

  it('is told when a team bars them that they have joined since, and cannot begin', async () => {
    await register();
    await site.as(tenant.id, async () => {
      const { contest } = await site.get(ContestReader).running();
      await site.get(Teams).enter(contest.id, [{ team: 'ban-to-chuc', fullName: 'ĐỖ THỊ LỤA', birthDate: '1962-07-07' }]);
    });

    const page = (await visitor.get('/thi/dot-1')).text;
    expect(page).toContain('Bạn không dự thi được');
    expect(page).toContain('Bạn thuộc Ban Tổ chức nên không được dự thi.');
    expect(page).not.toContain('Bắt đầu làm bài');
    expect((await visitor.get('/cua-toi')).text).toContain('Bạn thuộc Ban Tổ chức nên không được dự thi.');
    const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get('/cua-toi')).text)![1]!;
    const cookie = `kb=${visitor.cookie('kb')}; _csrf=${visitor.cookie('_csrf')}`;
    expect((await visitor.postJsonRaw('/thi/dot-1/bat-dau', {}, cookie, token)).body).toMatchObject({ errors: [{ code: 'BARRED' }] });
  });

  it('finds the way back to a sitting whose time runs, and none where no turn is left', async () => {
    const once = { limit: { code: 'per-round', version: 1, max: 1 }, counts: { code: 'best', version: 1 } };
    const ruleSet = aRuleSet({ parts: [aQuizPart({ attempts: once })] });
    ({ tenant } = await aPlaceWithContest(site, { tenant: { shortName: 'Lâm Đồng' }, ruleSet }));
    visitor = site.visitor(tenant.host);
    const exam = await start();

    expect((await visitor.get('/')).text).toContain('Làm tiếp bài đang dở, còn 15 phút');
    expect((await visitor.get('/thi/dot-1')).text).toContain('Bài đang dở, còn 15 phút');
    expect((await visitor.get('/cua-toi')).text).toContain('Làm tiếp, còn 15 phút');
    await visitor.post(`${exam}/nop`, { prediction: '3' }, exam);
    expect((await visitor.get('/')).text).toContain('href="/cua-toi">Xem bài thi của tôi');
    expect((await visitor.get('/cua-toi')).text).not.toContain('href="/thi/dot-1"');
    expect((await site.visitor(tenant.host).get('/')).text).toContain('href="/thi/dot-1"');
  });

  it('is led from a page that needs a session to signing in, and back', async () => {
    const answer = await visitor.get('/cua-toi');

    expect(answer.status).toBe(401);
    expect(answer.text).toContain('href="/dang-nhap?next&#x3D;%2Fcua-toi"');
  });

  describe('of a family that shares a phone', () => {
    const signIn = async () => {
      await visitor.post('/dang-nhap', { contact: '0912 345 678' }, '/dang-nhap');
      return visitor.post('/dang-nhap/ma', { code: await codeSent() }, '/dang-nhap/ma');
    };
    const idOf = (page: string, name: string): string =>
      new RegExp(`value="([0-9a-f-]{36})"[^>]*><label[^>]*>(?:(?!</label>).)*${name}`, 's').exec(page)![1]!;

    it('says who is sitting here, and sits under the own name', async () => {
      await register();
      visitor = site.visitor(tenant.host);
      await register({ ...WHO, fullName: 'Đỗ Văn Út', year: '1990' });
      visitor = site.visitor(tenant.host);

      expect((await signIn()).headers['location']).toBe('/dang-nhap/chon');
      const page = (await visitor.get('/dang-nhap/chon')).text;
      expect(page).toContain('Sinh năm 1962');
      const session = visitor.cookie('kb');
      const person = idOf(page, 'Đỗ Văn Út');
      // Pressed twice at once: the session stays, and is the same person's.
      const cookie = `kb=${session}; _csrf=${visitor.cookie('_csrf')}`;
      const token = /name="_csrf" value="([^"]+)"/.exec(page)![1]!;
      const answers = await Promise.all([1, 2].map(() => visitor.postJsonRaw('/dang-nhap/chon', { person }, cookie, token)));
      expect(answers.map(({ status, headers }) => [status, headers['location'], headers['set-cookie']])).toEqual([
        [303, '/cua-toi', undefined],
        [303, '/cua-toi', undefined],
      ]);
      expect((await visitor.get('/cua-toi')).text).toContain('Đỗ Văn Út');
      expect((await visitor.get('/cua-toi')).text).toContain('Đổi người dự thi');
    });

    it('comes back to where the way began, through every step', async () => {
      await register();
      visitor = site.visitor(tenant.host);
      await register({ ...WHO, fullName: 'Đỗ Văn Út', year: '1990' });
      visitor = site.visitor(tenant.host);
      const link = /href="([^"]*)">Đăng nhập<\/a><\/p>/.exec((await visitor.get('/dang-ky?next=/thi/dot-1')).text)![1]!;
      const signInUrl = link.replace('&#x3D;', '=');
      expect(signInUrl).toBe('/dang-nhap?next=%2Fthi%2Fdot-1');

      await visitor.post('/dang-nhap', { contact: '0912 345 678' }, signInUrl);
      await visitor.post('/dang-nhap/ma/gui-lai', {}, '/dang-nhap/ma');
      const chooseUrl = (await visitor.post('/dang-nhap/ma', { code: await codeSent() }, '/dang-nhap/ma')).headers['location'] as string;
      const person = idOf((await visitor.get(chooseUrl)).text, 'Đỗ Văn Út');

      expect((await visitor.post('/dang-nhap/chon', { person }, chooseUrl)).headers['location']).toBe('/thi/dot-1');
    });

    it('is led nowhere else', async () => {
      await register();
      visitor = site.visitor(tenant.host);
      await visitor.post('/dang-nhap', { contact: '0912 345 678', next: '//xau.example' }, '/dang-nhap');
      const done = await visitor.post('/dang-nhap/ma', { code: await codeSent() }, '/dang-nhap/ma');

      expect(done.headers['location']).toBe('/dang-nhap/chon');
      expect((await visitor.get('/dang-nhap/chon?next=//xau.example')).headers['location']).toBe('/cua-toi');
    });

    it('is led on when the button of the code was pressed twice', async () => {
      await register();
      visitor = site.visitor(tenant.host);
      await visitor.post('/dang-nhap', { contact: '0912 345 678' }, '/dang-nhap');
      const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get('/dang-nhap/ma')).text)![1]!;
      const before = `ma=${visitor.cookie('ma')}; _csrf=${visitor.cookie('_csrf')}`;
      const code = await codeSent();
      await visitor.post('/dang-nhap/ma', { code }, '/dang-nhap/ma');
      const again = async (cookie: string) => {
        const { status, headers } = await visitor.postJsonRaw('/dang-nhap/ma', { code }, cookie, token);
        return [status, headers['location']];
      };

      expect(await again(`${before}; kb=${visitor.cookie('kb')}`)).toEqual([303, '/cua-toi']);
      expect(await again(before)).toEqual([303, '/dang-nhap']);
    });

    it('cannot become anybody else', async () => {
      await register();
      visitor = site.visitor(tenant.host);
      await register({ ...WHO, fullName: 'Người Ngoài', phone: '0987 654 321' });
      const page = (await visitor.get('/cua-toi')).text;
      const stranger = await site.as(tenant.id, () => site.get(Accounts).reachedBy({ kind: 'phone', value: '+84912345678' }));

      expect(page).not.toContain('Đổi người dự thi');
      const token = /name="_csrf" value="([^"]+)"/.exec(page)![1]!;
      const cookie = `kb=${visitor.cookie('kb')}; _csrf=${visitor.cookie('_csrf')}`;
      const answer = await visitor.postJsonRaw('/dang-nhap/chon', { person: stranger[0]!.id }, cookie, token);
      expect(answer.status).toBe(422);
      expect((await visitor.get('/cua-toi')).text).toContain('Người Ngoài');
    });

    it('is asked nothing when the phone is one person’s', async () => {
      await register();
      visitor = site.visitor(tenant.host);
      await signIn();

      expect((await visitor.get('/dang-nhap/chon')).headers['location']).toBe('/cua-toi');
    });
  });

  it('who is signed in from an earlier contest can register for the new one', async () => {
    await register();
    await site.as(tenant.id, () => site.get(ContestPublisher).publish({ slug: '2025', ruleSet: aRuleSet() }));
    soonAfter(1_000);

    expect((await visitor.get('/cua-toi')).headers['location']).toBe('/dang-ky');
    expect((await visitor.get('/dang-ky')).status).toBe(200);
  });

  it('is told how to sit while one may, and only that it is over once the round has closed', async () => {
    await register();
    expect((await visitor.get('/thi/dot-1')).text).toContain('Giờ tính từ lúc bạn bấm nút.');

    await site.timeIs(parseLocal('2024-10-28 10:00')!);
    const { text } = await visitor.get('/thi/dot-1');

    expect(text).toContain('Đợt thi đã đóng');
    for (const past of ['Giờ tính từ lúc', 'Bạn còn', 'Bắt đầu làm bài']) expect(text).not.toContain(past);

    expect(text).toContain('Công bố lúc 10:00 thứ Tư, 30/10/2024.');
    await site.timeIs(parseLocal('2024-10-30 10:00')!);
    expect((await visitor.get('/thi/dot-1')).text).toContain('Ban Tổ chức đang duyệt kết quả.');
  });

  it('is told everything that is wrong at once, and keeps what was typed', async () => {
    const page = await visitor.post('/dang-ky', { ...WHO, month: '18', phone: '091 234 567' }, '/dang-ky');

    expect(page.status).toBe(422);
    expect(page.text).toContain('Còn 2 chỗ cần sửa');
    expect(page.text).toContain('href="#birthDate-month"');
    expect(page.text).toContain('Số điện thoại di động có 10 chữ số. Bạn đã nhập 9.');
    expect(page.text).toContain('value="091 234 567"');
    expect((await visitor.get('/dang-ky')).text).toContain('value="Đỗ Thị Lụa"');
  });

  it('is registered with the contact that the code went to, whatever was typed since', async () => {
    await visitor.post('/dang-ky', WHO, '/dang-ky');
    await visitor.post('/dang-ky/don-vi', { basis: 'residence', unitId: await ward(), do: 'continue' }, '/dang-ky/don-vi');
    await visitor.post('/dang-ky', { ...WHO, phone: '0987 654 321' }, '/dang-ky');

    await visitor.post('/dang-ky/xac-nhan', { code: await codeSent() }, '/dang-ky/xac-nhan');

    const reached = (value: string) => site.as(tenant.id, () => site.get(Accounts).reachedBy({ kind: 'phone', value }));
    expect([(await reached('+84912345678')).length, (await reached('+84987654321')).length]).toEqual([1, 0]);
  });

  it('can have the code sent again, and is told so once', async () => {
    await register();
    visitor = site.visitor(tenant.host);
    await visitor.post('/dang-nhap', { contact: '0912 345 678' }, '/dang-nhap');

    expect((await visitor.get('/dang-nhap/ma')).text).toMatch(/Chưa thấy mã\? Gửi lại được từ \d{1,2}:\d{2}:\d{2}\./);
    await visitor.post('/dang-nhap/ma/gui-lai', {}, '/dang-nhap/ma');
    expect((await visitor.get('/dang-nhap/ma')).text).toMatch(/Mã đã gửi lúc [\d:]+\. Gửi lại được từ [\d:]+\./);
    await site.timeIs(new Date(site.app.get(Clock).now().getTime() + 61_000));

    const answer = await visitor.post('/dang-nhap/ma/gui-lai', {}, '/dang-nhap/ma');

    expect([answer.status, answer.headers['location']]).toEqual([303, '/dang-nhap/ma']);
    const pages = [await visitor.get('/dang-nhap/ma'), await visitor.get('/dang-nhap/ma')];
    expect(pages.map(({ text }) => text.includes('Đã gửi lại mã.'))).toEqual([true, false]);
    expect((await visitor.post('/dang-nhap/ma', { code: await codeSent() }, '/dang-nhap/ma')).status).toBe(303);
  });

  it('finds the unit by a search that needs no script', async () => {
    await visitor.post('/dang-ky', WHO, '/dang-ky');
    await visitor.post('/dang-ky/don-vi', { basis: 'residence', q: 'phuong 1', do: 'search' }, '/dang-ky/don-vi');

    const page = await visitor.get('/dang-ky/don-vi');

    expect(page.text).toContain('Có 1 nơi phù hợp.');
    expect(page.text).toContain('Phường 10');
  });

  it('who does not find the own unit is led to the place on the help page that says what to do', async () => {
    await visitor.post('/dang-ky', WHO, '/dang-ky');

    const [, id] = /href="\/hoi-dap#([a-z-]+)"/.exec((await visitor.get('/dang-ky/don-vi')).text)!;

    expect((await visitor.get('/hoi-dap')).text).toMatch(new RegExp(`id="${id}">(?:(?!</section>).)*Tôi không tìm thấy`, 's'));
  });

  it('who sits on the board is refused with the reason once the code has shown who asks, and nobody learns it before', async () => {
    await site.as(tenant.id, async () => {
      const { contest } = await site.get(ContestReader).running();
      await site.get(Teams).enter(contest.id, [{ team: 'ban-to-chuc', fullName: 'ĐỖ THỊ LỤA', birthDate: '1962-07-07' }]);
    });
    await visitor.post('/dang-ky', WHO, '/dang-ky');
    const asked = await visitor.post('/dang-ky/don-vi', { basis: 'residence', unitId: await ward(), do: 'continue' }, '/dang-ky/don-vi');
    expect([asked.status, asked.headers['location']]).toEqual([303, '/dang-ky/xac-nhan']);
    const guessed = await visitor.post('/dang-ky/xac-nhan', { code: '12' }, '/dang-ky/xac-nhan');
    expect([guessed.status, guessed.text.includes('nên không được dự thi')]).toEqual([422, false]);

    const code = /\d{6}/.exec((await site.as(tenant.id, () => site.get(Outbox).newest(1)))[0]!.body)![0];
    const page = await visitor.post('/dang-ky/xac-nhan', { code }, '/dang-ky/xac-nhan');

    expect(page.status).toBe(403);
    expect(page.text).toContain('Bạn thuộc Ban Tổ chức nên không được dự thi.');
    // One code, one answer: another name needs another code.
    const again = await visitor.get('/dang-ky/xac-nhan');
    expect([again.status, again.headers['location']]).toEqual([303, '/dang-ky']);
  });

  it('answers page by page, submits and has a receipt', async () => {
    const exam = await start();
    for (const place of [1, 2, 3]) {
      const go = place === 3 ? 'cuoi' : String(place + 1);
      const next = await visitor.post(`${exam}/tra-loi`, { question: String(place), [`choice-${place}`]: 'B', go }, `${exam}?cau=${place}`);
      expect([next.status, next.headers['location']]).toEqual([303, `${exam}?cau=${go}`]);
    }
    expect((await visitor.get(`${exam}?cau=cuoi`)).text).toContain('Bạn đã trả lời đủ 3 câu.');

    const done = await visitor.post(`${exam}/nop`, { prediction: '1.250' }, `${exam}?cau=cuoi`);
    const receipt = await visitor.get(done.headers['location'] as string);

    expect(done.headers['location']).toMatch(/^\/bien-nhan\/LD1-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    for (const text of ['Đỗ Thị Lụa', '3 trong 3 câu', '1.250 người']) expect(receipt.text).toContain(text);
    expect((await visitor.get(exam)).headers['location']).toBe(done.headers['location']);
  });

  it('never meets the key, nor anything of other people', async () => {
    const exam = await start();

    const page = (await visitor.get(exam)).text;

    for (const secret of ['Vì thế.', 'explanation', '"key"', 'Văn bản mẫu']) expect(page).not.toContain(secret);
  });

  it('must guess before submitting, and is told so on the page', async () => {
    const exam = await start();

    const page = await visitor.post(`${exam}/nop`, { prediction: 'rất nhiều' }, `${exam}?cau=cuoi`);

    expect(page.status).toBe(422);
    expect(page.text).toContain('Hãy nhập một số nguyên');
    expect(page.text).toContain('value="rất nhiều"');
  });

  it('saves by script too, with the time at which the server received it', async () => {
    const exam = await start();

    const saved = await visitor.sendAnswers(exam, { answers: [{ question: 1, choice: 'C', seq: 1 }] });

    const held = [{ question: 1, choice: 'C' }];
    expect([saved.status, saved.body]).toEqual([
      200,
      { receivedAt: expect.stringMatching(/^8:00:\d\d$/), now: expect.any(Number), deadline: expect.any(Number), seq: 1, held },
    ]);
    expect((await visitor.sendAnswers(exam, { answers: [{ question: 'x' }] })).status).toBe(400);
  });

  it('takes no answers from a page of elsewhere, nor from who is not signed in, nor for another’s sitting', async () => {
    const exam = await start();
    const body = { answers: [{ question: 1, choice: 'C', seq: 1 }] };
    const told = async (answer: ReturnType<SiteClient['sendAnswers']>) => [
      (await answer).status,
      ((await answer).body as { errors: { code: string }[] }).errors[0]?.code,
    ];

    expect((await visitor.sendAnswers(exam, body, { origin: 'https://example.org' })).status).toBe(403);
    expect((await visitor.sendAnswers(exam, body, { origin: 'null' })).status).toBe(403);
    expect(await told(visitor.sendAnswers('/bai-thi/01a1fc1d-2eb2-7752-b424-fb9deb2b3e53', body))).toEqual([404, 'ATTEMPT_UNKNOWN']);
    expect((await visitor.sendAnswers('/bai-thi/abc', body)).status).toBe(400);
    const stranger = new SiteClient(site.app, tenant.host);
    expect(await told(stranger.sendAnswers(exam, body))).toEqual([401, 'SIGN_IN_REQUIRED']);
  });

  it('whose time ran out finds the receipt of what was kept', async () => {
    const exam = await start();
    await visitor.post(`${exam}/tra-loi`, { question: '1', 'choice-1': 'A', go: '2' }, exam);
    await site.timeIs(parseLocal('2024-10-22 08:16')!);

    const { headers } = await visitor.get(exam);

    expect((await visitor.get(headers['location'] as string)).text).toContain('Hết giờ, máy đã tự nộp');
  });

  it('who looks just after the time learns that it is over, and what is on the wire still counts', async () => {
    const exam = await start();
    const deadline = Date.parse(/data-deadline="([^"]+)"/.exec((await visitor.get(exam)).text)![1]!);
    await site.timeIs(new Date(deadline + 500));

    expect((await visitor.get(exam)).text).toContain('Đã hết giờ làm bài');
    await visitor.sendAnswers(exam, { answers: [{ question: 1, choice: 'A', seq: 1 }] });
    await site.timeIs(new Date(deadline + 60_000));

    const receipt = await visitor.get((await visitor.get(exam)).headers['location'] as string);
    for (const text of ['Hết giờ, máy đã tự nộp', '1 trong 3 câu']) expect(receipt.text).toContain(text);
  });

  it('is told when what was sent cannot be read, and never meets a fault of the server', async () => {
    const exam = await start();
    const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get(exam)).text)![1]!;
    const headers = { host: tenant.host, cookie: `kb=${visitor.cookie('kb')}; _csrf=${visitor.cookie('_csrf')}`, 'x-csrf-token': token };
    const send = async (type: string, payload: string): Promise<number> =>
      (await site.app.inject({ method: 'POST', url: `${exam}/tra-loi`, headers: { ...headers, 'content-type': type }, payload }))
        .statusCode;

    for (const payload of ['null', '"abc"', '7', '[]', '[null]', '{}', '{"answers":null}', '{"answers":[null]}', '{"answers":["a"]}', '{'])
      expect([payload, (await visitor.sendAnswers(exam, payload)).status]).toEqual([payload, 400]);
    for (const place of ['0', '4', '40000', '1.5', '-1'])
      expect([place, await send('application/x-www-form-urlencoded', `question=${place}&choice-${place}=A`)]).toEqual([place, 400]);
    expect(await send('application/x-www-form-urlencoded', 'question=3&choice-3=A')).toBe(303);
  });

  it('signs in again with a code and finds the open sitting', async () => {
    await start();
    await visitor.post('/dang-xuat', {}, '/cua-toi');
    expect((await visitor.get('/cua-toi')).status).toBe(401);

    await visitor.post('/dang-nhap', { contact: '0912345678' }, '/dang-nhap');
    await visitor.post('/dang-nhap/ma', { code: await codeSent() }, '/dang-nhap/ma');

    expect((await visitor.get('/cua-toi')).text).toContain('Làm tiếp');
  });

  it('shows a receipt to strangers without name, answers and guess', async () => {
    const exam = await start();
    const receipt = (await visitor.post(`${exam}/nop`, { prediction: '40' }, `${exam}?cau=cuoi`)).headers['location'] as string;

    const seen = (await site.visitor(tenant.host).get(receipt)).text;

    expect(seen).toContain(receipt.split('/').at(-1));
    for (const secret of ['Đỗ Thị Lụa', 'Phường 9', '40 người']) expect(seen).not.toContain(secret);
    expect((await site.visitor(tenant.host).get('/bien-nhan?code=LD1-0000-0000')).status).toBe(404);
  });

  it('keeps a receipt that speaks of its own contest, whatever runs by now', async () => {
    const exam = await start();
    const receipt = (await visitor.post(`${exam}/nop`, { prediction: '40' }, `${exam}?cau=cuoi`)).headers['location'] as string;
    const coming = { code: 'vong-1', name: 'Vòng 1', opens: '2024-10-23 10:00', closes: '2024-10-30 09:30' };
    const finals = aQuizPart({ code: 'chung-ket', rounds: { code: 'listed', version: 1, rounds: [coming] } });
    const next = aRuleSet({ code: 'mau-2025', parts: [finals] });
    await site.as(tenant.id, () => site.get(ContestPublisher).publish({ slug: '2025', ruleSet: next }));
    soonAfter(1_000);

    const { status, text } = await visitor.get(receipt);

    expect(status).toBe(200);
    expect(text).toContain('Đợt 1 đóng. Điểm được giữ kín đến lúc công bố.');
    for (const newer of ['Vòng 1 mở', 'Rủ cả đơn vị cùng thi', 'href="/cua-toi"']) expect(text).not.toContain(newer);
  });

  it('is nobody at another tenant, and none of the ids lead anywhere there', async () => {
    const exam = await start();
    const receipt = (await visitor.post(`${exam}/nop`, { prediction: '40' }, `${exam}?cau=cuoi`)).headers['location'] as string;
    const elsewhere = await site.aTenant();
    await site.as(elsewhere.id, () => aRunningContest(site.app));
    const stranger = site.visitor(elsewhere.host);

    expect((await stranger.get(exam, { cookie: `kb=${visitor.cookie('kb')}` })).status).toBe(401);
    expect((await stranger.get(receipt)).status).toBe(404);
    expect((await stranger.get(exam)).status).toBe(401);
  });
});
