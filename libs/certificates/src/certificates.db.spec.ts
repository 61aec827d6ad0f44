import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { AccessModule } from '#access';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { CertificateRenderer } from '#documents';
import { FileStore } from '#files';
import { type AccountId, parseLocal, type RoundId, type TenantId } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { UnitOfWork } from '#tenancy';
import { aMember } from '../../../test/factories/a-member.js';
import { aPublishedRound, rulesWithCertificates, type Winner } from '../../../test/factories/a-published-round.js';
import { aRunningContest } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { CertificateIssuing } from './certificate-issuing.service.js';
import { CertificatePlanning } from './certificate-planning.service.js';
import { CertificateSpecimens } from './certificate-specimens.service.js';
import { CertificateTemplates } from './certificate-templates.service.js';
import { Certificates } from './certificates.service.js';
import { CertificatesModule } from './certificates.module.js';
import type { Certificate } from './entities/certificate.entity.js';

const ORIGIN = 'https://lam-dong.khoabang.vn';
const PUBLISHED = parseLocal('2024-10-30 10:00')!;
const ALL = { limit: 100 };

// Pages are typeset by a process of its own, which takes its time to start: the limit is for what hangs.
jest.setTimeout(30_000);

describe('certificates', () => {
  const context = DatabaseContext.forTests(AccessModule, CertificatesModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let roundId: RoundId;
  let by: AccountId;

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { time: PUBLISHED, ruleSet: rulesWithCertificates() }));
    by = await aMember(tenantId, ['publisher'], { fullName: 'Chu Bảo Lan' });
    roundId = running.rounds[0]!.id;
  });
  afterEach(() => jest.restoreAllMocks());

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const published = (names?: string[], round?: Round): Promise<Winner[]> =>
    aPublishedRound(context.module, running, { ...(names ? { names } : {}), ...(round ? { round } : {}) });
  const plan = (id = roundId) => context.get(CertificatePlanning).plan(id, { by, origin: ORIGIN });
  /** How many awards of the round lack their certificate, by what the round is now. */
  const due = async (): Promise<number> => {
    const now = await context.get(ContestReader).contest(running.contest.id);
    return (await context.get(CertificatePlanning).due(now)).get(roundId) ?? 0;
  };
  const issue = (limit = 20) => context.get(CertificateIssuing).issueWaiting(limit);
  const list = async (id = roundId): Promise<Certificate[]> => (await context.get(Certificates).ofRound(id, ALL)).items;
  const progress = () => context.get(Certificates).progress(roundId);
  const rename = (accountId: AccountId, name: string) =>
    context.asSuperuser('update accounts set full_name = $2 where id = $1', [accountId, name]);
  const folder = (): string => join(context.get<Settings>(SETTINGS).dataDir, 'files', tenantId, 'certificates');
  const filesKept = (): string[] => (readdirSync(folder(), { recursive: true }) as string[]).filter((name) => name.endsWith('.pdf'));

  describe('planning', () => {
    it('numbers by rank, freezes the words and writes down who did it', async () => {
      await inScope(async () => {
        await published(['Nguyễn Thị Ngọc Diệp', 'Lê Na', 'Ma Văn Quý']);

        expect(await plan()).toEqual({ planned: 3, renewed: 0 });

        const certificates = await list();
        expect(certificates.map(({ number, fullName, state, facts }) => [number, fullName, state, facts.printed.award])).toEqual([
          [1, 'Nguyễn Thị Ngọc Diệp', 'planned', 'Đạt giải Nhất, đợt thi thứ 1'],
          [2, 'Lê Na', 'planned', 'Đạt giải Nhì, đợt thi thứ 1'],
          [3, 'Ma Văn Quý', 'planned', 'Đạt giải Nhì, đợt thi thứ 1'],
        ]);
        expect(certificates[0]!.facts.printed.verificationUrl).toBe(`${ORIGIN}/xac-minh/${certificates[0]!.code}`);
        expect(certificates[0]!.plannedBy).toBe(by);
        expect(await context.get(AuditTrail).of(roundId)).toMatchObject([
          { actorId: by, action: 'certificates.planned', details: { planned: 3, renewed: 0, from: 1, to: 3, template: 1 } },
        ]);
      });
    });

    it('goes on where the round before ended', async () => {
      await inScope(async () => {
        const second = running.rounds[1]!;
        await published();
        await plan();
        await published(['Đỗ Thị Lụa'], second);
        await plan(second.id);

        expect((await list(second.id)).map(({ number }) => number)).toEqual([3]);
      });
    });

    it('is done once, however often and at how many places it is asked for', async () => {
      await inScope(async () => {
        await published(Array.from({ length: 6 }, (_, n) => `Người Được Giải ${n}`));
        await published(
          Array.from({ length: 6 }, (_, n) => `Người Đợt Sau ${n}`),
          running.rounds[1],
        );

        const done = await Promise.all(Array.from({ length: 8 }, (_, n) => plan(running.rounds[n % 2]!.id)));

        expect(done.reduce((sum, { planned }) => sum + planned, 0)).toBe(12);
        const numbers = [...(await list()), ...(await list(running.rounds[1]!.id))].map(({ number }) => number);
        expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
        expect(await plan()).toEqual({ planned: 0, renewed: 0 });
        // The contest's publication, and each round's certificates.
        expect(await context.get(AuditTrail).count()).toBe(3);
      });
    });

    it('gives no number away when it fails', async () => {
      await inScope(async () => {
        await published();
        const failed = context.get(UnitOfWork).run(async () => {
          await plan();
          throw new Error('the power went off');
        });
        await expect(failed).rejects.toThrow('the power went off');
        expect(await list()).toEqual([]);

        await plan();

        expect((await list()).map(({ number }) => number)).toEqual([1, 2]);
      });
    });

    it.each(['approved', 'ranked', 'open'] as const)('is refused while the round is %s', async (state) => {
      await inScope(async () => {
        await aPublishedRound(context.module, running, { state });

        await expect(plan()).rejects.toMatchObject({ code: 'ROUND_NOT_PUBLISHED' });
      });
    });

    it('is refused where the rules give no certificate', async () => {
      tenantId = await context.aTenant();
      await inScope(async () => {
        const [group] = rulesWithCertificates().prizes;
        const ruleSet = rulesWithCertificates({ prizes: [{ ...group!, award: { certificate: false, proposal: 'giay-khen', issuer: 'board' } }] as never }); // prettier-ignore
        running = await aRunningContest(context.module, { ruleSet });
        roundId = running.rounds[0]!.id;
        await published();

        expect(await due()).toBe(0);
        await expect(plan()).rejects.toMatchObject({ code: 'NO_CERTIFICATE_IN_RULES' });
      });
    });

    it('says how many still lack theirs', async () => {
      await inScope(async () => {
        await published();
        expect(await due()).toBe(2);
        await plan();
        expect(await due()).toBe(0);
      });
    });
  });

  describe('issuing', () => {
    it('makes each as PDF/A, kept under its hash', async () => {
      await inScope(async () => {
        await published();
        await plan();

        expect(await issue()).toBe(2);

        const [first] = await list();
        const bytes = await context.get(Certificates).file(first!);
        expect(first).toMatchObject({ state: 'issued', fault: null, claimedAt: null, bytes: bytes.length });
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(first!.sha256);
        expect(bytes.toString('latin1')).toMatch(/^%PDF-1\.7/);
        expect(bytes.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
        expect(bytes.toString('utf8')).toContain('Giấy chứng nhận 01/GCN – Nguyễn Thị Ngọc Diệp');
        expect(bytes.toString('latin1')).toContain('<xmp:CreateDate>2024-10-30T03:00:00');
        expect(await progress()).toEqual({ planned: 2, issued: 2, faulty: 0, revoked: 0 });
        expect(await issue()).toBe(0);
      });
    });

    it('keeps to its limit, oldest numbers first', async () => {
      await inScope(async () => {
        await published(['Một Người', 'Hai Người', 'Ba Người']);
        await plan();

        expect(await issue(2)).toBe(2);
        expect((await list()).map(({ state }) => state)).toEqual(['issued', 'issued', 'planned']);
      });
    });

    it('makes no double and leaves none out when several workers issue at once', async () => {
      await inScope(async () => {
        await published(Array.from({ length: 9 }, (_, n) => `Người Được Giải ${n}`));
        await plan();
        const rendered = jest.spyOn(context.get(CertificateRenderer), 'render');

        const done = await Promise.all([issue(), issue(), issue()]);

        expect(done.reduce((sum, n) => sum + n)).toBe(9);
        expect(rendered).toHaveBeenCalledTimes(9);
        expect(await progress()).toMatchObject({ planned: 9, issued: 9 });
        expect(filesKept()).toHaveLength(9);
      });
    });

    it('goes on after having been killed between the file and the row: the same bytes, no second file', async () => {
      await inScope(async () => {
        await published(['Nguyễn Thị Ngọc Diệp']);
        await plan();
        const killed = jest.spyOn(context.get(FileStore), 'put');
        killed.mockImplementationOnce(async (key, bytes) => {
          killed.mockRestore();
          await context.get(FileStore).put(key, bytes);
          // A killed process does nothing more: neither the row nor the claim is touched.
          await new Promise(() => undefined);
        });
        void issue();
        await waitFor(() => readKept().length === 1);
        const left = readKept();
        expect((await list()).map(({ state, sha256 }) => [state, sha256])).toEqual([['planned', null]]);
        expect(await issue()).toBe(0);

        await context.timeIs(new Date(PUBLISHED.getTime() + 4 * 60_000));
        expect(await issue()).toBe(1);

        const [certificate] = await list();
        expect(certificate!.state).toBe('issued');
        expect(readKept()).toEqual(left);
        expect(await context.get(Certificates).file(certificate!)).toEqual(left[0]);
      });
    });

    it('lets a worker that comes back late change nothing that another has done', async () => {
      await inScope(async () => {
        await published(['Nguyễn Thị Ngọc Diệp']);
        await plan();
        let comeBack = (): void => undefined;
        const renderer = context.get(CertificateRenderer);
        const render = renderer.render.bind(renderer);
        jest.spyOn(renderer, 'render').mockImplementationOnce(async (...args) => {
          await new Promise<void>((resolve) => (comeBack = resolve));
          const { svg } = await render(...args);
          return { svg, pdf: Buffer.from('%PDF of somebody who slept') };
        });
        const sleeping = issue();
        await waitFor(async () => (await list())[0]!.claimedAt !== null);
        await context.timeIs(new Date(PUBLISHED.getTime() + 4 * 60_000));
        await issue();
        const done = await list();

        comeBack();
        await sleeping;

        expect(await list()).toEqual(done);
        expect(done[0]!.state).toBe('issued');
      });
    });

    it('is not kept from being made by one on which the compiler dies each time, and that one is given up in the end', async () => {
      await inScope(async () => {
        await published(['Nguyễn Thị Ngọc Diệp', 'Lê Na']);
        await plan();
        const renderer = context.get(CertificateRenderer);
        const render = renderer.render.bind(renderer);
        jest.spyOn(renderer, 'render').mockImplementation(async (template, data, at) => {
          if (data.fullName === 'Nguyễn Thị Ngọc Diệp') throw new Error('the compiler died');
          return render(template, data, at);
        });

        await expect(issue()).rejects.toThrow('the compiler died');
        await expect(issue()).rejects.toThrow('the compiler died');
        expect((await list()).map(({ fullName, state }) => [fullName, state])).toEqual([
          ['Nguyễn Thị Ngọc Diệp', 'planned'],
          ['Lê Na', 'issued'],
        ]);
        for (let n = 0; n < 3; n += 1) await expect(issue()).rejects.toThrow('the compiler died');
        expect(await issue()).toBe(0);
        expect((await list())[0]).toMatchObject({ state: 'planned', failures: 5, fault: expect.stringContaining('chưa tạo được tệp') });
        await plan();
        expect((await list())[0]).toMatchObject({ state: 'planned', failures: 0, fault: null });
      });
    });

    it('waits, unclaimed, when the compiler or the disk fails, and says so', async () => {
      await inScope(async () => {
        await published(['Nguyễn Thị Ngọc Diệp']);
        await plan();
        jest.spyOn(context.get(FileStore), 'put').mockRejectedValueOnce(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));

        await expect(issue()).rejects.toThrow('no space left');
        expect((await list())[0]).toMatchObject({ state: 'planned', fault: null, claimedAt: null });

        expect(await issue()).toBe(1);
      });
    });

    it('reports a name with letters that the fonts lack, and stops nobody else by it', async () => {
      await inScope(async () => {
        const [odd] = await published(['Nguyễn Ж', 'Lê Na']);
        await plan();
        expect(await issue()).toBe(2);
        expect((await list()).map(({ state, fault }) => [state, fault])).toEqual([
          ['planned', expect.stringContaining('không có ký tự “Ж” (U+0416)')],
          ['issued', null],
        ]);
        expect(await progress()).toMatchObject({ planned: 2, issued: 1, faulty: 1 });
        expect(await issue()).toBe(0);

        await rename(odd!.accountId, 'Nguyễn Giang');
        expect(await plan()).toEqual({ planned: 0, renewed: 1 });
        expect(await issue()).toBe(1);

        expect((await list()).map(({ number, fullName, state }) => [number, fullName, state])).toEqual([
          [1, 'Nguyễn Giang', 'issued'],
          [2, 'Lê Na', 'issued'],
        ]);
      });
    });

    it('draws the name as it was when planned, whatever it is called later', async () => {
      await inScope(async () => {
        const [winner] = await published(['Nguyễn Thị Ngọc Diệp']);
        await plan();
        await rename(winner!.accountId, 'Tên Mới');
        const drawn = jest.spyOn(context.get(CertificateRenderer), 'render');
        await issue();
        await plan();

        const { svg } = (await drawn.mock.results[0]!.value) as { svg: string };
        expect(svg).toContain('>Nguyễn Thị Ngọc Diệp<');
        expect(svg).toContain('>Đạt giải Nhất, đợt thi thứ 1<');
        expect(svg).toContain('>Số 01/GCN<');
        expect(svg).toContain('>Mẫu, ngày 30 tháng 10 năm 2024<');
        expect((await list())[0]!.fullName).toBe('Nguyễn Thị Ngọc Diệp');
      });
    });
  });

  describe('an issued certificate', () => {
    const issued = async (): Promise<{ certificate: Certificate; accountId: AccountId }> => {
      const [winner] = await published(['Nguyễn Thị Ngọc Diệp']);
      await plan();
      await issue();
      return { certificate: (await list())[0]!, accountId: winner!.accountId };
    };

    it('is found by its code in any spelling and by its owner, not before it is made', async () => {
      await inScope(async () => {
        const [winner] = await published(['Nguyễn Thị Ngọc Diệp']);
        await plan();
        const { code, id } = (await list())[0]!;
        const certificates = context.get(Certificates);
        expect(await certificates.byCode(code)).toBeUndefined();
        expect(await certificates.ofAccount(winner!.accountId)).toEqual([]);
        await issue();

        expect((await certificates.byCode(code.toLowerCase().replaceAll('-', ' ')))!.id).toBe(id);
        expect((await certificates.ofAccount(winner!.accountId)).map((one) => one.id)).toEqual([id]);
        expect(await certificates.ofAccount(by)).toEqual([]);
        expect(await certificates.byCode('7F3K-92QX-M4TP')).toBeUndefined();
      });
    });

    it('belongs to its tenant: elsewhere neither its code nor its id is known', async () => {
      const { code, id } = await inScope(async () => (await issued()).certificate);

      await context.as(await context.aTenant(), async () => {
        expect(await context.get(Certificates).byCode(code)).toBeUndefined();
        await expect(context.get(Certificates).find(id)).rejects.toMatchObject({ code: 'CERTIFICATE_UNKNOWN' });
      });
    });

    it('is looked for by name without marks, by number and by code', async () => {
      await inScope(async () => {
        await published(['Nguyễn Thị Ngọc Diệp', 'Lê Na', 'Lê Thị Đào']);
        await plan();
        const find = async (text: string): Promise<number[]> =>
          (await context.get(Certificates).ofRound(roundId, { text, limit: 10 })).items.map(({ number }) => number);
        const code = (await list())[2]!.code;

        expect(await find('le')).toEqual([2, 3]);
        expect(await find('ngoc diep')).toEqual([1]);
        expect(await find('02/GCN')).toEqual([2]);
        expect(await find('3')).toEqual([3]);
        expect(await find(code.toLowerCase())).toEqual([3]);
        expect(await find('100%')).toEqual([]);
        expect((await context.get(Certificates).ofRound(roundId, { text: '%', limit: 10 })).total).toBe(0);
        expect((await context.get(Certificates).ofRound(roundId, { text: 'L_', limit: 10 })).total).toBe(0);
        expect(await context.get(Certificates).ofRound(roundId, { limit: 1, skip: 1 })).toMatchObject({ items: [{ number: 2 }], total: 3 });
      });
    });

    it('is revoked once, with a reason, and is fetched no more', async () => {
      await inScope(async () => {
        const { certificate, accountId } = await issued();
        const certificates = context.get(Certificates);
        const revoke = () => certificates.revoke(certificate.id, { by, reason: 'Quyết định 12/QĐ-BTC' });

        const tried = await Promise.allSettled([revoke(), revoke()]);

        expect(tried.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
        await expect(revoke()).rejects.toMatchObject({ code: 'NOT_ISSUED' });
        const revoked = (await certificates.byCode(certificate.code))!;
        expect(revoked).toMatchObject({ state: 'revoked', revokedBy: by, revokedReason: 'Quyết định 12/QĐ-BTC' });
        await expect(certificates.file(revoked)).rejects.toMatchObject({ code: 'NOT_ISSUED' });
        expect(await certificates.ofAccount(accountId)).toEqual([]);
        expect(await context.get(AuditTrail).of(certificate.id)).toMatchObject([
          { action: 'certificate.revoked', reason: 'Quyết định 12/QĐ-BTC', actorId: by },
        ]);
        expect(await plan()).toEqual({ planned: 0, renewed: 0 });
      });
    });

    it('is never changed or removed otherwise, not even by the owner of the database', async () => {
      const { certificate } = await inScope(issued);

      for (const change of [
        "update certificates set full_name = 'Tên Khác' where id = $1",
        "update certificates set state = 'planned', sha256 = null, bytes = null, issued_at = null where id = $1",
        "update certificates set state = 'revoked', revoked_at = app_now(), revoked_by = planned_by, revoked_reason = 'x', number = 99 where id = $1",
        'delete from certificates where id = $1',
      ])
        await expect(context.asSuperuser(change, [certificate.id])).rejects.toThrow('was issued');
    });

    it('is not sent when its file was touched', async () => {
      await inScope(async () => {
        const { certificate } = await issued();
        const path = join(folder(), certificate.id, `${certificate.sha256}.pdf`);
        writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from(' ')]));

        await expect(context.get(Certificates).file(certificate)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
      });
    });
  });

  describe('the template', () => {
    const SMALL =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210">{{fit fullName x=148 y=100 width=200 size=10}}{{fit signerName x=148 y=150 width=200 size=5}}</svg>';
    const templates = (): CertificateTemplates => context.get(CertificateTemplates);

    it('is the installation’s at first, and kept as version 1 once something is planned by it', async () => {
      await inScope(async () => {
        expect(await templates().current()).toMatchObject({ version: 0, signerName: '', createdBy: null });
        await published();
        await plan();

        expect(await templates().current()).toMatchObject({ version: 1, createdBy: null });
        expect((await list())[0]!.templateVersion).toBe(1);
      });
    });

    it('is used from then on, with its signer, for what is planned later', async () => {
      await inScope(async () => {
        await published();
        await plan();
        await templates().use({ source: SMALL, signerName: ' Lương Hữu Khánh ' }, { by, seen: 1 });
        await published(['Đỗ Thị Lụa'], running.rounds[1]);
        await plan(running.rounds[1]!.id);
        const drawn = jest.spyOn(context.get(CertificateRenderer), 'render');
        await issue();

        expect((await list(running.rounds[1]!.id))[0]).toMatchObject({
          templateVersion: 2,
          facts: { printed: { signerName: 'Lương Hữu Khánh' } },
        });
        const pages = await Promise.all(drawn.mock.results.map(async ({ value }) => ((await value) as { svg: string }).svg));
        expect(pages.map((svg) => [svg.includes('>Giấy chứng nhận<'), svg.includes('>Lương Hữu Khánh<')])).toEqual([
          [true, false],
          [true, false],
          [false, true],
        ]);
        expect(await context.get(AuditTrail).of(tenantId)).toMatchObject([
          { action: 'certificate-template.changed', details: { version: 2 } },
        ]);
      });
    });

    it('is refused with its sentences when it does not compile, and when somebody else was faster', async () => {
      await inScope(async () => {
        await expect(templates().use({ source: '<svg>{{khongCo}}</svg>', signerName: '' }, { by, seen: 0 })).rejects.toMatchObject({
          code: 'TEMPLATE_UNFIT',
          params: { reasons: expect.stringContaining('Dòng 1, cột 8') },
        });
        const both = await Promise.allSettled([1, 2].map(() => templates().use({ source: SMALL, signerName: '' }, { by, seen: 0 })));

        expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
        expect((await templates().current()).version).toBe(1);
      });
    });

    it('draws public specimens with placeholders, the tenant’s words and no person', async () => {
      await inScope(async () => {
        await published(['Nguyễn Thị Ngọc Diệp']);
        const preview = jest.spyOn(context.get(CertificateRenderer), 'preview');
        const svg = await context.get(CertificateSpecimens).picture();

        const words = preview.mock.results[0]!.value as string;
        expect(words).toContain('>Họ và tên<');
        expect(words).toContain('>Đạt giải …, đợt thi thứ …<');
        expect(words).toContain('>Mã MẪU<');
        expect(words).not.toContain('Diệp');
        expect(svg).not.toContain('<text');
        await context.get(CertificateSpecimens).picture();
        expect(preview).toHaveBeenCalledTimes(1);
      });
    });

    it('in work is kept for its author alone', async () => {
      await inScope(async () => {
        await templates().keepDraft(by, { source: 'a\r\nb', signerName: '' });
        await templates().keepDraft(by, { source: 'a\r\nc', signerName: 'Lan' });

        expect(await templates().draftOf(by)).toMatchObject({ source: 'a\nc', signerName: 'Lan' });
        expect(await templates().draftOf(await aMember(tenantId, ['publisher']))).toBeUndefined();
        await templates().dropDraft(by);
        expect(await templates().draftOf(by)).toBeUndefined();
      });
    });
  });

  const readKept = (): Buffer[] => {
    try {
      return filesKept().map((name) => readFileSync(join(folder(), name)));
    } catch {
      return [];
    }
  };

  async function waitFor(condition: () => boolean | Promise<boolean>): Promise<void> {
    for (let n = 0; n < 200; n += 1) {
      if (await condition()) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('waited in vain');
  }
});
