import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a function says, and what it says from now on: each stands in it once. */
type Change = readonly [before: string, after: string];

/**
 * One row of a table by its key, in a way that leaves no choice: only the key's own index gives rows in the key's order, and
 * sorting is switched off where this is used. Every other index of a tenant's table begins with the tenant as well, and wherever
 * the planner believes that a tenant has one row or none (a new tenant, a new machine, the minute of an opening), it may as well
 * take such a one, and then looks through all of the tenant's rows for each of many contestants.
 */
const one = (columns: string, table: string, key: string, value: string, rest = ''): string =>
  `(select ${columns} from ${table} x where x.tenant_id = scope and x.${key} between ${value} and ${value}${rest} order by x.${key} limit 1`;

const session = (columns: string, token: string): string =>
  `${one(columns, 'sessions', 'token_hash', token, " and x.kind = 'contestant' and x.expires_at > moment")})`;

const CHANGES: Record<string, readonly Change[]> = {
  attempt_save_many: [
    ['moment constant timestamptz := app_now();', 'moment constant timestamptz := app_now();\n        held_rows tid[];'],
    [
      `-- Locked in the order of their ids whatever the plan: one that was made when the table was small may look them up in another
        -- order than one that was made later, and two batches that share sittings would wait for each other.
        perform from attempts a where a.tenant_id = scope and a.id = any(ids) order by a.id for no key update;`,
      `-- Locked in the order given, which is that of their ids whatever the plan: else two batches that share sittings might wait for
        -- each other. Nobody moves them from here on.
        held_rows := array(select ${one('x.ctid', 'attempts', 'id', 'q.id')} for no key update) from unnest(ids) with ordinality as q(id, n) order by q.n);`,
    ],
    [
      `-- The limit cuts nothing off. It makes the planner expect one row and begin with it: else, where it believes that few
          -- attempts are open (as it does when a round has just begun), it looks through all of them for each batch. For the same
          -- reason what is open is told by sealed_by, which the index of open attempts does not know.
          from (select * from unnest(askers, tokens, ids, guesses, places, bits, numbers) limit cardinality(ids)) as r(asker, token, id, guess, places, bits, numbers)
          join sessions s on s.tenant_id = scope and s.token_hash = r.token and s.kind = 'contestant' and s.expires_at > moment
          where a.tenant_id = scope and a.id = r.id and`,
      `-- The limit cuts nothing off. It makes the planner expect one row and begin with it.
          from (select * from unnest(askers, tokens, held_rows, guesses, places, bits, numbers) limit cardinality(ids)) as r(asker, token, at, guess, places, bits, numbers)
          cross join lateral ${session('x.account_id', 'r.token')} s
          where a.ctid = r.at and`,
    ],
  ],
  attempt_submit: [
    [
      `select a.*, r.ordinal into row from sessions s join attempts a on a.tenant_id = scope and a.account_id = s.account_id and a.id = attempt
          join rounds r on r.tenant_id = scope and r.id = a.round_id
          where s.tenant_id = scope and s.token_hash = session and s.kind = 'contestant' and s.expires_at > moment
          for no key update of a;`,
      `select a.*, r.ordinal into row from ${session('x.account_id', 'session')} s
          join ${one('x.ctid as at, x.*', 'attempts', 'id', 'attempt')} for no key update) a on a.account_id = s.account_id
          join rounds r on r.tenant_id = scope and r.id = a.round_id;`,
    ],
    [
      `verdict := case when exists (select from sessions s where s.tenant_id = scope and s.token_hash = session and s.kind = 'contestant' and s.expires_at > moment)
            then 'unknown' else 'signed-out' end;`,
      `verdict := case when ${session('true', 'session')} then 'unknown' else 'signed-out' end;`,
    ],
    [
      `where a.tenant_id = scope and a.id = attempt;
            verdict := 'new';`,
      `where a.ctid = row.at
              returning a.submitted_at, a.sealed_by, a.receipt_code, a.seal_sha256 into row.submitted_at, row.sealed_by, row.receipt_code, row.seal_sha256;
            verdict := 'new';`,
    ],
    [
      `return query select verdict, a.id, a.account_id, a.round_id, a.submitted_at, a.sealed_by, a.receipt_code, a.seal_sha256
          from (select 1) one left join attempts a on a.tenant_id = scope and a.id = attempt and row.id is not null;`,
      `return query select verdict, row.id, row.account_id, row.round_id, row.submitted_at, row.sealed_by, row.receipt_code, row.seal_sha256;`,
    ],
  ],
  attempt_seal_expired: [
    ['due uuid[];', 'due tid[];'],
    [
      `due := array(select a.id from attempts a
            where a.tenant_id = scope and a.round_id = round and a.submitted_at is null`,
      `due := array(select a.ctid from attempts a
            where a.tenant_id = scope and a.round_id = round and a.submitted_at is null`,
    ],
    [
      `due := array(select a.id from attempts a
            where a.tenant_id = scope and a.id = only_one and a.round_id = round and a.sealed_by is null
              and a.deadline_at + make_interval(secs => a.grace_seconds) <= moment and a.orders is not null
            for no key update skip locked);`,
      `due := array(select a.ctid from attempts a
            where a.tenant_id = scope and a.id between only_one and only_one and a.round_id is not distinct from round and a.sealed_by is null
              and a.deadline_at + make_interval(secs => a.grace_seconds) <= moment and a.orders is not null
            order by a.id limit 1 for no key update skip locked);`,
    ],
    [
      `as d(id, n) join rounds r on r.tenant_id = scope and r.id = round
          where a.tenant_id = scope and a.id = d.id;`,
      `as d(at, n) join rounds r on r.tenant_id = scope and r.id = round
          where a.ctid = d.at;`,
    ],
  ],
  contestant_desks: [
    [
      `(select json_agg(a order by a.number, a.sequel) from attempts a where a.tenant_id = scope and a.account_id = c.id
              and case when q.only_one is not null then a.id = q.only_one else a.registration_id = r.id and a.part_code = q.part end)`,
      `(select json_agg(a order by a.number, a.sequel) from (select * from attempts x where x.tenant_id = scope and x.account_id between c.id and c.id order by x.account_id) a
              where case when q.only_one is not null then a.id = q.only_one else a.registration_id = r.id and a.part_code = q.part end)`,
    ],
    [
      `join sessions s on s.tenant_id = scope and s.token_hash = q.token and s.kind = 'contestant' and s.expires_at > moment
          join accounts c on c.tenant_id = scope and c.id = s.account_id and c.status = 'active'
          left join registrations r on r.tenant_id = scope and r.account_id = c.id and r.contest_id = q.contest and r.duplicate_of is null;`,
      `cross join lateral ${session('x.account_id, x.method', 'q.token')} s
          cross join lateral ${one('x.id, x.full_name', 'accounts', 'id', 's.account_id', " and x.status = 'active'")}) c
          left join lateral ${one('x.*', 'registrations', 'account_id', 'c.id', ' and x.contest_id = q.contest and x.duplicate_of is null')}) r on true;`,
    ],
  ],
  receipt_desks: [
    [
      `join attempts a on a.tenant_id = scope and a.receipt_code = q.receipt
          left join sessions s on s.tenant_id = scope and s.token_hash = q.token and s.kind = 'contestant' and s.expires_at > moment
          left join accounts c on c.tenant_id = scope and c.id = s.account_id and c.status = 'active'
          left join registrations r on r.tenant_id = scope and r.account_id = c.id and r.contest_id = a.contest_id and r.duplicate_of is null and a.account_id = c.id`,
      `cross join lateral ${one('x.*', 'attempts', 'receipt_code', 'q.receipt')}) a
          left join lateral ${session('x.account_id, x.method', 'q.token')} s on true
          left join lateral ${one('x.id, x.full_name', 'accounts', 'id', 's.account_id', " and x.status = 'active'")}) c on true
          left join lateral ${one('x.unit_id', 'registrations', 'account_id', 'c.id', ' and x.contest_id = a.contest_id and x.duplicate_of is null')}) r on a.account_id = c.id`,
    ],
  ],
  attempt_start: [
    [
      `if not exists (select from sessions s where s.tenant_id = scope and s.token_hash = session and s.kind = 'contestant' and s.expires_at > moment) then`,
      `if ${session('true', 'session')} is null then`,
    ],
    [
      `select r.* into who from sessions s join registrations r on r.tenant_id = scope and r.account_id = s.account_id and r.contest_id = place.contest_id and r.duplicate_of is null
            where s.tenant_id = scope and s.token_hash = session;`,
      `select r.* into who from ${session('x.account_id', 'session')} s
            cross join lateral ${one('x.*', 'registrations', 'account_id', 's.account_id', ' and x.contest_id = place.contest_id and x.duplicate_of is null')}) r;`,
    ],
    [
      `into own from attempts a where a.tenant_id = scope and a.registration_id = who.id and a.part_code = place.part_code;`,
      `into own from (select * from attempts x where x.tenant_id = scope and x.registration_id between who.id and who.id order by x.registration_id) a
            where a.part_code = place.part_code;`,
    ],
  ],
};

/** The statements of a sitting find their rows by the key, whatever the planner believes. */
export class OneRowByItsKey0032 implements MigrationInterface {
  name = 'OneRowByItsKey1700000000032';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, changes] of Object.entries(CHANGES)) {
      await rewrite(runner, name, changes);
      await runner.query(`alter function ${name} set enable_sort = off`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, changes] of Object.entries(CHANGES)) {
      await rewrite(
        runner,
        name,
        changes.map(([before, after]) => [after, before] as const),
      );
      await runner.query(`alter function ${name} reset enable_sort`);
    }
  }
}

/** Changes the text of a function where it says what it is expected to say, once. */
async function rewrite(runner: QueryRunner, name: string, changes: readonly Change[]): Promise<void> {
  const [{ text }] = (await runner.query(`select pg_get_functiondef('${name}'::regproc) as text`)) as [{ text: string }];
  const changed = changes.reduce((said, [before, after]) => {
    const [head, tail, ...more] = said.split(before);
    if (head === undefined || tail === undefined || more.length > 0) throw new Error(`${name} does not say once: ${before}`);
    return head + after + tail;
  }, text);
  await runner.query(changed);
}
