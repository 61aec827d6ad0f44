import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuditTrail } from '#audit';
import { FoundingModule, TenantApplications } from '#founding';
import type { TenantId } from '#kernel';
import { PlatformMail } from '#mail';
import { TenantDirectory, TenantHosts } from '#tenants';
import { CommandLine } from '../../../../test/support/command-line.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { tenant } from './tenant.js';

describe('khoabang tenant', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, FoundingModule);
  const line = CommandLine.forTests(context, { ROOT_HOST: 'khoabang.example' });
  let made = 0;

  /** Runs a command with --json; its exit code and its document. */
  const run = async (...args: string[]): Promise<{ code: number; json: Record<string, unknown> }> => {
    line.out = '';
    const code = await tenant([...args, '--json']);
    return { code, json: JSON.parse(line.out) as Record<string, unknown> };
  };
  const create = async (slug: string, ...more: string[]) =>
    run(
      'create',
      '--name',
      'Tỉnh Mộc Lan',
      '--kind',
      'province',
      '--slug',
      slug,
      '--admin-name',
      'Trịnh Thu Hà',
      '--admin-email',
      'ha@moclan.example',
      ...more,
    );
  const aSlug = (): string => `lenh-${(made += 1)}-${process.pid}`;

  it('says how it is used, and answers 2', async () => {
    const answers = [];
    for (const args of [
      [],
      ['thế-nào'],
      ['create'],
      ['create', '--name', 'X', '--kind', 'planet', '--admin-name', 'A', '--admin-email', 'a@b.vn'],
      ['suspend', 'a'],
      ['delete', 'a', '--confirm', 'a', '--export-sha256', 'xyz'],
      ['list', 'a'],
    ])
      answers.push(await tenant(args));

    expect(answers).toEqual([2, 2, 2, 2, 2, 2, 2]);
    expect(line.err).toContain('khoabang -- tenant create --name');
  });

  it('makes a tenant with its own addresses and colour, once', async () => {
    const slug = aSlug();
    const { code, json } = await create(slug, '--host', `thi-${slug}.tinh.example`, '--colour', '#2A3F78', '--host-body', 'UBND tỉnh');

    expect([code, json]).toEqual([
      0,
      {
        id: expect.any(String),
        slug,
        hosts: [`${slug}.khoabang.example`, `thi-${slug}.tinh.example`],
        invited: 'ha@moclan.example',
        passwordUrl: `http://${slug}.khoabang.example:3000/quan-tri/quen-mat-khau`,
      },
    ]);
    expect(await context.get(TenantDirectory).findBySlug(slug)).toMatchObject({
      hostBody: 'UBND tỉnh',
      colours: { strong: '#2A3F78' },
      settledAt: null,
    });
    expect(await create(slug)).toEqual({ code: 1, json: { refused: 'ADDRESS_TAKEN', sentence: expect.stringContaining(slug) } });
  });

  it('names what is unfit, and answers 1', async () => {
    expect((await create('Có Dấu', '--colour', '#FFFFFF')).json['refused']).toBe('TENANT_UNFIT');
    expect((await create(aSlug(), '--host', 'http://x')).json['refused']).toBe('TENANT_UNFIT');
    expect((await create(aSlug(), '--parent', 'khong-co')).json['refused']).toBe('TENANT_NOT_FOUND');
    expect(await tenant(['suspend', 'khong-co', '--reason', 'x'])).toBe(1);
    expect(line.err).toContain('Không có đơn vị tổ chức nào');
  });

  it('lists the tree', async () => {
    const [province, ward] = [aSlug(), aSlug()];
    await create(province);
    await run(
      'create',
      '--name',
      'Phường Sen',
      '--kind',
      'ward',
      '--parent',
      province,
      '--slug',
      ward,
      '--admin-name',
      'Lý Na',
      '--admin-email',
      'na@sen.example',
    );

    const { json } = await run('list');
    const listed = (json['tenants'] as { slug: string; parent: string | null; status: string }[]).filter(({ slug }) =>
      [province, ward].includes(slug),
    );
    expect(listed.map(({ slug, parent, status }) => ({ slug, parent, status }))).toEqual([
      { slug: province, parent: null, status: 'active' },
      { slug: ward, parent: province, status: 'active' },
    ]);
    line.out = '';
    await tenant(['list']);
    expect(line.out).toContain(`\n  ${ward}   Phường Sen`);
  });

  it('gives a tenant further host names, each to one alone, and leaves it one', async () => {
    const [slug, other] = [aSlug(), aSlug()];
    const { json: founded } = await create(slug);
    await create(other);
    const [first, added] = [`${slug}.khoabang.example`, `cuocthi.${slug}.example`];

    expect(await run('host', 'add', slug, added.toUpperCase())).toEqual({ code: 0, json: { slug, hosts: [added, first], changed: true } });
    expect((await run('host', 'add', slug, added)).json['changed']).toBe(false);
    const refusals = [
      await run('host', 'add', other, added),
      await run('host', 'add', slug, 'http://x'),
      await run('host', 'add', slug, 'khoabang.example'),
      await run('host', 'remove', other, added),
    ];
    expect(refusals.map(({ code, json }) => [code, json['refused']])).toEqual([
      [1, 'ADDRESS_TAKEN'],
      [1, 'TENANT_UNFIT'],
      [1, 'TENANT_UNFIT'],
      [1, 'HOST_NOT_FOUND'],
    ]);
    expect((await context.get(TenantDirectory).findByHost(added))?.slug).toBe(slug);

    const removals = await Promise.allSettled(
      [first, added].map((host) => context.get(TenantHosts).remove(founded['id'] as TenantId, host, { by: 'x' })),
    );
    expect(removals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(removals.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'LAST_HOST' });
    expect(await tenant(['host', 'remove', slug])).toBe(2);
    const trail = await context.as(founded['id'] as TenantId, () => context.get(AuditTrail).newest({ limit: 2 }));
    expect(trail.map(({ action }) => action)).toEqual(['tenant.host-removed', 'tenant.host-added']);
  });

  it('puts a tenant elsewhere in the tree where its kind may stand, once nothing from above is granted to it', async () => {
    const [province, other, ward] = [await context.aTenant(), await context.aTenant(), await context.aTenant({ kind: 'ward' })];
    const [slug = '', otherSlug = '', wardSlug = ''] = await Promise.all(
      [province, other, ward].map(async (id) => (await context.get(TenantDirectory).findById(id))?.slug),
    );

    expect(await run('move', wardSlug, '--parent', slug)).toEqual({ code: 0, json: { slug: wardSlug, parent: slug, changed: true } });
    expect((await run('move', wardSlug, '--parent', slug)).json['changed']).toBe(false);
    expect((await run('move', slug, '--parent', otherSlug)).json['refused']).toBe('TENANT_UNFIT');
    expect((await run('move', wardSlug, '--parent', wardSlug)).json['refused']).toBe('TENANT_UNFIT');
    expect((await run('move', wardSlug, '--parent', 'khong-co')).json['refused']).toBe('TENANT_NOT_FOUND');
    expect(await tenant(['move', wardSlug])).toBe(2);

    await context.asSuperuser(
      `with contest as (insert into contests (tenant_id, id, slug, plan_code, name, short_title, state)
         values ($1, gen_random_uuid(), 'x', 'x', 'x', 'x', 'draft') returning id)
       insert into grants (tenant_id, id, contest_id, via_tenant_id, unit_code) select $1, gen_random_uuid(), id, $2, 'x' from contest`,
      [province, ward],
    );
    expect((await run('move', wardSlug, '--parent', otherSlug)).json['refused']).toBe('HAS_GRANTS');
    await context.asSuperuser('update grants set revoked_at = app_now() where via_tenant_id = $1', [ward]);
    expect((await run('move', wardSlug, '--parent', otherSlug)).json['parent']).toBe(otherSlug);
    expect((await run('move', wardSlug, '--parent', 'none')).json).toEqual({ slug: wardSlug, parent: null, changed: true });

    expect((await context.get(TenantDirectory).findById(ward))?.parentId).toBeNull();
    const [newest] = await context.as(ward, () => context.get(AuditTrail).newest({ limit: 1 }));
    expect(newest).toMatchObject({ action: 'tenant.moved', details: { by: 'command line', from: otherSlug, to: null } });
  });

  it('lets a tenant rest, exports it, and deletes it with a proof that stays', async () => {
    const slug = aSlug();
    await create(slug);
    expect((await run('suspend', slug, '--reason', 'hết hợp đồng')).json).toEqual({ slug, status: 'suspended', changed: true });
    expect((await run('suspend', slug, '--reason', 'hết hợp đồng')).json['changed']).toBe(false);
    expect((await run('resume', slug)).json).toEqual({ slug, status: 'active', changed: true });
    await run('suspend', slug, '--reason', 'hết hợp đồng');

    const exported = (await run('export', slug)).json as { folder: string; sha256: string; rows: number };
    expect(exported.folder.startsWith(join(line.folder, 'exports', `${slug}-`))).toBe(true);
    expect(
      createHash('sha256')
        .update(readFileSync(join(exported.folder, 'manifest.json')))
        .digest('hex'),
    ).toBe(exported.sha256);
    expect(existsSync(join(exported.folder, 'tables/audit_entries.jsonl'))).toBe(true);

    expect((await run('delete', slug, '--confirm', 'khac', '--export-sha256', exported.sha256)).json['refused']).toBe('SLUG_NOT_CONFIRMED');
    expect((await run('delete', slug, '--confirm', slug, '--export-sha256', '0'.repeat(64))).json['refused']).toBe('EXPORT_MISSING');
    const { code, json } = await run('delete', slug, '--confirm', slug, '--export-sha256', exported.sha256, '--by', 'Tổ vận hành');

    expect([code, json['proof']]).toMatchObject([0, { slug, deletedBy: 'Tổ vận hành', exportSha256: exported.sha256 }]);
    expect(createHash('sha256').update(String(json['proofText'])).digest('hex')).toBe(json['sha256']);
    const { json: all } = await run('deletions');
    expect(
      (all['deletions'] as { sha256: string; filesRemovedAt: string | null }[]).find(({ sha256 }) => sha256 === json['sha256'])
        ?.filesRemovedAt,
    ).toEqual(expect.any(String));
    expect(await context.get(TenantDirectory).findBySlug(slug)).toBeUndefined();
  });

  it('decides on applications as an operator does', async () => {
    const slugs = [aSlug(), aSlug()];
    const ids: string[] = [];
    for (const slug of slugs) {
      const email = `ha-${slug}@moclan.example`;
      const begun = await context.get(TenantApplications).begin(
        {
          name: 'Tỉnh Mộc Lan',
          kind: 'province',
          slug,
          legalPaper: 'Kế hoạch số 12',
          applicantName: 'Trịnh Thu Hà',
          applicantPosition: 'Chuyên viên',
          email,
          phone: '0912345678',
        },
        '203.0.113.77',
      );
      if ('faults' in begun) throw new Error(JSON.stringify(begun.faults));
      const mail = (await context.get(PlatformMail).newest(100)).find(({ recipient }) => recipient === email)!;
      await context.get(TenantApplications).confirmEmail(begun.id, mail.body.slice(0, 6), () => '');
      ids.push(begun.id);
    }
    const [first = '', second = ''] = ids;

    const { json } = await run('applications');
    expect((json['applications'] as { id: string }[]).filter(({ id }) => ids.includes(id)).map(({ id }) => id)).toEqual(ids);
    expect((await run('confirm', first)).json).toMatchObject({ slug: slugs[0] });
    expect((await run('confirm', first)).code).toBe(0);
    expect((await run('refuse', second, '--reason', 'Văn bản đã hết hiệu lực.')).json).toEqual({ id: second, state: 'refused' });
    expect((await run('confirm', second)).json['refused']).toBe('ALREADY_REFUSED');
    expect((await run('confirm', 'khong-phai-ma')).json['refused']).toBe('APPLICATION_NOT_FOUND');
  });
});
