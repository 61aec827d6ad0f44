import { AccessModule } from '#access';
import { AccountsModule, Staff } from '#accounts';
import { AuditTrail } from '#audit';
import { Clock, DAY_MS, type TenantId } from '#kernel';
import { Outbox, PlatformMail } from '#mail';
import { SETTINGS, type Settings } from '#settings';
import { TenantDirectory, TenantDrawings } from '#tenants';
import { DatabaseContext } from '../../../test/support/database-context.js';
import type { TypedApplication } from './domain/new-application.js';
import type { ApplicationId } from './entities/tenant-application.entity.js';
import { FoundingModule } from './founding.module.js';
import { TenantApplications } from './tenant-applications.service.js';

const OPERATORS = ['van-hanh@vidu.vn', 'truc@vidu.vn'];
let made = 0;

describe('founding a tenant', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, FoundingModule);

  beforeAll(() => {
    context.get<Settings>(SETTINGS).OPERATOR_EMAIL = OPERATORS;
  });

  const applications = (): TenantApplications => context.get(TenantApplications);
  const decider = { by: 'van-hanh@vidu.vn', originOf: (host: string) => `https://${host}` };
  const linkTo = (key: string): string => `https://localhost/van-hanh/don?khoa=${key}`;
  const typed = (changes: TypedApplication = {}): TypedApplication => {
    made += 1;
    return {
      name: 'Tỉnh Mộc Lan',
      kind: 'province',
      slug: `moc-lan-${made}`,
      legalPaper: 'Kế hoạch số 12/KH-UBND ngày 05/3/2026',
      applicantName: 'Trịnh Thu Hà',
      applicantPosition: 'Chuyên viên Văn phòng',
      email: `ha-${made}@moclan.example`,
      phone: '0263 3822 111',
      ...changes,
    };
  };
  const begun = async (application: TypedApplication): Promise<ApplicationId> => {
    // Each from a net of its own.
    const begin = await applications().begin(application, `203.0.${made}.7`);
    if ('faults' in begin) throw new Error(JSON.stringify(begin.faults));
    return begin.id;
  };
  const mailTo = async (recipient: string): Promise<string[]> =>
    (await context.get(PlatformMail).newest(200)).filter((one) => one.recipient === recipient).map(({ body }) => body);
  const codeFor = async (email: string): Promise<string> => /^(\d{6}) là mã/.exec((await mailTo(email))[0] ?? '')![1]!;
  /** An application whose mailbox is confirmed. */
  const waiting = async (changes: TypedApplication = {}): Promise<{ id: ApplicationId; application: TypedApplication }> => {
    const application = typed(changes);
    const id = await begun(application);
    await applications().confirmEmail(id, await codeFor(application.email!), linkTo);
    return { id, application };
  };
  const later = (days: number): Promise<void> => context.timeIs(new Date(context.get(Clock).now().getTime() + days * DAY_MS));

  it('names every fault of an application at once, in the order of its fields', async () => {
    const begin = await applications().begin({ kind: 'planet', slug: 'Có Dấu', email: 'ha', phone: '123' }, '203.0.113.1');

    expect('faults' in begin && begin.faults.map(({ field }) => field)).toEqual([
      'name',
      'kind',
      'slug',
      'legalPaper',
      'applicantName',
      'applicantPosition',
      'email',
      'phone',
    ]);
  });

  it('knows addresses that are taken, those of the product itself, and parents that do not fit', async () => {
    const slug = `da-co-${Date.now().toString(36)}`;
    await context.aTenant({ slug });
    const faults = async (changes: TypedApplication): Promise<string[]> => {
      const begin = await applications().begin(typed(changes), '203.0.113.2');
      return 'faults' in begin ? begin.faults.map(({ field }) => field) : [];
    };

    expect(await faults({ slug })).toEqual(['slug']);
    expect(await faults({ slug: 'www' })).toEqual(['slug']);
    expect(await faults({ parent: slug })).toEqual(['parent']);
    expect(await faults({ parent: 'khong-co-ai', kind: 'ward' })).toEqual(['parent']);
    expect(await faults({ parent: slug, kind: 'ward' })).toEqual([]);
  });

  it('waits for an operator only when the mailbox is confirmed, and tells each operator once', async () => {
    const application = typed();
    const id = await begun(application);
    const code = await codeFor(application.email!);

    await expect(applications().confirm(id, decider)).rejects.toMatchObject({ code: 'NOT_CONFIRMED' });
    await applications().confirmEmail(id, code, linkTo);
    await applications().confirmEmail(id, code, linkTo);

    const told = await Promise.all(
      OPERATORS.map(async (operator) => (await mailTo(operator)).filter((body) => body.includes('12/KH-UBND'))),
    );
    const links = told.map((bodies) => bodies.map((body) => /khoa=([\w-]+)/.exec(body)![1]!));
    const mine = await Promise.all(
      links.map(async (keys) =>
        (await Promise.all(keys.map((key) => applications().ofLink(key)))).filter(({ application: one }) => one.id === id),
      ),
    );
    expect(mine.map((found) => found.map(({ operator }) => operator))).toEqual(OPERATORS.map((operator) => [operator]));
  });

  it('counts five guesses of a code, whoever guesses, and takes a fresh one afterwards', async () => {
    const application = typed();
    const id = await begun(application);
    const code = await codeFor(application.email!);
    const wrong = code === '000000' ? '000001' : '000000';
    const guesses: unknown[] = [];
    for (let n = 0; n < 6; n += 1)
      guesses.push(
        await applications()
          .confirmEmail(id, wrong, linkTo)
          .catch((error: unknown) => (error as { code: string }).code),
      );

    expect(guesses).toEqual(['CODE_WRONG', 'CODE_WRONG', 'CODE_WRONG', 'CODE_WRONG', 'CODE_SPENT', 'CODE_SPENT']);
    await expect(applications().confirmEmail(id, code, linkTo)).rejects.toMatchObject({ code: 'CODE_SPENT' });
    await applications().sendAgain(id);
    await applications().confirmEmail(id, await codeFor(application.email!), linkTo);
    expect((await applications().find(id))!.state).toBe('waiting');
  });

  it('lets nobody apply without end from one net, nor fill one mailbox', async () => {
    const tries = async (make: (n: number) => Promise<unknown>): Promise<number> => {
      for (let n = 0; n < 20; n += 1) {
        try {
          await make(n);
        } catch (error) {
          expect(error).toMatchObject({ code: 'TOO_MANY_TRIES' });
          return n;
        }
      }
      return -1;
    };

    expect(await tries(() => applications().begin(typed(), `198.51.100.${made % 250}`))).toBe(10);
    expect(await tries((n) => applications().begin(typed({ email: 'mot-nguoi@moclan.example' }), `198.51.${n + 120}.9`))).toBe(5);
  });

  it('makes tenant, address, drawings and the invitation of its first administrator, once however often and at once', async () => {
    const { id, application } = await waiting();

    const answers = await Promise.all([1, 2, 3].map(() => applications().confirm(id, decider)));

    const [{ tenantId }] = answers as unknown as [{ tenantId: TenantId }];
    expect(answers).toEqual(Array(3).fill({ tenantId, slug: application.slug, hosts: [`${application.slug}.localhost`] }));
    const tenant = await context.get(TenantDirectory).findByHost(`${application.slug}.localhost`);
    expect(tenant).toMatchObject({
      id: tenantId,
      name: 'Tỉnh Mộc Lan',
      shortName: 'Mộc Lan',
      kind: 'province',
      status: 'active',
      settledAt: null,
    });
    await context.as(tenantId, async () => {
      expect([...(await context.get(TenantDrawings).all()).keys()].toSorted()).toEqual([
        'card',
        'certificate',
        'emblem',
        'landscape-desktop',
        'landscape-phone',
      ]);
      expect((await context.get(Staff).list()).map(({ email, roles, hasPassword }) => ({ email, roles, hasPassword }))).toEqual([
        { email: application.email, roles: ['administrator', 'author'], hasPassword: false },
      ]);
      const mail = await context.get(Outbox).newest();
      expect(mail.map(({ recipient }) => recipient)).toEqual([application.email]);
      expect(mail[0]!.body).toContain(`https://${application.slug}.localhost/quan-tri/quen-mat-khau`);
      const trail = await context.get(AuditTrail).newest({ limit: 10 });
      expect(trail.map(({ action }) => action).toSorted()).toEqual(['staff.invited', 'tenant.founded']);
    });
  });

  it('makes nothing at all when the address was taken meanwhile, and takes another one', async () => {
    const { id, application } = await waiting();
    await context.aTenant({ slug: application.slug! });

    await expect(applications().confirm(id, decider)).rejects.toMatchObject({ code: 'ADDRESS_TAKEN' });
    expect((await applications().find(id))!.state).toBe('waiting');
    const { slug } = await applications().confirm(id, decider, `${application.slug}-moi`);

    expect(slug).toBe(`${application.slug}-moi`);
  });

  it('puts a ward under its province', async () => {
    const province = await waiting();
    await applications().confirm(province.id, decider);
    const { id } = await waiting({ name: 'Phường Sen Hồng', kind: 'ward', parent: province.application.slug! });

    const { tenantId } = await applications().confirm(id, decider);

    const parent = (await context.get(TenantDirectory).findBySlug(province.application.slug!))!;
    expect((await context.get(TenantDirectory).childrenOf(parent.id)).map(({ tenant }) => tenant.id)).toEqual([tenantId]);
  });

  it('is refused with a reason that the applicant reads, and never afterwards made', async () => {
    const { id, application } = await waiting();

    await expect(applications().refuse(id, 'van-hanh@vidu.vn', 'không')).rejects.toMatchObject({ code: 'REASON_MISSING' });
    await applications().refuse(id, 'van-hanh@vidu.vn', 'Văn bản kèm theo đã hết hiệu lực.');
    await applications().refuse(id, 'truc@vidu.vn', 'Văn bản kèm theo đã hết hiệu lực.');

    expect((await mailTo(application.email!)).filter((body) => body.includes('hết hiệu lực'))).toHaveLength(1);
    expect(await applications().find(id)).toMatchObject({ state: 'refused', decidedBy: 'van-hanh@vidu.vn', tenantId: null });
    await expect(applications().confirm(id, decider)).rejects.toMatchObject({ code: 'ALREADY_REFUSED' });
  });

  it('opens to the operators’ own keys alone, and no longer than a month', async () => {
    const { id } = await waiting();
    const body = (await mailTo(OPERATORS[0]!))[0]!;
    const key = /khoa=([\w-]+)/.exec(body)![1]!;
    const before = context.get(Clock).now();

    expect((await applications().ofLink(key)).application.id).toBe(id);
    await expect(applications().ofLink(`${key.slice(0, -2)}AA`)).rejects.toMatchObject({ code: 'LINK_OVER' });
    await expect(applications().ofLink('')).rejects.toMatchObject({ code: 'LINK_OVER' });
    context.get<Settings>(SETTINGS).OPERATOR_EMAIL = ['nguoi-moi@vidu.vn'];
    await expect(applications().ofLink(key)).rejects.toMatchObject({ code: 'LINK_OVER' });
    context.get<Settings>(SETTINGS).OPERATOR_EMAIL = OPERATORS;
    await later(31);
    await expect(applications().ofLink(key)).rejects.toMatchObject({ code: 'LINK_OVER' });
    await context.timeIs(before);
  });

  it('forgets who never confirmed within a day, and who was decided after a month; what waits stays', async () => {
    const unconfirmed = await begun(typed());
    const [kept, refused] = [await waiting(), await waiting()];
    await applications().refuse(refused.id, 'van-hanh@vidu.vn', 'Văn bản kèm theo đã hết hiệu lực.');
    const states = async (): Promise<(string | undefined)[]> =>
      Promise.all([unconfirmed, kept.id, refused.id].map(async (id) => (await applications().find(id))?.state));

    await later(2);
    await applications().forget();
    expect(await states()).toEqual([undefined, 'waiting', 'refused']);
    await later(30);
    await applications().forget();
    expect(await states()).toEqual([undefined, 'waiting', undefined]);
  });
});
