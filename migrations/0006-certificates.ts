import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Certificates with their numbers, and the templates by which they are drawn. */
export class Certificates0006 implements MigrationInterface {
  name = 'Certificates1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How a tenant's certificates look, every version; the newest counts.
      create table certificate_templates (
        tenant_id uuid not null constraint certificate_templates_tenant_fk references tenants (id),
        version integer not null check (version > 0),
        source text not null check (length(source) between 1 and 200000),
        -- Who signs by hand or seal, below the capacity that the rules give; empty while that is open.
        signer_name text not null check (length(signer_name) <= 120),
        -- Null for the template that came with the installation.
        created_by uuid,
        created_at timestamptz not null default app_now(),
        constraint certificate_templates_pkey primary key (tenant_id, version),
        constraint certificate_templates_account_fk foreign key (tenant_id, created_by) references accounts (tenant_id, id)
      );
      call lock_tenant_table('certificate_templates', 'shared', 'select, insert');

      -- A template on which somebody is working, one per person.
      create table certificate_template_drafts (
        tenant_id uuid not null,
        account_id uuid not null,
        source text not null check (length(source) <= 200000),
        signer_name text not null check (length(signer_name) <= 120),
        changed_at timestamptz not null,
        constraint certificate_template_drafts_pkey primary key (tenant_id, account_id),
        constraint certificate_template_drafts_account_fk foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade
      );
      call lock_tenant_table('certificate_template_drafts', 'closed');

      -- The last number given in a contest. Its row is held by whoever plans certificates, until they have committed: numbers
      -- come without gap or double.
      create table certificate_counters (
        tenant_id uuid not null,
        contest_id uuid not null,
        last integer not null check (last >= 0),
        constraint certificate_counters_pkey primary key (tenant_id, contest_id),
        constraint certificate_counters_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id)
      );
      call lock_tenant_table('certificate_counters', 'closed', 'select, insert, update');

      create table certificates (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        round_id uuid not null,
        award_id uuid not null,
        -- Whose it is: may fetch the file.
        account_id uuid not null,
        number integer not null check (number > 0),
        -- Sixty random bits: whoever has the paper can look it up, nobody else finds it.
        code text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$'),
        -- planned: number and words are fixed, the file is still to be made · issued · revoked
        state text not null default 'planned' check (state in ('planned', 'issued', 'revoked')),
        -- As it was confirmed when the certificate was planned; a later change of the account's name does not reach it.
        full_name text not null check (length(full_name) between 1 and 120),
        name_key text not null,
        -- All that is printed, frozen; see CertificateFacts.
        facts jsonb not null,
        template_version integer not null,
        -- Of the PDF.
        sha256 text,
        bytes integer check (bytes > 0),
        -- Why it cannot be made as it stands, as a sentence.
        fault text,
        planned_at timestamptz not null,
        planned_by uuid not null,
        -- When a worker took it; taken again if that worker did not come back.
        claimed_at timestamptz,
        issued_at timestamptz,
        revoked_at timestamptz,
        revoked_by uuid,
        revoked_reason text,
        constraint certificates_pkey primary key (tenant_id, id),
        constraint certificates_one_per_award unique (tenant_id, award_id),
        constraint certificates_number_key unique (tenant_id, contest_id, number),
        constraint certificates_code_key unique (tenant_id, code),
        constraint certificates_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint certificates_award_fk foreign key (tenant_id, award_id) references awards (tenant_id, id),
        constraint certificates_account_fk foreign key (tenant_id, account_id) references accounts (tenant_id, id),
        constraint certificates_template_fk foreign key (tenant_id, template_version) references certificate_templates (tenant_id, version),
        constraint certificates_issued_whole check (
          (state = 'planned') = (issued_at is null) and (issued_at is null) = (sha256 is null) and (issued_at is null) = (bytes is null)
          and (state = 'planned' or (fault is null and claimed_at is null))),
        constraint certificates_revoked_whole check (
          (state = 'revoked') = (revoked_at is not null) and (revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_reason is null))
      );
      create index certificates_waiting on certificates (tenant_id, planned_at, number) where state = 'planned' and fault is null;
      create index certificates_by_round on certificates (tenant_id, round_id, number);
      create index certificates_by_account on certificates (tenant_id, account_id);
      call lock_tenant_table('certificates', 'closed', 'select, insert, update');

      -- What was issued stays as it is, whoever asks; it can only be revoked, once.
      create function refuse_change_of_issued() returns trigger language plpgsql as $$
      declare
        same certificates;
      begin
        if tg_op = 'UPDATE' and old.state = 'issued' and new.state = 'revoked' then
          same := new;
          same.state := old.state;
          same.revoked_at := null;
          same.revoked_by := null;
          same.revoked_reason := null;
          if same is not distinct from old then return new; end if;
        end if;
        raise exception 'certificate % was issued', old.id using errcode = 'restrict_violation';
      end $$;
      create trigger certificates_stay_as_issued before update or delete on certificates for each row when (old.state <> 'planned')
        execute function refuse_change_of_issued();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table certificates;
      drop function refuse_change_of_issued;
      drop table certificate_counters;
      drop table certificate_template_drafts;
      drop table certificate_templates;
    `);
  }
}
