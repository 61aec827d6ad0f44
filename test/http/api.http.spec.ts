import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { Accounts, Sessions } from '#accounts';
import { ContestReader, Teams } from '#contests';
import { parseLocal } from '#kernel';
import { Outbox } from '#mail';
import { aRuleSet } from '#rules/testing';
import { aContestant, aRunningContest, unitNamed } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { rulesForTheProvince } from '../factories/some-rule-sets.js';
import { ApiClient } from '../support/api-client.js';
import { type Place, TestSite } from '../support/test-site.js';

const WHO = { fullName: 'Đỗ Thị Lụa', birthDate: '1962-07-07', phone: '0912 345 678', basis: 'residence', consent: true };

/** A contestant's whole way by programs that have read nothing but the OpenAPI document. */
describe('a program that knows only the OpenAPI document', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let client: ApiClient;

  beforeEach(async () => {
    ({ tenant } = await aPlaceWithContest(site, { tenant: { shortName: 'Lâm Đồng' }, ruleSet: rulesForTheProvince() }));
    client = await ApiClient.of(site.app, tenant.host);
  });

  const messages = () => site.as(tenant.id, () => site.get(Outbox).newest());
  const codeSent = async (): Promise<string> => /\d{6}/.exec((await messages())[0]!.body)![0];
  const unitId = async (): Promise<string> => (await client.call('findUnits', { query: { q: 'phuong 9' } })).body.items[0].id;
  const register = async (who: object = {}): Promise<void> => {
    const sent = await client.call('startRegistration', { body: { ...WHO, unitId: await unitId(), ...who } });
    const { confirmation } = sent.body;
    client.token = (await client.call('confirmRegistration', { body: { confirmation, code: await codeSent() } })).body.token;
  };
  const start = async () => {
    await register();
    return (await client.call('startAttempt', { path: { round: 'dot-1' } })).body;
  };
  const codesOf = (answer: request.Response): string[] =>
    answer.body.errors.map(({ code, field }: { code: string; field?: string }) => [code, field].filter(Boolean).join(' '));

  it('registers, sits, submits and holds a receipt', async () => {
    const contest = (await client.call('getContest')).body;
    expect(contest).toMatchObject({
      name: 'Cuộc thi mẫu',
      rounds: [{ code: 'dot-1', phase: 'open', opensAt: '2024-10-21T03:00:00.000Z' }],
    });
    expect((await client.call('getContestRules')).body).toMatchObject({ sha256: contest.rulesSha256, title: 'THỂ LỆ' });

    await register();
    expect((await client.call('getMe')).body).toEqual({
      fullName: 'Đỗ Thị Lụa',
      registration: {
        audience: 'nhan-dan',
        basis: 'residence',
        publishName: false,
        guardian: 'none',
        unit: { id: await unitId(), name: 'Phường 9', place: 'thành phố Đà Lạt' },
      },
    });

    const attempt = (await client.call('startAttempt', { path: { round: 'dot-1' } })).body;
    expect(attempt).toMatchObject({
      state: 'open',
      number: 1,
      deadlineAt: expect.stringMatching(/^2024-10-22T01:15:0/),
      seq: 0,
      prediction: null,
    });
    expect(attempt.questions.map(({ place }: { place: number }) => place)).toEqual([1, 2, 3]);
    const path = { id: attempt.id as string };
    const answers = [1, 2, 3].map((place) => ({ place, choice: 'B', seq: place }));
    expect((await client.call('keepAnswers', { path, body: { answers } })).body).toEqual({
      deadlineAt: expect.stringMatching(/^2024-10-22T01:15:\d\d\.\d{3}Z$/),
      receivedAt: expect.stringMatching(/^2024-10-22T01:00:\d\d\.\d{3}Z$/),
      seq: 3,
      answers: answers.map(({ place, choice }) => ({ place, choice })),
    });
    expect((await client.call('getAttempt', { path })).body.questions.map(({ choice }: { choice: string }) => choice)).toEqual([
      'B',
      'B',
      'B',
    ]);

    const receipt = (await client.call('submitAttempt', { path, body: { prediction: 1250 } })).body;
    expect(receipt).toMatchObject({
      code: expect.stringMatching(/^LD1-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      sealedBy: 'contestant',
      owner: { fullName: 'Đỗ Thị Lụa', unit: { name: 'Phường 9' }, answered: 3, questions: 3, prediction: 1250 },
    });
    expect((await client.call('getMyAttempts')).body.items).toEqual([
      expect.objectContaining({ state: 'sealed', receiptCode: receipt.code }),
    ]);
    expect((await client.call('getReceipt', { path: { code: receipt.code.toLowerCase() } })).body).toEqual(receipt);
  });

  it('gets what the pages get: a sitting that began there goes on here', async () => {
    const attempt = await start();
    const visitor = site.visitor(tenant.host);

    const page = await visitor.get(`/bai-thi/${attempt.id}`, { cookie: `kb=${client.token}` });

    expect(page.status).toBe(200);
    for (const { text } of attempt.questions) expect(page.text).toContain(text);
  });

  it('signs in with a code and out again', async () => {
    await register();
    client.token = undefined;
    const sent = (await client.call('startSession', { body: { contact: '0912345678' } })).body;
    expect(sent).toMatchObject({ sentTo: expect.stringContaining('•••'), expiresAt: expect.stringMatching(/^2024-10-22T01:10:0/) });

    client.token = (await client.call('confirmSession', { body: { confirmation: sent.confirmation, code: await codeSent() } })).body.token;
    expect((await client.call('getMe')).body.fullName).toBe('Đỗ Thị Lụa');

    expect((await client.call('endSession')).status).toBe(204);
    expect((await client.call('getMe')).status).toBe(401);
  });

  it('says who is sitting here where a family shares a phone, and becomes nobody else', async () => {
    await register();
    await register({ fullName: 'Đỗ Văn Út', birthDate: '1990-07-07' });
    await register({ fullName: 'Người Ngoài', phone: '0987 654 321' });
    const stranger = (await site.as(tenant.id, () => site.get(Accounts).reachedBy({ kind: 'phone', value: '+84987654321' })))[0]!.id;
    const { confirmation } = (await client.call('startSession', { body: { contact: '0912345678' } })).body;
    const signedIn = (await client.call('confirmSession', { body: { confirmation, code: await codeSent() } })).body;
    const [lua, ut] = signedIn.people;
    expect(signedIn.people).toEqual([
      { id: expect.any(String), fullName: 'Đỗ Thị Lụa', birthYear: 1962 },
      { id: expect.any(String), fullName: 'Đỗ Văn Út', birthYear: 1990 },
    ]);
    expect(signedIn.person).toBe(lua.id);
    client.token = signedIn.token;

    const chosen = await client.call('choosePerson', { body: { person: ut.id } });
    const refused = await client.call('choosePerson', { body: { person: stranger } });

    expect([chosen.status, chosen.body.token, chosen.body.person, chosen.body.people]).toEqual([
      200,
      signedIn.token,
      ut.id,
      signedIn.people,
    ]);
    expect([refused.status, ...codesOf(refused)]).toEqual([404, 'PERSON_UNKNOWN']);
    expect((await client.call('getMe')).body.fullName).toBe('Đỗ Văn Út');
  });

  it('starting twice is one attempt', async () => {
    const first = await start();

    expect((await client.call('startAttempt', { path: { round: 'dot-1' } })).body.id).toBe(first.id);
  });

  it('never meets the key', async () => {
    const text = JSON.stringify(await start());

    for (const secret of ['Vì thế.', 'Văn bản mẫu', '"key"', 'explanation']) expect(text).not.toContain(secret);
  });

  it('finds an attempt sealed whose time ran out', async () => {
    const { id } = await start();
    await client.call('keepAnswers', { path: { id }, body: { answers: [{ place: 1, choice: 'A', seq: 1 }] } });
    await site.timeIs(parseLocal('2024-10-22 08:16')!);

    const late = await client.call('keepAnswers', { path: { id }, body: { answers: [{ place: 2, choice: 'A', seq: 2 }] } });
    const attempt = (await client.call('getAttempt', { path: { id } })).body;

    expect([late.status, ...codesOf(late)]).toEqual([409, 'ATTEMPT_LATE']);
    expect(attempt).toMatchObject({ state: 'sealed', questions: [], submittedAt: attempt.deadlineAt });
    expect((await client.call('getReceipt', { path: { code: attempt.receiptCode } })).body).toMatchObject({
      sealedBy: 'deadline',
      owner: { answered: 1 },
    });
  });

  it('seals nothing by looking while answers may still be on the wire', async () => {
    const { id, deadlineAt } = await start();
    await site.timeIs(new Date(Date.parse(deadlineAt) + 500));

    expect((await client.call('getAttempt', { path: { id } })).body.state).toBe('open');
    expect((await client.call('keepAnswers', { path: { id }, body: { answers: [{ place: 1, choice: 'A', seq: 1 }] } })).status).toBe(200);
    await site.timeIs(new Date(Date.parse(deadlineAt) + 60_000));
    const { receiptCode } = (await client.call('getAttempt', { path: { id } })).body;
    expect((await client.call('getReceipt', { path: { code: receiptCode } })).body).toMatchObject({
      sealedBy: 'deadline',
      owner: { answered: 1 },
    });
  });

  it('must guess before submitting, as on the page', async () => {
    const { id } = await start();

    const refused = await client.call('submitAttempt', { path: { id }, body: {} });

    expect([refused.status, ...codesOf(refused)]).toEqual([422, 'PREDICTION_MISSING']);
  });

  it('is told everything that is wrong with a registration at once, as on the pages, and no code is sent', async () => {
    const body = { fullName: 'Lụa 2', birthDate: '1962-18-07', phone: '091 234 567', unitId: randomUUID(), consent: false };

    const refused = await client.call('startRegistration', { body });

    expect(refused.status).toBe(422);
    expect(codesOf(refused)).toEqual(['fullName', 'birthDate', 'phone', 'consent', 'unitId'].map((field) => `FIELD_WRONG ${field}`));
    expect(refused.body.errors[2].message).toBe('Số điện thoại di động có 10 chữ số. Bạn đã nhập 9.');
    expect(await messages()).toEqual([]);
  });

  it('is told the reasons of the rules when they say no', async () => {
    await site.as(tenant.id, async () => {
      const { contest } = await site.get(ContestReader).running();
      await site.get(Teams).enter(contest.id, [{ team: 'ban-to-chuc', fullName: 'ĐỖ THỊ LỤA', birthDate: '1962-07-07' }]);
    });

    const { status, body } = await client.call('startRegistration', { body: { ...WHO, unitId: await unitId() } });
    const refused = await client.call('confirmRegistration', { body: { confirmation: body.confirmation, code: await codeSent() } });

    // Whoever types another's name and birth date learns nothing of them.
    expect(status).toBe(202);
    expect([refused.status, ...codesOf(refused)]).toEqual([403, 'NOT_ELIGIBLE']);
    expect(refused.body.errors[0].message).toContain('Ban Tổ chức');
  });

  it('has five guesses at a code', async () => {
    const sent = await client.call('startRegistration', { body: { ...WHO, unitId: await unitId() } });
    const { confirmation } = sent.body;
    const right = await codeSent();
    const wrong = right === '000000' ? '000001' : '000000';
    for (let n = 0; n < 5; n += 1) await client.call('confirmRegistration', { body: { confirmation, code: wrong } });

    const refused = await client.call('confirmRegistration', { body: { confirmation, code: right } });

    expect([refused.status, ...codesOf(refused)]).toEqual([422, 'CODE_SPENT']);
  });

  it('cannot register twice, nor sign in without having registered', async () => {
    await register();
    const again = (await client.call('startRegistration', { body: { ...WHO, unitId: await unitId() } })).body;

    const refused = await client.call('confirmRegistration', { body: { confirmation: again.confirmation, code: await codeSent() } });
    // Whoever asks learns nothing; whoever reads the message does.
    const { confirmation } = (await client.call('startSession', { body: { contact: '0987654321' } })).body;
    const unknown = await client.call('confirmSession', { body: { confirmation, code: await codeSent() } });

    expect([refused.status, ...codesOf(refused)]).toEqual([409, 'ALREADY_REGISTERED']);
    expect([unknown.status, ...codesOf(unknown)]).toEqual([404, 'NOT_REGISTERED']);
  });

  describe('is refused', () => {
    const raw = (method: 'get' | 'post' | 'put' | 'delete', path: string, headers: Record<string, string> = {}) =>
      request(site.app.getHttpServer())
        [method](`/api/v1${path}`)
        .set({ host: tenant.host, ...headers });
    const bearer = (token = client.token): Record<string, string> => ({ authorization: `Bearer ${token}` });

    it('without a session, and with one that is none', async () => {
      const { id } = await start();
      for (const headers of [{}, bearer('nonsense'), { authorization: `Basic ${client.token}` }]) {
        const answer = await raw('get', `/attempts/${id}`, headers);
        expect([answer.status, answer.body.errors[0].code]).toEqual([401, 'SIGN_IN_REQUIRED']);
      }
      expect((await raw('post', '/rounds/dot-1/attempts')).status).toBe(401);
    });

    it('with the cookie of a page that cannot show where it comes from, and heard when it can', async () => {
      const { id } = await start();
      const cookie = `kb=${client.token}`;
      const body = { answers: [{ place: 1, choice: 'A', seq: 1 }] };
      const visitor = site.visitor(tenant.host);
      const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get('/dang-ky')).text)![1]!;

      const forged = await raw('put', `/attempts/${id}/answers`, { cookie }).send(body);
      const forgedRegistration = await raw('post', '/sessions', { cookie }).send({ contact: '0912345678' });
      const ours = await raw('put', `/attempts/${id}/answers`, {
        cookie: `${cookie}; _csrf=${visitor.cookie('_csrf')}`,
        'x-csrf-token': token,
      }).send(body);

      expect([forged.status, forged.body.errors[0].code]).toEqual([403, 'HTTP_403']);
      expect(forgedRegistration.status).toBe(403);
      expect([ours.status, ours.body.seq]).toEqual([200, 1]);
    });

    it('with a cookie beside a header: then the header alone counts', async () => {
      const { id } = await start();

      const answers = [];
      for (const header of [bearer('nonsense'), { authorization: `Basic ${client.token}` }, { authorization: '' }])
        answers.push((await raw('get', `/attempts/${id}`, { cookie: `kb=${client.token}`, ...header })).status);

      expect(answers).toEqual([401, 401, 401]);
    });

    it('with a header on pages: there the cookie alone counts', async () => {
      const { id } = await start();

      expect(
        (
          await request(site.app.getHttpServer())
            .get(`/bai-thi/${id}`)
            .set({ host: tenant.host, ...bearer() })
        ).status,
      ).toBe(401);
      expect(
        (
          await request(site.app.getHttpServer())
            .post('/dang-xuat')
            .set({ host: tenant.host, ...bearer() })
        ).status,
      ).toBe(403);
    });

    it('with a session of staff, or of another site', async () => {
      const { id } = await start();
      const accountId = await site.as(
        tenant.id,
        async () => (await site.get(Accounts).reachedBy({ kind: 'phone', value: '+84912345678' }))[0]!.id,
      );
      const staff = await site.as(tenant.id, async () => {
        const { token } = await site.get(Sessions).open(accountId, 'staff');
        await site.get(Sessions).passSecondFactor(token);
        return token;
      });
      const elsewhere = await site.aTenant();
      const theirs = await site.as(elsewhere.id, async () => {
        const { accountId: stranger } = await aContestant(site.app, await aRunningContest(site.app));
        return (await site.get(Sessions).open(stranger, 'contestant')).token;
      });

      for (const token of [staff, theirs]) expect((await raw('get', `/attempts/${id}`, bearer(token))).status).toBe(401);
    });

    it('when it asks for what belongs to somebody else or lies on another site', async () => {
      const { id } = await start();
      const { code } = (await client.call('submitAttempt', { path: { id }, body: { prediction: 4 } })).body;
      const mate = await site.as(tenant.id, async () => {
        const { accountId } = await aContestant(site.app, await site.get(ContestReader).running());
        return (await site.get(Sessions).open(accountId, 'contestant')).token;
      });
      const elsewhere = await site.aTenant();
      const theirs = await site.as(elsewhere.id, async () => {
        const { accountId } = await aContestant(site.app, await aRunningContest(site.app));
        return (await site.get(Sessions).open(accountId, 'contestant')).token;
      });
      for (const [host, token] of [
        [tenant.host, mate],
        [elsewhere.host, theirs],
      ] as const) {
        const headers = { host, ...bearer(token) };
        expect((await raw('get', `/attempts/${id}`, headers)).status).toBe(404);
        expect((await raw('put', `/attempts/${id}/answers`, headers).send({ answers: [{ place: 1, choice: 'C', seq: 9 }] })).status).toBe(
          404,
        );
        expect((await raw('post', `/attempts/${id}/submit`, headers).send({ prediction: 1 })).status).toBe(404);
      }
      expect((await raw('get', `/receipts/${code}`, { host: elsewhere.host })).status).toBe(404);
      expect((await raw('get', `/receipts/${code}`, bearer(mate))).body).toMatchObject({ code, owner: null });
    });

    it('with ids that are none', async () => {
      await start();

      expect((await raw('get', '/attempts/not-an-id', bearer())).status).toBe(404);
      expect((await raw('post', '/rounds/dot-99/attempts', bearer())).status).toBe(404);
      expect((await raw('get', '/receipts/LD1-0000-0000')).status).toBe(404);
    });

    it('with fields that are unknown, missing or malformed, each by its name', async () => {
      const { id } = await start();

      const answer = await raw('put', `/attempts/${id}/answers`, bearer()).send({
        answers: [
          { place: 1, choice: 'Z', seq: '1', isRight: true },
          { place: 0, choice: 'A' },
        ],
        score: 20,
      });

      expect([answer.status, ...codesOf(answer)]).toEqual([
        400,
        'FIELD_UNKNOWN score',
        'FIELD_UNKNOWN answers.0.isRight',
        'FIELD_WRONG answers.0.choice',
        'FIELD_WRONG answers.0.seq',
        'FIELD_WRONG answers.1.place',
        'FIELD_MISSING answers.1.seq',
      ]);
      expect(answer.body.errors[0].message).toBe('Không có trường “score”. Hãy bỏ trường này.');
      expect((await raw('get', '/units').query({ q: 'a', limit: '5' })).body.errors).toEqual([
        { code: 'FIELD_UNKNOWN', message: 'Không có trường “limit”. Hãy bỏ trường này.', field: 'limit' },
      ]);
    });

    it('with a body that is too large, no JSON, or a form', async () => {
      const long = await raw('post', '/sessions').send({ contact: 'x'.repeat(300 * 1024) });
      const broken = await raw('post', '/sessions').set('content-type', 'application/json').send('{"contact":');
      const form = await raw('post', '/sessions').type('form').send({ contact: '0912345678' });

      expect([long.status, long.body.errors[0].message]).toEqual([413, expect.stringContaining('lớn hơn mức máy chủ nhận')]);
      expect([broken.status, form.status]).toEqual([400, 415]);
      expect(await messages()).toEqual([]);
    });

    it('by no other site: there is no CORS, and nothing is kept by caches', async () => {
      const { headers } = await raw('get', '/contest', { origin: 'https://elsewhere.example' });

      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(headers['cache-control']).toBe('no-store');
    });
  });

  it('a process that serves the portal alone has no API, and one that serves the API alone has no pages', async () => {
    const portal = await TestSite.open({ SERVE: 'portal' });
    const api = await TestSite.open({ SERVE: 'api' });
    try {
      const status = async (of: TestSite, path: string) => (await of.visitor(tenant.host).get(path, { accept: 'application/json' })).status;

      expect([await status(portal, '/api/v1/contest'), await status(portal, '/')]).toEqual([404, 200]);
      expect([await status(api, '/api/v1/contest'), await status(api, '/')]).toEqual([200, 404]);
    } finally {
      await portal.app.close();
      await api.app.close();
    }
  });

  it('units of the contest’s day are found by their name', async () => {
    const ward = await site.as(tenant.id, () => unitNamed(site.app, 'Phường 9'));

    expect((await client.call('findUnits', { query: { q: 'PHƯỜNG 9', basis: 'workplace' } })).body.items[0].id).toBe(ward.id);
  });

  it('of a pupil has a guardian asked, and counts for another unit, and takes everything along and away', async () => {
    const eligibility = [{ code: 'guardian-consent', version: 1, below: 16, at: '2024-10-21' }];
    ({ tenant } = await aPlaceWithContest(site, { ruleSet: aRuleSet({ eligibility }) }));
    client = await ApiClient.of(site.app, tenant.host);
    expect((await client.call('getContest')).body.registration).toMatchObject({ reachedBy: 'either', guardianBelow: 16 });
    const child = { ...WHO, birthDate: '2012-02-29', unitId: await unitId() };
    expect(codesOf(await client.call('startRegistration', { body: child }))).toEqual([
      'FIELD_WRONG guardian.fullName',
      'FIELD_WRONG guardian.relation',
      'FIELD_WRONG guardian.contact',
    ]);
    await register({ ...child, guardian: { fullName: 'Lê Thị Mẹ', relation: 'mother', contact: '0987 654 321' } });
    expect(codesOf(await client.call('startAttempt', { path: { round: 'dot-1' } }))).toEqual(['BARRED']);

    const { confirmation, sentTo } = (await client.call('askGuardian', { body: {} })).body;
    expect(sentTo).toContain('321');
    const word = { confirmation, code: await codeSent(), publishName: true };
    expect((await client.call('confirmGuardian', { body: word })).status).toBe(204);
    expect((await client.call('getMe')).body.registration).toMatchObject({ guardian: 'given', publishName: false });
    expect((await client.call('startAttempt', { path: { round: 'dot-1' } })).status).toBeLessThan(300);

    const other = (await client.call('findUnits', { query: { q: 'phuong 10' } })).body.items[0].id;
    expect((await client.call('chooseUnit', { body: { basis: 'workplace', unitId: other } })).status).toBe(204);
    expect((await client.call('agreeToPublication', { body: { publishName: true } })).status).toBe(204);
    expect((await client.call('getMyData')).body.contests[0]).toMatchObject({ countsBy: 'workplace', publishesName: true });
    expect((await client.call('withdraw')).status).toBe(204);
    expect((await client.call('getMyData')).status).toBe(401);
  });
});
