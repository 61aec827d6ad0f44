import { randomUUID } from 'node:crypto';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { ActingAs } from './acting-as.js';
import { AuditChain } from './audit-chain.service.js';
import { AuditModule } from './audit.module.js';
import { AuditRoots } from './audit-roots.service.js';
import { AuditTrail } from './audit-trail.service.js';
import { AuditVerifying, type WhatToVerify } from './audit-verifying.service.js';
import { linkHash } from './domain/link-hash.js';

const MONDAY = parseLocal('2024-10-21 09:00')!;

describe('the chain of the trail', () => {
  const context = DatabaseContext.forTests(AuditModule);
  let tenantId: TenantId;
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const record = (action: string, id: string = randomUUID()): Promise<void> =>
    inScope(() => context.get(AuditTrail).record({ actor: null, action, subject: { kind: 'round', id }, details: { action, n: 1.5 } }));
  const link = (): Promise<number> => inScope(() => context.get(AuditChain).linkWaiting());
  const verify = (what: WhatToVerify = {}) => inScope(() => context.get(AuditVerifying).verify(what));
  /** Kind and position of each fault. */
  const found = async (what: WhatToVerify = {}): Promise<string[]> =>
    (await verify(what)).faults.map(({ kind, position }) => `${kind} ${position ?? '-'}`);
  /** As somebody who may do anything in the database and switches off what would stop him. */
  const behindTheBack = (sql: string): Promise<unknown[]> =>
    context.asSuperuser(`begin; set local session_replication_role = replica; ${sql.replaceAll(':tenant', `'${tenantId}'`)}; commit`);
  const entryAt = (position: number): string => `(select entry_id from audit_links where tenant_id = :tenant and position = ${position})`;
  const linksNow = () =>
    context.asSuperuser<{ position: number; hash: string }>(
      'select position::int, hash from audit_links where tenant_id = $1 order by position',
      [tenantId],
    );
  const aChainOf = async (length: number): Promise<void> => {
    for (let n = 1; n <= length; n += 1) await record(`thing.done-${n}`);
    await link();
  };

  beforeEach(async () => {
    await context.timeIs(MONDAY);
    tenantId = await context.aTenant();
    await link();
  });

  it('takes each entry once, in order, without a gap', async () => {
    const before = (await linksNow()).length;
    for (const action of ['a.done', 'b.done', 'c.done']) await record(action);

    expect([await link(), await link()]).toEqual([3, 0]);
    const after = await linksNow();
    expect(after.map(({ position }) => position)).toEqual(Array.from({ length: before + 3 }, (_, index) => index + 1));
    expect(await verify()).toMatchObject({ checked: before + 3, waiting: 0, faults: [], head: after.at(-1) });
  });

  it('is one chain although several link at once', async () => {
    for (let n = 0; n < 40; n += 1) await record('thing.done');

    const linked = await Promise.all(Array.from({ length: 5 }, () => link()));
    await link();

    expect(linked.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(await verify()).toMatchObject({ waiting: 0, faults: [] });
  });

  it('is one chain of what a hundred people do at once, each in a transaction of their own, while it is being linked', async () => {
    const before = (await linksNow()).length;
    const act = async (n: number): Promise<void> => {
      for (let times = 0; times < 5; times += 1) await record(`thing.done-${n}`);
    };
    let isOver = false;
    const acting = Promise.all(Array.from({ length: 100 }, (_, n) => act(n))).then(() => (isOver = true));
    let linked = 0;
    while (!isOver) linked += await link();
    await acting;
    linked += await link();

    expect(linked).toBe(500);
    const positions = (await linksNow()).map(({ position }) => position);
    expect(positions).toEqual(Array.from({ length: before + 500 }, (_, index) => index + 1));
    expect(await verify()).toMatchObject({ checked: before + 500, waiting: 0, faults: [] });
  });

  it('takes an entry that is committed late after those that were written later', async () => {
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    const late = inScope(() =>
      context.get(AuditChain)['unitOfWork'].run(async () => {
        await context.get(AuditTrail).record({ actor: null, action: 'late.done', subject: { kind: 'round', id: randomUUID() } });
        await held;
      }),
    );
    await record('early.done');
    expect(await link()).toBe(1);
    commit();
    await late;

    expect(await link()).toBe(1);
    expect(await found()).toEqual([]);
  });

  it('can be recomputed by anybody from what is written down about it', () => {
    const entry = {
      id: '01900000-0000-7000-8000-000000000001',
      happenedAt: '2024-10-21T02:00:00.000000Z',
      recordedAt: '2024-10-21T02:00:00.000001Z',
      actorId: null,
      trueActorKind: null,
      trueActorId: null,
      action: 'round.closed',
      subjectKind: 'round',
      subjectId: '01900000-0000-7000-8000-000000000002',
      reason: 'Hết giờ "làm bài"',
      details: '{"a": 1}',
    };

    expect(linkHash('0'.repeat(64), 1, entry)).toBe('1ae749c35e28003110e59f90284a34a7b196301ec189a821a632b36cb9110627');
  });

  describe('shows what was done behind its back:', () => {
    beforeEach(() => aChainOf(6));

    it('nothing, where nothing was done: otherwise nothing below would prove anything', async () => {
      await behindTheBack('select 1');

      expect(await found()).toEqual([]);
    });

    it.each([
      ['its reason', "reason = 'Khác'"],
      ['who acted', 'actor_id = gen_random_uuid()'],
      ['who really acted', "true_actor_kind = 'operator'"],
      ['when', "happened_at = happened_at + interval '1 microsecond'"],
      ['what it knows besides', `details = '{"n": 2}'`],
    ])('an entry in which somebody changed %s', async (_, change) => {
      await behindTheBack(`update audit_entries set ${change} where tenant_id = :tenant and id = ${entryAt(3)}`);

      expect(await found()).toEqual(['entry-changed 3']);
    });

    it('a changed entry at the end, where no later link speaks for the one or the other', async () => {
      await behindTheBack(`update audit_entries set reason = 'Khác' where tenant_id = :tenant and id = ${entryAt(6)}`);

      expect(await found()).toEqual(['chain-broken 6']);
    });

    it('an entry that was taken away, with its link or without', async () => {
      await behindTheBack(`delete from audit_entries where tenant_id = :tenant and id = ${entryAt(3)}`);
      expect(await found()).toEqual(['entry-missing 3']);

      await behindTheBack(`delete from audit_links where tenant_id = :tenant and position = 3`);
      expect(await found()).toEqual(['link-missing 3']);
    });

    it('a hash that was changed', async () => {
      await behindTheBack(`update audit_links set hash = repeat('0', 64) where tenant_id = :tenant and position = 3`);

      expect(await found()).toEqual(['link-changed 3']);
    });

    it('entries that have changed places, beside each other or not', async () => {
      const swap = (a: number, b: number): Promise<unknown> =>
        behindTheBack(
          `create temporary table places on commit drop as select position, entry_id from audit_links where tenant_id = :tenant;
           update audit_links set entry_id = gen_random_uuid() where tenant_id = :tenant and position in (${a}, ${b});
           update audit_links l set entry_id = p.entry_id from places p
             where l.tenant_id = :tenant and (l.position, p.position) in ((${a}, ${b}), (${b}, ${a}))`,
        );
      await swap(2, 5);
      expect(await found()).toEqual(['reordered 2', 'reordered 5']);

      await swap(2, 5);
      await swap(3, 4);
      expect(await found()).toEqual(['reordered 3', 'reordered 4']);
    });

    it('an entry that was put in: without a place, or with an earlier time than it has', async () => {
      const put = (happenedAt: string): string =>
        `insert into audit_entries (tenant_id, id, happened_at, action, subject_kind, subject_id)
         values (:tenant, gen_random_uuid(), ${happenedAt}, 'false.done', 'round', gen_random_uuid())`;
      await behindTheBack(put('app_now()'));
      expect(await found()).toEqual(['unlinked -']);

      await context.asSuperuser(put("app_now() - interval '2 days'").replace(':tenant', `'${tenantId}'`));
      await link();
      expect(await found()).toEqual(['backdated 7', 'unlinked -']);
    });

    it('the last entries, where they were taken away with links and roots: by a hash that was mailed', async () => {
      const mailed = (await linksNow()).at(-1)!.hash;
      expect(await found({ mailed: { hash: mailed } })).toEqual([]);

      await behindTheBack(
        `create temporary table gone on commit drop as select entry_id from audit_links where tenant_id = :tenant and position > 4;
         delete from audit_links where tenant_id = :tenant and position > 4;
         delete from audit_entries where tenant_id = :tenant and id in (select entry_id from gone)`,
      );

      expect(await found()).toEqual([]);
      expect(await found({ mailed: { hash: mailed } })).toEqual(['root-unknown -']);
    });
  });

  describe('has a root of each day', () => {
    const keep = (): Promise<boolean | undefined> =>
      inScope(async () => {
        const due = await context.get(AuditRoots).due();
        return due && context.get(AuditRoots).keep(due, 1);
      });

    it('that is kept ten minutes after midnight, once, and only where something was done', async () => {
      await aChainOf(2);
      await context.timeIs(parseLocal('2024-10-22 00:09')!);
      expect(await keep()).toBeUndefined();
      await record('after.midnight');
      await link();
      await context.timeIs(parseLocal('2024-10-22 00:10')!);
      const due = await inScope(() => context.get(AuditRoots).due());
      const all = await linksNow();

      expect(due).toEqual({ day: '2024-10-21', position: all.length - 1, hash: all.at(-2)!.hash, added: all.length - 1 });
      expect([await keep(), await keep()]).toEqual([true, undefined]);
      expect(await inScope(() => context.get(AuditRoots).keep(due!, 1))).toBe(false);
      await context.timeIs(parseLocal('2024-10-23 08:00')!);
      expect(await keep()).toBe(true);
      await context.timeIs(parseLocal('2024-10-24 08:00')!);
      expect(await keep()).toBeUndefined();
      expect(await found()).toEqual([]);
    });

    it('to which the chain must fit, and from which it can be looked through', async () => {
      await aChainOf(3);
      await context.timeIs(parseLocal('2024-10-22 08:00')!);
      await keep();
      await aChainOf(2);
      const [all, later] = [await verify(), await verify({ fromDay: '2024-10-22' })];
      expect([all.faults, later.faults, later.checked, later.from]).toEqual([[], [], 2, all.checked - 1]);

      await behindTheBack(`update audit_entries set reason = 'Khác' where tenant_id = :tenant and id = ${entryAt(2)}`);
      expect([await found(), await found({ fromDay: '2024-10-22' })]).toEqual([['entry-changed 2'], []]);
      await behindTheBack(`update audit_roots set hash = repeat('0', 64) where tenant_id = :tenant`);
      expect(await found({ fromDay: '2024-10-23' })).toContain(`root-differs ${all.checked - 2}`);
    });
  });

  it('cannot be changed by the application, nor by the owner of the tables', async () => {
    await aChainOf(1);
    for (const table of ['audit_entries', 'audit_links', 'audit_roots'])
      for (const what of [`update ${table} set tenant_id = tenant_id`, `delete from ${table}`])
        await expect(context.asApp(`begin; set local app.tenant_id = '${tenantId}'; ${what}`)).rejects.toThrow('permission denied');
    await expect(context.asSuperuser('update audit_entries set reason = null where tenant_id = $1', [tenantId])).rejects.toThrow(
      'only ever added',
    );
    await expect(context.asSuperuser('delete from audit_links where tenant_id = $1', [tenantId])).rejects.toThrow('only ever added');
  });

  it('says who really acted, where that is somebody else', async () => {
    const [actor, helper] = [randomUUID() as AccountId, randomUUID() as AccountId];
    const subject = { kind: 'registration', id: randomUUID() };
    await inScope(async () => {
      const [trail, actingAs] = [context.get(AuditTrail), context.get(ActingAs)];
      await trail.record({ actor, action: 'a.done', subject });
      await actingAs.run({ kind: 'account', id: helper }, () => trail.record({ actor, action: 'b.done', subject }));
      await actingAs.run({ kind: 'account', id: actor }, () => trail.record({ actor, action: 'c.done', subject }));
      await actingAs.run({ kind: 'operator' }, () => trail.record({ actor: null, action: 'd.done', subject }));
    });

    const entries = await inScope(() => context.get(AuditTrail).of(subject.id));
    expect(entries.map(({ trueActorKind, trueActorId }) => [trueActorKind, trueActorId])).toEqual([
      [null, null],
      ['account', helper],
      [null, null],
      ['operator', null],
    ]);
  });
});
