import type { MigrationInterface, QueryRunner } from 'typeorm';

const VIA_TABLES = ['accounts', 'registrations', 'attempts', 'turnouts', 'grants'];

/** A scope that is narrowed to a ward reads its people and writes nothing; certificates that cannot be made wait behind others. */
export class NarrowedReads0010 implements MigrationInterface {
  name = 'NarrowedReads1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(lockProcedure("'%s and %s is null', mine, narrowed"));
    for (const table of VIA_TABLES) await runner.query(writePolicies(table, '(select app_via_tenant()) is null'));
    await runner.query(`
      -- How often making the file has failed for another reason than its words: those wait behind the others.
      alter table certificates add column failures smallint not null default 0 check (failures >= 0);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table certificates drop column failures');
    for (const table of VIA_TABLES)
      await runner.query(writePolicies(table, '((select app_via_tenant()) is null or via_tenant_id = (select app_via_tenant()))'));
    await runner.query(lockProcedure("'%s and (%s is null or via_tenant_id = %s)', mine, narrowed, narrowed"));
  }
}

/** The procedure of 0001 with what a narrowed scope may write in a table of the kind "via". */
function lockProcedure(writable: string): string {
  return `
    create or replace procedure lock_tenant_table(target regclass, kind text, rights text default 'select, insert, update, delete')
    language plpgsql as $$
    declare
      mine constant text := 'tenant_id = (select app_tenant())';
      narrowed constant text := '(select app_via_tenant())';
      readable text;
      writable text;
    begin
      case kind
        when 'via' then
          readable := format('%s and (%s is null or via_tenant_id = %s)', mine, narrowed, narrowed);
          writable := format(${writable});
        when 'shared' then
          readable := mine;
          writable := format('%s and %s is null', mine, narrowed);
        when 'closed' then
          readable := format('%s and %s is null', mine, narrowed);
          writable := readable;
      end case;
      execute format('alter table %s enable row level security', target);
      execute format('alter table %s force row level security', target);
      execute format('create policy tenant_reads on %s for select using (%s)', target, readable);
      execute format('create policy tenant_inserts on %s for insert with check (%s)', target, writable);
      execute format('create policy tenant_updates on %s for update using (%s) with check (%s)', target, writable, writable);
      execute format('create policy tenant_deletes on %s for delete using (%s)', target, writable);
      execute format('grant %s on %s to %I', rights, target, current_setting('khoabang.app_role'));
    end $$`;
}

function writePolicies(table: string, narrowed: string): string {
  const writable = `tenant_id = (select app_tenant()) and ${narrowed}`;
  return `
    alter policy tenant_inserts on ${table} with check (${writable});
    alter policy tenant_updates on ${table} using (${writable}) with check (${writable});
    alter policy tenant_deletes on ${table} using (${writable});`;
}
