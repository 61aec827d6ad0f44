import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { AccessModule } from '#access';
import { parseLocal, type TenantId } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import type { Invariant } from '#tenancy';
import { TenantDirectory } from '#tenants';
import { DatabaseContext } from '../../../test/support/database-context.js';
import type { Verification } from './entities/verification.entity.js';
import { Invariants } from './invariants.service.js';
import { NightlyVerifying } from './nightly-verifying.service.js';
import { VerifyingModule } from './verifying.module.js';

describe('the check of each night', () => {
  const context = DatabaseContext.forTests(AccessModule, VerifyingModule);
  let tenantId: TenantId;
  beforeAll(async () => {
    tenantId = await context.aTenant();
    context.get<Settings>(SETTINGS).OPERATOR_EMAIL = ['truc-kiem-tra@vidu.vn'];
  });
  beforeEach(async () => {
    await context.asSuperuser('delete from verifications');
    // Of what other tests have left in this database nothing is meant.
    const [directory, invariants] = [context.get(TenantDirectory), context.get(Invariants)];
    const ours = (await directory.list()).filter(({ tenant }) => tenant.id === tenantId);
    const ofTenants = invariants.all().filter(({ of }) => of === 'tenant');
    jest.spyOn(directory, 'list').mockResolvedValue(ours);
    jest.spyOn(invariants, 'all').mockReturnValue(ofTenants);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() =>
    context.asSuperuser(
      "delete from platform_messages where recipient = 'truc-kiem-tra@vidu.vn'; delete from messages where recipient = 'ai@vidu.vn'",
    ),
  );

  const nightly = (): NightlyVerifying => context.get(NightlyVerifying);
  const at = (local: string): Promise<void> => context.timeIs(parseLocal(local)!);
  const rows = () => context.asSuperuser<Verification>('select * from verifications order by day');
  const letters = () =>
    context.asSuperuser<{ subject: string }>(
      "select subject from platform_messages where recipient = 'truc-kiem-tra@vidu.vn' order by created_at",
    );
  const torn = (): Promise<unknown> =>
    context.asSuperuser(
      `insert into messages (tenant_id, id, channel, recipient, subject, body, state, created_at) values ($1, gen_random_uuid(), 'email', 'ai@vidu.vn', '', '', 'sent', app_now())`,
      [tenantId],
    );

  it('is made once, in its hour', async () => {
    await at('2024-10-22 02:29');
    expect(await nightly().runIfDue()).toBe(false);
    await at('2024-10-22 05:00');
    expect(await nightly().runIfDue()).toBe(false);
    expect(await nightly().last()).toBeUndefined();

    await at('2024-10-22 02:30');
    expect(await nightly().runIfDue()).toBe(true);
    expect(await nightly().runIfDue()).toBe(false);
    expect(await nightly().last()).toMatchObject({ day: '2024-10-22', broken: 0, findings: [] });
    expect(await letters()).toEqual([]);

    await at('2024-10-23 03:00');
    expect(await nightly().runIfDue()).toBe(true);
  });

  it('is made by one of two workers', async () => {
    await at('2024-10-22 02:30');

    const done = await Promise.all([nightly().runIfDue(), nightly().runIfDue()]);
    expect(done.toSorted()).toEqual([false, true]);
    expect(await rows()).toHaveLength(1);
  });

  it('is begun anew when whoever made it was silent for long', async () => {
    await at('2024-10-22 02:30');
    await context.asSuperuser(
      `insert into verifications (day, claim, claimed_at, started_at) values ('2024-10-22', gen_random_uuid(), app_now(), app_now())`,
    );
    await at('2024-10-22 02:49');
    expect(await nightly().runIfDue()).toBe(false);
    expect(await nightly().last()).toBeUndefined();
    await at('2024-10-22 02:51');
    expect(await nightly().runIfDue()).toBe(true);
  });

  it('is remembered however many nights since have come to no end', async () => {
    await at('2024-10-22 02:30');
    expect(await nightly().runIfDue()).toBe(true);
    for (const day of ['2024-10-23', '2024-10-24'])
      await context.asSuperuser(
        'insert into verifications (day, claim, claimed_at, started_at) values ($1, gen_random_uuid(), app_now(), app_now())',
        [day],
      );

    expect(await nightly().last()).toMatchObject({ day: '2024-10-22' });
  });

  it('looks at nothing that is only looked at by its name', async () => {
    const [named, always] = [{ byNameOnly: true as const }, {}].map((more, n) => ({
      ...{ of: 'tenant' as const, id: `${n}`, title: '', find: jest.fn(async () => ({ count: 0, samples: [] })) },
      ...more,
    })) as unknown as [Invariant & { find: jest.Mock }, Invariant & { find: jest.Mock }];
    jest.spyOn(context.get(Invariants), 'all').mockReturnValue([named, always]);
    await at('2024-10-22 02:30');

    expect(await nightly().runIfDue()).toBe(true);
    expect([named.find.mock.calls.length, always.find.mock.calls.length]).toEqual([0, 1]);
    expect(context.get(Invariants).chosen({ only: ['0'] })).toEqual([named]);
  });

  it('is left to another when the worker is asked to stop', async () => {
    await at('2024-10-22 02:30');
    const stopping = AbortSignal.abort();

    expect(await nightly().runIfDue(stopping)).toBe(false);
    expect(await nightly().last()).toBeUndefined();
    expect(await nightly().runIfDue()).toBe(true);
  });

  it('tells the operators what does not hold', async () => {
    await at('2024-10-22 02:30');
    await torn();
    const said = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);

    expect(await nightly().runIfDue()).toBe(true);
    expect(said).toHaveBeenCalledWith(expect.stringMatching(/^verify: 1 of \d+ checks found something: messages-have-one-outcome$/));
    const last = await nightly().last();
    expect(last).toMatchObject({
      broken: 1,
      findings: [{ invariant: 'messages-have-one-outcome', tenant: tenantId, count: 1, error: null }],
    });
    expect(await letters()).toEqual([{ subject: 'Kiểm tra dữ liệu ngày 22/10/2024: 1 điều không đúng' }]);
  });
});
