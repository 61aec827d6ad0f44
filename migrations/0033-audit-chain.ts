import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The trail as a chain: a link for each entry, a root for each day, and who really acted where somebody acts for another. */
export class AuditChain0033 implements MigrationInterface {
  name = 'AuditChain1700000000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table audit_entries
        -- Who really acted where that is somebody else than the actor: a helper who enters for another, the operator by the
        -- command line (who has no account). Null where the actor acted.
        add column true_actor_kind text check (true_actor_kind in ('account', 'operator')),
        add column true_actor_id uuid,
        add constraint audit_entries_true_actor_whole check ((true_actor_kind is not distinct from 'account') = (true_actor_id is not null));

      -- Entries that are in no link yet. Filled by a trigger in the transaction of the entry, drained by the linker: an entry whose
      -- transaction commits late becomes visible here late, and is linked then.
      create table audit_waiting (
        tenant_id uuid not null,
        entry_id uuid not null,
        -- When it was really written, whatever the entry says.
        recorded_at timestamptz not null,
        constraint audit_waiting_pkey primary key (tenant_id, entry_id),
        constraint audit_waiting_entry_fk foreign key (tenant_id, entry_id) references audit_entries (tenant_id, id)
      );
      -- Forced row security holds for the owner too, without a scope.
      alter table audit_entries no force row level security;
      insert into audit_waiting (tenant_id, entry_id, recorded_at) select tenant_id, id, happened_at from audit_entries;
      alter table audit_entries force row level security;
      call lock_tenant_table('audit_waiting', 'closed', 'select, insert, delete');
      create function audit_entry_waits() returns trigger language plpgsql as $$
      begin
        insert into audit_waiting (tenant_id, entry_id, recorded_at) values (new.tenant_id, new.id, app_now());
        return null;
      end $$;
      create trigger audit_entries_wait after insert on audit_entries for each row execute function audit_entry_waits();

      -- The chain: SHA-256 of the hash before, the position and what the entry says; libs/audit has the exact text. Positions have
      -- no gap. The key is the constraint: two linkers at once cannot both write a position.
      create table audit_links (
        tenant_id uuid not null,
        position bigint not null check (position > 0),
        entry_id uuid not null,
        recorded_at timestamptz not null,
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        constraint audit_links_pkey primary key (tenant_id, position),
        constraint audit_links_entry_key unique (tenant_id, entry_id),
        constraint audit_links_entry_fk foreign key (tenant_id, entry_id) references audit_entries (tenant_id, id)
      );
      call lock_tenant_table('audit_links', 'closed', 'select, insert');

      -- Where the chain stood when a day was over, as it was mailed. A day without an entry has none.
      create table audit_roots (
        tenant_id uuid not null,
        -- In Asia/Ho_Chi_Minh.
        day date not null,
        position bigint not null,
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        -- When the letters were put in the outbox, and how many there were.
        mailed_at timestamptz not null,
        letters integer not null check (letters >= 0),
        constraint audit_roots_pkey primary key (tenant_id, day),
        constraint audit_roots_link_fk foreign key (tenant_id, position) references audit_links (tenant_id, position)
      );
      create unique index audit_roots_by_position on audit_roots (tenant_id, position);
      call lock_tenant_table('audit_roots', 'closed', 'select, insert');

      -- The rights say so already for the application's role; this says it to everybody else. Only a tenant that goes whole takes
      -- its trail along.
      create function refuse_change_of_trail() returns trigger language plpgsql as $$
      begin
        raise exception 'the trail is only ever added to' using errcode = 'restrict_violation';
      end $$;
      create trigger audit_entries_stay before update on audit_entries for each row execute function refuse_change_of_trail();
      create trigger audit_entries_stay_whole before delete on audit_entries for each row
        when (not owner_is_at_work('audit_entries')) execute function refuse_change_of_trail();
      create trigger audit_links_stay before update on audit_links for each row execute function refuse_change_of_trail();
      create trigger audit_links_stay_whole before delete on audit_links for each row
        when (not owner_is_at_work('audit_links')) execute function refuse_change_of_trail();
      create trigger audit_roots_stay before update on audit_roots for each row execute function refuse_change_of_trail();
      create trigger audit_roots_stay_whole before delete on audit_roots for each row
        when (not owner_is_at_work('audit_roots')) execute function refuse_change_of_trail();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit_roots;
      drop table audit_links;
      drop trigger audit_entries_stay_whole on audit_entries;
      drop trigger audit_entries_stay on audit_entries;
      drop trigger audit_entries_wait on audit_entries;
      drop function refuse_change_of_trail;
      drop function audit_entry_waits;
      drop table audit_waiting;
      alter table audit_entries
        drop constraint audit_entries_true_actor_whole,
        drop column true_actor_id,
        drop column true_actor_kind;
    `);
  }
}
