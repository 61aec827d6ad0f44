import { asSuperuser } from '../support/query.js';

/** How the planted attempts differ: expressions of SQL over the number `n` of the sitter, from 1. */
export interface Planted {
  from?: number;
  people: number;
  /** smallint[]; as those of the model unless said otherwise. */
  marks?: string;
  startedAt?: string;
  seconds?: string;
  /** 16 bytes, or null. */
  device?: string;
  isAssisted?: string;
}

/**
 * Plants people with one sealed attempt each, as copies of a sealed attempt of the contest: for what only shows with many.
 * How attempts come about is another test's business. n is given back in the pseudonym: its last twelve digits.
 */
export async function manySitters(
  model: string,
  {
    from = 1,
    people,
    marks = 'a.marks',
    startedAt = 'a.started_at',
    seconds = '300',
    device = 'null::bytea',
    isAssisted = 'false',
  }: Planted,
): Promise<void> {
  const uuid = (kind: string): string => `(lpad(to_hex(${from}), 8, '0') || '-${kind}-7000-8000-' || lpad(n::text, 12, '0'))::uuid`;
  // Nobody could do this: sealed rows are copied with other marks.
  await asSuperuser(
    `with numbers as (select generate_series($2::int, $2::int + $3::int - 1) as n),
     model as (select * from attempts where id = $1),
     people as (
       insert into accounts select (jsonb_populate_record(c, jsonb_build_object('id', ${uuid('00a0')}, 'email', 'nguoi-' || n || '@vidu.vn', 'phone', null))).*
       from model join accounts c on c.id = model.account_id cross join numbers
     ), registered as (
       insert into registrations select (jsonb_populate_record(r, jsonb_build_object('id', ${uuid('00b0')}, 'account_id', ${uuid('00a0')}, 'pseudonym', ${uuid('00c0')}))).*
       from model join registrations r on r.id = model.registration_id cross join numbers
     )
     insert into attempts select (jsonb_populate_record(a, jsonb_build_object(
         'id', ${uuid('00d0')}, 'registration_id', ${uuid('00b0')}, 'account_id', ${uuid('00a0')}, 'receipt_code', 'X-' || $2 || '-' || n,
         'marks', to_jsonb(${marks}), 'started_at', ${startedAt}, 'submitted_at', (${startedAt}) + make_interval(secs => ${seconds}),
         'deadline_at', (${startedAt}) + interval '1 hour', 'device_mark', ${device}, 'is_assisted', ${isAssisted}))).*
       from attempts a join model on model.id = a.id cross join numbers`,
    [model, from, people],
  );
}
