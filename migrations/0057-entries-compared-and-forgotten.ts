import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A submission is compared again with whatever came after it was. What was made of a nominated entry goes with its author, whatever has
 * become of the entry; files of one that was never taken in do not stay.
 */
export class EntriesComparedAndForgotten0057 implements MigrationInterface {
  name = 'EntriesComparedAndForgotten1700000000057';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Something has come, or changed, that the text was not compared with. Whoever takes it in hand says no; what comes after that says
      -- yes again, whatever the clocks of two machines say.
      alter table submission_prints add column is_due boolean not null default true;

      -- An author who is taken out of what was received goes out of the submission that was made of it, also where that was withdrawn
      -- again or is a draft still. With the first author goes what was written, as with whoever sends in person: as judges have read
      -- it, as it is found in others, as somebody has concluded about it. What is sent once more is no forgetting: its state changes.
      create or replace function nominated_submissions_forget() returns trigger language plpgsql as $$
      declare
        made uuid[];
      begin
        select coalesce(array_agg(s.id), '{}') into made from submissions s
          where s.tenant_id = new.tenant_id and s.received_nomination_id = new.id and s.registration_id is null;
        -- By name, since versions may name them in different orders.
        update submission_authors a
          set full_name = null, name_key = null, birth_date = null, position = null, unit_name = null, email = null, phone = null
          from jsonb_array_elements(old.content -> 'authors') with ordinality as gone(author, at)
          where (new.content -> 'authors' -> (gone.at - 1)::int ->> 'fullName') is distinct from (gone.author ->> 'fullName')
            and a.tenant_id = new.tenant_id and a.submission_id = any(made) and a.full_name = gone.author ->> 'fullName'
            and coalesce(a.birth_date = (gone.author ->> 'birthDate')::date, true);
        if (new.content #>> '{authors,0,fullName}') is not distinct from (old.content #>> '{authors,0,fullName}') then
          return null;
        end if;
        update submission_versions v set section_text = null
          where v.tenant_id = new.tenant_id and v.submission_id = any(made) and v.section_text is not null;
        delete from submission_texts t using submission_files f
          where f.tenant_id = new.tenant_id and f.submission_id = any(made) and t.tenant_id = f.tenant_id and t.file_id = f.id;
        update submission_files f
          set state = 'erased', file_name = null, stored_at = null, kind = null, pages = null, scan = null, refused_code = null
          where f.tenant_id = new.tenant_id and f.submission_id = any(made) and f.state <> 'erased';
        update judged_entries e set blind_text = null
          where e.tenant_id = new.tenant_id and e.submission_id = any(made) and e.blind_text is not null;
        delete from submission_prints p where p.tenant_id = new.tenant_id and p.submission_id = any(made);
        delete from similarity_findings f
          where f.tenant_id = new.tenant_id and (f.submission_id = any(made) or f.other_submission_id = any(made));
        update similarity_conclusions c set reason = null
          where c.tenant_id = new.tenant_id and c.submission_id = any(made) and c.reason is not null;
        update submissions s
          set draft_content = '{}',
            state = case when s.state = 'withdrawn' or r.state in ('ranked', 'approved', 'published', 'archived', 'annulled') then s.state else 'withdrawn' end,
            withdrawn_at = case when s.state = 'withdrawn' then s.withdrawn_at
              when r.state in ('ranked', 'approved', 'published', 'archived', 'annulled') then null else app_now() end
          from rounds r
          where s.tenant_id = new.tenant_id and s.id = any(made) and r.tenant_id = s.tenant_id and r.id = s.round_id;
        return null;
      end $$;
      drop trigger received_nominations_take_submissions_along on received_nominations;
      create trigger received_nominations_take_submissions_along after update of content on received_nominations for each row
        when (new.state = old.state and new.content is distinct from old.content)
        execute function nominated_submissions_forget();

      -- Bytes that were brought for a version that was never written go with what was given back or withdrawn.
      create function nominated_files_go() returns trigger language plpgsql as $$
      begin
        delete from submission_texts t using submission_files f, submissions s
          where s.tenant_id = new.tenant_id and s.received_nomination_id = new.id and s.registration_id is null
            and f.tenant_id = s.tenant_id and f.submission_id = s.id and f.state in ('promised', 'stored')
            and not exists (select from submission_version_files l where l.tenant_id = f.tenant_id and l.file_id = f.id)
            and t.tenant_id = f.tenant_id and t.file_id = f.id;
        update submission_files f
          set state = 'removed', in_draft = false, stored_at = null, kind = null, pages = null, scan = null
          from submissions s
          where s.tenant_id = new.tenant_id and s.received_nomination_id = new.id and s.registration_id is null
            and f.tenant_id = s.tenant_id and f.submission_id = s.id and f.state in ('promised', 'stored')
            and not exists (select from submission_version_files l where l.tenant_id = f.tenant_id and l.file_id = f.id);
        return null;
      end $$;
      create trigger received_nominations_take_files_along after update of state on received_nominations for each row
        when (new.state in ('returned', 'withdrawn') and old.state = 'sent') execute function nominated_files_go();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger received_nominations_take_files_along on received_nominations;
      drop function nominated_files_go;
      drop trigger received_nominations_take_submissions_along on received_nominations;
      create or replace function nominated_submissions_forget() returns trigger language plpgsql as $$
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
      alter table submission_prints drop column is_due;
    `);
  }
}
