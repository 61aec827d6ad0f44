import { jest } from '@jest/globals';
import { AccessModule } from '#access';
import { AccountError, AccountsModule, CodeBudgets } from '#accounts';
import { Attempts, AttemptsModule } from '#attempts';
import type { RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { MailModule, Outbox } from '#mail';
import { QuestionsModule } from '#questions';
import { Registrations } from '#registrations';
import { aRuleSet } from '#rules/testing';
import { type Unit, UnitKeeping, UnitRegister } from '#units';
import { aContestant, unitNamed } from '../../../test/factories/a-running-contest.js';
import { aSealedSitting } from '../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { someSubmissions } from '../../../test/factories/some-submissions.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Coordinators } from './coordinators.service.js';
import type { UnitReach } from './domain/unit-reach.js';
import type { RosterRow } from './domain/roster-sheet.js';
import type { RosterId } from './entities/roster.entity.js';
import { NotificationsModule } from './notifications.module.js';
import { Reminders } from './reminders.service.js';
import { ReminderSending } from './reminder-sending.service.js';
import { RosterTending } from './roster-tending.service.js';
import { Rosters } from './rosters.service.js';
import { UnitProgressReader } from './unit-progress.service.js';

const at = (text: string): Date => parseLocal(text)!;
const TENANT = { name: 'Tỉnh Lâm Đồng', hostBody: 'Ban Tổ chức cuộc thi' };
const ORIGIN = 'https://lam-dong.vidu.vn';
const DECLARED = { title: 'Lớp 9A', basis: 'agency' as const, declared: true, guardiansConsented: false, guardiansPublish: false };

let rows = 1;
const aRow = (overrides: Partial<RosterRow> = {}): RosterRow => ({
  row: (rows += 1),
  fullName: 'Nguyễn Thị Hòa',
  birthDate: '01/02/1980',
  position: 'Chuyên viên',
  phone: '',
  email: '',
  ...overrides,
});

describe('coordinators, their lists and reminders', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, AttemptsModule, MailModule, QuestionsModule, NotificationsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let staff: AccountId;
  let invited = 0;

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context));
    rows = 1;
    ({ accountId: staff } = await inTenant(async () =>
      aContestant(context.module, running, { unit: await unitNamed(context.module, 'Phường 10') }),
    ));
  });

  const inTenant = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const unit = async (name: string): Promise<Unit> => {
    const day = '2024-10-21';
    const found = (await context.get(UnitRegister).list(day)).find((one) => one.name === name);
    if (!found) throw new Error(`There is no unit ${name}.`);
    return found;
  };
  const lastLink = async (): Promise<string> => {
    const [message] = await context.get(Outbox).newest(1);
    return /nhan\/([\w-]+)/.exec(message!.body)![1]!;
  };
  /** Somebody who was asked and has accepted. */
  const aCoordinator = async (
    name: string,
  ): Promise<{ accountId: AccountId; reach: UnitReach; id: Parameters<Coordinators['reach']>[1]; unit: Unit }> => {
    invited += 1;
    const own = await unit(name);
    const contact = { kind: 'email' as const, value: `dau-moi-${invited}@vidu.vn` };
    const wanted = { unitId: own.id, contestId: null, fullName: 'Đầu Mối', contact };
    await context.get(Coordinators).invite(wanted, { by: staff, siteName: 'Tỉnh', origin: ORIGIN });
    const { accountId, coordinatorId: id } = await context.get(Coordinators).accept(await lastLink(), '1985-05-05');
    const { reach } = await context.get(Coordinators).reach(accountId, id, running.contest.id);
    return { accountId, reach, id, unit: own };
  };
  const aRoster = async (reach: UnitReach, by: AccountId, people: RosterRow[], declaration = DECLARED): Promise<RosterId> => {
    const id = await context.get(Rosters).bring(reach, { fileName: '9a.xlsx', rows: people, by });
    return context.get(Rosters).enter(reach, id, by, declaration);
  };
  const states = async (reach: UnitReach, id: RosterId): Promise<string[]> =>
    (await context.get(Rosters).peopleOf(reach, id, null)).map(({ fullName, state }) => `${fullName}: ${state}`);
  const sits = async (fullName: string, where: string, startsAt = '2024-10-22 09:00', contact?: string): Promise<void> => {
    const { registration } = await aContestant(context.module, running, {
      fullName,
      birthDate: '1980-02-01',
      unit: await unit(where),
      ...(contact ? { contact: { kind: 'phone', value: contact } } : {}),
    });
    await aSealedSitting(context.module, running, { registration, startsAt: at(startsAt) });
  };
  const registers = async (fullName: string, phone: string, where = 'Phường 9') =>
    aContestant(context.module, running, {
      fullName,
      birthDate: '1980-02-01',
      unit: await unit(where),
      contact: { kind: 'phone', value: phone },
    });
  const letters = async (): Promise<string[]> =>
    (await context.get(Outbox).newest(200))
      .filter(({ subject }) => /^(Nhắc|Mời) dự thi/.test(subject))
      .map(({ recipient }) => recipient)
      .toSorted();
  const tend = (): Promise<void> => context.get(RosterTending).look(TENANT);

  describe('a coordinator', () => {
    it('is appointed by the link that went to their phone or mailbox, once', async () => {
      await inTenant(async () => {
        const own = await unit('Phường 9');
        const contact = { kind: 'phone' as const, value: '+84912345678' };
        await context
          .get(Coordinators)
          .invite({ unitId: own.id, contestId: null, fullName: 'Đỗ Thị Lụa', contact }, { by: staff, siteName: 'Tỉnh', origin: ORIGIN });
        const token = await lastLink();
        const twice = await Promise.allSettled([1, 2].map(() => context.get(Coordinators).accept(token, '1985-05-05')));

        expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
        const [listed] = await context.get(Coordinators).list(running.contest.id);
        expect([listed!.fullName, listed!.contact, listed!.unit.name]).toEqual(['Đỗ Thị Lụa', '+84912345678', 'Phường 9']);
        expect(await context.get(Coordinators).awaited()).toEqual([]);
      });
    });

    it('is not appointed by a link that was withdrawn or is two weeks old', async () => {
      await inTenant(async () => {
        const contact = { kind: 'email' as const, value: 'a@vidu.vn' };
        const wanted = { unitId: (await unit('Phường 9')).id, contestId: null, fullName: 'Đỗ Thị Lụa', contact };
        const id = await context.get(Coordinators).invite(wanted, { by: staff, siteName: 'Tỉnh', origin: ORIGIN });
        const first = await lastLink();
        await context.get(Coordinators).withdraw(id, staff);
        await expect(context.get(Coordinators).accept(first, '1985-05-05')).rejects.toMatchObject({ code: 'INVITATION_GONE' });

        await context.get(Coordinators).invite(wanted, { by: staff, siteName: 'Tỉnh', origin: ORIGIN });
        const second = await lastLink();
        await context.timeIs(at('2024-11-05 08:01'));
        await expect(context.get(Coordinators).accept(second, '1985-05-05')).rejects.toMatchObject({ code: 'INVITATION_GONE' });
      });
    });

    it('reaches nothing by somebody else’s appointment, nor by their own once it has ended', async () => {
      await inTenant(async () => {
        const [nine, ten] = [await aCoordinator('Phường 9'), await aCoordinator('Phường 10')];
        await sits('Nguyễn Thị Hòa', 'Phường 9');
        const roster = await aRoster(nine.reach, nine.accountId, [aRow()]);
        await expect(context.get(Coordinators).reach(ten.accountId, nine.id, running.contest.id)).rejects.toMatchObject({
          code: 'NOT_COORDINATOR',
        });
        expect((await context.get(UnitProgressReader).of(nine.reach)).taken).toBe(1);

        await context.get(Coordinators).end(nine.id, staff);

        await expect(context.get(Coordinators).reach(nine.accountId, nine.id, running.contest.id)).rejects.toMatchObject({
          code: 'NOT_COORDINATOR',
        });
        // Also with a reach that was made before: the statements look for themselves.
        await expect(context.get(UnitProgressReader).of(nine.reach)).rejects.toMatchObject({ code: 'NOT_COORDINATOR' });
        expect(await context.get(Rosters).peopleOf(nine.reach, roster, null)).toEqual([]);
        await expect(context.get(Reminders).preview(nine.reach, roster)).rejects.toMatchObject({ code: 'ROSTER_NOT_FOUND' });
      });
    });
  });

  describe('the figures of a unit', () => {
    it('are those of the unit and everything below it, and of nobody beside it', async () => {
      await inTenant(async () => {
        await sits('Người Một', 'Phường 9', '2024-10-22 09:00');
        await sits('Người Hai', 'Phường 9', '2024-10-23 09:00');
        await sits('Người Ba', 'Phường 10', '2024-10-23 10:00');
        const [nine, city] = [await aCoordinator('Phường 9'), await aCoordinator('Thành phố Đà Lạt')];

        const own = await context.get(UnitProgressReader).of(nine.reach);
        expect([own.registered, own.taken, own.below]).toEqual([2, 2, []]);
        expect(own.days).toEqual([
          { day: '2024-10-22', people: 1 },
          { day: '2024-10-23', people: 1 },
        ]);
        const above = await context.get(UnitProgressReader).of(city.reach);
        // With the staff of this test, who lives in Phường 10.
        expect([above.registered, above.taken]).toEqual([4, 3]);
        expect(above.below.map(({ unit: { name }, registered, taken }) => [name, registered, taken])).toEqual([
          ['Phường 10', 2, 1],
          ['Phường 9', 2, 2],
        ]);
      });
    });

    it('count who has sent an entry, and reminders go to the others while entries are received', async () => {
      await inTenant(async () => {
        const { registration } = await registers('Người Gửi', '+84912000001');
        await registers('Người Chưa', '+84912000002');
        await someSubmissions(registration, staff);
        const nine = await aCoordinator('Phường 9');

        const { registered, taken, days } = await context.get(UnitProgressReader).of(nine.reach);
        expect([registered, taken, days]).toEqual([2, 1, [{ day: '2024-10-22', people: 1 }]]);
        const people = ['Người Gửi', 'Người Chưa'].map((fullName) => aRow({ fullName }));
        const roster = await aRoster(nine.reach, nine.accountId, people);
        expect(await states(nine.reach, roster)).toEqual(['Người Gửi: taken', 'Người Chưa: registered']);

        // The quiz is over, the part of submissions is not.
        await context.timeIs(at('2024-10-30 09:00'));
        const { round, waiting, people: reached } = await context.get(Reminders).previewRegistered(nine.reach);
        expect([round.kind, waiting, reached]).toEqual(['receiving', 1, 1]);
        const sample = await context
          .get(Reminders)
          .sample(nine.reach, { round, audience: 'registered' }, { tenant: TENANT, origin: ORIGIN });
        expect(sample.split('\n').slice(0, 2)).toEqual([
          'Gửi …: Ban Tổ chức cuộc thi tỉnh Lâm Đồng nhắc bạn đã đăng ký “Cuộc thi mẫu” nhưng chưa gửi bài; đang nhận bài, đến 7:00 thứ Sáu, 01/11/2024.',
          `Gửi bài: ${ORIGIN}/cua-toi`,
        ]);
      });
    });

    it('are measured against the head-count; a unit that has said none has no aim', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        expect((await context.get(UnitProgressReader).of(nine.reach)).aim).toBeUndefined();
        await context.get(UnitKeeping).count(nine.unit.id, { people: 5, leaders: 1, countedOn: '2024-10-01', source: 'Báo cáo' }, staff);
        await sits('Người Một', 'Phường 9');

        const { aim, missing, aimFrom } = await context.get(UnitProgressReader).of(nine.reach);
        expect([aim, missing, aimFrom]).toEqual([5, 4, 'head-count']);
      });
    });

    it('leave out a unit of another time that had the same code', async () => {
      await inTenant(async () => {
        await context
          .get(UnitRegister)
          .enter([{ code: '24769', kind: 'ward', name: 'Phường Khác', bases: ['residence'], validFrom: '2025-07-01' }]);
        const later = await context.get(UnitRegister).findByCode('24769', '2025-08-01');
        await aContestant(context.module, running, { unit: later! });
        const nine = await aCoordinator('Phường 9');

        expect((await context.get(UnitProgressReader).of(nine.reach)).registered).toBe(0);
      });
    });
  });

  describe('a list', () => {
    it('says of each whether they have taken part: by name and birth date, else by the phone with one of the two', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        await sits('Nguyễn Thị Hoà', 'Phường 9');
        await sits('Trần Văn Bảy', 'Phường 9', '2024-10-22 10:00', '+84912345601');
        await aContestant(context.module, running, { fullName: 'Lê Na', birthDate: '1980-02-01', unit: nine.unit });
        const roster = await aRoster(nine.reach, nine.accountId, [
          aRow(),
          aRow({ fullName: 'Trần Bảy', phone: '0912345601' }),
          aRow({ fullName: 'Trần Thị Con', birthDate: '05/05/2010', phone: '0912345601' }),
          aRow({ fullName: 'Lê Na' }),
          aRow({ fullName: 'Lê Na', birthDate: '02/02/1980' }),
        ]);

        expect(await states(nine.reach, roster)).toEqual([
          'Nguyễn Thị Hòa: taken',
          'Trần Bảy: taken',
          'Trần Thị Con: missing',
          'Lê Na: registered',
          'Lê Na: missing',
        ]);
      });
    });

    it('tells nothing of who counts for another unit', async () => {
      await inTenant(async () => {
        await sits('Nguyễn Thị Hòa', 'Phường 10');
        const [nine, city] = [await aCoordinator('Phường 9'), await aCoordinator('Thành phố Đà Lạt')];
        expect(await states(nine.reach, await aRoster(nine.reach, nine.accountId, [aRow()]))).toEqual(['Nguyễn Thị Hòa: missing']);
        // The control: from above they are found.
        expect(await states(city.reach, await aRoster(city.reach, city.accountId, [aRow()]))).toEqual(['Nguyễn Thị Hòa: taken']);
      });
    });

    it('is seen by coordinators of its unit and above it, and is not there for any other', async () => {
      await inTenant(async () => {
        const [nine, ten, city] = [await aCoordinator('Phường 9'), await aCoordinator('Phường 10'), await aCoordinator('Thành phố Đà Lạt')];
        const roster = await aRoster(nine.reach, nine.accountId, [aRow()]);
        const seen = async (reach: UnitReach) => (await context.get(Rosters).list(reach)).map(({ people }) => people);

        expect([await seen(nine.reach), await seen(city.reach), await seen(ten.reach)]).toEqual([[1], [1], []]);
        for (const ask of [
          () => context.get(Rosters).find(ten.reach, roster),
          () => context.get(Rosters).remove(ten.reach, roster, ten.accountId),
          () => context.get(Reminders).preview(ten.reach, roster),
          () => context.get(Reminders).request(ten.reach, roster, { by: ten.accountId, origin: ORIGIN }),
          () => context.get(Reminders).callOff(ten.reach, roster, ten.accountId),
          () => context.get(Reminders).ofRoster(ten.reach, roster),
        ])
          await expect(ask()).rejects.toMatchObject({ code: 'ROSTER_NOT_FOUND' });
        expect(await context.get(Rosters).peopleOf(ten.reach, roster, null)).toEqual([]);
        expect(await seen(nine.reach)).toEqual([1]);
      });
    });

    it('is entered whole or not at all, with its basis, by whoever has brought it', async () => {
      await inTenant(async () => {
        const [nine, ten] = [await aCoordinator('Phường 9'), await aCoordinator('Phường 10')];
        const faulty = await context
          .get(Rosters)
          .bring(nine.reach, { fileName: 'a.csv', rows: [aRow(), aRow({ birthDate: '31/02/2010' })], by: nine.accountId });
        await expect(context.get(Rosters).enter(nine.reach, faulty, nine.accountId, DECLARED)).rejects.toMatchObject({
          code: 'IMPORT_FAULTY',
        });
        const right = await context.get(Rosters).bring(nine.reach, { fileName: 'b.csv', rows: [aRow()], by: nine.accountId });
        await expect(context.get(Rosters).enter(nine.reach, right, nine.accountId, { ...DECLARED, declared: false })).rejects.toMatchObject(
          { code: 'BASIS_MISSING' },
        );
        await expect(context.get(Rosters).preview(ten.reach, right, ten.accountId)).rejects.toMatchObject({ code: 'NO_IMPORT' });
        expect(await context.get(Rosters).list(nine.reach)).toEqual([]);

        const twice = await Promise.allSettled([1, 2].map(() => context.get(Rosters).enter(nine.reach, right, nine.accountId, DECLARED)));
        expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
        const [{ roster, people } = { roster: undefined, people: 0 }] = await context.get(Rosters).list(nine.reach);
        expect([people, roster!.basisText.startsWith('Tôi lập danh sách này')]).toEqual([1, true]);
      });
    });

    it('goes with everybody on it when it is deleted, and a week after the contest', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        const first = await aRoster(nine.reach, nine.accountId, [aRow()]);
        await aRoster(nine.reach, nine.accountId, [aRow({ fullName: 'Lê Na' })]);
        const left = async (): Promise<number> =>
          (await context.asSuperuser<{ n: number }>('select count(*)::int as n from roster_people where tenant_id = $1', [tenantId]))[0]!.n;
        expect(await left()).toBe(2);

        await context.get(Rosters).remove(nine.reach, first, nine.accountId);
        expect(await left()).toBe(1);

        const [{ roster } = { roster: undefined }] = await context.get(Rosters).list(nine.reach);
        await context.timeIs(new Date(at(roster!.eraseOn).getTime() - 1000));
        await tend();
        expect(await left()).toBe(1);
        await context.timeIs(at(roster!.eraseOn));
        await tend();
        expect(await left()).toBe(0);
        await expect(context.get(Rosters).bring(nine.reach, { fileName: 'x', rows: [aRow()], by: nine.accountId })).rejects.toMatchObject({
          code: 'CONTEST_OVER',
        });
      });
    });
  });

  describe('a school’s list', () => {
    const PUPILS = aRuleSet({ eligibility: [{ code: 'guardian-consent', version: 1, below: 16, at: '2024-10-21' }] });
    const pupil = async (unitName: string, fullName = 'Trần Thị Mai') =>
      context.get(Registrations).register(running, {
        fullName,
        birthDate: '2012-05-05',
        contact: { kind: 'email', value: `${unitName === 'THCS' ? 'a' : 'b'}-${fullName.length}@vidu.vn` },
        audience: running.ruleSet.audiences[0]!.code,
        basis: 'workplace',
        unit: await unit(unitName),
        guardian: { fullName: 'Mẹ', relation: 'mother', contact: { kind: 'email', value: 'me@vidu.vn' } },
      });

    beforeEach(async () => {
      ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: PUPILS }));
      await inTenant(async () => {
        await context
          .get(UnitRegister)
          .enter([{ code: 'thcs', kind: 'school', name: 'THCS', parentCode: '24769', bases: ['workplace'], validFrom: '2015-01-01' }]);
        ({ accountId: staff } = await aContestant(context.module, running, {}));
      });
    });

    it('consents for its pupils, also for those who register later, and for nobody else', async () => {
      await inTenant(async () => {
        const school = await aCoordinator('THCS');
        const early = await pupil('THCS');
        const roster = [
          aRow({ fullName: 'Trần Thị Mai', birthDate: '05/05/2012' }),
          aRow({ fullName: 'Trần Văn Muộn', birthDate: '05/05/2012' }),
        ];
        await aRoster(school.reach, school.accountId, roster, { ...DECLARED, basis: 'school' as never, guardiansConsented: true });
        const state = async ({ accountId }: { accountId: AccountId }) =>
          (await context.get(Registrations).findOf(accountId, running.contest.id))!.guardianState;
        expect(await state(early)).toBe('given');

        const late = await pupil('THCS', 'Trần Văn Muộn');
        const elsewhere = await pupil('Phường 10', 'Trần Văn Muộn');
        const stranger = await pupil('THCS', 'Không Có Tên');
        await tend();

        expect([await state(late), await state(elsewhere), await state(stranger)]).toEqual(['given', 'awaited', 'awaited']);
      });
    });

    it('of a unit that is no school consents for nobody', async () => {
      await inTenant(async () => {
        const ward = await aCoordinator('Phường 9');
        const { accountId } = await pupil('THCS');
        const list = [aRow({ fullName: 'Trần Thị Mai', birthDate: '05/05/2012' })];
        await aRoster(ward.reach, ward.accountId, list, { ...DECLARED, basis: 'school' as never, guardiansConsented: true });

        expect((await context.get(Registrations).findOf(accountId, running.contest.id))!.guardianState).toBe('awaited');
      });
    });
  });

  describe('reminders', () => {
    const reachable = (fullName: string, email = `${fullName.length}-${fullName.split(' ').at(-1)!.toLowerCase()}@vidu.vn`): RosterRow =>
      aRow({
        fullName,
        email: email
          .normalize('NFD')
          .replace(/\p{Mn}/gu, '')
          .replace(/đ/g, 'd'),
      });

    it('reach those who have not taken part, once, whatever is pressed again or brought again', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        await sits('Nguyễn Thị Hòa', 'Phường 9');
        const people = [reachable('Nguyễn Thị Hòa'), reachable('Lê Na'), aRow({ fullName: 'Không Liên Hệ' })];
        const roster = await aRoster(nine.reach, nine.accountId, people);
        const preview = await context.get(Reminders).preview(nine.reach, roster);
        expect([preview.people, preview.messages, preview.left]).toEqual([1, 1, { unreachable: 1, others: 0 }]);

        await context.get(Reminders).request(nine.reach, roster, { by: nine.accountId, origin: ORIGIN });
        await expect(context.get(Reminders).request(nine.reach, roster, { by: nine.accountId, origin: ORIGIN })).rejects.toMatchObject({
          code: 'CAMPAIGN_RUNS',
        });
        await Promise.all([tend(), tend()]);
        await tend();

        expect(await letters()).toEqual(['5-na@vidu.vn']);
        const [progress] = await context.get(Reminders).ofRoster(nine.reach, roster);
        expect([progress!.campaign.state, progress!.reminded]).toEqual(['done', 1]);
        await expect(context.get(Reminders).request(nine.reach, roster, { by: nine.accountId, origin: ORIGIN })).rejects.toMatchObject({
          code: 'NOBODY_TO_REMIND',
        });
        await context.get(Rosters).remove(nine.reach, roster, nine.accountId);
        const again = await aRoster(nine.reach, nine.accountId, people);
        await expect(context.get(Reminders).request(nine.reach, again, { by: nine.accountId, origin: ORIGIN })).rejects.toMatchObject({
          code: 'NOBODY_TO_REMIND',
        });
      });
    });

    it('say who is meant, what for, until when, where, and how to have no more', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        const roster = await aRoster(nine.reach, nine.accountId, [reachable('Lê Na', 'nha@vidu.vn'), reachable('Lê Ba', 'nha@vidu.vn')]);
        await context.get(Reminders).request(nine.reach, roster, { by: nine.accountId, origin: ORIGIN });
        await tend();

        const [letter] = await context.get(Outbox).newest(1);
        expect(letter!.body.replace(/nhac\/\w{12}/, 'nhac/MA')).toMatchInlineSnapshot(`
         "Gửi Lê Na, Lê Ba: Ban Tổ chức cuộc thi tỉnh Lâm Đồng mời dự thi “Cuộc thi mẫu”, đợt 1 đang mở, còn đến 9:30 thứ Hai, 28/10/2024.
         Dự thi cho Phường 9: https://lam-dong.vidu.vn/don-vi/24769
         Nếu đã dự thi, xin bỏ qua tin này. Không nhận nhắc nữa: https://lam-dong.vidu.vn/khong-nhac/MA"
        `);
        expect(await letters()).toEqual(['nha@vidu.vn']);
      });
    });

    it('wait for the morning, and for tomorrow when the day’s messages are used up', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        const roster = await aRoster(nine.reach, nine.accountId, [reachable('Lê Na')]);
        await context.get(Reminders).request(nine.reach, roster, { by: nine.accountId, origin: ORIGIN });
        const held = async () => (await context.get(Reminders).ofRoster(nine.reach, roster))[0]!.campaign.heldBy;
        for (const night of ['2024-10-22 21:00', '2024-10-23 06:59']) {
          await context.timeIs(at(night));
          await tend();
          expect([await letters(), await held()]).toEqual([[], 'night']);
        }
        await context.asSuperuser(`insert into reminder_days values ($1, '2024-10-23', 5000)`, [tenantId]);
        await context.timeIs(at('2024-10-23 07:00'));
        await tend();
        expect([await letters(), await held()]).toEqual([[], 'day-limit']);
        await context.timeIs(at('2024-10-24 07:00'));
        await tend();
        expect(await letters()).toEqual(['5-na@vidu.vn']);
      });
    });

    it('leave half of the day’s messages to the codes by which people sign in', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        const roster = await aRoster(nine.reach, nine.accountId, [aRow({ phone: '0912345678' }), reachable('Lê Na')]);
        await context.get(Reminders).request(nine.reach, roster, { by: nine.accountId, origin: ORIGIN });
        await context.asSuperuser(`insert into code_days values ($1, '2024-10-22', 'home', 10000)`, [tenantId]);
        await tend();
        await tend();
        const [progress] = await context.get(Reminders).ofRoster(nine.reach, roster);
        expect([await letters(), progress!.campaign.state, progress!.campaign.heldBy]).toEqual([['5-na@vidu.vn'], 'waiting', 'budget']);

        await context.timeIs(at('2024-10-23 08:00'));
        await tend();
        expect(await letters()).toEqual(['+84912345678', '5-na@vidu.vn']);
      });
    });

    it('never reach a phone or mailbox that has said no, nor anybody who has taken part meanwhile', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        const first = await aRoster(nine.reach, nine.accountId, [reachable('Lê Na', 'nha@vidu.vn')]);
        await context.get(Reminders).request(nine.reach, first, { by: nine.accountId, origin: ORIGIN });
        await tend();
        const [letter] = await context.get(Outbox).newest(1);
        const code = /khong-nhac\/(\w+)/.exec(letter!.body)![1]!;
        await context.get(Reminders).refuse(code.toLowerCase());
        await expect(context.get(Reminders).refuse('0000-0000')).rejects.toMatchObject({ code: 'REFUSAL_UNKNOWN' });

        const second = await aRoster(nine.reach, nine.accountId, [
          reachable('Lê Ba', 'nha@vidu.vn'),
          reachable('Nguyễn Thị Hòa'),
          reachable('Lê Bốn'),
        ]);
        const preview = await context.get(Reminders).preview(nine.reach, second);
        expect([preview.people, preview.left.others]).toEqual([2, 1]);
        await context.get(Reminders).request(nine.reach, second, { by: nine.accountId, origin: ORIGIN });
        await sits('Nguyễn Thị Hòa', 'Phường 9');
        await tend();

        expect(await letters()).toEqual(['6-bon@vidu.vn', 'nha@vidu.vn']);
      });
    });

    it('stop when the round is over, the list is gone or they are called off', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        const outcome = async (before: (roster: RosterId) => Promise<unknown>): Promise<unknown> => {
          const roster = await aRoster(nine.reach, nine.accountId, [reachable(`Lê ${'Na'.repeat((rows += 1))}`)]);
          const id = await context.get(Reminders).request(nine.reach, roster, { by: nine.accountId, origin: ORIGIN });
          await before(roster);
          await tend();
          const [row] = await context.asSuperuser<{ state: string; held_by: string }>(
            'select state, held_by from reminder_campaigns where id = $1',
            [id],
          );
          return [row!.state, row!.held_by];
        };
        expect(await outcome((roster) => context.get(Rosters).remove(nine.reach, roster, nine.accountId))).toEqual([
          'stopped',
          'list-gone',
        ]);
        expect(await outcome((roster) => context.get(Reminders).callOff(nine.reach, roster, nine.accountId))).toEqual([
          'stopped',
          'called-off',
        ]);
        expect(await outcome(() => context.timeIs(running.rounds[0]!.closesAt))).toEqual(['stopped', 'round-over']);
        expect(await letters()).toEqual([]);
      });
    });

    it('by a list go to those who have not registered; whoever has is reminded by their own contact', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        await registers('Lê Na', '+84912345601');
        const roster = await aRoster(nine.reach, nine.accountId, [reachable('Lê Na'), reachable('Lê Bốn')]);
        const preview = await context.get(Reminders).preview(nine.reach, roster);
        expect([preview.people, preview.left]).toEqual([1, { unreachable: 0, others: 0 }]);

        await context.get(Reminders).request(nine.reach, roster, { by: nine.accountId, origin: ORIGIN });
        await tend();
        expect(await letters()).toEqual(['6-bon@vidu.vn']);
        expect(await context.get(Reminders).requestRegistered(nine.reach, { by: nine.accountId, origin: ORIGIN })).toBe(1);
        await tend();
        expect(await letters()).toEqual(['+84912345601', '6-bon@vidu.vn']);
      });
    });

    it('are asked for by all lists at once, each person counted once', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        await aRoster(nine.reach, nine.accountId, [reachable('Lê Na'), aRow({ fullName: 'Không Liên Hệ' })]);
        await aRoster(nine.reach, nine.accountId, [reachable('Lê Na'), reachable('Lê Bốn')]);
        const { people, messages, left } = await context.get(Reminders).preview(nine.reach, null);
        expect([people, messages, left]).toEqual([2, 2, { unreachable: 1, others: 0 }]);

        expect(await context.get(Reminders).requestAll(nine.reach, { by: nine.accountId, origin: ORIGIN })).toBe(2);
        await tend();
        expect(await letters()).toEqual(['5-na@vidu.vn', '6-bon@vidu.vn']);
      });
    });

    it('count a message of the day only when it is put out', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        const roster = await aRoster(nine.reach, nine.accountId, [aRow({ phone: '0912345678' }), reachable('Lê Na')]);
        await context.get(Reminders).request(nine.reach, roster, { by: nine.accountId, origin: ORIGIN });
        const budgets = context.get(CodeBudgets);
        const take = budgets.take.bind(budgets);
        // As when codes use the last of the budget up between the look at it and the message.
        jest.spyOn(budgets, 'take').mockImplementation(async (kind) => {
          if (kind === 'home') throw new AccountError('BUDGET_SPENT', { kind });
          await take(kind);
        });
        await tend();
        jest.restoreAllMocks();

        const day = async () =>
          (await context.asSuperuser<{ sent: number }>('select sent from reminder_days where tenant_id = $1', [tenantId]))[0]!.sent;
        const reminded = async () => (await context.get(Reminders).ofRoster(nine.reach, roster))[0]!.reminded;
        expect([await letters(), await day(), await reminded()]).toEqual([['5-na@vidu.vn'], 1, 1]);
        await tend();
        expect([await letters(), await day(), await reminded()]).toEqual([['+84912345678', '5-na@vidu.vn'], 2, 2]);
      });
    });

    it('are done when nobody is left, whatever the budget of others', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        const roster = await aRoster(nine.reach, nine.accountId, [reachable('Lê Na')]);
        await context.get(Reminders).request(nine.reach, roster, { by: nine.accountId, origin: ORIGIN });
        await context.asSuperuser(`insert into code_days values ($1, '2024-10-22', 'abroad', 10000)`, [tenantId]);
        await tend();
        expect((await context.get(Reminders).ofRoster(nine.reach, roster))[0]!.campaign.state).toBe('done');
      });
    });

    describe('to those who have registered', () => {
      const ask = (by: Awaited<ReturnType<typeof aCoordinator>>) =>
        context.get(Reminders).requestRegistered(by.reach, { by: by.accountId, origin: ORIGIN });
      const preview = async (by: Awaited<ReturnType<typeof aCoordinator>>) => {
        const { waiting, people, messages, awaitGuardian, left } = await context.get(Reminders).previewRegistered(by.reach);
        return { waiting, people, messages, awaitGuardian, others: left.others };
      };

      it('reach who counts for the unit and has not sat in the open round, by the own contact, once', async () => {
        await inTenant(async () => {
          const [nine, ten] = [await aCoordinator('Phường 9'), await aCoordinator('Phường 10')];
          await sits('Đã Thi', 'Phường 9', '2024-10-22 09:00', '+84912345601');
          await registers('Chưa Thi', '+84912345602');
          await registers('Nhà Khác', '+84912345603', 'Phường 10');
          // With the staff of this test, who lives in Phường 10.
          expect([await preview(nine), await preview(ten)]).toEqual([
            { waiting: 1, people: 1, messages: 1, awaitGuardian: 0, others: 0 },
            { waiting: 2, people: 2, messages: 2, awaitGuardian: 0, others: 0 },
          ]);

          expect(await ask(nine)).toBe(1);
          await expect(ask(nine)).rejects.toMatchObject({ code: 'CAMPAIGN_RUNS' });
          await Promise.all([tend(), tend()]);
          await tend();

          expect(await letters()).toEqual(['+84912345602']);
          const [letter] = await context.get(Outbox).newest(1);
          expect(letter!.body.replace(/nhac\/\w{12}/, 'nhac/MA')).toMatchInlineSnapshot(`
           "Gửi Chưa Thi: Ban Tổ chức cuộc thi tỉnh Lâm Đồng nhắc bạn đã đăng ký “Cuộc thi mẫu” nhưng chưa thi; đợt 1 đang mở, còn đến 9:30 thứ Hai, 28/10/2024.
           Vào thi: https://lam-dong.vidu.vn/cua-toi
           Nếu đã dự thi, xin bỏ qua tin này. Không nhận nhắc nữa: https://lam-dong.vidu.vn/khong-nhac/MA"
          `);
          const [campaign] = await context.get(Reminders).ofUnit(nine.reach, 'registered');
          expect([campaign!.campaign.state, campaign!.reminded]).toEqual(['done', 1]);
          expect(await preview(nine)).toEqual({ waiting: 1, people: 0, messages: 0, awaitGuardian: 0, others: 1 });
          await expect(ask(nine)).rejects.toMatchObject({ code: 'NOBODY_TO_REMIND' });
        });
      });

      it('never reach whoever refused, has sat since, sits just now, or was reminded by a list before', async () => {
        await inTenant(async () => {
          const nine = await aCoordinator('Phường 9');
          const roster = await aRoster(nine.reach, nine.accountId, [
            reachable('Lê Na', 'nha@vidu.vn'),
            aRow({ fullName: 'Lê Bốn', phone: '0912345605' }),
          ]);
          await context.get(Reminders).request(nine.reach, roster, { by: nine.accountId, origin: ORIGIN });
          await tend();
          const refused = (await context.get(Outbox).newest(5)).find(({ recipient }) => recipient === '+84912345605')!;
          await context.get(Reminders).refuse(/khong-nhac\/(\w+)/.exec(refused.body)![1]!);
          await registers('Lê Na', '+84912345606');
          await registers('Người Nhà Của Bốn', '+84912345605');
          const soon = await registers('Thi Ngay', '+84912345607');
          const { registration } = await registers('Đang Thi', '+84912345608');
          await context.get(Attempts).start(running, running.rounds[0]!, registration);
          await registers('Còn Lại', '+84912345609');
          expect(await preview(nine)).toEqual({ waiting: 4, people: 2, messages: 2, awaitGuardian: 0, others: 2 });

          await ask(nine);
          await aSealedSitting(context.module, running, { registration: soon.registration, startsAt: at('2024-10-22 08:02'), minutes: 1 });
          await tend();

          expect(await letters()).toEqual(['+84912345605', '+84912345609', 'nha@vidu.vn']);
        });
      });

      it('are one to those who share a phone, and none to a child who waits for a guardian', async () => {
        await inTenant(async () => {
          const nine = await aCoordinator('Phường 9');
          await registers('Lê Na', '+84912345610');
          await registers('Lê Ba', '+84912345610');
          const { registration } = await registers('Lê Bé', '+84912345611');
          await context.asSuperuser(`update registrations set guardian_state = 'awaited' where id = $1`, [registration.id]);
          expect(await preview(nine)).toEqual({ waiting: 3, people: 2, messages: 1, awaitGuardian: 1, others: 0 });
          await ask(nine);
          await tend();
          expect(await letters()).toEqual(['+84912345610']);
          expect((await context.get(Outbox).newest(1))[0]!.body).toMatch(/^Gửi Lê Na, Lê Ba: /);
        });
      });

      it('wait for the next day when the budget of their kind is used up', async () => {
        await inTenant(async () => {
          const nine = await aCoordinator('Phường 9');
          await registers('Lê Na', '+84912345612');
          await ask(nine);
          await context.asSuperuser(`insert into code_days values ($1, '2024-10-22', 'home', 10000)`, [tenantId]);
          await tend();
          const progress = async () => (await context.get(Reminders).ofUnit(nine.reach, 'registered'))[0]!;
          expect([(await progress()).reminded, (await progress()).campaign.heldBy]).toEqual([0, 'budget']);
          await context.timeIs(at('2024-10-23 08:00'));
          await tend();
          expect([await letters(), (await progress()).campaign.state]).toEqual([['+84912345612'], 'done']);
        });
      });

      it('wait for an open round, are called off, and reach nobody by an appointment that has ended', async () => {
        await inTenant(async () => {
          const nine = await aCoordinator('Phường 9');
          await registers('Lê Na', '+84912345613');
          await ask(nine);
          await context.get(Reminders).callOffRegistered(nine.reach, nine.accountId);
          await tend();
          expect(await letters()).toEqual([]);
          await context.get(Coordinators).end(nine.id, staff);
          await expect(ask(nine)).rejects.toMatchObject({ code: 'NOBODY_TO_REMIND' });
          await context.timeIs(new Date(running.rounds[0]!.opensAt.getTime() - 1000));
          await expect(ask(nine)).rejects.toMatchObject({ code: 'NO_OPEN_ROUND' });
        });
      });
    });

    it('of one tenant are nothing to the worker of another', async () => {
      await inTenant(async () => {
        const nine = await aCoordinator('Phường 9');
        const roster = await aRoster(nine.reach, nine.accountId, [reachable('Lê Na')]);
        await context.get(Reminders).request(nine.reach, roster, { by: nine.accountId, origin: ORIGIN });
      });
      const other = await context.aTenant();
      expect(await context.as(other, () => context.get(ReminderSending).look(TENANT))).toBe(0);
      expect(await inTenant(letters)).toEqual([]);
      expect(await inTenant(() => context.get(ReminderSending).look(TENANT))).toBe(1);
    });
  });
});
