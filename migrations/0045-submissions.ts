import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Initiatives, essays and works: what authors write, what they send in, with which files, and what is read out of these. A part
 * of submissions has rounds as a quiz has: one is the time in which it receives.
 */
export class Submissions0045 implements MigrationInterface {
  name = 'Submissions1700000000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rounds add column kind text not null default 'sitting' check (kind in ('sitting', 'receiving'));

      create table submissions (
        tenant_id uuid not null,
        id uuid not null,
        via_tenant_id uuid,
        contest_id uuid not null,
        round_id uuid not null,
        part_code text not null,
        -- Whose it is; null for what came on paper or by nomination from people without an account.
        registration_id uuid,
        author_kind text not null check (author_kind in ('individual', 'group', 'unit')),
        -- For which it counts; of a unit's submission its author.
        unit_id uuid,
        -- One of those that a person may have in the part, where the rules say how many.
        slot smallint check (slot > 0),
        channel text not null check (channel in ('online', 'office', 'email', 'post', 'nomination')),
        state text not null check (state in ('draft', 'sent', 'withdrawn')),
        -- Given with the first version that is sent: "SK-0042".
        number integer check (number > 0),
        -- What is being written: see SubmissionDraft. It stays when it is sent, and goes with its author.
        draft_content jsonb not null default '{}',
        -- Counts on with every change that was kept: a page that shows an older one changes nothing.
        draft_revision integer not null default 0 check (draft_revision >= 0),
        draft_saved_at timestamptz not null,
        -- The version that counts; null before anything was sent.
        version integer check (version > 0),
        -- When the version that counts was received; of paper, when staff recorded it.
        received_at timestamptz,
        -- Staff who entered what came on paper, by mail or by letter.
        entered_by uuid,
        -- What the receiver took in from a unit or a tenant below.
        received_nomination_id uuid,
        withdrawn_at timestamptz,
        constraint submissions_pkey primary key (tenant_id, id),
        constraint submissions_number_key unique (tenant_id, contest_id, part_code, number),
        constraint submissions_nomination_key unique (tenant_id, received_nomination_id),
        constraint submissions_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint submissions_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id),
        constraint submissions_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id),
        constraint submissions_nomination_fk foreign key (tenant_id, received_nomination_id) references received_nominations (tenant_id, id),
        constraint submissions_sent_whole check ((version is null) = (received_at is null) and (version is null) = (number is null) and (state <> 'sent' or version is not null)),
        constraint submissions_withdrawn check ((state = 'withdrawn') = (withdrawn_at is not null)),
        constraint submissions_of_a_unit check (author_kind <> 'unit' or version is null or unit_id is not null),
        constraint submissions_owned check (registration_id is not null or entered_by is not null or received_nomination_id is not null)
      );
      -- However often "send" is pressed, on however many devices: as many of a person as the rules allow.
      create unique index submissions_slots on submissions (tenant_id, registration_id, part_code, slot) where slot is not null and state <> 'withdrawn';
      create index submissions_by_registration on submissions (tenant_id, registration_id) where registration_id is not null;
      create index submissions_by_round on submissions (tenant_id, round_id, state, received_at);
      create index submissions_by_unit on submissions (tenant_id, unit_id, round_id) where unit_id is not null;
      call lock_tenant_table('submissions', 'via', 'select, insert, update');

      -- What was sent, as it was sent. Replaced by a later one, it stays.
      create table submission_versions (
        tenant_id uuid not null,
        via_tenant_id uuid,
        submission_id uuid not null,
        version integer not null check (version > 0),
        -- Of the form that was sent: sent twice, by an impatient finger or again after a cut line, it is one version.
        send_key uuid not null,
        -- See SubmissionContent: title, theme, form, declarations, fingerprints of sections and files; authors by pseudonym.
        content jsonb not null,
        -- What was typed section by section; only its fingerprints are sealed, so that it can be erased.
        section_text jsonb,
        -- Words of the main part; null where they cannot be counted, as on paper, or while the file is on its way.
        words integer check (words >= 0),
        -- Which parts were counted and which were left out: see CountedWords.
        word_parts jsonb,
        sent_at timestamptz not null,
        -- When the last of the promised files was there with its promised fingerprint; null while some are on their way.
        complete_at timestamptz,
        receipt_code text not null,
        -- 128 random bits that only the sender knows beside us.
        receipt_salt bytea not null check (length(receipt_salt) = 16),
        -- Over the content and the fingerprints of the files, salted.
        seal_sha256 text not null check (seal_sha256 ~ '^[0-9a-f]{64}$'),
        constraint submission_versions_pkey primary key (tenant_id, submission_id, version),
        constraint submission_versions_send_key unique (tenant_id, submission_id, send_key),
        constraint submission_versions_receipt_key unique (tenant_id, receipt_code),
        constraint submission_versions_submission_fk foreign key (tenant_id, submission_id) references submissions (tenant_id, id)
      );
      call lock_tenant_table('submission_versions', 'via', 'select, insert, update');

      -- Names apart from what is sealed, so that they can be erased.
      create table submission_authors (
        tenant_id uuid not null,
        via_tenant_id uuid,
        submission_id uuid not null,
        ordinal smallint not null check (ordinal > 0),
        -- Of the registration where there is one, else random.
        pseudonym uuid not null,
        registration_id uuid,
        full_name text check (length(full_name) between 2 and 120),
        name_key text,
        birth_date date,
        position text check (length(position) <= 120),
        unit_name text check (length(unit_name) <= 200),
        email text check (length(email) <= 254),
        phone text check (length(phone) <= 20),
        -- Hundredths of a percent of the contribution; of all authors of a submission 10000.
        share integer check (share between 1 and 10000),
        constraint submission_authors_pkey primary key (tenant_id, submission_id, ordinal),
        constraint submission_authors_submission_fk foreign key (tenant_id, submission_id) references submissions (tenant_id, id),
        constraint submission_authors_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id)
      );
      create unique index submission_authors_pseudonyms on submission_authors (tenant_id, submission_id, pseudonym);
      create index submission_authors_by_registration on submission_authors (tenant_id, registration_id) where registration_id is not null;
      create index submission_authors_by_name on submission_authors (tenant_id, name_key) where name_key is not null;
      call lock_tenant_table('submission_authors', 'via', 'select, insert, update, delete');

      -- A file is promised by its size and fingerprint; its bytes may follow.
      create table submission_files (
        tenant_id uuid not null,
        via_tenant_id uuid,
        id uuid not null,
        submission_id uuid not null,
        role text not null check (role in ('main', 'attachment', 'scan')),
        -- As its owner calls it; shown, never a path.
        file_name text check (length(file_name) between 1 and 200),
        promised_size bigint not null check (promised_size > 0),
        promised_sha256 text not null check (promised_sha256 ~ '^[0-9a-f]{64}$'),
        promised_at timestamptz not null,
        -- Whether what is being written has it; a version that was sent keeps its own list.
        in_draft boolean not null,
        -- promised: its bytes are on their way; stored: there, as promised, and of a kind that may be; refused: it may not be.
        -- removed: taken out of the draft again. erased: gone with its author, or with the term of the contest.
        state text not null check (state in ('promised', 'stored', 'refused', 'removed', 'erased')),
        kind text check (kind in ('pdf', 'docx', 'jpeg', 'png', 'webp')),
        pages integer check (pages > 0),
        stored_at timestamptz,
        -- clean; unscanned: no scanner is set; waiting: its bytes have come, and nobody could look into them yet.
        scan text check (scan in ('clean', 'unscanned', 'waiting')),
        refused_code text,
        -- What the sentence of the refusal needs: numbers, kinds of files.
        refused_params jsonb,
        -- When the bytes of what was refused, removed or erased were taken away.
        bytes_gone_at timestamptz,
        constraint submission_files_pkey primary key (tenant_id, id),
        constraint submission_files_submission_fk foreign key (tenant_id, submission_id) references submissions (tenant_id, id),
        constraint submission_files_stored_whole check ((state = 'stored') = (stored_at is not null) and (state <> 'stored' or (kind is not null and scan in ('clean', 'unscanned')))),
        constraint submission_files_refused check ((state = 'refused') = (refused_code is not null)),
        constraint submission_files_gone check (bytes_gone_at is null or state in ('refused', 'removed', 'erased'))
      );
      -- The same file promised twice is one promise.
      create unique index submission_files_once on submission_files (tenant_id, submission_id, role, promised_sha256) where state in ('promised', 'stored');
      create unique index submission_files_one_main on submission_files (tenant_id, submission_id) where role = 'main' and in_draft;
      create index submission_files_by_submission on submission_files (tenant_id, submission_id);
      create index submission_files_on_their_way on submission_files (tenant_id, promised_at) where state = 'promised';
      create index submission_files_to_take_away on submission_files (tenant_id, id) where bytes_gone_at is null and state in ('refused', 'removed', 'erased');
      call lock_tenant_table('submission_files', 'via', 'select, insert, update');

      -- Which files belong to which version, in which order.
      create table submission_version_files (
        tenant_id uuid not null,
        via_tenant_id uuid,
        submission_id uuid not null,
        version integer not null,
        ordinal smallint not null check (ordinal > 0),
        file_id uuid not null,
        constraint submission_version_files_pkey primary key (tenant_id, submission_id, version, ordinal),
        constraint submission_version_files_version_fk foreign key (tenant_id, submission_id, version) references submission_versions (tenant_id, submission_id, version),
        constraint submission_version_files_file_fk foreign key (tenant_id, file_id) references submission_files (tenant_id, id)
      );
      create index submission_version_files_by_file on submission_version_files (tenant_id, file_id);
      call lock_tenant_table('submission_version_files', 'via', 'select, insert');

      -- The text of a file as it was read: blocks in their order. Made again at any time from the file.
      create table submission_texts (
        tenant_id uuid not null,
        file_id uuid not null,
        -- See ReadText; null where the file holds no text, as a scan does.
        body_blocks jsonb,
        pages integer,
        read_at timestamptz not null,
        constraint submission_texts_pkey primary key (tenant_id, file_id),
        constraint submission_texts_file_fk foreign key (tenant_id, file_id) references submission_files (tenant_id, id)
      );
      call lock_tenant_table('submission_texts', 'closed', 'select, insert, update, delete');

      -- The last number that was given in a part.
      create table submission_counters (
        tenant_id uuid not null,
        contest_id uuid not null,
        part_code text not null,
        last integer not null check (last >= 0),
        constraint submission_counters_pkey primary key (tenant_id, contest_id, part_code),
        constraint submission_counters_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id)
      );
      call lock_tenant_table('submission_counters', 'closed', 'select, insert, update');

      -- What has been applied before, as the tenant registers it.
      create table applied_initiatives (
        tenant_id uuid not null constraint applied_initiatives_tenant_fk references tenants (id),
        id uuid not null,
        title text not null check (length(title) between 3 and 500),
        summary text not null check (length(summary) <= 20000),
        -- Who applied it, as the register names them.
        unit_name text not null check (length(unit_name) <= 300),
        -- "2023-05-04", or the first day of the month or year where no more is known.
        applied_from date,
        -- "Quyết định số 12/QĐ-UBND ngày 04/5/2023"
        recognised_by text not null default '' check (length(recognised_by) <= 300),
        imported_by uuid not null,
        imported_at timestamptz not null,
        constraint applied_initiatives_pkey primary key (tenant_id, id)
      );
      -- The same list read in twice is there once.
      create unique index applied_initiatives_once on applied_initiatives (tenant_id, md5(title || chr(10) || unit_name || chr(10) || summary));
      call lock_tenant_table('applied_initiatives', 'closed', 'select, insert, delete');

      -- The formal check: what a judge never has to find.
      create table formal_checks (
        tenant_id uuid not null,
        id uuid not null,
        submission_id uuid not null,
        version integer not null,
        result text not null check (result in ('valid', 'supplement', 'invalid')),
        -- Wanted where it is not valid; gone with the term of the contest.
        reason text check (length(reason) between 10 and 1000),
        -- Until when what is missing may be handed in.
        until timestamptz,
        checked_by uuid not null,
        checked_at timestamptz not null,
        constraint formal_checks_pkey primary key (tenant_id, id),
        constraint formal_checks_version_fk foreign key (tenant_id, submission_id, version) references submission_versions (tenant_id, submission_id, version),
        constraint formal_checks_until check ((result = 'supplement') = (until is not null))
      );
      create index formal_checks_by_submission on formal_checks (tenant_id, submission_id, version);
      call lock_tenant_table('formal_checks', 'closed', 'select, insert, update');

      -- A submission is cancelled by two people: a copy, a false declaration.
      create table submission_cancellations (
        tenant_id uuid not null,
        submission_id uuid not null,
        reason text check (length(reason) between 10 and 1000),
        -- The article of the rules.
        basis text not null check (length(basis) between 2 and 300),
        asked_by uuid not null,
        asked_at timestamptz not null,
        decided_by uuid,
        decided_at timestamptz,
        decision text check (decision in ('cancelled', 'declined')),
        constraint submission_cancellations_pkey primary key (tenant_id, submission_id, asked_at),
        constraint submission_cancellations_submission_fk foreign key (tenant_id, submission_id) references submissions (tenant_id, id),
        constraint submission_cancellations_by_two check (decided_by is null or decided_by <> asked_by),
        constraint submission_cancellations_whole check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (decision is null))
      );
      create unique index submission_cancellations_one_open on submission_cancellations (tenant_id, submission_id) where decided_at is null;
      create unique index submission_cancellations_once on submission_cancellations (tenant_id, submission_id) where decision = 'cancelled';
      call lock_tenant_table('submission_cancellations', 'closed', 'select, insert, update');

      -- What was sent is not rewritten: only that its files have all come is added, with the words that could then be counted; and
      -- what was typed can be taken out of it.
      create function submission_versions_stay() returns trigger language plpgsql as $$
      begin
        if (to_jsonb(new) - array['complete_at', 'words', 'word_parts', 'section_text']) is distinct from
          (to_jsonb(old) - array['complete_at', 'words', 'word_parts', 'section_text'])
          or (old.complete_at is not null and new.complete_at is distinct from old.complete_at)
          or (old.words is not null and (new.words, new.word_parts) is distinct from (old.words, old.word_parts))
          or (new.section_text is not null and new.section_text is distinct from old.section_text) then
          raise exception 'a version that was sent does not change';
        end if;
        return new;
      end $$;
      create trigger submission_versions_stay before update on submission_versions for each row execute function submission_versions_stay();

      -- With a person goes what they have written; that they sent something, and what it was worth, stays. What nobody has judged
      -- yet cannot be judged any more.
      create function submissions_go_with_person() returns trigger language plpgsql as $$
      begin
        update submission_authors a
          set full_name = null, name_key = null, birth_date = null, position = null, unit_name = null, email = null, phone = null
          where a.tenant_id = new.tenant_id and a.registration_id = new.id;
        update submission_versions v set section_text = null from submissions s
          where s.tenant_id = new.tenant_id and s.registration_id = new.id
            and v.tenant_id = s.tenant_id and v.submission_id = s.id and v.section_text is not null;
        delete from submission_texts t using submission_files f, submissions s
          where s.tenant_id = new.tenant_id and s.registration_id = new.id and f.tenant_id = s.tenant_id and f.submission_id = s.id
            and t.tenant_id = f.tenant_id and t.file_id = f.id;
        update submission_files f
          set state = 'erased', file_name = null, stored_at = null, kind = null, pages = null, scan = null, refused_code = null
          from submissions s
          where s.tenant_id = new.tenant_id and s.registration_id = new.id and f.tenant_id = s.tenant_id and f.submission_id = s.id
            and f.state <> 'erased';
        update submissions s
          set draft_content = '{}',
            state = case when s.state = 'withdrawn' or r.state in ('ranked', 'approved', 'published', 'archived', 'annulled') then s.state else 'withdrawn' end,
            withdrawn_at = case when s.state = 'withdrawn' then s.withdrawn_at
              when r.state in ('ranked', 'approved', 'published', 'archived', 'annulled') then null else app_now() end
          from rounds r
          where s.tenant_id = new.tenant_id and s.registration_id = new.id and r.tenant_id = s.tenant_id and r.id = s.round_id;
        return null;
      end $$;
      create trigger registrations_take_submissions_along after update of account_id on registrations for each row
        when (new.account_id is null and old.account_id is not null) execute function submissions_go_with_person();

      -- The same of everybody with the term of the contest: of authors without an account, too.
      create function submissions_go_with_term() returns trigger language plpgsql as $$
      begin
        update submission_authors a
          set full_name = null, name_key = null, birth_date = null, position = null, unit_name = null, email = null, phone = null
          from submissions s where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id and a.tenant_id = s.tenant_id and a.submission_id = s.id;
        update submission_versions v set section_text = null from submissions s
          where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id
            and v.tenant_id = s.tenant_id and v.submission_id = s.id and v.section_text is not null;
        delete from submission_texts t using submission_files f, submissions s
          where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id and f.tenant_id = s.tenant_id and f.submission_id = s.id
            and t.tenant_id = f.tenant_id and t.file_id = f.id;
        update submission_files f
          set state = 'erased', file_name = null, stored_at = null, kind = null, pages = null, scan = null, refused_code = null
          from submissions s
          where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id and f.tenant_id = s.tenant_id and f.submission_id = s.id
            and f.state <> 'erased';
        update submissions s set draft_content = '{}' where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id;
        update formal_checks c set reason = null from submissions s
          where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id and c.tenant_id = s.tenant_id and c.submission_id = s.id;
        update submission_cancellations c set reason = null from submissions s
          where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id and c.tenant_id = s.tenant_id and c.submission_id = s.id;
        return null;
      end $$;
      create trigger retention_terms_take_submissions_along after insert or update of erased_at on retention_terms for each row
        when (new.erased_at is not null) execute function submissions_go_with_term();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger retention_terms_take_submissions_along on retention_terms;
      drop function submissions_go_with_term;
      drop trigger registrations_take_submissions_along on registrations;
      drop function submissions_go_with_person;
      drop table submission_cancellations;
      drop table formal_checks;
      drop table applied_initiatives;
      drop table submission_counters;
      drop table submission_texts;
      drop table submission_version_files;
      drop table submission_files;
      drop table submission_authors;
      drop table submission_versions;
      drop function submission_versions_stay;
      drop table submissions;
      alter table rounds drop column kind;
    `);
  }
}
