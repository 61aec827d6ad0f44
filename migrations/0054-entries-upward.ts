import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries go upward with what they are made of: the version, its seal and its files; confirmed by the head, taken in as submissions. */
export class EntriesUpward0054 implements MigrationInterface {
  name = 'EntriesUpward1700000000054';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table nomination_invitations
        -- For which unit of the receiver's register counts what a tenant below nominates.
        add column counts_for_unit_id uuid,
        add constraint nomination_invitations_counts_for_fk foreign key (tenant_id, counts_for_unit_id) references units (tenant_id, id),
        add constraint nomination_invitations_counts_for_one check (counts_for_unit_id is null or via_tenant_id is not null);
      create index nomination_invitations_by_counting_unit on nomination_invitations (tenant_id, counts_for_unit_id) where counts_for_unit_id is not null;

      alter table nominations
        -- Which submission of the sender's it is, where it is one: of this version.
        add column submission_id uuid,
        add column entry_version integer check (entry_version > 0),
        -- Under which the receiver keeps its files until it has decided: sent again after a cut line they are the same.
        add column delivery uuid,
        -- Who heads the unit and has confirmed the choice, as written down by a person in office; gone with the term.
        add column head_name text check (length(head_name) between 2 and 120),
        add column head_position text check (length(head_position) between 2 and 120),
        add column confirmed_at timestamptz,
        add column confirmed_by uuid,
        -- The text that was confirmed.
        add column confirmed_sha256 text check (confirmed_sha256 ~ '^[0-9a-f]{64}$'),
        add constraint nominations_submission_fk foreign key (tenant_id, submission_id) references submissions (tenant_id, id),
        add constraint nominations_entry_whole check ((submission_id is null) = (entry_version is null)),
        add constraint nominations_confirmed_whole check ((confirmed_at is null) = (confirmed_sha256 is null) and (confirmed_at is null) = (confirmed_by is null)),
        add constraint nominations_confirmed_before_sending check (submission_id is null or state not in ('sending', 'sent', 'received') or confirmed_sha256 is not distinct from sha256);
      -- A submission is nominated once to the same place, however often the button is pressed.
      create unique index nominations_one_per_entry on nominations (tenant_id, invitation_id, submission_id) where submission_id is not null and state <> 'withdrawn';
      create index nominations_by_submission on nominations (tenant_id, submission_id) where submission_id is not null;

      alter table nomination_authors
        -- Where the author has an account: asked on the own page, too.
        add column registration_id uuid,
        add constraint nomination_authors_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id);
      create index nomination_authors_by_registration on nomination_authors (tenant_id, registration_id) where registration_id is not null;

      alter table received_nominations
        add column delivery uuid,
        -- When the last of its files was here with its fingerprint; null where it has none, or they are the receiver's own.
        add column files_at timestamptz,
        -- When they were taken away again: given back, withdrawn, or kept with the submission.
        add column files_gone_at timestamptz,
        -- Who has confirmed it over there, as handed over; gone with the term.
        add column head_name text check (length(head_name) <= 120),
        add column head_position text check (length(head_position) <= 120),
        add column confirmed_at timestamptz,
        add constraint received_nominations_files check (files_at is null or delivery is not null),
        add constraint received_nominations_files_gone check (files_gone_at is null or files_at is not null);
      create index received_nominations_files_to_go on received_nominations (tenant_id, id) where files_at is not null and files_gone_at is null;

      -- An author who is taken out of what was received goes out of the submission that was made of it. With the first author goes
      -- what was written, as with whoever sends in person.
      create function nominated_submissions_forget() returns trigger language plpgsql as $$
      begin
        update submission_authors a
          set full_name = null, name_key = null, birth_date = null, position = null, unit_name = null, email = null, phone = null
          from submissions s
          where s.tenant_id = new.tenant_id and s.received_nomination_id = new.id and s.registration_id is null
            and a.tenant_id = s.tenant_id and a.submission_id = s.id
            and (new.content -> 'authors' -> (a.ordinal - 1)) is distinct from (old.content -> 'authors' -> (a.ordinal - 1));
        if (new.content -> 'authors' -> 0) is not distinct from (old.content -> 'authors' -> 0) then
          return null;
        end if;
        update submission_versions v set section_text = null from submissions s
          where s.tenant_id = new.tenant_id and s.received_nomination_id = new.id and s.registration_id is null
            and v.tenant_id = s.tenant_id and v.submission_id = s.id and v.section_text is not null;
        delete from submission_texts t using submission_files f, submissions s
          where s.tenant_id = new.tenant_id and s.received_nomination_id = new.id and s.registration_id is null
            and f.tenant_id = s.tenant_id and f.submission_id = s.id and t.tenant_id = f.tenant_id and t.file_id = f.id;
        update submission_files f
          set state = 'erased', file_name = null, stored_at = null, kind = null, pages = null, scan = null, refused_code = null
          from submissions s
          where s.tenant_id = new.tenant_id and s.received_nomination_id = new.id and s.registration_id is null
            and f.tenant_id = s.tenant_id and f.submission_id = s.id and f.state <> 'erased';
        update submissions s
          set draft_content = '{}',
            state = case when s.state = 'withdrawn' or r.state in ('ranked', 'approved', 'published', 'archived', 'annulled') then s.state else 'withdrawn' end,
            withdrawn_at = case when s.state = 'withdrawn' then s.withdrawn_at
              when r.state in ('ranked', 'approved', 'published', 'archived', 'annulled') then null else app_now() end
          from rounds r
          where s.tenant_id = new.tenant_id and s.received_nomination_id = new.id and s.registration_id is null
            and r.tenant_id = s.tenant_id and r.id = s.round_id;
        return null;
      end $$;
      create trigger received_nominations_take_submissions_along after update of content on received_nominations for each row
        when (new.state = 'received' and old.state = 'received' and new.content is distinct from old.content)
        execute function nominated_submissions_forget();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger received_nominations_take_submissions_along on received_nominations;
      drop function nominated_submissions_forget;
      alter table received_nominations drop column delivery, drop column files_at, drop column files_gone_at,
        drop column head_name, drop column head_position, drop column confirmed_at;
      alter table nomination_authors drop column registration_id;
      alter table nominations drop column submission_id, drop column entry_version, drop column delivery,
        drop column head_name, drop column head_position, drop column confirmed_at, drop column confirmed_by, drop column confirmed_sha256;
      alter table nomination_invitations drop column counts_for_unit_id;
    `);
  }
}
