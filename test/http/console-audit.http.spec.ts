import { createHash } from 'node:crypto';
import { AuditChain, AuditRoots, AuditTrail } from '#audit';
import type { RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const AUDIT = '/quan-tri/nhat-ky';
const ROOTS = `${AUDIT}/ma-chot`;

describe('the trail in the console', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let author: Awaited<ReturnType<typeof aStaffMember>>;

  beforeEach(async () => {
    ({ tenant, running } = await aPlaceWithContest(site));
    author = await aStaffMember(site, tenant.id, ['author'], { fullName: 'Phan Đình Lộc' });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const record = (action: string, actor: typeof author.accountId | null = null) =>
    inScope(() => site.get(AuditTrail).record({ actor, action, subject: { kind: 'round', id: running.rounds[0]!.id } }));
  const link = () => inScope(() => site.get(AuditChain).linkWaiting());
  /** Moves the clock; whoever reads signs in again, as sessions of staff are short. */
  const itIs = async (time: string): Promise<void> => {
    await site.timeIs(parseLocal(time)!);
    author = await aStaffMember(site, tenant.id, ['author'], { fullName: 'Phan Đình Lộc' });
  };
  const rows = async (query: string): Promise<string[]> =>
    [...(await author.get(`${AUDIT}${query}`)).text.matchAll(/<th scope="row">\s*(?:<[a-z][^>]*>)?([^<:]+)/g)].map(([, what]) => what!);
  const reads = (action: string): Promise<number> => inScope(() => site.get(AuditTrail).count({ actions: [action] }));

  it('says how far the chain goes, and which entries wait for it', async () => {
    await link();
    await record('round.paused');
    const head = (await inScope(() => site.get(AuditChain).head()))!;

    const page = (await author.get(AUDIT)).text;

    expect(page).toContain(`Đã nối vào chuỗi đến mục số ${head.position}, mã chốt ${head.hash.slice(0, 12)}…`);
    expect(page).toContain('1 việc mới đang chờ nối');
    expect(page.match(/>chờ nối</g)).toHaveLength(1);
  });

  it('is narrowed to a person, a kind of acts and a day, all at once', async () => {
    const { accountId } = author;
    await itIs('2024-10-23 09:00');
    await record('round.paused', accountId);
    await record('round.open');
    await record('news.published', accountId);
    await record('staff.locked', accountId);
    await itIs('2024-10-24 09:00');
    await record('round.closing', accountId);

    const all = `?nguoi=${accountId}&viec=cuoc-thi&ngay=2024-10-23`;
    expect(await rows(all)).toHaveLength(2);
    expect(await rows(`?nguoi=${accountId}&ngay=2024-10-23`)).toHaveLength(3);
    expect(await rows('?nguoi=may&ngay=2024-10-23')).toHaveLength(1);
    expect((await author.get(`${AUDIT}?ngay=2023-01-01`)).text).toContain('Không có việc nào như vậy');
    expect((await author.get(`${AUDIT}?nguoi=ai&viec=gi&ngay=hom-qua`)).status).toBe(200);
  });

  describe('has roots', () => {
    const aRoot = async (): Promise<string> => {
      await link();
      await itIs('2024-11-05 08:00');
      return inScope(async () => {
        const due = (await site.get(AuditRoots).due())!;
        await site.get(AuditRoots).keep(due, 2);
        return due.hash;
      });
    };

    it('that are shown to be compared with the letters', async () => {
      expect((await author.get(ROOTS)).text).toContain('Chưa có mã chốt nào');
      const hash = await aRoot();

      const page = (await author.get(ROOTS)).text;

      expect(page).toContain(hash.match(/.{8}/g)!.join(' '));
      expect(page).toContain('2 thư');
    });

    it('whose entries anybody can take and compute the root from, and that is written down', async () => {
      const hash = await aRoot();

      const file = await author.get(`${ROOTS}/xuat.json?ngay=2024-11-04`);
      const part = JSON.parse(file.text) as Part;

      expect(part.links.reduce((before, { position, entry }) => hashOf(part.format, before, position, entry), part.before)).toBe(hash);
      const table = await author.get(`${ROOTS}/xuat.csv?ngay=2024-11-04`);
      expect(table.text.trimEnd().split('\r\n')).toHaveLength(part.links.length + 1);
      expect(table.text).not.toContain('Phan Đình Lộc');
      expect(await reads('audit.exported')).toBe(2);
      expect([(await author.get(`${ROOTS}/xuat.csv?ngay=2024-11-03`)).status, (await author.get(`${ROOTS}/xuat.csv`)).status]).toEqual([
        404, 400,
      ]);
    });

    it('of another tenant nowhere else', async () => {
      await aRoot();
      const elsewhere = await site.aTenant();
      const stranger = await aStaffMember(site, elsewhere.id, ['administrator']);

      expect((await stranger.get(ROOTS)).text).toContain('Chưa có mã chốt nào');
      expect((await stranger.get(`${ROOTS}/xuat.json?ngay=2024-11-04`)).status).toBe(404);
    });
  });

  describe('knows who has read what is sealed:', () => {
    it('the questions, once in a quarter of an hour', async () => {
      for (const page of ['', '', '?trang=1']) await author.get(`/quan-tri/cau-hoi${page}`);
      expect(await reads('questions.read')).toBe(1);

      const { accountId } = author;
      await asSuperuser(
        `begin; set local session_replication_role = replica;
         update audit_entries set happened_at = happened_at - interval '16 minutes' where actor_id = '${accountId}'; commit`,
      );
      await author.get('/quan-tri/cau-hoi');
      expect(await reads('questions.read')).toBe(2);
    });

    it('a standing until it is public, not afterwards', async () => {
      await inScope(async () => {
        await aSealedSitting(site.app, running, { startsAt: parseLocal('2024-10-22 09:00')!, fullName: 'Trần Quốc Bình' });
        await aFinishedRound(site.app, running, { to: 'ranked' });
      });
      const path = `/quan-tri/ket-qua/${running.rounds[0]!.code}`;
      author = await aStaffMember(site, tenant.id, ['author']);
      await author.get(path);
      await author.get(path);
      expect(await reads('standing.read')).toBe(1);

      const other = await aStaffMember(site, tenant.id, ['publisher']);
      await other.get(path);
      expect(await reads('standing.read')).toBe(2);

      await asSuperuser("update rounds set state = 'published' where id = $1", [running.rounds[0]!.id]);
      await (await aStaffMember(site, tenant.id, ['approver'])).get(path);
      expect(await reads('standing.read')).toBe(2);
    });
  });
});

interface Part {
  format: string;
  before: string;
  links: { position: number; entry: Record<string, string | null> }[];
}

/** As docs/operators.md says, written once more: not the product's own code. */
function hashOf(format: string, before: string, position: number, entry: Record<string, string | null>): string {
  const names = [
    'id',
    'happenedAt',
    'recordedAt',
    'actorId',
    'trueActorKind',
    'trueActorId',
    'action',
    'subjectKind',
    'subjectId',
    'reason',
    'details',
  ];
  const text = JSON.stringify([format, before, position, ...names.map((name) => entry[name])]);
  return createHash('sha256').update(text).digest('hex');
}
