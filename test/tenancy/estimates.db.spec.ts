import type { TenantId } from '#kernel';
import { DatabaseContext } from '../support/database-context.js';

const PEOPLE = 4_000;

/** What the planner expects of row security: joins are chosen by it, and a wrong guess makes lists thirty times as slow. */
describe('the planner’s guess under row security', () => {
  const context = DatabaseContext.forTests();
  let tenantId: TenantId;

  beforeAll(async () => {
    tenantId = await context.aTenant();
    await context.asSuperuser(
      `insert into accounts (tenant_id, id, full_name, name_key, email) select $1, gen_random_uuid(), 'Người ' || n, 'nguoi ' || n, n || '@vidu.vn' from generate_series(1, ${PEOPLE}) n`,
      [tenantId],
    );
    await context.asSuperuser('analyze accounts');
  });

  const expectedRows = async (condition = 'true'): Promise<number> => {
    const [row] = await context.asApp<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
      `begin; set local app.tenant_id = '${tenantId}'; explain (format json) select from accounts where tenant_id = '${tenantId}' and ${condition}`,
    );
    return row!['QUERY PLAN'][0].Plan['Plan Rows'];
  };

  it('is nearly all rows where the scope is not narrowed', async () => {
    expect(await expectedRows()).toBeGreaterThan(PEOPLE / 2);
  });

  it('was next to none in the words of before: what this test would have caught', async () => {
    const before = '((select app_via_tenant()) is null or via_tenant_id = (select app_via_tenant()))';
    expect(await expectedRows(before)).toBeLessThan(PEOPLE / 50);
  });
});
