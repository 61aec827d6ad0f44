import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which passages of submissions are found in others, in those of earlier contests and in the register of what was applied before; and
 * what people conclude from that.
 */
export class Similarity0053 implements MigrationInterface {
  name = 'Similarity1700000000053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What is kept of the text of the version that counts, for finding it in others: see Print. Made again at any time from the text.
      create table submission_prints (
        tenant_id uuid not null,
        submission_id uuid not null,
        version integer not null check (version > 0),
        -- Prints of different ways to make them cannot be compared.
        print_version smallint not null check (print_version > 0),
        -- None where nothing could be read, as of a scan.
        words integer not null check (words >= 0),
        marks bytea not null check (octet_length(marks) % 4 = 0),
        -- Of the text as it was compared: places of passages are places in just this text.
        compared_sha256 text not null check (compared_sha256 ~ '^[0-9a-f]{64}$'),
        made_at timestamptz not null,
        -- When the text was last compared, and with how many others.
        compared_at timestamptz,
        compared_with integer check (compared_with >= 0),
        -- A worker is at it; another one takes it over after this.
        taken_until timestamptz,
        constraint submission_prints_pkey primary key (tenant_id, submission_id),
        constraint submission_prints_version_fk foreign key (tenant_id, submission_id, version)
          references submission_versions (tenant_id, submission_id, version),
        constraint submission_prints_compared_whole check ((compared_at is null) = (compared_with is null))
      );
      -- Hashes do not get smaller by packing.
      alter table submission_prints alter column marks set storage external;
      create index submission_prints_by_version on submission_prints (tenant_id, submission_id, version);
      call lock_tenant_table('submission_prints', 'closed');

      -- How much is known of the day from which something was applied: registers often have the year alone.
      alter table applied_initiatives
        add column applied_to text not null default 'day' check (applied_to in ('day', 'month', 'year')),
        add constraint applied_initiatives_first_day check (
          applied_to = 'day' or (applied_from is not null and extract(day from applied_from) = 1 and (applied_to = 'month' or extract(month from applied_from) = 1)));
      create index applied_initiatives_by_import on applied_initiatives (tenant_id, imported_at);

      create table initiative_prints (
        tenant_id uuid not null,
        initiative_id uuid not null,
        print_version smallint not null check (print_version > 0),
        -- Every run of words, not a sample: such texts are short.
        marks bytea not null check (octet_length(marks) % 4 = 0),
        constraint initiative_prints_pkey primary key (tenant_id, initiative_id),
        constraint initiative_prints_initiative_fk foreign key (tenant_id, initiative_id)
          references applied_initiatives (tenant_id, id) on delete cascade
      );
      alter table initiative_prints alter column marks set storage external;
      call lock_tenant_table('initiative_prints', 'closed');

      -- A sheet of the register that somebody has brought and is looking at.
      create table initiative_imports (
        tenant_id uuid not null constraint initiative_imports_tenant_fk references tenants (id),
        id uuid not null,
        file_name text not null check (length(file_name) between 1 and 200),
        rows jsonb not null,
        created_by uuid not null,
        created_at timestamptz not null,
        constraint initiative_imports_pkey primary key (tenant_id, id),
        constraint initiative_imports_account_fk foreign key (tenant_id, created_by) references accounts (tenant_id, id)
      );
      create index initiative_imports_by_account on initiative_imports (tenant_id, created_by);
      call lock_tenant_table('initiative_imports', 'closed', 'select, insert, delete');

      -- Somebody wants all submissions of a round compared anew.
      create table similarity_wishes (
        tenant_id uuid not null,
        round_id uuid not null,
        wanted_by uuid not null,
        wanted_at timestamptz not null,
        constraint similarity_wishes_pkey primary key (tenant_id, round_id),
        constraint similarity_wishes_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id)
      );
      call lock_tenant_table('similarity_wishes', 'closed', 'select, insert, update');

      -- Of which passages of a submission stand in one other text. Evidence, never a verdict.
      create table similarity_findings (
        tenant_id uuid not null,
        id uuid not null,
        submission_id uuid not null,
        version integer not null check (version > 0),
        -- The other text: a submission, of this contest or an earlier one, or an entry of the register.
        other_submission_id uuid,
        other_version integer,
        initiative_id uuid,
        -- From 0 to 1, of the words of the submission; see Overlap.
        share real not null check (share between 0 and 1),
        share_without_quotations real not null check (share_without_quotations between 0 and share),
        -- The same of the other text: how much of it stands in the submission. Of a short entry of the register it says most.
        other_share real not null check (other_share between 0 and 1),
        -- Words in a row.
        longest integer not null check (longest >= 0),
        -- Places alone, no text: {own, other, quoted, common, otherMarks}.
        spans jsonb not null,
        -- Both are called the same, or nearly.
        is_namesake boolean not null default false,
        print_version smallint not null check (print_version > 0),
        own_sha256 text not null check (own_sha256 ~ '^[0-9a-f]{64}$'),
        other_sha256 text not null check (other_sha256 ~ '^[0-9a-f]{64}$'),
        found_at timestamptz not null,
        constraint similarity_findings_pkey primary key (tenant_id, id),
        constraint similarity_findings_submission_fk foreign key (tenant_id, submission_id, version)
          references submission_versions (tenant_id, submission_id, version),
        constraint similarity_findings_other_fk foreign key (tenant_id, other_submission_id, other_version)
          references submission_versions (tenant_id, submission_id, version),
        constraint similarity_findings_initiative_fk foreign key (tenant_id, initiative_id)
          references applied_initiatives (tenant_id, id) on delete cascade,
        constraint similarity_findings_one_other check (num_nonnulls(other_submission_id, initiative_id) = 1 and (other_submission_id is null) = (other_version is null)),
        constraint similarity_findings_another check (other_submission_id <> submission_id)
      );
      create unique index similarity_findings_once on similarity_findings (tenant_id, submission_id, coalesce(other_submission_id, initiative_id));
      create index similarity_findings_by_version on similarity_findings (tenant_id, submission_id, version);
      create index similarity_findings_by_other on similarity_findings (tenant_id, other_submission_id, other_version) where other_submission_id is not null;
      create index similarity_findings_by_initiative on similarity_findings (tenant_id, initiative_id) where initiative_id is not null;
      call lock_tenant_table('similarity_findings', 'closed', 'select, insert, delete');

      -- What somebody concludes; the last word counts, the earlier ones stay.
      create table similarity_conclusions (
        tenant_id uuid not null,
        id uuid not null,
        submission_id uuid not null,
        version integer not null,
        conclusion text not null check (conclusion in ('copied', 'not-copied', 'council')),
        -- Gone with the author, or with the term of the contest.
        reason text check (length(reason) between 10 and 1000),
        -- What whoever concluded had before them: the largest share without quotations.
        share real not null check (share between 0 and 1),
        concluded_by uuid not null,
        concluded_at timestamptz not null,
        constraint similarity_conclusions_pkey primary key (tenant_id, id),
        constraint similarity_conclusions_submission_fk foreign key (tenant_id, submission_id, version)
          references submission_versions (tenant_id, submission_id, version)
      );
      create index similarity_conclusions_by_submission on similarity_conclusions (tenant_id, submission_id, version);
      call lock_tenant_table('similarity_conclusions', 'closed', 'select, insert');
      do $$ begin execute format('grant update (reason) on similarity_conclusions to %I', current_setting('khoabang.app_role')); end $$;

      -- With a text goes what was kept of it and what was found of it in others, and of others in it.
      create function similarity_goes_with_person() returns trigger language plpgsql as $$
      begin
        delete from submission_prints p using submissions s
          where s.tenant_id = new.tenant_id and s.registration_id = new.id and p.tenant_id = s.tenant_id and p.submission_id = s.id;
        delete from similarity_findings f using submissions s
          where s.tenant_id = new.tenant_id and s.registration_id = new.id and f.tenant_id = s.tenant_id and s.id in (f.submission_id, f.other_submission_id);
        update similarity_conclusions c set reason = null from submissions s
          where s.tenant_id = new.tenant_id and s.registration_id = new.id and c.tenant_id = s.tenant_id and c.submission_id = s.id
            and c.reason is not null;
        return null;
      end $$;
      create trigger registrations_take_similarity_along after update of account_id on registrations for each row
        when (new.account_id is null and old.account_id is not null) execute function similarity_goes_with_person();
      create function similarity_goes_with_term() returns trigger language plpgsql as $$
      begin
        delete from submission_prints p using submissions s
          where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id and p.tenant_id = s.tenant_id and p.submission_id = s.id;
        delete from similarity_findings f using submissions s
          where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id and f.tenant_id = s.tenant_id and s.id in (f.submission_id, f.other_submission_id);
        update similarity_conclusions c set reason = null from submissions s
          where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id and c.tenant_id = s.tenant_id and c.submission_id = s.id
            and c.reason is not null;
        return null;
      end $$;
      create trigger retention_terms_take_similarity_along after insert or update of erased_at on retention_terms for each row
        when (new.erased_at is not null) execute function similarity_goes_with_term();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger retention_terms_take_similarity_along on retention_terms;
      drop function similarity_goes_with_term;
      drop trigger registrations_take_similarity_along on registrations;
      drop function similarity_goes_with_person;
      drop table similarity_conclusions;
      drop table similarity_findings;
      drop table similarity_wishes;
      drop table initiative_imports;
      drop table initiative_prints;
      drop index applied_initiatives_by_import;
      alter table applied_initiatives drop constraint applied_initiatives_first_day, drop column applied_to;
      drop table submission_prints;
    `);
  }
}
