import { AuditTrail } from '#audit';
import { parseLocal } from '#kernel';
import { Guardians, Registrations } from '#registrations';
import { aRuleSet } from '#rules/testing';
import { aContestant, aRunningContest } from '../factories/a-running-contest.js';
import { aStaffMember } from '../support/staff.js';
import { TestSite } from '../support/test-site.js';

const HELP = '/quan-tri/ho-tro';
const MOTHER = { fullName: 'Lê Thị Mẹ', relation: 'mother', contact: { kind: 'phone', value: '+84987654321' } } as const;

describe('a guardian whom the school has spoken for', () => {
  const site = TestSite.forTests();

  const aPupil = async () => {
    await site.timeIs(parseLocal('2024-10-22 08:00')!);
    const tenant = await site.aTenant();
    const clerk = await aStaffMember(site, tenant.id, ['author']);
    const eligibility = [{ code: 'guardian-consent', version: 1, below: 16, at: '2024-10-21' }];
    return site.as(tenant.id, async () => {
      const running = await aRunningContest(site.app, { ruleSet: aRuleSet({ eligibility }) });
      const pupil = await aContestant(site.app, running, { fullName: 'Trần Bé An', birthDate: '2010-05-05', guardian: MOTHER });
      const state = () =>
        site.as(tenant.id, async () => (await site.get(Registrations).findOf(pupil.accountId, running.contest.id))!.guardianState);
      const url = `${HELP}/${pupil.accountId}/cha-me/${running.contest.id}`;
      return { tenant, clerk, running, pupil, state, url };
    });
  };

  it('takes the consent back at the help desk, with proof and reason', async () => {
    const { tenant, clerk, pupil, state, url } = await aPupil();
    expect((await clerk.get(`${HELP}/${pupil.accountId}`)).text).not.toContain(url);
    expect((await clerk.get(url)).text).toContain('Hiện không có sự đồng ý nào để rút lại');
    await site.as(tenant.id, () =>
      site
        .get(Guardians)
        .confirmBySchool(pupil.registration.id, { school: 'Trường THCS Mẫu', publishesName: true, actor: clerk.accountId }),
    );
    expect((await clerk.get(`${HELP}/${pupil.accountId}`)).text).toContain(`href="${url}"`);

    const empty = await clerk.post(url, { reason: 'x' }, url);
    expect([empty.status, await state()]).toEqual([422, 'given']);
    for (const field of ['proof', 'reason']) expect(empty.text).toContain(`id="${field}-error"`);

    const answer = await clerk.post(url, { proof: 'in-person', reason: 'Mẹ cháu đến gặp và yêu cầu' }, url);

    expect([answer.status, answer.headers['location'], await state()]).toEqual([303, `${HELP}/${pupil.accountId}`, 'withdrawn']);
    const actions = await site.as(tenant.id, async () =>
      (await site.get(AuditTrail).of(pupil.registration.id)).map(({ action }) => action),
    );
    expect(actions).toContain('guardian.taken-back-at-desk');
  });

  it('is told to whom to turn', async () => {
    const { tenant } = await aPupil();

    const visitor = site.visitor(tenant.host);
    expect((await visitor.get('/cha-me')).text).toContain('hãy báo nhà trường hoặc Ban Tổ chức');
    expect((await visitor.get('/rieng-tu')).text).toContain('<a class="link" href="/cha-me">Trang của cha mẹ</a>');
  });

  it('is written down by nobody who does not help people, and for nobody of another tenant', async () => {
    const { tenant, url } = await aPupil();
    const publisher = await aStaffMember(site, tenant.id, ['approver', 'publisher']);
    const stranger = await aStaffMember(site, (await site.aTenant()).id, ['author']);

    expect([(await publisher.get(url)).status, (await stranger.get(url)).status]).toEqual([403, 404]);
  });
});
