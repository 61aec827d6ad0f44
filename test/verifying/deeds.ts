import type { Tampering } from './tampering.js';

const ONE_ATTEMPT =
  '(select id from attempts where tenant_id = :tenant and round_id = :published and submitted_at is not null order by id limit 1)';
const ONE_PERSON = '(select registration_id from attempts where tenant_id = :tenant and round_id = :ranked order by id limit 1)';
const STANDING = '(select id from standings where tenant_id = :tenant and round_id = :published)';
const WAITING = '(select id from standings where tenant_id = :tenant and round_id = :ranked)';
const attempt = `select ${ONE_ATTEMPT}::text as sample`;
const standing = `select 'bảng xếp hạng ' || ${STANDING} as sample`;

const ORGANISER =
  "(select g.id from registrations g join accounts a on a.tenant_id = :tenant and a.id = g.account_id where g.tenant_id = :tenant and a.full_name = 'Tạ Văn Ban')";
/** Of what happened in the eventful tenant. */
const KEY = "(select id from result_corrections where tenant_id = :tenant and kind = 'key')";
const CURRENT = '(select id from standings where tenant_id = :tenant and round_id = :published order by version desc limit 1)';
const PAID = '(select award_id from prize_payouts where tenant_id = :tenant)';
const APPEAL = '(select code from appeals where tenant_id = :tenant)';
const HEAD = `(select standing_id from collective_sources where tenant_id = :tenant and standing_id = ${CURRENT})`;
const current = `select 'bảng xếp hạng ' || ${CURRENT}`;
const ofEventful = (tables: string[], does: string, finds: string, alsoBreaks: string[] = []): Tampering => ({
  of: 'eventful',
  tables,
  does,
  finds,
  alsoBreaks,
});

const ofJudged = (tables: string[], does: string, finds: string, alsoBreaks: string[] = []): Tampering => ({
  of: 'judged',
  tables,
  does,
  finds,
  alsoBreaks,
});
/** Of the judged tenant: its standing, and one assignment with its finished sheet. */
const JUDGED = '(select id from standings where tenant_id = :tenant and round_id = :judged)';
const ASSIGNED = '(select id from judge_assignments where tenant_id = :tenant and round_id = :judged order by id limit 1)';
const judgedStanding = `select 'bảng xếp hạng ' || ${JUDGED} as sample`;
const assigned = `select 'phân công ' || ${ASSIGNED}`;

const received = `select 'đề cử đã đến ' || id as sample from received_nominations where tenant_id = :tenant`;
const ONE_SUBMISSION = '(select s.id from submissions s where s.tenant_id = :tenant and s.number = 1)';
const submission = `select 'bài ' || id as sample from submissions where tenant_id = :tenant and number = 1`;
const submissionVersion = `select 'bài ' || v.submission_id || ' bản ' || v.version as sample from submission_versions v
  where v.tenant_id = :tenant and v.submission_id = ${ONE_SUBMISSION}`;

/** For each invariant deeds that break it and nothing else, unless they say so: what is found, and that nothing else is. */
export const DEEDS: Readonly<Record<string, Tampering | Tampering[]>> = {
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
  'guards-are-on': {
    does: 'alter table attempts disable trigger attempts_stay_sealed',
    undo: 'alter table attempts enable trigger attempts_stay_sealed',
    finds: "select 'attempts.attempts_stay_sealed' as sample",
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
  'rounds-as-altered': [
    ofEventful(
      ['round_alterations'],
      "update round_alterations set state = 'declined', declined_because = 'Không có lý do' where tenant_id = :tenant and kind = 'annul'",
      "select 'đợt thi ' || :annulled || ': đã hủy mà không có quyết định của hai người' as sample",
    ),
    ofEventful(
      ['round_alterations'],
      `insert into round_alterations select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'round_id', :open, 'successor_id', null,
        'run_opens_at', null, 'run_closes_at', null))).* from round_alterations a where a.tenant_id = :tenant and a.kind = 'annul'`,
      "select 'đợt thi ' || :open || ': có quyết định hủy mà chưa hủy' as sample",
    ),
    ofEventful(
      ['round_alterations'],
      "update round_alterations set successor_id = :open where tenant_id = :tenant and kind = 'annul'",
      "select 'đợt thi ' || :annulled || ': sai đợt thi lại' as sample",
    ),
    ofEventful(
      ['round_alterations'],
      "update round_alterations set recounted_at = null, decided_at = decided_at - interval '1 day' where tenant_id = :tenant and kind = 'annul'",
      "select 'đợt thi ' || :annulled || ': chưa làm xong việc sau khi hủy' as sample",
    ),
    ofEventful(
      ['round_alterations'],
      "update round_alterations set closes_after = closes_after + interval '1 minute' where tenant_id = :tenant and kind = 'extend'",
      "select 'đợt thi ' || :published || ': giờ đóng, giờ công bố khác lần gia hạn' as sample",
    ),
    ofEventful(
      ['rounds'],
      "update rounds set resumes_at = resumes_at + interval '1 minute' where tenant_id = :tenant and id = :published",
      "select 'đợt thi ' || :published || ': giờ tạm dừng khác quyết định' as sample",
    ),
  ],
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
  'nominations-within-quota': {
    tables: ['nomination_invitations'],
    does: 'update nomination_invitations set taken = taken + 1 where tenant_id = :tenant',
    finds: `select 'nơi được mời ' || id as sample from nomination_invitations where tenant_id = :tenant`,
  },
  'nominations-agreed-to': [
    {
      tables: ['nomination_authors'],
      does: `update nomination_authors set answer = 'refused' where tenant_id = :tenant and ordinal = 2`,
      finds: `select 'đề cử ' || id as sample from nominations where tenant_id = :tenant`,
    },
    {
      tables: ['received_nominations'],
      does: 'update received_nominations set confirmed_at = null where tenant_id = :tenant',
      finds: received,
    },
  ],
  'nominations-fit-their-hash': {
    tables: ['nominations'],
    does: `update nominations set content = content || '{"summary": "Khác"}' where tenant_id = :tenant`,
    finds: `select 'đề cử ' || id as sample from nominations where tenant_id = :tenant`,
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
  'deadlines-as-promised': [
    {
      tables: ['attempts'],
      does: `update attempts set deadline_at = deadline_at + interval '1 second' where tenant_id = :tenant and id = ${ONE_ATTEMPT}`,
      finds: attempt,
    },
    // Who sat when the round was paused, and who sat when its end was moved.
    ofEventful(
      ['attempts'],
      "update attempts set paused_ms = paused_ms + 60000, deadline_at = deadline_at + interval '1 minute', paused_until = paused_until + interval '1 minute' where tenant_id = :tenant and paused_ms > 0",
      'select id::text as sample from attempts where tenant_id = :tenant and paused_ms > 0',
      ['scores-follow-from-answers'],
    ),
    ofEventful(
      ['attempts'],
      "update attempts set deadline_at = '2024-10-28 09:30+07' where tenant_id = :tenant and round_id = :published and started_at >= '2024-10-28 09:20+07'",
      "select id::text as sample from attempts where tenant_id = :tenant and round_id = :published and started_at >= '2024-10-28 09:20+07'",
      ['attempts-in-time'],
    ),
    ofEventful(
      ['attempts'],
      `update attempts set deadline_at = deadline_at - make_interval(secs => paused_ms / 1000.0), paused_ms = 0, paused_until = null where tenant_id = :tenant and paused_ms > 0`,
      'select id::text as sample from attempts where tenant_id = :tenant and paused_ms > 0',
      ['attempts-in-time', 'scores-follow-from-answers'],
    ),
  ],
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
  'submissions-belong-together': {
    tables: ['submissions'],
    does: 'update submissions set version = 9 where tenant_id = :tenant and number = 1',
    finds: submission,
    alsoBreaks: ['submissions-have-authors'],
  },
  'submissions-in-time': {
    tables: ['submission_versions'],
    does: `update submission_versions set sent_at = '2024-11-05' where tenant_id = :tenant and submission_id = ${ONE_SUBMISSION}`,
    finds: submissionVersion,
  },
  'submissions-whole': {
    tables: ['submission_files'],
    does: `update submission_files set promised_sha256 = repeat('0', 64) where tenant_id = :tenant and submission_id = ${ONE_SUBMISSION}`,
    finds: submissionVersion,
  },
  'submissions-have-authors': {
    tables: ['submission_authors'],
    does: `update submission_authors set share = 1 where tenant_id = :tenant and submission_id = ${ONE_SUBMISSION} and ordinal = 1`,
    finds: submission,
  },
  'submissions-authors-sealed': {
    tables: ['submission_authors'],
    does: `update submission_authors set pseudonym = gen_random_uuid() where tenant_id = :tenant and submission_id = ${ONE_SUBMISSION} and ordinal = 1`,
    finds: submissionVersion,
  },
  'nominated-entries-whole': {
    tables: ['received_nominations'],
    does: `update received_nominations set content = jsonb_set(content, '{entry,files,0,sha256}', to_jsonb(repeat('0', 64))) where tenant_id = :tenant`,
    finds: received,
    alsoBreaks: ['nominations-fit-their-hash'],
  },
  'submissions-numbered': {
    tables: ['submission_counters'],
    does: 'update submission_counters set last = 99 where tenant_id = :tenant',
    finds: `select 'phần thi ' || part_code || ', số ' || max(number) as sample from submissions where tenant_id = :tenant group by part_code`,
  },
  'submission-seals-fit': {
    tables: ['submission_versions'],
    does: `update submission_versions set content = content || '{"title": "Khác"}' where tenant_id = :tenant and submission_id = ${ONE_SUBMISSION}`,
    finds: submissionVersion,
  },
  'submissions-within-limit': {
    tables: ['submissions'],
    does: `update submissions set slot = null, registration_id = (select s.registration_id from submissions s where s.tenant_id = :tenant and s.number = 1)
      where tenant_id = :tenant and number = 2`,
    finds: `select part_code || ': đăng ký ' || registration_id as sample from submissions where tenant_id = :tenant and number = 1`,
  },
  'sheets-fit-their-hash': ofJudged(
    ['finished_sheets'],
    `update finished_sheets set comments = '{"": "Hay hơn."}' where tenant_id = :tenant and assignment_id = ${ASSIGNED}`,
    `${assigned} || ', bản 1' as sample`,
  ),
  'sessions-fit-their-hash': ofJudged(
    ['council_sessions'],
    `insert into council_sessions (tenant_id, id, contest_id, round_id, council, title, place, starts_at, seats, quorum, state, called_by, called_at, opened_at, closed_at, sha256)
      select :tenant, '0192b000-0000-7000-8000-000000000007', :contest, :judged, 'ban-cham', 'Họp', '', '2024-11-10', 3, 2, 'closed', :tenant, '2024-11-10', '2024-11-10', '2024-11-10', repeat('0', 64)`,
    "select 'phiên họp 0192b000-0000-7000-8000-000000000007' as sample",
  ),
  'sheets-count-their-newest': ofJudged(
    ['score_sheets'],
    `update score_sheets set version = 2 where tenant_id = :tenant and assignment_id = ${ASSIGNED}`,
    `${assigned} as sample`,
    ['judged-standings-come-out-again'],
  ),
  'no-judge-in-a-conflict': ofJudged(
    ['judge_conflicts'],
    `insert into judge_conflicts (tenant_id, seat_id, submission_id, kind, reason, said_by, said_at)
      select :tenant, seat_id, submission_id, 'related', 'Là người nhà.', :tenant, '2024-11-01' from judge_assignments where tenant_id = :tenant and id = ${ASSIGNED}`,
    `${assigned} as sample`,
  ),
  'nobody-marks-twice': ofJudged(
    ['judge_assignments', 'council_seats'],
    `with seat as (insert into council_seats (tenant_id, id, contest_id, council, account_id, role, pseudonym, appointed_by, appointed_at)
        select s.tenant_id, '0192b000-0000-7000-8000-000000000008', s.contest_id, 'ban-khac', s.account_id, 'member', gen_random_uuid(), s.appointed_by, s.appointed_at
        from council_seats s join judge_assignments a on a.tenant_id = s.tenant_id and a.seat_id = s.id where a.tenant_id = :tenant and a.id = ${ASSIGNED} returning id)
      insert into judge_assignments (tenant_id, id, round_id, phase, submission_id, seat_id, assigned_at)
        select a.tenant_id, '0192b000-0000-7000-8000-000000000009', a.round_id, a.phase, a.submission_id, seat.id, a.assigned_at
        from judge_assignments a, seat where a.tenant_id = :tenant and a.id = ${ASSIGNED}`,
    `select 'bài ' || submission_id as sample from judge_assignments where tenant_id = :tenant and id = ${ASSIGNED}`,
  ),
  'blind-phases-show-released-copies': ofJudged(
    ['judged_entries'],
    'update judged_entries set released_by = null, released_at = null where tenant_id = :tenant and round_id = :judged and entry_number = 1001',
    "select 'vòng cham-thi, bài số 1001' as sample",
  ),
  'reopened-by-two': ofJudged(
    ['finished_sheets'],
    `insert into finished_sheets (tenant_id, assignment_id, version, points, comments, finished_at, source, finished_by, sha256)
      select tenant_id, assignment_id, 2, points, comments, finished_at, source, finished_by, sha256 from finished_sheets where tenant_id = :tenant and assignment_id = ${ASSIGNED}`,
    `${assigned} as sample`,
    ['sheets-fit-their-hash', 'sheets-count-their-newest'],
  ),
  'one-current-standing': {
    tables: ['standings'],
    does: `update standings set version = 2, reason = 'Tính lại' where tenant_id = :tenant and id = ${STANDING}`,
    finds: "select 'đợt thi ' || :published || ' thiếu một bản xếp hạng' as sample",
    alsoBreaks: ['inputs-as-in-the-trail'],
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
    alsoBreaks: ['scores-follow-from-answers'],
  },
  'inputs-as-in-the-trail': [
    {
      tables: ['standing_inputs'],
      does: `update standing_inputs set body = jsonb_set(body, '{exclusions}', '[]') where tenant_id = :tenant and standing_id = ${STANDING}`,
      finds: `select 'bảng xếp hạng ' || ${STANDING} || ': dữ liệu đầu vào đã đổi' as sample`,
    },
    {
      tables: ['audit_entries'],
      does: `update audit_entries set details = details || '{"inputs": "khác"}' where tenant_id = :tenant and subject_id = :published and action = 'round.ranked'`,
      finds: `select 'bảng xếp hạng ' || ${STANDING} || ': nhật ký ghi mã khác' as sample`,
      alsoBreaks: ['audit-chain-is-whole'],
    },
  ],
  // When somebody began is under no seal; of somebody who is not ranked it stands in no line either.
  'published-come-out-again': {
    tables: ['attempts'],
    does: `update attempts set started_at = started_at - interval '1 second', deadline_at = deadline_at - interval '1 second'
      where tenant_id = :tenant and round_id = :published and registration_id = ${ORGANISER}`,
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
  'judged-standings-come-out-again': [
    ofJudged(
      ['finished_sheets'],
      `update finished_sheets set points = '{"noi-dung": 99}' where tenant_id = :tenant and assignment_id = ${ASSIGNED}`,
      judgedStanding,
      ['sheets-fit-their-hash'],
    ),
    ofJudged(
      ['judged_lines'],
      `update judged_lines set points = points + 1 where tenant_id = :tenant and standing_id = ${JUDGED} and rank = 1`,
      judgedStanding,
      ['standings-fit-their-hash'],
    ),
    ofJudged(
      ['judged_lines'],
      `delete from judged_lines where tenant_id = :tenant and standing_id = ${JUDGED} and rank = 3`,
      judgedStanding,
      ['standings-are-whole', 'standings-fit-their-hash'],
    ),
    ofJudged(
      ['standing_inputs'],
      `update standing_inputs set judged = jsonb_set(judged, '{sheets,0,points,noi-dung}', '1') where tenant_id = :tenant and standing_id = ${JUDGED}`,
      judgedStanding,
      ['inputs-as-in-the-trail'],
    ),
  ],
  'tier-counts-as-decided': ofJudged(
    ['tier_decisions'],
    `update tier_decisions set counts = jsonb_build_object('bai-viet.nhat', 2) where tenant_id = :tenant and round_id = :judged`,
    judgedStanding,
  ),
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
  'annulled-rounds-have-no-prizes': ofEventful(
    ['award_withdrawals'],
    'delete from award_withdrawals where tenant_id = :tenant and alteration_id is not null',
    `select 'giải ' || w.id || ' của đợt thi ' || :annulled as sample from awards w where w.tenant_id = :tenant and w.round_id = :annulled`,
  ),
  'prizes-paid-once': [
    ofEventful(
      ['prize_payouts', 'awards', 'award_withdrawals', 'winner_confirmations', 'audit_entries'],
      `insert into awards select (jsonb_populate_record(w, jsonb_build_object('id', '0192b000-0000-7000-8000-00000000000a', 'standing_id', (select id from standings where tenant_id = :tenant and round_id = :published and version = 1)))).*
         from awards w where w.tenant_id = :tenant and w.id = ${PAID};
       insert into award_withdrawals (tenant_id, award_id, standing_id, withdrawn_by, withdrawn_at)
         values (:tenant, '0192b000-0000-7000-8000-00000000000a', ${CURRENT}, gen_random_uuid(), app_now());
       insert into winner_confirmations select (jsonb_populate_record(c, '{"award_id": "0192b000-0000-7000-8000-00000000000a"}')).* from winner_confirmations c where c.tenant_id = :tenant and c.award_id = ${PAID};
       insert into audit_entries select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'subject_id', '0192b000-0000-7000-8000-00000000000a'))).*
         from audit_entries e where e.tenant_id = :tenant and e.action = 'prize.paid';
       insert into prize_payouts select (jsonb_populate_record(p, '{"award_id": "0192b000-0000-7000-8000-00000000000a"}')).* from prize_payouts p where p.tenant_id = :tenant`,
      `select 'giải ' || id || ': chi hai lần' as sample from (select ${PAID} union select '0192b000-0000-7000-8000-00000000000a') as p(id)`,
      ['audit-chain-is-whole'],
    ),
    ofEventful(
      ['winner_confirmations'],
      `update winner_confirmations set said_at = said_at + interval '1 day' where tenant_id = :tenant and award_id = ${PAID}`,
      `select 'giải ' || ${PAID} || ': chưa được xác nhận nhận giải' as sample`,
    ),
    ofEventful(
      ['prize_payouts', 'winner_confirmations'],
      `update prize_payouts set paid_at = '2024-10-28' where tenant_id = :tenant; update winner_confirmations set said_at = '2024-10-28' where tenant_id = :tenant and award_id = ${PAID}`,
      `select 'giải ' || ${PAID} || ': chi trước khi công bố' as sample`,
    ),
    ofEventful(
      ['prize_payouts'],
      'update prize_payouts set paid_by = gen_random_uuid() where tenant_id = :tenant',
      `select 'giải ' || ${PAID} || ': nhật ký không ghi đúng một lần chi' as sample`,
    ),
  ],
  'prizes-paid-as-planned': ofEventful(
    ['prize_payouts'],
    'update prize_payouts set amount = amount + 1 where tenant_id = :tenant',
    `select 'giải ' || ${PAID} as sample`,
  ),
  'refused-prizes-go-on-once': ofEventful(
    ['award_withdrawals'],
    "delete from award_withdrawals where tenant_id = :tenant and award_id = (select award_id from winner_confirmations where tenant_id = :tenant and state = 'refused')",
    "select 'giải ' || award_id as sample from winner_confirmations where tenant_id = :tenant and state = 'refused'",
  ),
  'corrections-as-decided': [
    ofEventful(
      ['result_corrections'],
      `update result_corrections set decided_by = gen_random_uuid() where tenant_id = :tenant and kind = 'refusal'`,
      `select 'lần sửa ' || id || ': nhật ký không có quyết định của người thứ hai' as sample from result_corrections where tenant_id = :tenant and kind = 'refusal'`,
    ),
    ofEventful(
      ['correction_rounds'],
      `update correction_rounds set standing_id = ${CURRENT} where tenant_id = :tenant and correction_id = ${KEY}`,
      `select 'lần sửa ' || ${KEY} || ': đợt thi ' || :published || ' không có bản lập lại' as sample`,
    ),
    ofEventful(
      ['bank_keys'],
      `update bank_keys set created_by = gen_random_uuid() where tenant_id = :tenant and version = 2`,
      `select 'đáp án bản 2 của bộ đề ' || bank_id || ' không do một lần sửa' as sample from bank_keys where tenant_id = :tenant and version = 2`,
    ),
    ofEventful(
      ['ranking_exclusions'],
      'delete from ranking_exclusions where tenant_id = :tenant and correction_id is not null',
      "select 'lần sửa ' || id || ': người bị loại không bị loại ở đợt thi ' || :published as sample from result_corrections where tenant_id = :tenant and kind = 'disqualification'",
    ),
  ],
  'standings-by-the-key-in-force': ofEventful(
    ['bank_keys', 'result_corrections'],
    `insert into bank_keys select (jsonb_populate_record(k, '{"version": 3}')).* from bank_keys k where k.tenant_id = :tenant and k.version = 2;
     insert into result_corrections select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'key_version', 3))).* from result_corrections c where c.tenant_id = :tenant and c.id = ${KEY}`,
    `${current} as sample`,
    // Of whose decision the trail says nothing.
    ['corrections-as-decided'],
  ),
  'draws-can-be-repeated': [
    ofEventful(
      ['round_draws'],
      `update round_draws set commitment_text = commitment_text || ' ' where tenant_id = :tenant and round_id = :published`,
      `select 'đợt thi ' || :published || ': bản cam kết bốc thăm không khớp mã' as sample`,
    ),
    ofEventful(
      ['round_draws'],
      `update round_draws set committed_at = '2024-10-28 09:40+07' where tenant_id = :tenant and round_id = :published`,
      `select 'đợt thi ' || :published || ': cam kết bốc thăm sau khi đợt thi đóng' as sample`,
    ),
    ofEventful(
      ['draw_entries'],
      `update draw_entries set drawn_at = '2024-10-28 09:00+07' where tenant_id = :tenant`,
      `select 'đợt thi ' || :published || ': giá trị bốc thăm được nhập không đúng thứ tự thời gian' as sample`,
    ),
    ofEventful(
      ['draw_witnesses'],
      `delete from draw_witnesses where tenant_id = :tenant and account_id = (select account_id from draw_witnesses where tenant_id = :tenant limit 1)`,
      `select 'đợt thi ' || :published || ': thiếu người chứng kiến bốc thăm' as sample`,
    ),
    ofEventful(
      ['round_draws'],
      `update round_draws set list_count = list_count + 1 where tenant_id = :tenant and round_id = :published`,
      `select 'đợt thi ' || :published || ': danh sách bốc thăm không còn như khi chốt' as sample`,
    ),
    ofEventful(
      ['draw_entries'],
      `update draw_entries set seed_value = '412909' where tenant_id = :tenant`,
      `select 'đợt thi ' || :published || ': bảng xếp hạng ' || id || ' không theo mã bốc thăm' as sample from standings where tenant_id = :tenant and round_id = :published`,
    ),
    // Two who were drawn change places.
    ofEventful(
      ['standing_lines'],
      `create temporary table pair on commit drop as select l.*, min(l.rank) over () + max(l.rank) over () - l.rank as other from standing_lines l
         where l.tenant_id = :tenant and l.standing_id = ${CURRENT} and l.rank in (select r + n from (
           select min(rank) as r from standing_lines where tenant_id = :tenant and standing_id = ${CURRENT} and decided_by = 'draw') f, generate_series(0, 1) n);
       delete from standing_lines l using pair p where l.tenant_id = :tenant and l.standing_id = p.standing_id and l.rank = p.rank;
       insert into standing_lines select (jsonb_populate_record(null::standing_lines,
           to_jsonb(p) || jsonb_build_object('rank', p.other, 'decided_by', o.decided_by))).* from pair p join pair o on o.rank = p.other`,
      `select 'bảng xếp hạng ' || ${CURRENT} || ': hạng ' || min(rank) || ' bốc thăm lại ra khác' as sample from standing_lines
         where tenant_id = :tenant and standing_id = ${CURRENT} and decided_by = 'draw'`,
      ['standings-fit-their-hash'],
    ),
  ],
  'collective-figures-add-up': [
    ofEventful(
      ['collective_source_units'],
      `update collective_source_units set marks[1] = marks[1] # 8 where tenant_id = :tenant and standing_id = ${HEAD} and unit_code = '24769'`,
      `select 'bảng xếp hạng ' || ${HEAD} || ': danh sách lượt thi của đơn vị 24769 không khớp mã' as sample`,
    ),
    // With hashes that fit: then the sum does not.
    ofEventful(
      ['collective_source_units'],
      `delete from collective_source_units where tenant_id = :tenant and standing_id = ${HEAD}`,
      `select 'bảng xếp hạng ' || ${HEAD} || ': ' || f as sample
         from (values ('danh sách lượt thi của các đơn vị không đủ như khi giữ'), ('giải tap-the: cộng lại từ danh sách lượt thi ra khác')) as v(f)`,
    ),
    ofEventful(
      ['collective_standings'],
      `update collective_standings set body = jsonb_set(body, '{lines,0,people}', '99') where tenant_id = :tenant and sha256 = (select awards -> 0 ->> 'sha256' from collective_sources where tenant_id = :tenant and standing_id = ${HEAD})`,
      `select 'bảng xếp hạng ' || h.standing_id || ': giải tap-the: số liệu đã lưu khác số liệu đã chốt' as sample from collective_sources h where h.tenant_id = :tenant
         and h.awards -> 0 ->> 'sha256' = (select awards -> 0 ->> 'sha256' from collective_sources where tenant_id = :tenant and standing_id = ${HEAD})`,
    ),
    ofEventful(
      ['collective_sources'],
      `delete from collective_sources where tenant_id = :tenant and standing_id = ${HEAD}`,
      `select 'bảng xếp hạng ' || ${HEAD} || ': số liệu tập thể không mở được đến từng lượt' as sample`,
    ),
  ],
  'running-standings-are-fresh': [
    ofEventful(
      ['running_standings'],
      `update running_standings set people = people + 1 where tenant_id = :tenant`,
      `select 'đợt thi ' || :open || ': bảng tạm tính không khớp mã' as sample`,
    ),
    ofEventful(
      ['running_standings'],
      `update running_standings set taken_at = taken_at - interval '1 hour', until = until - interval '1 hour', sha256 = sha256 where tenant_id = :tenant`,
      `select 'đợt thi ' || :open || ': bảng tạm tính ' || f as sample from (values ('không khớp mã'), ('quá cũ')) as v(f)`,
    ),
    ofEventful(
      ['running_standings'],
      `update running_standings set taken_at = taken_at - interval '1 hour', round_id = :published where tenant_id = :tenant`,
      `select 'đợt thi ' || :published || ': bảng tạm tính ' || f as sample from (values ('ghi giờ chưa đến'), ('còn lại sau khi đợt thi không còn mở')) as v(f)`,
    ),
  ],
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
  'appeals-as-decided': [
    ofEventful(
      ['appeals'],
      `update appeals set received_at = closes_at where tenant_id = :tenant`,
      `select 'khiếu nại ' || ${APPEAL} || ': ngoài thời hạn hoặc sai thứ tự thời gian' as sample`,
    ),
    ofEventful(
      ['appeals'],
      `update appeals set decided_by = gen_random_uuid() where tenant_id = :tenant`,
      `select 'khiếu nại ' || ${APPEAL} || ': người quyết định khác trong ' || f as sample from (values ('diễn biến vụ việc'), ('nhật ký')) as v(f)`,
    ),
    ofEventful(
      ['appeal_events'],
      `insert into appeal_events (tenant_id, id, appeal_id, act, happened_at) select tenant_id, gen_random_uuid(), appeal_id, act, happened_at from appeal_events where tenant_id = :tenant and act = 'received'`,
      `select 'khiếu nại ' || ${APPEAL} || ': làm hơn một lần' as sample`,
    ),
  ],
  'appeals-by-two-people': ofEventful(
    ['appeals', 'appeal_events', 'audit_entries'],
    `update appeals set decision = 'rejected', effect = 'none', needs_two = false, decided_by = owner_id where tenant_id = :tenant`,
    `select 'khiếu nại ' || ${APPEAL} as sample`,
    ['appeals-as-decided'],
  ),
  'appeals-took-effect': [
    ofEventful(
      ['attempt_grants'],
      `update attempt_grants set successor_id = attempt_id where tenant_id = :tenant`,
      `select 'khiếu nại ' || ${APPEAL} || ': bài nộp muộn không được nhận đúng một lần' as sample`,
    ),
    ofEventful(
      ['ranking_exclusions', 'appeals'],
      `update ranking_exclusions set registration_id = (select registration_id from appeals where tenant_id = :tenant) where tenant_id = :tenant;
       update appeals set effect = 'rank-again', kind = 'exclusion' where tenant_id = :tenant`,
      `select 'khiếu nại ' || ${APPEAL} || ': vẫn không được xếp hạng' as sample`,
      ['left-out-are-not-ranked', 'corrections-as-decided'],
    ),
    ofEventful(
      ['appeals'],
      `update appeals set effect = 'other-unit', kind = 'wrong-unit', wanted_unit_id = (select id from units where tenant_id = :tenant and code = '24778') where tenant_id = :tenant`,
      `select 'khiếu nại ' || ${APPEAL} || ': không tính cho đơn vị đã quyết định' as sample`,
    ),
    ofEventful(
      ['appeals'],
      `update appeals set decided_at = app_now(), told_at = app_now() where tenant_id = :tenant`,
      `select 'khiếu nại ' || ${APPEAL} || ': kết quả chưa được lập lại' as sample`,
    ),
  ],
  'units-add-up': {
    tables: ['turnouts'],
    does: `update turnouts set totals = jsonb_set(totals, '{attempts}', '99') where tenant_id = :tenant and round_id = :ranked`,
    finds: "select 'lượt đếm ' || id as sample from turnouts where tenant_id = :tenant and round_id = :ranked",
    alsoBreaks: ['turnouts-fit-their-hash'],
  },
  'turnout-counts-people': {
    tables: ['turnouts'],
    does: `update turnouts set totals = jsonb_set(totals, '{people}', '7'), units = jsonb_set(units, '{0,people}', to_jsonb((units -> 0 ->> 'people')::int + 1))
      where tenant_id = :tenant and round_id = :published`,
    finds: "select 'lượt đếm ' || id as sample from turnouts where tenant_id = :tenant and round_id = :published",
    alsoBreaks: ['turnouts-fit-their-hash'],
  },
  'turnouts-fit-their-hash': {
    tables: ['turnouts'],
    does: "update turnouts set days = '[]' where tenant_id = :tenant and round_id = :ranked",
    finds: "select 'lượt đếm ' || id as sample from turnouts where tenant_id = :tenant and round_id = :ranked",
  },
};
