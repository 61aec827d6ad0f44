import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where the video of a submission is to be seen, apart from what is sealed of it, so that it can be erased. Submissions follow their
 * person into the sight of the ward that was granted the unit meanwhile. Whoever was only named goes with who named them, while nothing
 * was ranked. A version has files of its own submission alone.
 */
export class LinksAndWardsOfSubmissions0066 implements MigrationInterface {
  name = 'LinksAndWardsOfSubmissions1700000000066';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table submission_versions add column link text check (link ~ '^https://' and length(link) <= 500);

      alter table submission_files add constraint submission_files_of_submission unique (tenant_id, submission_id, id);
      alter table submission_version_files
        drop constraint submission_version_files_file_fk,
        add constraint submission_version_files_file_fk foreign key (tenant_id, submission_id, file_id)
          references submission_files (tenant_id, submission_id, id);
      drop index submission_version_files_by_file;
      create index submission_version_files_by_file on submission_version_files (tenant_id, file_id, submission_id);

      -- That the secretariat has let judges of a blind phase see where the video is; it may tell them whose it is.
      alter table judged_entries
        add column link_let_out_by uuid,
        add column link_let_out_at timestamptz,
        add constraint judged_entries_link_let_out check ((link_let_out_by is null) = (link_let_out_at is null));

      create or replace function submission_versions_stay() returns trigger language plpgsql as $$
      begin
        if (to_jsonb(new) - array['complete_at', 'words', 'word_parts', 'section_text', 'link', 'via_tenant_id']) is distinct from
          (to_jsonb(old) - array['complete_at', 'words', 'word_parts', 'section_text', 'link', 'via_tenant_id'])
          or (old.complete_at is not null and new.complete_at is distinct from old.complete_at)
          or (old.words is not null and (new.words, new.word_parts) is distinct from (old.words, old.word_parts))
          or (new.section_text is not null and new.section_text is distinct from old.section_text)
          or (new.link is not null and new.link is distinct from old.link) then
          raise exception 'a version that was sent does not change';
        end if;
        return new;
      end $$;

      -- With a person goes where their video is, and the names of those whom they have named in what nobody has ranked: it is withdrawn.
      create function submission_links_go_with_person() returns trigger language plpgsql as $$
      begin
        update submission_versions v set link = null from submissions s
          where s.tenant_id = new.tenant_id and s.registration_id = new.id
            and v.tenant_id = s.tenant_id and v.submission_id = s.id and v.link is not null;
        update submission_authors a
          set full_name = null, name_key = null, birth_date = null, position = null, unit_name = null, email = null, phone = null
          from submissions s join rounds r on r.tenant_id = s.tenant_id and r.id = s.round_id
          where s.tenant_id = new.tenant_id and s.registration_id = new.id and a.tenant_id = s.tenant_id and a.submission_id = s.id
            and r.state not in ('ranked', 'approved', 'published', 'archived') and a.full_name is not null;
        return null;
      end $$;
      create trigger registrations_take_submission_links_along after update of account_id on registrations for each row
        when (new.account_id is null and old.account_id is not null) execute function submission_links_go_with_person();

      create function submission_links_go_with_term() returns trigger language plpgsql as $$
      begin
        update submission_versions v set link = null from submissions s
          where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id
            and v.tenant_id = s.tenant_id and v.submission_id = s.id and v.link is not null;
        return null;
      end $$;
      create trigger retention_terms_take_submission_links_along after insert or update of erased_at on retention_terms for each row
        when (new.erased_at is not null) execute function submission_links_go_with_term();

      create function nominated_links_go() returns trigger language plpgsql as $$
      begin
        update submission_versions v set link = null from submissions s
          where s.tenant_id = new.tenant_id and s.received_nomination_id = new.id and s.registration_id is null
            and v.tenant_id = s.tenant_id and v.submission_id = s.id and v.link is not null;
        return null;
      end $$;
      create trigger received_nominations_take_links_along after update of content on received_nominations for each row
        when ((old.content #>> '{entry,link}') is not null and (new.content #>> '{entry,link}') is null and new.state = old.state)
        execute function nominated_links_go();

      do $$ begin
        execute format('grant update (via_tenant_id) on submission_version_files to %I', current_setting('khoabang.app_role'));
      end $$;

      -- A unit that is granted, or given back, while its people have sent in already: what counts for the unit goes into the sight of the
      -- ward, or out of it. Whoever chooses another unit leaves what was sent with the old one, until it is sent again.
      create function submissions_follow_ward() returns trigger language plpgsql as $$
      declare
        followed uuid[];
      begin
        select coalesce(array_agg(s.id), '{}') into followed from submissions s
          join rounds r on r.tenant_id = s.tenant_id and r.id = s.round_id
          where s.tenant_id = new.tenant_id and s.registration_id = new.id and (s.unit_id is null or s.unit_id = new.unit_id)
            and s.via_tenant_id is distinct from new.via_tenant_id
            and r.closes_at > app_now() and r.state in ('draft', 'checked', 'scheduled', 'open', 'paused');
        update submissions s set via_tenant_id = new.via_tenant_id where s.tenant_id = new.tenant_id and s.id = any(followed);
        update submission_files f set via_tenant_id = new.via_tenant_id where f.tenant_id = new.tenant_id and f.submission_id = any(followed);
        -- What was sent for another unit before stays where that one is.
        update submission_versions v set via_tenant_id = new.via_tenant_id from units u
          where u.tenant_id = new.tenant_id and u.id = new.unit_id and v.tenant_id = new.tenant_id and v.submission_id = any(followed)
            and v.content ->> 'unit' = u.code;
        update submission_authors a set via_tenant_id = new.via_tenant_id from submission_versions v
          where v.tenant_id = new.tenant_id and v.submission_id = any(followed) and v.via_tenant_id is not distinct from new.via_tenant_id
            and a.tenant_id = v.tenant_id and a.submission_id = v.submission_id and a.version = v.version;
        update submission_version_files l set via_tenant_id = new.via_tenant_id from submission_versions v
          where v.tenant_id = new.tenant_id and v.submission_id = any(followed) and v.via_tenant_id is not distinct from new.via_tenant_id
            and l.tenant_id = v.tenant_id and l.submission_id = v.submission_id and l.version = v.version;
        return null;
      end $$;
      create trigger registrations_take_submissions_to_ward after update of via_tenant_id on registrations for each row
        when (new.via_tenant_id is distinct from old.via_tenant_id) execute function submissions_follow_ward();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger registrations_take_submissions_to_ward on registrations;
      drop function submissions_follow_ward;
      do $$ begin
        execute format('revoke update (via_tenant_id) on submission_version_files from %I', current_setting('khoabang.app_role'));
      end $$;
      drop trigger received_nominations_take_links_along on received_nominations;
      drop function nominated_links_go;
      drop trigger retention_terms_take_submission_links_along on retention_terms;
      drop function submission_links_go_with_term;
      drop trigger registrations_take_submission_links_along on registrations;
      drop function submission_links_go_with_person;
      create or replace function submission_versions_stay() returns trigger language plpgsql as $$
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
      alter table judged_entries drop column link_let_out_by, drop column link_let_out_at;
      drop index submission_version_files_by_file;
      create index submission_version_files_by_file on submission_version_files (tenant_id, file_id);
      alter table submission_version_files
        drop constraint submission_version_files_file_fk,
        add constraint submission_version_files_file_fk foreign key (tenant_id, file_id) references submission_files (tenant_id, id);
      alter table submission_files drop constraint submission_files_of_submission;
      alter table submission_versions drop column link;
    `);
  }
}
