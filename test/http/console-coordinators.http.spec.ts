import { Outbox } from '#mail';
import { Coordinators } from '#notifications';
import { UnitRegister } from '#units';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const PAGE = '/quan-tri/dau-moi';
const PERSON = { unit: 'phuong 9', fullName: 'Đỗ Thị Lụa', contact: '0912 345 678' };

describe('coordinators in the console', () => {
  const site = TestSite.forTests({ KHOABANG_MODE: 'demo' });
  let tenant: Place;
  let desk: SiteClient;

  beforeEach(async () => {
    ({ tenant } = await aPlaceWithContest(site));
    desk = await aStaffMember(site, tenant.id, ['administrator']);
  });

  const body = async (): Promise<string> => (await site.as(tenant.id, () => site.get(Outbox).newest(1)))[0]!.body;

  it('are asked by a message, and listed until they answer', async () => {
    const done = await desk.post(PAGE, PERSON, PAGE);
    expect([done.status, done.headers['location']]).toEqual([303, PAGE]);
    expect(await body()).toMatch(
      /^Gửi Đỗ Thị Lụa: Tỉnh \d+ mời làm đầu mối cuộc thi của Phường 9\. Nhận lời tại http:\/\/\S+\/dau-moi\/nhan\/[\w-]{24} đến hết ngày 05\/11\/2024\.$/,
    );
    expect((await desk.get(PAGE)).text).toContain('Đã mời, chưa nhận');
    const acts = await asSuperuser<{ details: object }>(
      "select details from audit_entries where tenant_id = $1 and action = 'coordinator.invited'",
      [tenant.id],
    );
    expect(acts).toEqual([{ details: { unit: '24769' } }]);
    expect((await desk.get('/quan-tri/nhat-ky')).text).toContain('Đơn vị Phường 9');

    await desk.post(`${PAGE}/thu-lai`, {}, PAGE);
    expect((await desk.get(PAGE)).text).not.toContain('Đã mời, chưa nhận');
  });

  it('are ended with one press', async () => {
    await desk.post(PAGE, { ...PERSON, contact: 'lua@vidu.vn' }, PAGE);
    const token = /nhan\/([\w-]+)/.exec(await body())![1]!;
    await site.as(tenant.id, () => site.get(Coordinators).accept(token, '1985-05-05'));
    expect((await desk.get(PAGE)).text).toContain('1 người.');

    await desk.post(`${PAGE}/thoi`, {}, PAGE);
    expect((await desk.get(PAGE)).text).toContain('Chưa có đầu mối');
  });

  it('are asked for one unit: where several have the name, one is chosen', async () => {
    await site.as(tenant.id, () =>
      site
        .get(UnitRegister)
        .enter([{ code: 'a-9', kind: 'ward', name: 'Phường 9', place: 'thành phố khác', bases: ['residence'], validFrom: '2015-01-01' }]),
    );
    const asked = await desk.post(PAGE, PERSON, PAGE);
    expect([asked.status, asked.text.includes('Có nhiều đơn vị tên như vậy')]).toEqual([422, true]);
    const id = /<option value="([0-9a-f-]{36})"[^>]*>Phường 9, thành phố khác/.exec(asked.text)![1]!;
    expect((await desk.post(PAGE, { ...PERSON, unitId: id }, PAGE)).status).toBe(303);
    expect((await desk.get(PAGE)).text).toContain('thành phố khác');
  });

  it('are not asked while something is wrong, each said at its field', async () => {
    const wrong = await desk.post(PAGE, { unit: 'khong co', fullName: '123', contact: '0912' }, PAGE);
    expect(wrong.status).toBe(422);
    for (const part of ['Còn 3 chỗ cần sửa', 'Không thấy đơn vị này', 'Hãy ghi họ và tên', 'Bạn đã nhập 4'])
      expect(wrong.text).toContain(part);
  });

  it('are appointed by those whose duty it is, and seen by all staff', async () => {
    const approver = await aStaffMember(site, tenant.id, ['approver']);
    expect((await approver.get(PAGE)).text).not.toContain('Mời đầu mối');
    const token = /name="_csrf" value="([^"]+)"/.exec((await approver.get(PAGE)).text)![1]!;
    expect((await approver.postWithoutToken(PAGE, { ...PERSON, _csrf: token })).status).toBe(403);
  });
});
