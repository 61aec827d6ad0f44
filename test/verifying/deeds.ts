import type { Tampering } from './tampering.js';

const ONE_ATTEMPT =
  '(select id from attempts where tenant_id = :tenant and round_id = :published and submitted_at is not null order by id limit 1)';
const ONE_PERSON = '(select registration_id from attempts where tenant_id = :tenant and round_id = :ranked order by id limit 1)';
const STANDING = '(select id from standings where tenant_id = :tenant and round_id = :published)';
const WAITING = '(select id from standings where tenant_id = :tenant and round_id = :ranked)';
const attempt = `select ${ONE_ATTEMPT}::text as sample`;
const standing = `select 'bảng xếp hạng ' || ${STANDING} as sample`;

/** For each invariant a deed that breaks it and nothing else, unless it says so: what is found, and that nothing else is. */
export const DEEDS: Readonly<Record<string, Tampering>> = {
  'row-security-forced': {
    does: 'alter table turnouts no force row level security',
    undo: 'alter table turnouts force row level security',
    finds: "select 'turnouts does not force row security' as sample",
  },
  'references-name-the-tenant': {
    does: 'alter table turnouts disable trigger all',
    undo: 'alter table turnouts enable trigger all',
    finds: "select 'turnouts.turnouts_contest_fk' as sample union all select 'turnouts.turnouts_tenant_fk' where false",
  },
  'references-stay-inside': {
    tables: ['unit_head_counts'],
    does: `insert into unit_head_counts (tenant_id, unit_id, counted_on, people, source)
      select :tenant, id, '2024-01-01', 9, '' from units where tenant_id <> :tenant order by id limit 1`,
    finds: `select 'unit_head_counts (unit_head_counts_unit_fk) ' || id || ' 2024-01-01' as sample from units where tenant_id <> :tenant order by id limit 1`,
  },
  'audit-chain-is-whole': {
    tables: ['audit_entries'],
    does: `update audit_entries set action = 'round.archived' where tenant_id = :tenant and id = (select entry_id from audit_links where tenant_id = :tenant and position = 2)`,
    finds: `select 'entry-changed, mục số 2, nhật ký ' || entry_id as sample from audit_links where tenant_id = :tenant and position = 2`,
  },
  'messages-have-one-outcome': {
    tables: ['messages'],
    does: "update messages set state = 'sent' where tenant_id = :tenant and id = (select max(id::text)::uuid from messages where tenant_id = :tenant)",
    finds: "select 'tin ' || max(id::text) as sample from messages where tenant_id = :tenant",
  },
  'messages-not-stuck': {
    tables: ['messages'],
    does: `update messages set state = 'sending', claimed_at = app_now() - interval '1 hour'
      where tenant_id = :tenant and id = (select max(id::text)::uuid from messages where tenant_id = :tenant)`,
    finds: "select 'tin ' || max(id::text) as sample from messages where tenant_id = :tenant",
  },
  'platform-messages-have-one-outcome': {
    does: `insert into platform_messages (id, recipient, subject, body, state, created_at) values ('0192b000-0000-7000-8000-000000000001', 'ai-do@vidu.vn', 'Thư', '', 'sent', '2024-10-22')`,
    undo: "delete from platform_messages where id = '0192b000-0000-7000-8000-000000000001'",
    finds: "select 'thư 0192b000-0000-7000-8000-000000000001' as sample",
  },
  'rounds-fit-their-times': {
    tables: ['rounds'],
    does: "update rounds set publishes_at = app_now() + interval '1 day' where tenant_id = :tenant and id = :published",
    finds: "select 'đợt thi ' || :published || ': công bố trước giờ công bố' as sample",
  },
  'rules-fit-their-hash': {
    tables: ['rule_sets'],
    does: `update rule_sets set body = jsonb_set(body, '{contest,name}', '"Cuộc thi khác"') where tenant_id = :tenant`,
    finds: "select 'thể lệ ' || id as sample from rule_sets where tenant_id = :tenant",
  },
  'rehearsals-not-stuck': {
    tables: ['rehearsals'],
    does: "update rehearsals set state = 'running', claim = gen_random_uuid(), claimed_at = app_now() - interval '1 hour' where tenant_id = :tenant",
    finds: "select 'lần chạy thử ' || id as sample from rehearsals where tenant_id = :tenant",
  },
  'people-count-once': {
    tables: ['registrations', 'accounts'],
    // Another account than that of the person who is counted.
    does: `update accounts set status = 'locked', merged_into = (select account_id from registrations where tenant_id = :tenant and id <> ${ONE_PERSON} limit 1)
      where tenant_id = :tenant and id = (select account_id from registrations where tenant_id = :tenant and id = ${ONE_PERSON})`,
    finds: `select 'đăng ký ' || ${ONE_PERSON} as sample`,
  },
  'people-count-for-one-unit': {
    tables: ['unit_changes'],
    does: "update unit_changes set to_unit_id = (select id from units where tenant_id = :tenant and code = '672') where tenant_id = :tenant",
    finds: "select 'lần đổi đơn vị ' || id as sample from unit_changes where tenant_id = :tenant",
  },
  'erased-people-are-gone': {
    tables: ['registrations', 'registration_details'],
    does: `insert into registration_details (tenant_id, registration_id, address) select :tenant, ${ONE_PERSON}, 'Tổ 3';
      update registrations set account_id = null, erased_at = app_now() where tenant_id = :tenant and id = ${ONE_PERSON}`,
    finds: `select 'đăng ký ' || ${ONE_PERSON} as sample`,
  },
  'banks-fit-their-hash': {
    tables: ['bank_keys'],
    does: `update bank_keys set key = (select jsonb_object_agg(k, '[3]'::jsonb) from jsonb_object_keys(key) k) where tenant_id = :tenant`,
    finds: "select 'đáp án bản 1 của bộ đề ' || id as sample from banks where tenant_id = :tenant",
    alsoBreaks: ['scores-follow-from-answers'],
  },
  'attempts-belong-together': {
    tables: ['round_banks'],
    does: 'update round_banks set bank_id = gen_random_uuid() where tenant_id = :tenant and round_id = :ranked',
    finds: 'select id::text as sample from attempts where tenant_id = :tenant and round_id = :ranked',
    alsoBreaks: ['references-stay-inside'],
  },
  'attempts-within-limit': {
    tables: ['attempts'],
    does: `insert into attempts select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'number', 90 + n, 'receipt_code', 'X' || n, 'marks', null,
        'submitted_at', null, 'sealed_by', null, 'receipt_code', null, 'receipt_salt', null, 'seal_sha256', null))).*
      from attempts a, generate_series(1, 9) n where a.tenant_id = :tenant and a.id = ${ONE_ATTEMPT}`,
    finds: `select part_code || ': đăng ký ' || registration_id as sample from attempts where tenant_id = :tenant and id = ${ONE_ATTEMPT}`,
  },
  'attempts-in-time': {
    tables: ['attempts'],
    does: `update attempts set received_at = deadline_at + interval '1 hour' where tenant_id = :tenant and id = ${ONE_ATTEMPT}`,
    finds: attempt,
  },
  'seals-fit': {
    tables: ['attempts'],
    does: `update attempts set prediction = coalesce(prediction, 0) + 1 where tenant_id = :tenant and id = ${ONE_ATTEMPT}`,
    finds: attempt,
    alsoBreaks: ['scores-follow-from-answers'],
  },
  'answers-on-paper': {
    tables: ['attempts'],
    does: `update attempts set choices[1] = choices[1] # 1 where tenant_id = :tenant and id = ${ONE_ATTEMPT}`,
    finds: attempt,
  },
  'one-current-standing': {
    tables: ['standings'],
    does: `update standings set version = 2, reason = 'Tính lại' where tenant_id = :tenant and id = ${STANDING}`,
    finds: "select 'đợt thi ' || :published || ' thiếu một bản xếp hạng' as sample",
  },
  'standings-are-whole': {
    tables: ['standing_lines'],
    does: `delete from standing_lines where tenant_id = :tenant and standing_id = ${STANDING} and rank = 2`,
    finds: standing,
    alsoBreaks: ['standings-fit-their-hash'],
  },
  'standings-fit-their-hash': {
    tables: ['standing_lines'],
    does: `update standing_lines set duration_ms = duration_ms - 1 where tenant_id = :tenant and standing_id = ${STANDING} and rank = 2`,
    finds: standing,
  },
  'left-out-are-not-ranked': {
    tables: ['ranking_exclusions'],
    does: `update ranking_exclusions set registration_id = (select g.id from registrations g join standing_lines l on l.tenant_id = :tenant and l.person = g.pseudonym
      where g.tenant_id = :tenant and l.standing_id = ${STANDING} and l.rank = 1) where tenant_id = :tenant`,
    finds: `select 'bảng xếp hạng ' || standing_id || ': ' || person as sample from standing_lines where tenant_id = :tenant and standing_id = ${STANDING} and rank = 1`,
  },
  'barred-are-not-ranked': {
    tables: ['team_members', 'accounts'],
    does: `update accounts set name_key = 'ta van ban' where tenant_id = :tenant and id = (select g.account_id from registrations g
      join standing_lines l on l.tenant_id = :tenant and l.person = g.pseudonym where g.tenant_id = :tenant and l.standing_id = ${WAITING} and l.rank = 1)`,
    finds: `select 'bảng xếp hạng ' || standing_id || ': ' || person as sample from standing_lines where tenant_id = :tenant and standing_id = ${WAITING} and rank = 1`,
  },
  'scores-follow-from-answers': {
    tables: ['standing_lines', 'standings'],
    // With a hash that fits: whoever changes a score would think of that.
    does: `update standing_lines set points = points + 1 where tenant_id = :tenant and standing_id = ${STANDING} and rank = 1`,
    finds: `select 'bảng xếp hạng ' || ${STANDING} || ': hạng 1' as sample`,
    alsoBreaks: ['standings-fit-their-hash'],
  },
  'published-was-approved': {
    tables: ['standing_decisions'],
    does: 'delete from standing_decisions where tenant_id = :tenant',
    finds: "select 'đợt thi ' || :published as sample",
  },
  'prizes-as-planned': {
    tables: ['awards'],
    does: "update awards set tier_code = 'nhat' where tenant_id = :tenant and rank = 2",
    finds: `select 'đợt thi ' || :published || ': ' || f as sample from awards a, lateral (values ('chưa trao tuan/nhi, hạng 2: ' || a.person),
      ('không có trong đề xuất tuan/nhat, hạng 2: ' || a.person), ('quá số giải tuan/nhat')) as v(f) where a.tenant_id = :tenant and a.rank = 2`,
  },
  'certificate-numbers-without-gap': {
    tables: ['certificates'],
    does: 'delete from certificates where tenant_id = :tenant and number = 2',
    finds: "select 'cuộc thi ' || :contest as sample",
  },
  'certificates-of-their-prizes': {
    tables: ['certificates'],
    does: `update certificates set account_id = (select account_id from certificates where tenant_id = :tenant and number = 1) where tenant_id = :tenant and number = 2`,
    finds: "select 'giấy chứng nhận số 2 của cuộc thi ' || :contest as sample",
  },
  'certificates-not-stuck': {
    tables: ['certificates'],
    does: "update certificates set claimed_at = app_now() - interval '1 hour' where tenant_id = :tenant and number = 1",
    finds: "select 'giấy chứng nhận số 1 của cuộc thi ' || :contest as sample",
  },
  'units-add-up': {
    tables: ['turnouts'],
    does: `update turnouts set totals = jsonb_set(totals, '{attempts}', '99') where tenant_id = :tenant and round_id = :ranked`,
    finds: "select 'lượt đếm ' || id as sample from turnouts where tenant_id = :tenant and round_id = :ranked",
  },
  'turnout-counts-people': {
    tables: ['turnouts'],
    does: `update turnouts set totals = jsonb_set(totals, '{people}', '7'), units = jsonb_set(units, '{0,people}', to_jsonb((units -> 0 ->> 'people')::int + 1))
      where tenant_id = :tenant and round_id = :published`,
    finds: "select 'lượt đếm ' || id as sample from turnouts where tenant_id = :tenant and round_id = :published",
  },
};
