import { parseLocal } from '#kernel';
import { Registrations, UnitChanges } from '#registrations';
import { aContestant, aRunningContest, unitNamed } from '../factories/a-running-contest.js';
import { aStaffMember } from '../support/staff.js';
import { TestSite } from '../support/test-site.js';

describe('who has come to a unit and who has left it', () => {
  const site = TestSite.forTests();

  it('is counted on the unit’s page and listed with cut names, with what was chosen and when; only of the own tenant', async () => {
    const [tenant, other] = [await site.aTenant(), await site.aTenant()];
    await site.timeIs(parseLocal('2024-10-22 09:05')!);
    const { ninth, tenth } = await site.as(tenant.id, async () => {
      const running = await aRunningContest(site.app);
      const [ninth, tenth] = [await unitNamed(site.app, 'Phường 9'), await unitNamed(site.app, 'Phường 10')];
      const { accountId } = await aContestant(site.app, running, { fullName: 'Trần Thị Ngọc Diệp' });
      const registration = (await site.get(Registrations).findOf(accountId, running.contest.id))!;
      await site.get(UnitChanges).change(running, registration, { basis: 'workplace', unit: tenth });
      return { ninth, tenth };
    });
    const reader = await aStaffMember(site, tenant.id, ['approver']);
    const pageOf = async (id: string, part = '') => (await reader.get(`/quan-tri/don-vi/${id}${part}`)).text;

    expect([
      (await pageOf(ninth.id)).includes('0 lượt đến, 1 lượt đi'),
      (await pageOf(tenth.id)).includes('1 lượt đến, 0 lượt đi'),
    ]).toEqual([true, true]);
    const moves = await pageOf(tenth.id, '/doi-don-vi');
    for (const text of ['22/10/2024', '9:05', 'Phường 9', 'Nơi thường trú', 'Nơi làm việc hoặc học tập', 'Ngọc D···'])
      expect([text, moves.replaceAll('\u00a0', ' ').includes(text)]).toEqual([text, true]);
    expect(moves).not.toContain('Ngọc Diệp');

    const stranger = await aStaffMember(site, other.id, ['approver']);
    expect((await stranger.get(`/quan-tri/don-vi/${tenth.id}/doi-don-vi`)).status).toBe(404);
  });

  it('is nobody where nobody has chosen another', async () => {
    const tenant = await site.aTenant();
    await site.timeIs(parseLocal('2024-10-22 09:05')!);
    const unit = await site.as(tenant.id, async () => {
      await aRunningContest(site.app);
      return unitNamed(site.app, 'Phường 9');
    });
    const reader = await aStaffMember(site, tenant.id, ['approver']);

    expect((await reader.get(`/quan-tri/don-vi/${unit.id}`)).text).toContain('Chưa ai đổi');
    expect((await reader.get(`/quan-tri/don-vi/${unit.id}/doi-don-vi`)).text).toContain('Chưa ai đổi đơn vị');
  });
});
