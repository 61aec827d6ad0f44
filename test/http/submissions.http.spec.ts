import { createHash } from 'node:crypto';
import request, { type Response } from 'supertest';
import { Sessions } from '#accounts';
import type { RunningContest } from '#contests';
import { essayAsWord } from '#documents/testing';
import { formatNumber } from '#kernel';
import { Outbox } from '#mail';
import { confirmedLeader, LeaderRegister, type Registration } from '#registrations';
import { FormalChecks, SubmissionDrafts, SubmissionFiles, type SubmissionId } from '#submissions';
import { PART, RECEIVING_ENDS, rulesThatReceive, WHILE_RECEIVING } from '../factories/a-receiving-contest.js';
import { aContestant } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { aStaffMember } from '../support/staff.js';
import type { SiteClient } from '../support/site-client.js';
import { type Place, TestSite } from '../support/test-site.js';

const CALL = `/gui-bai/${PART}`;
const CONSENTS = { isOriginal: 'yes', agrees: 'yes' };

/** Sending a submission, as a browser without script and as the script of its pages does it. */
describe('a submission', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let an: Registration;
  let client: SiteClient;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const aPerson = async (): Promise<{ client: SiteClient; registration: Registration }> => {
    const { registration, accountId } = await inScope(() => aContestant(site.app, running));
    const { token } = await inScope(() => site.get(Sessions).open(accountId, 'contestant'));
    const browser = site.visitor(tenant.host);
    browser.keep('kb', token);
    return { client: browser, registration };
  };
  const aPlace = async (
    part: Parameters<typeof rulesThatReceive>[0] = {},
    rest: Parameters<typeof rulesThatReceive>[1] = {},
  ): Promise<void> => {
    const ruleSet = rulesThatReceive({ sections: [{ code: 'noi-dung', name: 'Nội dung', required: true }], ...part }, rest);
    ({ tenant, running } = await aPlaceWithContest(site, { time: WHILE_RECEIVING, ruleSet }));
    ({ client, registration: an } = await aPerson());
  };
  /** Begins one, as the button does: its address. */
  const begun = async (browser = client): Promise<string> => {
    const { headers } = await browser.post(CALL, {}, CALL);
    return (headers['location'] ?? '').replace(/\/viet$/, '');
  };
  const write = (address: string, form: Record<string, string>, browser = client): Promise<Response> =>
    browser.post(
      `${address}/viet`,
      { title: 'Một cửa lưu động', 'section-noi-dung': 'Một hai ba bốn năm.', do: 'luu', ...form },
      `${address}/viet`,
    );
  const send = (address: string, form: Record<string, string> = CONSENTS): Promise<Response> =>
    client.post(`${address}/gui`, form, `${address}/kiem-tra`);
  const wayOf = ({ status, headers }: Response) => [status, headers['location']];
  const idOf = (address: string) => address.split('/').at(-1) as SubmissionId;
  /** A form with a file behind its fields, as a browser sends it. */
  const sendFile = (address: string, place: string, name: string, bytes: Buffer, browser = client): Promise<Response> =>
    browser.get(`${address}/tep`).then((page) => {
      const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const cookie = `kb=${browser.cookie('kb') ?? ''}; _csrf=${browser.cookie('_csrf') ?? ''}`;
      return request(site.app.getHttpServer())
        .post(`${address}/tep/${place}`)
        .set({ host: tenant.host, cookie })
        .field('_csrf', token)
        .attach('file', bytes, name);
    });
  const anEssay = (text: string) =>
    essayAsWord({ cover: [], parts: [{ heading: 'Nội dung', level: 1, pieces: [{ kind: 'paragraph', text }] }] });

  describe('written by forms', () => {
    beforeEach(() => aPlace());

    it('goes from the front page to its receipt without script', async () => {
      expect((await client.get(CALL)).text).toContain('Đang nhận bài.');
      expect((await site.visitor(tenant.host).get(CALL)).text).toContain('Đăng ký và gửi bài dự thi');
      const address = await begun();

      expect(wayOf(await write(address, { do: 'tiep' }))).toEqual([303, `${address}/tep`]);
      const check = await client.get(`${address}/kiem-tra`);
      expect(check.text).toContain('Phần được tính có 5 từ.');
      const sent = await send(address);
      expect(wayOf(sent)).toEqual([303, expect.stringMatching(/^\/bien-nhan\/[A-Z0-9]+B-[0-9A-Z]{4}-[0-9A-Z]{4}$/)]);
      const receipt = sent.headers['location'] ?? '';

      expect((await inScope(() => site.get(Outbox).newest(1)))[0]?.body).toContain(`Số biên nhận ${receipt.slice(11)}.`);
      const own = (await client.get(receipt)).text;
      expect(own).toContain('Bài dự thi của bạn');
      expect(own).toContain('Một cửa lưu động');
      const stranger = site.visitor(tenant.host);
      const shown = (await stranger.get(receipt)).text;
      expect([shown.includes('Bài dự thi này'), shown.includes('Một cửa lưu động')]).toEqual([true, false]);
      expect(wayOf(await stranger.get(`/bien-nhan?code=${receipt.slice(11).toLowerCase()}`))).toEqual([303, receipt]);
      expect((await stranger.get(`${receipt}/bien-nhan.json`)).body).toMatchObject({ round: 'Thi viết', code: receipt.slice(11) });
      expect((await client.get(`${receipt}/bien-nhan.txt`)).text).toContain('Số riêng của niêm phong');
      expect((await stranger.get('/bien-nhan/LDB-0000-0000')).status).toBe(404);
      expect((await client.get(address)).text).toContain('BV-0001');
      expect((await client.get('/cua-toi')).text).toContain('Số BV-0001');
    });

    it('is sent once by two presses', async () => {
      const address = await begun();
      await write(address, {});
      const page = await client.get(`${address}/kiem-tra`);
      const hidden = Object.fromEntries(
        [...page.text.matchAll(/<input type="hidden" name="(key|revision)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
      );

      const [first, second] = [await send(address, { ...CONSENTS, ...hidden }), await send(address, { ...CONSENTS, ...hidden })];
      expect(wayOf(second)).toEqual(wayOf(first));
      expect((await client.get(address)).text).not.toContain('Lần 2');
    });

    it('says what is wrong beside fields, keeps what was typed, and asks for every consent', async () => {
      const address = await begun();
      const wrong = await write(address, { title: '', 'section-noi-dung': 'Giữ lại câu này.', do: 'tiep' });

      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain('href="#title"');
      expect(wrong.text).toContain('Hãy ghi tên bài dự thi.');
      expect((await client.get(`${address}/viet`)).text).toContain('Giữ lại câu này.');
      await write(address, {});
      const half = await send(address, { agrees: 'yes' });
      expect([half.status, half.text.includes('Hãy đọc và đánh dấu đủ các lời cam kết')]).toEqual([422, true]);
    });

    it('is saved by the script of its page, and shows both versions when another device was first', async () => {
      const address = await begun();
      const page = await client.get(`${address}/viet`);
      const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const save = (fields: Record<string, string>) =>
        request(site.app.getHttpServer())
          .post(`${address}/viet`)
          .type('form')
          .set({
            host: tenant.host,
            cookie: `kb=${client.cookie('kb') ?? ''}; _csrf=${client.cookie('_csrf') ?? ''}`,
            accept: 'application/json',
          })
          .send({ _csrf: token, 'section-noi-dung': '', ...fields });

      expect((await save({ revision: '0', title: 'Từ máy tính' })).body).toMatchObject({ revision: 1 });
      expect((await save({ revision: '0', title: 'Từ máy tính' })).body).toMatchObject({ revision: 1 });
      const late = await save({ revision: '0', title: 'Từ điện thoại' });
      expect([late.status, late.body.errors[0].code]).toEqual([409, 'CHANGED_MEANWHILE']);
      const both = await write(address, { revision: '0', title: 'Từ điện thoại', 'section-noi-dung': '' });
      expect(both.status).toBe(409);
      expect(both.text).toContain('<p class="conflict-text">Từ máy tính</p>');
      expect(both.text).toContain('<p class="conflict-text">Từ điện thoại</p>');
      expect(both.text).toContain('name="revision" value="1"');
      expect(wayOf(await write(address, { revision: '1', title: 'Từ điện thoại', 'section-noi-dung': '' }))).toEqual([
        303,
        `${address}/viet`,
      ]);
    });

    it('is nobody else’s to see, to write, to send, and asks strangers to sign in', async () => {
      const address = await begun();
      await write(address, {});
      const { client: other } = await aPerson();
      const stranger = site.visitor(tenant.host);

      for (const page of ['', '/viet', '/tep', '/kiem-tra', '/rut', '/bo-nhap', '/trang-bia.pdf']) {
        expect([page, (await other.get(`${address}${page}`)).status]).toEqual([page, 404]);
        expect([page, (await stranger.get(`${address}${page}`)).status]).toEqual([page, 401]);
      }
    });

    it('may be replaced and withdrawn until the end, not after it', async () => {
      const address = await begun();
      await write(address, {});
      await send(address);
      await write(address, { title: 'Một cửa lưu động, bản hai' });
      await send(address);
      const shown = (await client.get(address)).text;
      expect([shown.includes('Lần 2, bản được tính'), shown.includes('Một cửa lưu động, bản hai')]).toEqual([true, true]);

      await site.timeIs(RECEIVING_ENDS);
      expect((await client.get(`${address}/kiem-tra`)).text).toContain('Đã hết hạn nhận bài.');
      expect(wayOf(await client.get(`${address}/rut`))).toEqual([303, address]);
      await site.timeIs(WHILE_RECEIVING);
      expect(wayOf(await client.post(`${address}/rut`, {}, `${address}/rut`))).toEqual([303, address]);
      expect((await client.get(address)).text).toContain('Bài đã rút');
    });

    it('tells what the secretariat asks for, until when', async () => {
      const address = await begun();
      await write(address, {});
      await send(address);
      const { accountId: by } = await aStaffMember(site, tenant.id, ['author']);
      const until = new Date(WHILE_RECEIVING.getTime() + 86_400_000);
      await inScope(() =>
        site.get(FormalChecks).record(idOf(address), { version: 1, result: 'supplement', reason: 'Thiếu xác nhận của đơn vị.', until, by }),
      );

      const { text } = await client.get(address);
      expect(text).toContain('Cần bổ sung trước 8:00 thứ Tư, 23/10/2024');
      expect(text).toContain('Lý do: Thiếu xác nhận của đơn vị.');
      const mine = (await client.get('/cua-toi')).text;
      expect([mine.includes('Cần bổ sung trước'), mine.includes('Bổ sung bài dự thi')]).toEqual([true, true]);
      // One deadline, one way: not that it may be sent again until all of receiving is over.
      expect([text.includes('bạn vẫn sửa và gửi lại được'), text.includes('Sửa và gửi lại')]).toEqual([false, false]);
      expect((await client.get(`${address}/viet`)).text).toContain('Ban Tổ chức đề nghị bổ sung: Thiếu xác nhận của đơn vị.');

      await write(address, { title: 'Bài đã bổ sung' });
      await send(address);
      expect((await client.get(address)).text).toContain('Đã được đề nghị bổ sung: Thiếu xác nhận của đơn vị.');
      const done = (await client.get('/cua-toi')).text;
      expect([done.includes('Cần bổ sung trước'), done.includes('Bổ sung bài dự thi')]).toEqual([false, false]);
    });
  });

  it('of 2,999 words is refused with the count, of 3,000 taken', async () => {
    const limits = [
      { code: 'minimum-words', version: 1, words: 3000, notCounted: ['phụ lục'] },
      { code: 'maximum-per-person', version: 1, count: 1 },
    ];
    await aPlace({ conditions: limits });
    const address = await begun();
    // Who has a draft goes on with it, whichever button is pressed.
    expect(await client.get(CALL).then(({ text }) => text)).toContain('Viết tiếp bản nháp');
    const words = (count: number): string => Array.from({ length: count }, () => 'từ').join(' ');

    await write(address, { 'section-noi-dung': words(2999) });
    const short = (await client.get(`${address}/kiem-tra`)).text;
    expect(short).toContain('Phần được tính có 2.999 từ. Thể lệ yêu cầu ít nhất 3.000 từ.');
    expect(short).not.toContain(`action="${address}/gui"`);
    expect(short).toContain('Sửa ở bước Nội dung');
    await write(address, { 'section-noi-dung': words(3000) });
    expect((await client.get(`${address}/kiem-tra`)).text).toContain('Phần được tính có 3.000 từ.');
    expect(wayOf(await send(address))[0]).toBe(303);
  });

  it('asks its author whether they lead, where the plan asks units for leaders; the word is a claim', async () => {
    const ofUnits = { code: 'toi-thieu', part: PART, units: 'Mỗi đơn vị', conditions: [{ code: 'minimum-leaders', version: 1, count: 1 }] };
    await aPlace({}, { obligations: [ofUnits] });
    const address = await begun();
    await write(address, {});
    const question = 'Bạn có giữ chức lãnh đạo, quản lý ở đơn vị không?';
    expect((await client.get(`${address}/kiem-tra`)).text).toContain(question);
    const words = async () =>
      inScope(async () => (await site.get(LeaderRegister).words(running.contest.id, new Map([[an.pseudonym, []]]))).get(an.pseudonym));
    await send(address, { isOriginal: 'yes', isLeader: 'yes' });
    expect(await words()).toBeUndefined();
    expect(wayOf(await send(address, { ...CONSENTS, isLeader: 'yes' }))[0]).toBe(303);
    const said = await words();
    expect([said?.self?.isLeader, said && confirmedLeader(said)]).toEqual([true, undefined]);
    expect((await client.get(`${address}/kiem-tra`)).text).toMatch(/name="isLeader" value="yes" checked/);

    await aPlace();
    const other = await begun();
    await write(other, {});
    expect((await client.get(`${other}/kiem-tra`)).text).not.toContain(question);
  });

  describe('with files', () => {
    beforeEach(() => aPlace({ conditions: [{ code: 'required-sections', version: 1 }] }));

    it('takes one from a form without script, counts it, and asks which sections it has', async () => {
      const address = await begun();
      await write(address, { 'section-noi-dung': '' });
      expect((await client.get(`${address}/kiem-tra`)).text).toContain('Bài chưa có nội dung.');

      const bytes = await anEssay('Một hai ba bốn năm.');
      expect(wayOf(await sendFile(address, 'chinh', 'bai.docx', bytes))).toEqual([303, `${address}/tep`]);
      const check = (await client.get(`${address}/kiem-tra`)).text;
      expect(check).toContain('Phần được tính có 7 từ.');
      expect(check).toContain('Tìm thấy đề mục “Nội dung”, 5 từ.');
      expect((await send(address)).status).toBe(422);
      const sent = await send(address, { ...CONSENTS, confirmed: 'noi-dung' });
      expect(sent.status).toBe(303);
      // Whose it is can show that the file they have is the one that was sent; nobody else reads of it.
      const receipt = sent.headers['location'] ?? '';
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect((await client.get(`${receipt}/bien-nhan.txt`)).text).toContain(
        `bai.docx, ${formatNumber(bytes.length)} byte\nSHA-256: ${sha256}\n`,
      );
      expect((await client.get(`${receipt}/bien-nhan.json`)).body).toMatchObject({
        files: [{ name: 'bai.docx', size: bytes.length, sha256 }],
      });
      const others = await site.visitor(tenant.host).get(`${receipt}/bien-nhan.json`);
      expect([others.status, 'files' in (others.body as object), 'salt' in (others.body as object)]).toEqual([200, false, false]);
      const [file] = await inScope(() => site.get(SubmissionFiles).ofVersion(idOf(address), 1));
      const open = await client.getFile(`${address}/tep/${file!.id}`);
      expect([open.status, open.headers['content-disposition']]).toEqual([200, expect.stringContaining('bai.docx')]);
      expect((await (await aPerson()).client.get(`${address}/tep/${file!.id}`)).status).toBe(404);
    });

    it('refuses what is no such file in words, and goes on', async () => {
      const address = await begun();
      const refused = await sendFile(address, 'chinh', 'bai.docx', Buffer.from('Không phải tệp Word.'));

      expect(refused.status).toBe(422);
      expect(refused.text).toContain('Nội dung tệp không phải là');
      expect(await inScope(() => site.get(SubmissionFiles).inDraft(idOf(address)))).toEqual([]);
    });

    it('promises one to the script, says that it has not come, and takes it out again', async () => {
      const address = await begun();
      await write(address, { 'section-noi-dung': '' });
      const bytes = await anEssay('Một hai.');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = { name: 'bai.docx', size: bytes.length, sha256 };
      const promise = () => client.postJson(`${address}/tep/chinh/hua`, file, `${address}/tep`);

      const { status, body } = await promise();
      expect([status, body]).toEqual([200, { address: expect.stringMatching(/^\/tep-gui\//) }]);
      expect((await promise()).body).toEqual(body);
      expect(
        (await client.postJson(`${address}/tep/chinh/hua`, { ...file, size: 40 * 1024 * 1024 }, `${address}/tep`)).body.errors[0].code,
      ).toBe('TOO_LARGE');
      expect((await client.get(`${address}/kiem-tra`)).text).toContain('Chưa đếm được vì tệp nội dung chưa gửi xong.');
      expect(wayOf(await send(address, { ...CONSENTS, confirmed: 'noi-dung' }))[0]).toBe(303);
      expect((await client.get(address)).text).toContain('Gửi nốt tệp');
      const [promised] = await inScope(() => site.get(SubmissionFiles).inDraft(idOf(address)));
      await client.post(`${address}/tep/${promised!.id}/bo`, {}, `${address}/tep`);
      expect(await inScope(() => site.get(SubmissionFiles).inDraft(idOf(address)))).toEqual([]);
    });
  });

  it('of a group names its authors row by row, with shares that add up', async () => {
    await aPlace({ authors: ['individual', 'group'] });
    const address = await begun();
    const group = {
      authorKind: 'group',
      ownShare: '60',
      'authors-0-fullName': 'Giàng A Viết',
      'authors-0-birthDate': '07/07/1962',
      'authors-0-share': '30',
    };

    expect(wayOf(await write(address, { ...group, do: 'them-tac-gia' }))).toEqual([303, `${address}/viet?tac-gia=2#authors-1`]);
    expect((await client.get(`${address}/viet`)).text).toContain('Cộng lại hiện được 90%, còn thiếu 10%.');
    const wrong = await write(address, { ...group, do: 'tiep' });
    expect([wrong.status, wrong.text.includes('hiện là 90%')]).toEqual([422, true]);
    await write(address, { ...group, 'authors-0-share': '40' });
    expect((await send(address, CONSENTS)).status).toBe(422);
    expect(wayOf(await send(address, { ...CONSENTS, authorsAgree: 'yes' }))[0]).toBe(303);
    await write(address, { ...group, do: 'bo-tac-gia-0' });
    expect((await inScope(() => site.get(SubmissionDrafts).of(idOf(address), an.id))).draft.authors).toEqual([]);
  });

  it('has a cover with the name of the contest and of its author', async () => {
    await aPlace();
    const address = await begun();
    await write(address, {});
    const cover = await client.getFile(`${address}/trang-bia.pdf`);

    expect([cover.status, cover.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((cover.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is begun, saved, checked, sent and looked up by a program as in the pages', async () => {
    await aPlace({ conditions: [{ code: 'minimum-words', version: 1, words: 5 }] });
    const { token } = await inScope(() => site.get(Sessions).open(an.accountId, 'contestant'));
    const call = (method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) =>
      request(site.app.getHttpServer())
        [method](`/api/v1/${path}`)
        .set({ host: tenant.host, authorization: `Bearer ${token}` })
        .send(body);

    const begun = await call('post', 'me/submissions', { part: PART });
    expect([begun.status, begun.body.revision, begun.body.state]).toEqual([201, 0, 'draft']);
    const own = `me/submissions/${begun.body.id}`;
    const draft = {
      title: 'Từ chương trình',
      authorKind: 'individual',
      isOriginal: true,
      sections: [{ code: 'noi-dung', text: 'Một hai ba.' }],
    };
    expect((await call('put', `${own}/draft`, { revision: 0, draft })).body).toMatchObject({ revision: 1 });
    expect((await call('put', `${own}/draft`, { revision: 0, draft: { ...draft, title: 'Khác' } })).status).toBe(409);
    expect((await call('get', `${own}/check`)).body).toMatchObject({ words: 3, faults: [{ field: null }] });
    const key = '00000000-0000-4000-8000-000000000001';
    expect((await call('post', `${own}/versions`, { revision: 1, key, declares: ['true-and-own'] })).status).toBe(422);
    draft.sections[0]!.text = 'Một hai ba bốn năm.';
    await call('put', `${own}/draft`, { revision: 1, draft });
    expect((await call('post', `${own}/versions`, { revision: 2, key, declares: [] })).status).toBe(422);
    const sent = await call('post', `${own}/versions`, { revision: 2, key, declares: ['true-and-own'] });
    expect([sent.status, sent.body.words, sent.body.counts]).toEqual([201, 5, true]);

    expect((await call('get', `submission-receipts/${sent.body.receipt}`)).body).toMatchObject({
      partName: 'Thi viết',
      title: 'Từ chương trình',
    });
    const stranger = request(site.app.getHttpServer()).get(`/api/v1/submission-receipts/${sent.body.receipt}`).set({ host: tenant.host });
    expect((await stranger).body).toMatchObject({ title: null });
    const bytes = await anEssay('Một.');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = (await call('post', `${own}/files`, { role: 'attachment', name: 'phu-luc.docx', size: bytes.length, sha256 })).body;
    const upload = await request(site.app.getHttpServer())
      .post(file.uploadUrl)
      .set({ host: tenant.host, authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', 'upload-length': String(bytes.length) });
    expect([file.state, upload.status]).toEqual(['promised', 201]);
    expect((await call('get', own)).body).toMatchObject({
      number: 'BV-0001',
      files: [{ id: file.id }],
      versions: [{ version: 1, counts: true }],
    });
    expect((await call('get', 'me/data')).body.contests[0].submissions).toMatchObject([
      {
        number: 1,
        draft: { title: 'Từ chương trình' },
        versions: [{ sections: [{ text: 'Một hai ba bốn năm.' }] }],
        files: [{ name: 'phu-luc.docx' }],
      },
    ]);
    expect((await call('delete', own)).status).toBe(204);
    expect((await call('get', 'me/submissions')).body.items).toMatchObject([{ state: 'withdrawn' }]);
  });
});
