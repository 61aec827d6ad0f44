import { jest } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import pg from 'pg';
import type { StaffRole } from '#access';
import { AuditTrail } from '#audit';
import { ContestReader, RoundTransitions, type RunningContest, Teams } from '#contests';
import { parseLocal } from '#kernel';
import { Registrations } from '#registrations';
import { Turnouts } from '#reports';
import { Approvals, ApprovingHolders, Standings } from '#results';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { type Flash, Flashes } from '../../apps/web/src/edge/flash.js';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aRunningContest } from '../factories/a-running-contest.js';
import { aSealedSitting, type SittingScript } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest, WHILE_OPEN } from '../factories/a-tenant-with-contest.js';
import { aCollectiveAward } from '../factories/some-prizes.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { theWorkerGoesOn } from '../factories/the-worker.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const at = (text: string): Date => parseLocal(text)!;
const STANDING = '/quan-tri/ket-qua/dot-1';

describe('the organisers after a round', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;

  beforeEach(async () => {
    ({ tenant, running } = await aPlaceWithContest(site, { tenant: { shortName: 'Lâm Đồng' }, ruleSet: rules() }));
  });

  const rules = (overrides: Parameters<typeof rulesWithPrizes>[0] = {}) =>
    rulesWithPrizes({ collective: [aCollectiveAward({ order: [{ code: 'distinct-people' }, { code: 'draw' }] })], ...overrides });
  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const staff = (roles: StaffRole[], fullName: string) => aStaffMember(site, tenant.id, roles, { fullName });
  const sit = (script: Partial<SittingScript>) =>
    inScope(() => aSealedSitting(site.app, running, { startsAt: at('2024-10-22 09:00'), prediction: 2, ...script }));
  const workOn = () => inScope(() => theWorkerGoesOn(site.app));
  const closedAndRanked = () => inScope(() => aFinishedRound(site.app, running, { to: 'ranked' }));
  const state = async (): Promise<string> => inScope(async () => (await site.get(ContestReader).roundsOf(running.contest.id))[0]!.state);
  const versions = () => inScope(() => site.get(Standings).versions(running.rounds[0]!.id));
  /** Two who have everything right and guess equally well, one with two right, one on the board. */
  const ranked = async (): Promise<void> => {
    await sit({ fullName: 'Nguyễn Thị Ngọc Diệp', minutes: 4 });
    await sit({ fullName: 'Trần Quốc Bình', minutes: 6 });
    await sit({ fullName: 'Phạm Thu Hằng', right: 2, minutes: 2 });
    await sit({ fullName: 'Lê Văn Khải', minutes: 9 });
    await inScope(() =>
      site.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'Lê Văn Khải', birthDate: '1962-07-07' }]),
    );
    await closedAndRanked();
  };
  const sign = (who: SiteClient) => who.post(`${STANDING}/duyet`, {}, STANDING);

  it('say who is not named as a signer, and that too few are', async () => {
    await ranked();
    const [named, other] = [await staff(['approver'], 'Tạ Minh Quân'), await staff(['approver'], 'Đỗ Thị Lụa')];
    const administrator = await staff(['administrator'], 'Phạm Thu Hằng');
    const teams = async () => (await administrator.get('/quan-tri/ban-to')).text.includes('Chưa đủ người ký phê duyệt kết quả');
    const appoint = (who: typeof named) => inScope(() => site.get(ApprovingHolders).appoint(running.contest.id, who.accountId, administrator.accountId)); // prettier-ignore
    expect(await teams()).toBe(false);
    await appoint(named);

    const page = (await other.get(STANDING)).text;
    expect([await teams(), page.includes('bạn không có tên trong danh sách người ký'), page.includes('Bạn là người yêu cầu')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([page.includes(`${STANDING}/duyet`), page.includes(`${STANDING}/tra-lai`)]).toEqual([false, false]);
    await appoint(other);
    expect([await teams(), (await other.get(STANDING)).text.includes(`${STANDING}/duyet`)]).toEqual([false, true]);
  });

  it('walk from the ranking over two signatures to the publication', async () => {
    await ranked();
    const [first, second] = [await staff(['approver'], 'Tạ Minh Quân'), await staff(['approver'], 'Chu Bảo Lan')];

    const page = (await first.get(STANDING)).text;
    for (const text of [
      'Duyệt xếp hạng đợt 1',
      'Nguyễn Thị Ngọc Diệp',
      '2 người cùng 3/3 điểm.',
      'bằng nhau về điểm và độ lệch của số dự đoán',
      'Chờ bạn',
    ])
      expect(page).toContain(text);

    const once = await sign(first);
    expect([once.status, once.headers['location'], await state()]).toEqual([303, STANDING, 'ranked']);
    const afterwards = (await first.get(STANDING)).text;
    expect(afterwards).toContain('Bạn đã duyệt xếp hạng đợt 1. Còn chờ người khác duyệt.');
    expect(afterwards).toContain('Chữ ký còn lại phải của người khác.');
    expect(afterwards).not.toContain(`${STANDING}/duyet`);
    expect((await first.get(STANDING)).text).not.toContain('Còn chờ người khác duyệt.');

    await sign(second);
    expect(await state()).toBe('approved');
    expect((await second.get(STANDING)).text).toContain('Bảng vàng tự công bố lúc 10:00 thứ Tư, 30/10/2024');

    await site.timeIs(at('2024-10-30 10:00'));
    await workOn();
    expect(await state()).toBe('published');
    const reader = await staff(['author'], 'Phan Đình Lộc');
    expect((await reader.get(`${STANDING}/cong-bo`)).text).toContain('Máy công bố theo hẹn');
    expect((await reader.get(STANDING)).text).toContain('Đã công bố');
  });

  it('name who is left out, and by which article', async () => {
    await ranked();
    const page = (await (await staff(['approver'], 'Tạ Minh Quân')).get(STANDING)).text;

    expect(page).toContain('1 người: Thành viên Ban Tổ chức');
    expect(page).toMatch(/Lê Văn Khải \(K-[0-9A-F]{6}\)\. Thể lệ điều 3\./);
  });

  it('publish by hand where the rules promise no minute, and not before the approval', async () => {
    const rounds = [{ code: 'dot-1', name: 'Đợt 1', opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' }];
    const parts = [aQuizPart({ rounds: { code: 'listed', rounds } })];
    ({ tenant, running } = await aPlaceWithContest(site, { ruleSet: rules({ parts }) }));
    await ranked();
    const publisher = await staff(['publisher'], 'Đỗ Thị Mai');
    await sign(await staff(['approver'], 'Tạ Minh Quân'));
    expect((await publisher.get(`${STANDING}/cong-bo`)).text).not.toContain('<button class="button" type="submit">Công bố');
    await sign(await staff(['approver'], 'Chu Bảo Lan'));

    const done = await publisher.post(`${STANDING}/cong-bo`, {}, `${STANDING}/cong-bo`);

    expect([done.status, done.headers['location'], await state()]).toEqual([303, `${STANDING}/cong-bo`, 'published']);
    expect((await publisher.get(`${STANDING}/cong-bo`)).text).toContain('Đã công bố kết quả đợt 1.');
  });

  it('do only what their duties allow', async () => {
    await ranked();
    const author = await staff(['author'], 'Phan Đình Lộc');
    const approver = await staff(['approver'], 'Tạ Minh Quân');

    expect((await author.get(STANDING)).text).toContain('Việc duyệt dành cho người có quyền phê duyệt kết quả.');
    const refusals = [];
    for (const [who, acts] of [
      [author, ['duyet', 'tra-lai', 'cong-bo']],
      [approver, ['tinh-lai', 'cong-bo']],
    ] as const) {
      const _csrf = tokenOf(await who.get(STANDING));
      for (const act of acts) refusals.push([act, (await postAs(who, `${STANDING}/${act}`, { _csrf })).status]);
    }
    expect(refusals).toEqual([
      ['duyet', 403],
      ['tra-lai', 403],
      ['cong-bo', 403],
      ['tinh-lai', 403],
      ['cong-bo', 403],
    ]);
    expect(await state()).toBe('ranked');
  });

  it('are asked to sign in, and see nothing before', async () => {
    await ranked();
    const stranger = site.visitor(tenant.host);

    for (const path of [
      '/quan-tri',
      '/quan-tri/dot-thi',
      '/quan-tri/dot-thi/dot-1',
      '/quan-tri/ket-qua',
      STANDING,
      `${STANDING}/1`,
      `${STANDING}/cong-bo`,
    ]) {
      const answer = await stranger.get(path);
      expect([path, [303, 401].includes(answer.status), answer.text.includes('Nguyễn Thị Ngọc Diệp')]).toEqual([path, true, false]);
    }
  });

  it('cannot be made to sign by somebody else’s page', async () => {
    await ranked();
    const approver = await staff(['approver'], 'Tạ Minh Quân');
    const [standing] = await versions();

    const answer = await approver.postWithoutToken(`${STANDING}/duyet`, { standing: standing!.id, sha256: standing!.sha256 });

    expect(answer.status).toBe(403);
    expect((await inScope(() => site.get(Approvals).signingOf(running.rounds[0]!.id)))!.decisions).toEqual([]);
  });

  it('sign what they saw: another fingerprint comes back to the page with the reason', async () => {
    await ranked();
    const approver = await staff(['approver'], 'Tạ Minh Quân');

    const page = await approver.post(`${STANDING}/duyet`, { sha256: 'f'.repeat(64) }, STANDING);

    expect(page.status).toBe(409);
    expect(page.text).toContain('Bảng xếp hạng đã được tính lại sau khi bạn mở trang này.');
    expect(page.text).toContain(`action="${STANDING}/duyet"`);
  });

  it('are told nothing that we have not signed ourselves', async () => {
    const reader = await staff(['author'], 'Phan Đình Lộc');
    reader.keep('loi-bao', encodeURIComponent('.Đã duyệt tất cả'));

    expect((await reader.get('/quan-tri')).text).not.toContain('Đã duyệt tất cả');
    expect(reader.cookie('loi-bao')).toBeUndefined();
  });

  it('are told what failed otherwise than what was done', async () => {
    const reader = await staff(['author'], 'Phan Đình Lộc');
    const told = async (flash: Flash): Promise<string> => {
      let value = '';
      const reply = { setCookie: (_name: string, kept: string) => (value = kept) } as unknown as FastifyReply;
      site.get(Flashes).keep(reply, flash);
      reader.keep('loi-bao', encodeURIComponent(site.app.getHttpAdapter().getInstance().signCookie(value)));
      return (await reader.get('/quan-tri')).text;
    };

    expect(await told({ text: 'Chưa lưu được.', isError: true })).toContain(
      '<p class="console-flash is-error" role="status">Chưa lưu được.</p>',
    );
    expect(await told({ text: 'Đã lưu.' })).toContain('<p class="console-flash" role="status">Đã lưu.</p>');
  });

  it('have a console before there is any contest', async () => {
    const fresh = await site.aTenant();
    const member = await aStaffMember(site, fresh.id, ['approver', 'author', 'publisher']);

    for (const path of ['/quan-tri', '/quan-tri/nhan-su', '/quan-tri/nhat-ky', '/quan-tri/dong-ho'])
      expect([path, (await member.get(path)).status]).toEqual([path, 200]);
    expect((await member.get('/quan-tri')).text).toContain('Tạo cuộc thi từ mẫu');
  });

  it('are told in one way, on every page about a contest, that there is none yet', async () => {
    const fresh = await site.aTenant();
    const member = await aStaffMember(site, fresh.id, ['approver', 'author', 'publisher']);

    for (const page of [
      'thiet-lap',
      'cau-hoi',
      'tai-lieu',
      'ban-to',
      'dot-thi',
      'nguoi-du-thi',
      'tin-tuc',
      'ket-qua',
      'ket-qua/dot-1',
      'giay-chung-nhan',
    ]) {
      const { status, text } = await member.get(`/quan-tri/${page}`);
      expect([page, status]).toEqual([page, 404]);
      expect(text).toContain('<h1>Chưa có <span class="whole">cuộc thi</span></h1>');
      expect(text).toContain('<p>Đơn vị này chưa công bố cuộc thi nào.</p>');
    }
  });

  it('sign once: a second time says so on the page', async () => {
    await ranked();
    const approver = await staff(['approver'], 'Tạ Minh Quân');
    const first = await approver.get(STANDING);
    await sign(approver);
    const [standing] = await versions();

    const page = await postAs(approver, `${STANDING}/duyet`, { _csrf: tokenOf(first), standing: standing!.id, sha256: standing!.sha256 });

    expect(page.status).toBe(409);
    expect(page.text).toContain('Bạn đã cho ý kiến về bản này rồi.');
  });

  describe('giving back', () => {
    it('needs a reason: without one the page comes back open, with what was typed', async () => {
      await ranked();
      const approver = await staff(['approver'], 'Tạ Minh Quân');

      const [none, short, long] = [
        await approver.post(`${STANDING}/tra-lai`, { reason: '   ' }, STANDING),
        await approver.post(`${STANDING}/tra-lai`, { reason: 'Sai rồi' }, STANDING),
        await approver.post(`${STANDING}/tra-lai`, { reason: 'Sai rồi. '.repeat(200) }, STANDING),
      ];

      expect([none.status, short.status, long.status]).toEqual([422, 422, 422]);
      expect(long.text).toContain('Lý do dài 1.799 ký tự, nhiều nhất là 1.000. Hãy rút gọn.');
      expect(none.text).toContain('Hãy ghi lý do.');
      expect(short.text).toMatch(/<details class="give-back" open>[\s\S]*>Sai rồi<\/textarea>/);
      expect(short.text).toContain('Hãy viết ít nhất 10 ký tự');
      expect((await approver.get(STANDING)).text).not.toContain('<details class="give-back" open>');
    });

    it('leads to a new version, which whoever asked for it does not approve', async () => {
      await ranked();
      const approver = await staff(['approver'], 'Tạ Minh Quân');
      const both = await staff(['author', 'approver'], 'Phan Đình Lộc');

      await approver.post(`${STANDING}/tra-lai`, { reason: 'Thiếu một người trong Tổ thư ký' }, STANDING);
      expect((await both.get(STANDING)).text).toContain('“Thiếu một người trong Tổ thư ký”');
      expect((await both.get('/quan-tri')).text).toContain('Tính lại xếp hạng đợt 1');
      const refused = await both.post(`${STANDING}/tinh-lai`, { reason: 'ngắn' }, STANDING);
      expect([refused.status, refused.text.includes('>ngắn</textarea>')]).toEqual([422, true]);
      await both.post(`${STANDING}/tinh-lai`, { reason: 'Đã ghi thêm vào danh sách Tổ thư ký' }, STANDING);
      const asked = (await both.get(STANDING)).text;
      for (const text of ['Máy đang tính lại xếp hạng đợt 1.', 'Máy đang xếp hạng']) expect(asked).toContain(text);
      await workOn();

      const page = (await both.get(STANDING)).text;
      expect((await versions()).map(({ version }) => version)).toEqual([2, 1]);
      expect(page).toContain('Bạn là người yêu cầu tính bản này nên không thể duyệt chính nó.');
      expect(page).toContain('Vì: Đã ghi thêm vào danh sách Tổ thư ký');
      expect((await approver.get(`${STANDING}?ban=1`)).text).toContain('Đây là bản 1, không còn dùng');
      expect((await approver.get(`${STANDING}?ban=3`)).status).toBe(404);
      const [newest] = await versions();
      const own = await postAs(both, `${STANDING}/duyet`, {
        _csrf: tokenOf(await both.get(STANDING)),
        standing: newest!.id,
        sha256: newest!.sha256,
      });
      expect([own.status, own.text.includes('không thể duyệt chính nó')]).toEqual([403, true]);
    });

    it('is over once the standing is approved: a form that was left open comes back with what was typed', async () => {
      await ranked();
      const late = await staff(['approver'], 'Vũ Thị Kim Anh');
      const open = await late.get(STANDING);
      const [standing] = await versions();
      await sign(await staff(['approver'], 'Tạ Minh Quân'));
      await sign(await staff(['approver'], 'Chu Bảo Lan'));

      const page = await postAs(late, `${STANDING}/tra-lai`, {
        _csrf: tokenOf(open),
        standing: standing!.id,
        sha256: standing!.sha256,
        reason: 'Tôi thấy thiếu một bài dự thi',
      });

      expect([page.status, page.text.includes('không còn chờ duyệt')]).toEqual([409, true]);
    });
  });

  it('find nothing of another tenant: neither its round nor its standing', async () => {
    await ranked();
    const [theirs] = await versions();
    const ours = await site.aTenant();
    const otherRounds = aRuleSet({
      parts: [
        aQuizPart({
          rounds: {
            code: 'listed',
            rounds: [{ code: 'dot-khac', name: 'Đợt khác', opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' }],
          },
        }),
      ],
    });
    await site.as(ours.id, () => aRunningContest(site.app, { ruleSet: otherRounds }));
    const stranger = await aStaffMember(site, ours.id, ['approver', 'author', 'publisher']);
    const token = tokenOf(await stranger.get('/quan-tri'));

    for (const path of [
      STANDING,
      `${STANDING}/1`,
      `${STANDING}/cong-bo`,
      `${STANDING}/bang-xep-hang.csv`,
      '/quan-tri/dot-thi/dot-1',
      '/quan-tri/dot-thi/dot-1/don-vi.csv',
      '/quan-tri/ket-qua/tap-the/tap-the',
    ])
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    for (const path of [`${STANDING}/duyet`, `${STANDING}/tra-lai`, `${STANDING}/tinh-lai`, `${STANDING}/cong-bo`]) {
      const answer = await postAs(stranger, path, {
        _csrf: token,
        standing: theirs!.id,
        sha256: theirs!.sha256,
        reason: 'Một lý do đủ dài',
      });
      expect([path, answer.status]).toEqual([path, 404]);
    }
    await workOn();
    const forged = await postAs(stranger, '/quan-tri/ket-qua/dot-khac/duyet', {
      _csrf: token,
      standing: theirs!.id,
      sha256: theirs!.sha256,
    });
    expect(forged.status).toBe(404);
    expect((await inScope(() => site.get(Approvals).signingOf(running.rounds[0]!.id)))!.decisions).toEqual([]);
  });

  it('search the ranking by name, by unit and by code, and leave out what lies between neighbours', async () => {
    await ranked();
    const reader = await staff(['administrator'], 'Bùi Minh Khôi');
    const found = async (q: string) => names((await reader.get(`${STANDING}?q=${encodeURIComponent(q)}`)).text);

    expect(await found('')).toEqual(['Nguyễn Thị Ngọc Diệp', 'Trần Quốc Bình', 'Phạm Thu Hằng']);
    expect(await found('quoc binh')).toEqual(['Trần Quốc Bình']);
    expect(await found('phuong 9 hang')).toEqual(['Phạm Thu Hằng']);
    const code = /\((K-[0-9A-F]{6})\)<\/span><\/span><\/th>/.exec((await reader.get(`${STANDING}?q=diep`)).text)![1]!;
    expect(await found(code.toLowerCase())).toEqual(['Nguyễn Thị Ngọc Diệp']);
    expect((await reader.get(`${STANDING}?q=binh`)).text).not.toContain('tie-row');
    expect((await reader.get(`${STANDING}?q=khong+co`)).text).toContain('Không có ai khớp “khong co”');
  });

  it('take the ranking with them as a file, and the trail knows who did; who keeps the accounts only looks', async () => {
    await ranked();
    const reader = await staff(['author'], 'Phan Đình Lộc');
    const administrator = await staff(['administrator'], 'Bùi Minh Khôi');

    expect((await administrator.get(`${STANDING}/bang-xep-hang.csv`)).status).toBe(403);
    expect((await administrator.get(STANDING)).text).not.toContain('bang-xep-hang.csv');
    expect((await reader.get(STANDING)).text).toContain('bang-xep-hang.csv');
    const file = await reader.get(`${STANDING}/bang-xep-hang.csv`);

    expect([file.headers['content-type'], file.headers['content-disposition'], file.headers['cache-control']]).toEqual([
      'text/csv; charset=utf-8',
      'attachment; filename="xep-hang-dot-1-2024-10-28.csv"',
      'private, no-store',
    ]);
    expect(file.text.split('\r\n')[1]).toMatch(/^1,Nguyễn Thị Ngọc Diệp,Phường 9,thành phố Đà Lạt,K-[0-9A-F]{6},3,2,(3:59|4:00),Nhất$/);
    const [entry] = await inScope(() => site.get(AuditTrail).newest({ limit: 1 }));
    expect(entry).toMatchObject({ action: 'standing.exported', actorId: reader.accountId, details: { lines: 3, version: 1 } });
  });

  it('open a place: what it is made of and why it is this one', async () => {
    await ranked();
    const reader = await staff(['author'], 'Phan Đình Lộc');

    const page = (await reader.get(`${STANDING}/2`)).text;

    for (const text of ['Trần Quốc Bình', 'Vì sao hạng 2', 'Đứng dưới hạng 1. Hạng ấy hơn ở thời gian làm bài', 'LD1-'])
      expect(page).toContain(text);
    for (const rank of ['0', '4', 'abc', '99999999999'])
      expect([rank, (await reader.get(`${STANDING}/${rank}`)).status]).toEqual([rank, 404]);
  });

  it('leave in the trail whose attempts they opened behind a place', async () => {
    await ranked();
    const reader = await staff(['author'], 'Phan Đình Lộc');
    const [standing] = await versions();
    const [line] = await inScope(() => site.get(Standings).lines(standing!.id, { from: 2, count: 1 }));
    const people = await inScope(() => site.get(Registrations).peopleOf(running.contest.id, [line!.person]));

    await reader.get(`${STANDING}/2`);
    await reader.get(`${STANDING}/4`);

    const acts = await inScope(() => site.get(AuditTrail).newest({ limit: 20 }));
    expect(
      acts.filter(({ actorId }) => actorId === reader.accountId).map(({ action, subjectId, details }) => ({ action, subjectId, details })),
    ).toEqual([{ action: 'person.read', subjectId: people.get(line!.person)!.registrationId, details: {} }]);
  });

  it('see what waits for them at home, and nobody sees what waits for others', async () => {
    await ranked();
    const [approver, publisher] = [await staff(['approver'], 'Tạ Minh Quân'), await staff(['publisher'], 'Đỗ Thị Mai')];

    const home = (await approver.get('/quan-tri')).text;
    expect(home).toContain('Duyệt xếp hạng đợt 1');
    expect(home).toContain('Hạn 10:00 thứ Tư, 30/10');
    expect(home).toContain('1 việc chờ bạn');
    expect((await publisher.get('/quan-tri')).text).not.toContain('1 việc chờ bạn');
    expect((await publisher.get('/quan-tri')).text).toContain('Không có việc nào chờ bạn');

    await sign(approver);
    expect((await approver.get('/quan-tri')).text).toContain('Không có việc nào chờ bạn');
    await sign(await staff(['approver'], 'Chu Bảo Lan'));
    await site.timeIs(at('2024-10-30 10:00'));
    await workOn();
    expect((await (await staff(['publisher'], 'Đỗ Thị Mai')).get('/quan-tri')).text).toContain('Cấp giấy chứng nhận đợt 1');
  });

  it('follow an open round: numbers, units, and the table as a file', async () => {
    await sit({ fullName: 'Nguyễn Thị Ngọc Diệp' });
    await inScope(() => site.get(RoundTransitions).advance());
    await inScope(() => site.get(Turnouts).take(running.contest.id, running.rounds[0]!.id));
    const reader = await staff(['author'], 'Phan Đình Lộc');

    const [home, list, round, file] = [
      await reader.get('/quan-tri'),
      await reader.get('/quan-tri/dot-thi'),
      await reader.get('/quan-tri/dot-thi/dot-1?q=phuong'),
      await reader.get('/quan-tri/dot-thi/dot-1/don-vi.csv?q=phuong'),
    ];

    expect(home.text).toContain('data-live="20"');
    expect(home.text).toContain('Phường 9');
    expect(list.text).toContain('Đang mở');
    for (const text of ['Đang mở, còn', 'Phường 9', '<b class="figure-value">1</b> <span>bài đã nộp</span>'])
      expect(round.text).toContain(text);
    expect(file.headers['cache-control']).toBe('private, no-store');
    expect(file.text).toBe(
      '\ufeffĐơn vị,Thuộc,Đã dự thi (người),Lượt thi,Có người nhập hộ (người),Trên tổng số người (%)\r\nPhường 9,thành phố Đà Lạt,1,1,0,\r\n',
    );
  });

  it('see the places of units, and that they are provisional while rounds are left', async () => {
    await ranked();
    const reader = await staff(['author'], 'Phan Đình Lộc');

    const page = (await reader.get('/quan-tri/ket-qua/tap-the/tap-the')).text;

    expect(page).toContain('Phường 9');
    expect(page).toContain('Dấu vân tay (SHA-256)');
    expect(page).not.toContain('Tạm tính');
    expect((await reader.get('/quan-tri/ket-qua/tap-the/khac')).status).toBe(404);
    expect((await reader.get('/quan-tri/ket-qua')).text).toContain('Giải tập thể');
  });

  it('are shown every page in as many statements, whether few people take part or many', async () => {
    const paths = [
      '/quan-tri',
      '/quan-tri/dot-thi',
      '/quan-tri/dot-thi/dot-1',
      '/quan-tri/ket-qua',
      STANDING,
      `${STANDING}?q=nguoi`,
      `${STANDING}/2`,
    ];
    const counted = async (people: number): Promise<number[]> => {
      ({ tenant, running } = await aPlaceWithContest(site, { ruleSet: rules() }));
      for (let n = 0; n < people; n += 1) await sit({ minutes: 4 + n });
      await closedAndRanked();
      await inScope(() => site.get(Turnouts).take(running.contest.id, running.rounds[0]!.id));
      const reader = await staff(['approver'], 'Tạ Minh Quân');
      await reader.get('/quan-tri');
      const counts: number[] = [];
      for (const path of paths) counts.push(await statementsOf(() => reader.get(path)));
      return counts;
    };

    const few = await counted(3);

    expect(few.every((count) => count > 1 && count < 12)).toBe(true);
    expect(await counted(9)).toEqual(few);
  });
});

describe('the demo’s clock', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  const CLOCK = '/quan-tri/dong-ho';

  beforeEach(async () => {
    ({ tenant } = await aPlaceWithContest(site));
  });

  it('goes to an event of the plan, and whoever moved it stays signed in', async () => {
    const member = await aStaffMember(site, tenant.id, ['publisher']);
    const page = (await member.get(CLOCK)).text;
    const events = [...page.matchAll(/name="at" value="([^"]+)"/g)].map(([, value]) => value!);
    expect(events).toEqual([at('2024-10-28 09:30').toISOString(), at('2024-10-30 10:00').toISOString()]);

    const moved = await member.post(CLOCK, { at: events[1]! }, CLOCK);

    expect([moved.status, moved.headers['location']]).toEqual([303, CLOCK]);
    const after = await member.get(CLOCK);
    expect(after.text).toContain('Đồng hồ đã chuyển đến 10:00 thứ Tư, 30/10/2024.');
    expect(after.text).toContain('Không còn sự kiện nào phía trước');
    const [entry] = await site.as(tenant.id, () => site.get(AuditTrail).newest({ limit: 1 }));
    expect(entry).toMatchObject({ action: 'clock.moved', actorId: member.accountId, details: { to: '2024-10-30T10:00:00+07:00' } });
  });

  it('goes to a typed moment, and says what is wrong with one that does not exist', async () => {
    const member = await aStaffMember(site, tenant.id, ['approver']);

    const wrong = await member.post(CLOCK, { at: '', 'at-day': '30/02/2025', 'at-time': '9:30' }, CLOCK);
    expect(wrong.status).toBe(422);
    const typed = await postAs(member, CLOCK, { _csrf: tokenOf(wrong), 'at-day': '30/02/2025', 'at-time': '9:30' });
    expect([typed.status, typed.text.includes('value="30/02/2025"'), typed.text.includes('Không có 9:30 ngày 30/02/2025.')]).toEqual([
      422,
      true,
      true,
    ]);
    await postAs(member, CLOCK, { _csrf: tokenOf(wrong), 'at-day': '1/2/2025', 'at-time': '9h30' });

    expect((await member.get(CLOCK)).text).toContain('Thứ Bảy, 01/02/2025');
  });

  it('shows the true time again', async () => {
    const member = await aStaffMember(site, tenant.id, ['author']);

    const restored = await member.post(`${CLOCK}/gio-that`, {}, CLOCK);

    expect(restored.status).toBe(303);
    expect((await member.get(CLOCK)).text).toContain('Đồng hồ đang chạy theo giờ thật.');
  });
});

describe('the clock of a real contest', () => {
  it('cannot be moved: there is no page for it', async () => {
    const site = await TestSite.open({ KHOABANG_MODE: 'production' });
    try {
      await site.timeIs(WHILE_OPEN);
      const tenant = await site.aTenant();
      const member = await aStaffMember(site, tenant.id, ['administrator']);
      const token = tokenOf(await member.get('/quan-tri'));

      expect((await member.get('/quan-tri')).text).not.toContain('/quan-tri/dong-ho');
      expect((await member.get('/quan-tri/dong-ho')).status).toBe(404);
      for (const path of ['/quan-tri/dong-ho', '/quan-tri/dong-ho/gio-that'])
        expect([path, (await postAs(member, path, { _csrf: token, at: at('2030-01-01').toISOString() })).status]).toEqual([path, 404]);
    } finally {
      await site.close();
    }
  });
});

function tokenOf(page: { text: string }): string {
  return /name="_csrf" value="([^"]+)"/.exec(page.text)![1]!;
}

/** A POST with fields of the caller's choice, as a form that was opened earlier sends it. */
async function postAs(who: SiteClient, path: string, fields: Record<string, string>) {
  return who.postWithoutToken(path, fields);
}

/** Names of the people in the rows of a standing. */
function names(page: string): string[] {
  return [...page.matchAll(/<th scope="row"><a class="cell-link" href="[^"]+">([^<]+)<\/a>/g)].map(([, name]) => name!);
}

/** How many statements about people and results the work sends to Postgres; what processes remember for a while is not counted. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const spy = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    const texts = spy.mock.calls.map(([query]) => (typeof query === 'string' ? query : (query as { text: string }).text));
    return texts.filter((text) =>
      /from "(accounts|attempts|audit|awards|certificates|collective|registrations|standing|turnouts|units)/i.test(text),
    ).length;
  } finally {
    spy.mockRestore();
  }
}
