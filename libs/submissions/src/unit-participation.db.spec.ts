import { AccessModule } from '#access';
import { type RunningContest, Teams } from '#contests';
import type { AccountId, TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { LeaderRegister, type Registration, RegistrationsModule } from '#registrations';
import { type UnitId, UnitKeeping, UnitRegister, UnitsModule } from '#units';
import { aMember } from '../../../test/factories/a-member.js';
import { aReceivingContest, aSentSubmission, PART, rulesThatReceive } from '../../../test/factories/a-receiving-contest.js';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { EntryCounts } from './entry-counts.service.js';
import { SubmissionsModule } from './submissions.module.js';
import { Submissions } from './submissions.service.js';
import { UnitParticipation } from './unit-participation.service.js';

const conditions = [
  { code: 'minimum-share', version: 1, percent: 30 },
  { code: 'minimum-leaders', version: 1, count: 1 },
];
const RULES = rulesThatReceive(
  { sections: [{ code: 'noi-dung', name: 'Nội dung', required: true }] },
  {
    eligibility: [{ code: 'excluded-teams', version: 1, teams: ['ban-to-chuc'] }],
    obligations: [{ code: 'toi-thieu', part: PART, units: 'Mỗi đơn vị', conditions }],
  },
);

describe('how units take part in a part of submissions', () => {
  const context = DatabaseContext.forTests(AccessModule, QuestionsModule, RegistrationsModule, SubmissionsModule, UnitsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let an: Registration;
  let clerk: AccountId;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const send = (who: Registration): Promise<unknown> => aSentSubmission(context.module, running, who);
  const cityOf = async (registration: Registration) => {
    const { codes } = (await context.get(UnitRegister).findById(registration.unitId))!;
    const all = await context.get(UnitRegister).list('2024-10-21');
    return all.find(({ code }) => code === codes.find((one) => all.some((unit) => unit.code === one && unit.name === 'Thành phố Đà Lạt')))!;
  };
  const duty = async () => {
    const [only] = await context.get(UnitParticipation).of(running, PART);
    const { facts, lacks } = only!.units.find(({ unit }) => unit.name === 'Thành phố Đà Lạt')!.duty;
    return { people: facts.people, leaders: facts.leaders, lacks };
  };

  beforeEach(async () => {
    ({ tenantId, running } = await aReceivingContest(context, RULES));
    clerk = await aMember(tenantId, ['author']);
    await inScope(async () => void (an = (await aContestant(context.module, running, { fullName: 'Nguyễn Thị An' })).registration));
  });

  it('is told with its leaders once somebody who may say so has confirmed them; a claim of one’s own counts for nothing', async () => {
    await inScope(async () => {
      await send(an);
      const register = context.get(LeaderRegister);
      const city = await cityOf(an);
      await context.get(UnitKeeping).count(city.id, { people: 3, leaders: null, countedOn: '2024-10-01', source: 'Báo cáo' }, null);
      const lacking = 'chưa xác nhận số lãnh đạo, quản lý dự thi';
      expect(await duty()).toEqual({ people: 1, leaders: null, lacks: [lacking] });

      await register.claim(running.contest.id, { person: an.pseudonym, isLeader: true }, an.accountId);
      expect(await duty()).toEqual({ people: 1, leaders: null, lacks: [lacking] });

      expect(await register.confirmForUnit(running.contest.id, city.id, [{ person: an.pseudonym, isLeader: true }], clerk)).toBe(1);
      expect(await duty()).toEqual({ people: 1, leaders: 1, lacks: [] });
      // Said again it is one word; the secretariat's stands above the unit's.
      expect(await register.confirmForUnit(running.contest.id, city.id, [{ person: an.pseudonym, isLeader: true }], clerk)).toBe(0);
      await register.confirmForBoard(running.contest.id, [{ person: an.pseudonym, isLeader: false }], clerk);
      await register.confirmForUnit(running.contest.id, city.id, [{ person: an.pseudonym, isLeader: true }], clerk);
      expect(await duty()).toEqual({ people: 1, leaders: 0, lacks: ['mới có 0 lãnh đạo, quản lý dự thi, cần ít nhất 1'] });
      const trail = await context.asSuperuser<{ details: { person: string } }>(
        "select details from audit_entries where tenant_id = $1 and action = 'leader.confirmed'",
        [tenantId],
      );
      expect(trail.map(({ details }) => details.person)).toEqual([an.pseudonym, an.pseudonym]);
    });
  });

  it('counts the word of the unit in which somebody works, not of another, nor of one above it against it', async () => {
    await inScope(async () => {
      await send(an);
      const register = context.get(LeaderRegister);
      const [city, all] = [await cityOf(an), await context.get(UnitRegister).list('2024-10-21')];
      const own = all.find(({ id }) => id === an.unitId)!;
      const foreign = all.find(({ code }) => !own.codes.includes(code))!;
      const say = (unit: { id: UnitId }, isLeader: boolean) =>
        register.confirmForUnit(running.contest.id, unit.id, [{ person: an.pseudonym, isLeader }], clerk);
      const leaders = async () => (await duty()).leaders;

      // As after a move: what the former unit has said is nobody's word here.
      expect([await say(foreign, true), await leaders()]).toEqual([1, null]);
      expect([await say(city, false), await leaders()]).toEqual([1, 0]);
      expect([await say({ id: an.unitId }, true), await leaders()]).toEqual([1, 1]);
      expect([await say(city, false), await leaders()]).toEqual([0, 1]);
      expect([await say(city, true), await say(city, false), await leaders()]).toEqual([1, 1, 1]);
      const { entries } = await context.get(UnitParticipation).ofUnit(running, PART, city);
      expect(entries[0]!.authors[0]!.leader?.unit).toMatchObject({ isLeader: true, code: own.code });
    });
  });

  it('counts what a unit has sent in as its own as an entry, and as nobody', async () => {
    await inScope(async () => {
      await send(an);
      const { registration: sender } = await aContestant(context.module, running, { fullName: 'Lê Văn Khải' });
      await send(sender);
      await context.asSuperuser("update submissions set author_kind = 'unit' where registration_id = $1", [sender.id]);
      const [only] = await context.get(UnitParticipation).of(running, PART);
      expect(only!.units.find(({ unit }) => unit.name === 'Thành phố Đà Lạt')!.duty.facts).toMatchObject({ people: 1, attempts: 2 });
      const rows = await context.get(EntryCounts).byUnit([running.receiving[0]!.id]);
      expect(rows.map(({ people, attempts }) => [people, attempts])).toEqual([[1, 2]]);
    });
  });

  it('says the same of one unit as of all, with what bars authors whom somebody has only named', async () => {
    await inScope(async () => {
      await send(an);
      const { registration: other } = await aContestant(context.module, running, { fullName: 'Lê Văn Khải' });
      await send(other);
      await context.asSuperuser(
        'update submission_authors set registration_id = null, pseudonym = gen_random_uuid() where registration_id = $1',
        [other.id],
      );
      await context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'LÊ VĂN KHẢI', birthDate: '1962-07-07' }]);
      const [whole] = await context.get(UnitParticipation).of(running, PART);
      const city = await cityOf(an);
      const { duties, entries } = await context.get(UnitParticipation).ofUnit(running, PART, city);

      expect(duties.map(({ duty: own }) => own)).toEqual([whole!.units.find(({ unit }) => unit.id === city.id)!.duty]);
      expect(duties[0]!.duty.facts.people).toBe(1);
      expect(entries.map(({ authors }) => [authors[0]!.fullName, authors[0]!.barredBecause !== null])).toEqual([
        ['Nguyễn Thị An', false],
        ['Lê Văn Khải', true],
      ]);
    });
  });

  it('leaves out who may not take part, and what was withdrawn', async () => {
    await inScope(async () => {
      await send(an);
      const { registration: board } = await aContestant(context.module, running, { fullName: 'Lê Văn Khải' });
      await send(board);
      expect((await duty()).people).toBe(2);

      await context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'Lê Văn Khải', birthDate: '1962-07-07' }]);
      expect((await duty()).people).toBe(1);
      const { entries } = await context.get(UnitParticipation).ofUnit(running, PART, await cityOf(an));
      expect(entries.map(({ authors, counts }) => [authors[0]!.fullName, authors[0]!.barredBecause !== null, counts])).toEqual([
        ['Nguyễn Thị An', false, true],
        ['Lê Văn Khải', true, true],
      ]);

      await context.get(Submissions).withdraw(entries[0]!.submission.id, an);
      expect((await duty()).people).toBe(0);
      expect((await context.get(UnitParticipation).ofUnit(running, PART, await cityOf(an))).entries).toHaveLength(1);
    });
  });

  it('is counted by unit, hour and day, each person once', async () => {
    await inScope(async () => {
      await send(an);
      const { registration: other } = await aContestant(context.module, running, { fullName: 'Lê Văn Khải' });
      await send(other);
      const { id } = running.receiving[0]!;
      const counts = context.get(EntryCounts);

      expect(await counts.byUnit([id])).toEqual([
        {
          ...{ viaTenantId: null, viaUnitId: null, unitId: an.unitId, audience: an.audience },
          ...{ people: 2, assisted: 0, attempts: 2, sealed: 2 },
        },
      ]);
      expect((await counts.byHour([id])).map(({ attempts }) => attempts)).toEqual([2]);
      expect((await counts.byDay([id])).map(({ day, attempts }) => [day, attempts])).toEqual([['2024-10-22', 2]]);
    });
  });
});
