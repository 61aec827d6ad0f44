import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The cascade in both directions: whose people are followed up by a ward from the first day on, and who is nominated upward. */
export class Nominations0020 implements MigrationInterface {
  name = 'Nominations1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GRANTS_UP);
    await runner.query(WARDS_UP);
    await runner.query(NOMINATIONS_UP);
    await runner.query(STANDINGS_UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter policy tenant_reads on standing_lines using (tenant_id = (select app_tenant()) and (select app_via_tenant()) is null);
      alter policy tenant_reads on standings using (tenant_id = (select app_tenant()) and (select app_via_tenant()) is null);
      drop table nomination_authors;
      drop table nominations;
      drop table received_nominations;
      drop table nomination_invitations;
      drop table nomination_calls;

      do $$ begin
        execute format('revoke update (via_tenant_id) on kept_units from %I', current_setting('khoabang.app_role'));
      end $$;
      drop trigger kept_units_lead_their_ward on kept_units;
      drop function lead_ward_of_kept_unit;
      drop trigger registrations_ward_leads on registrations;
      drop function lead_ward_of_registration;
      drop index registrations_without_ward;

      drop index grants_live_per_ward;
      create unique index grants_live_per_ward on grants (tenant_id, contest_id, via_tenant_id) where revoked_at is null;
      alter table grants drop constraint grants_revoked_whole, drop column revoked_by, drop column revoked_reason, drop column stamped_at, drop column cleared_at;
    `);
  }
}

const GRANTS_UP = `
  alter table grants
    add column revoked_by uuid,
    add column revoked_reason text,
    -- When the last of those who had registered before the grant became the ward's.
    add column stamped_at timestamptz,
    -- When the last of its people had ceased to be the ward's, after it was taken back.
    add column cleared_at timestamptz,
    add constraint grants_revoked_whole check (revoked_at is not null or (revoked_by is null and revoked_reason is null and cleared_at is null));
  -- A ward whose people are still being taken from it gets no other unit: it would see them beside those of the new one.
  drop index grants_live_per_ward;
  create unique index grants_live_per_ward on grants (tenant_id, contest_id, via_tenant_id) where cleared_at is null;
`;

const WARDS_UP = `
  -- The ward that follows a person up stands on the registration; account and attempts say the same, whoever writes. An
  -- account follows the person's newest registration. Whoever becomes a ward's, or ceases to be, by a grant (the unit is the
  -- same) takes all attempts along, but those of rounds for which another unit was kept; whoever chooses another unit takes
  -- along what 0018 says.
  create function lead_ward_of_registration() returns trigger language plpgsql as $$
  begin
    update accounts a set via_tenant_id = new.via_tenant_id
      where a.tenant_id = new.tenant_id and a.id = new.account_id and a.via_tenant_id is distinct from new.via_tenant_id
        and not exists (select from registrations r where r.tenant_id = new.tenant_id and r.account_id = new.account_id
          and r.id <> new.id and r.created_at > new.created_at);
    if tg_op = 'UPDATE' and old.unit_id = new.unit_id then
      update attempts a set via_tenant_id = new.via_tenant_id
        where a.tenant_id = new.tenant_id and a.registration_id = new.id and a.via_tenant_id is distinct from new.via_tenant_id
          and not exists (select from kept_units k where k.tenant_id = a.tenant_id and k.registration_id = a.registration_id and k.round_id = a.round_id);
    end if;
    return null;
  end $$;
  -- Runs after that of 0018, which fires by name before it: what that has moved is not moved again.
  create trigger registrations_ward_leads after insert or update of via_tenant_id on registrations
    for each row execute function lead_ward_of_registration();
  -- Those whom a grant that was just given makes a ward's.
  create index registrations_without_ward on registrations (tenant_id, contest_id, unit_id) where via_tenant_id is null;

  -- What was kept of closed rounds belongs to a ward in the same way.
  create function lead_ward_of_kept_unit() returns trigger language plpgsql as $$
  begin
    update attempts a set via_tenant_id = new.via_tenant_id
      where a.tenant_id = new.tenant_id and a.registration_id = new.registration_id and a.round_id = new.round_id
        and a.via_tenant_id is distinct from new.via_tenant_id;
    return null;
  end $$;
  create trigger kept_units_lead_their_ward after update of via_tenant_id on kept_units
    for each row execute function lead_ward_of_kept_unit();
  do $$ begin
    execute format('grant update (via_tenant_id) on kept_units to %I', current_setting('khoabang.app_role'));
  end $$;
`;

const NOMINATIONS_UP = `
  -- What a tenant asks for: the best of its units or of the tenants below it. Shared: whoever is invited reads it in the
  -- receiver's scope, narrowed to itself.
  create table nomination_calls (
    tenant_id uuid not null constraint nomination_calls_tenant_fk references tenants (id),
    id uuid not null,
    contest_id uuid not null,
    part_code text,
    title text not null check (length(title) between 1 and 300),
    note text not null default '' check (length(note) <= 4000),
    kinds text[] not null check (kinds <@ array['person', 'entry'] and cardinality(kinds) > 0),
    closes_at timestamptz not null,
    -- Closed before its time, or called off.
    ended_at timestamptz,
    ended_reason text,
    created_by uuid,
    created_at timestamptz not null default app_now(),
    constraint nomination_calls_pkey primary key (tenant_id, id),
    constraint nomination_calls_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
    constraint nomination_calls_ended_whole check ((ended_at is null) = (ended_reason is null))
  );
  create index nomination_calls_newest on nomination_calls (tenant_id, created_at desc, id desc);
  call lock_tenant_table('nomination_calls', 'shared', 'select, insert, update');

  -- Who may nominate, and how many: a tenant below, or a unit of the tenant itself. Via: a tenant below sees its own alone.
  create table nomination_invitations (
    tenant_id uuid not null,
    id uuid not null,
    call_id uuid not null,
    -- Held by no key, as in grants: the invitation stays when the tenant below is gone.
    via_tenant_id uuid,
    unit_id uuid,
    at_least integer not null check (at_least >= 0),
    at_most integer not null check (at_most between 1 and 10000),
    -- How many have come and were not given back. The quota is this check: whoever takes one too many is refused here.
    taken integer not null default 0,
    revoked_at timestamptz,
    created_at timestamptz not null default app_now(),
    constraint nomination_invitations_pkey primary key (tenant_id, id),
    constraint nomination_invitations_quota check (taken between 0 and at_most),
    constraint nomination_invitations_range check (at_least <= at_most),
    constraint nomination_invitations_of_one check ((via_tenant_id is null) <> (unit_id is null)),
    constraint nomination_invitations_to_others check (via_tenant_id <> tenant_id),
    constraint nomination_invitations_call_fk foreign key (tenant_id, call_id) references nomination_calls (tenant_id, id),
    constraint nomination_invitations_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id)
  );
  create trigger nomination_invitations_to_a_tenant before insert on nomination_invitations
    for each row when (new.via_tenant_id is not null) execute function refuse_unknown_tenant('via_tenant_id');
  create unique index nomination_invitations_per_tenant on nomination_invitations (tenant_id, call_id, via_tenant_id) where via_tenant_id is not null;
  create unique index nomination_invitations_per_unit on nomination_invitations (tenant_id, call_id, unit_id) where unit_id is not null;
  create index nomination_invitations_by_unit on nomination_invitations (tenant_id, unit_id) where unit_id is not null;
  call lock_tenant_table('nomination_invitations', 'via', 'select, insert, update');

  -- What has come in: the receiver's own copy, as it was sent. Via: who sent it sees what has become of it.
  create table received_nominations (
    tenant_id uuid not null,
    id uuid not null,
    call_id uuid not null,
    invitation_id uuid not null,
    via_tenant_id uuid,
    unit_id uuid,
    -- Of the sender: sent twice is received once.
    nomination_id uuid not null,
    kind text not null check (kind in ('person', 'entry')),
    title text not null,
    -- See NominationContent.
    content jsonb not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    -- [{fullName, agreedAt}]: every author's word on just this text.
    consents jsonb not null,
    state text not null check (state in ('sent', 'received', 'returned', 'withdrawn')),
    reason text,
    sent_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid,
    constraint received_nominations_pkey primary key (tenant_id, id),
    constraint received_nominations_once unique (tenant_id, invitation_id, nomination_id),
    constraint received_nominations_invitation_fk foreign key (tenant_id, invitation_id) references nomination_invitations (tenant_id, id),
    constraint received_nominations_call_fk foreign key (tenant_id, call_id) references nomination_calls (tenant_id, id),
    constraint received_nominations_return_needs_reason check (state <> 'returned' or reason is not null)
  );
  create index received_nominations_by_call on received_nominations (tenant_id, call_id, sent_at);
  call lock_tenant_table('received_nominations', 'via', 'select, insert, update');

  -- What a tenant is about to nominate, in its own scope. Closed: whoever enters narrowed has no business here.
  create table nominations (
    tenant_id uuid not null constraint nominations_tenant_fk references tenants (id),
    id uuid not null,
    -- Held by no key: what was nominated stays when the receiver is gone.
    receiver_tenant_id uuid not null,
    call_id uuid not null,
    invitation_id uuid not null,
    kind text not null check (kind in ('person', 'entry')),
    title text not null check (length(title) between 1 and 300),
    content jsonb not null,
    -- Of what the authors are asked about and what is sent.
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    -- sending: taken in hand, perhaps delivered; delivering again brings nothing twice.
    state text not null default 'draft' check (state in ('draft', 'consented', 'sending', 'sent', 'received', 'returned', 'withdrawn')),
    reason text,
    created_by uuid,
    created_at timestamptz not null default app_now(),
    updated_at timestamptz not null default app_now(),
    sent_at timestamptz,
    constraint nominations_pkey primary key (tenant_id, id),
    constraint nominations_return_needs_reason check (state <> 'returned' or reason is not null)
  );
  create trigger nominations_to_a_tenant before insert on nominations for each row execute function refuse_unknown_tenant('receiver_tenant_id');
  create index nominations_newest on nominations (tenant_id, updated_at desc, id desc);
  call lock_tenant_table('nominations', 'closed', 'select, insert, update');

  -- Whose it is, each with their own word: nothing leaves before all have agreed to just that text.
  create table nomination_authors (
    tenant_id uuid not null,
    id uuid not null,
    nomination_id uuid not null,
    ordinal smallint not null check (ordinal > 0),
    full_name text not null check (length(full_name) between 1 and 120),
    position text not null default '',
    unit_name text not null default '',
    email text,
    phone text,
    -- SHA-256 of the token in the author's link; the token itself is only in the letter.
    token_hash bytea check (length(token_hash) = 32),
    asked_at timestamptz,
    answer text check (answer in ('agreed', 'refused')),
    answered_at timestamptz,
    -- The text to which the answer was given.
    answered_sha256 text,
    constraint nomination_authors_pkey primary key (tenant_id, id),
    constraint nomination_authors_order unique (tenant_id, nomination_id, ordinal),
    constraint nomination_authors_answer_whole check ((answer is null) = (answered_at is null) and (answer is null) = (answered_sha256 is null)),
    constraint nomination_authors_nomination_fk foreign key (tenant_id, nomination_id) references nominations (tenant_id, id) on delete cascade
  );
  create unique index nomination_authors_token on nomination_authors (tenant_id, token_hash) where token_hash is not null;
  call lock_tenant_table('nomination_authors', 'closed');
`;

const STANDINGS_UP = `
  -- What is published anybody may read, without names. A ward gives its own small prizes by it: in a scope narrowed to a ward,
  -- the standings of published rounds are there, with the lines of the ward's own people and of nobody else.
  alter policy tenant_reads on standings using (tenant_id = (select app_tenant()) and ((select app_via_tenant()) is null
    or exists (select from rounds r where r.tenant_id = standings.tenant_id and r.id = standings.round_id and r.state in ('published', 'archived'))));
  alter policy tenant_reads on standing_lines using (tenant_id = (select app_tenant()) and ((select app_via_tenant()) is null
    or exists (select from standings s join registrations r on r.tenant_id = s.tenant_id and r.contest_id = s.contest_id
      where s.tenant_id = standing_lines.tenant_id and s.id = standing_lines.standing_id and r.pseudonym = standing_lines.person)));
`;
