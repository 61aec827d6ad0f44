import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Draws from a seed that comes from outside: what was promised before the round closed, what was entered, who has witnessed it.
 * Who may sign for the approving role. What winners say before they are paid, and what was paid.
 */
export class DrawAndPayout0040 implements MigrationInterface {
  name = 'DrawAndPayout1700000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table round_draws (
        tenant_id uuid not null,
        round_id uuid not null,
        contest_id uuid not null,
        -- What everybody reads before the round closes: source, algorithm, which list.
        commitment_text text not null check (length(commitment_text) between 50 and 5000),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        committed_at timestamptz not null,
        -- The list from which is drawn, once nothing comes to it any more: before anybody knows the seed.
        list_count integer check (list_count >= 0),
        list_sha256 text check (list_sha256 ~ '^[0-9a-f]{64}$'),
        frozen_at timestamptz,
        constraint round_draws_pkey primary key (tenant_id, round_id),
        constraint round_draws_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint round_draws_frozen_whole check ((frozen_at is null) = (list_sha256 is null) and (frozen_at is null) = (list_count is null) and frozen_at >= committed_at)
      );
      -- shared: wards show the round's page.
      call lock_tenant_table('round_draws', 'shared', 'select, insert, update');

      -- What the source published, as somebody has typed it. Wrong ones are refused by a witness and stay written down.
      create table draw_entries (
        tenant_id uuid not null,
        id uuid not null,
        round_id uuid not null,
        seed_value text not null check (length(seed_value) between 1 and 500),
        -- Where everybody can look it up.
        evidence_url text not null check (evidence_url ~ '^https?://' and length(evidence_url) <= 1000),
        -- When the source published it.
        drawn_at timestamptz not null,
        entered_by uuid not null,
        -- For which team of the plan.
        entered_for text not null check (length(entered_for) between 1 and 60),
        entered_at timestamptz not null,
        refused_by uuid,
        refused_at timestamptz,
        refused_because text check (length(refused_because) between 10 and 1000),
        -- When enough witnesses had confirmed it; from then on it is the seed.
        confirmed_at timestamptz,
        constraint draw_entries_pkey primary key (tenant_id, id),
        constraint draw_entries_draw_fk foreign key (tenant_id, round_id) references round_draws (tenant_id, round_id),
        constraint draw_entries_refused_whole check ((refused_at is null) = (refused_by is null) and (refused_at is null) = (refused_because is null)),
        constraint draw_entries_one_end check (refused_at is null or confirmed_at is null),
        constraint draw_entries_refused_by_another check (refused_by is null or refused_by <> entered_by)
      );
      create index draw_entries_by_round on draw_entries (tenant_id, round_id);
      create unique index draw_entries_one_at_a_time on draw_entries (tenant_id, round_id) where refused_at is null;
      call lock_tenant_table('draw_entries', 'shared', 'select, insert, update');

      create table draw_witnesses (
        tenant_id uuid not null,
        entry_id uuid not null,
        account_id uuid not null,
        team text not null check (length(team) between 1 and 60),
        witnessed_at timestamptz not null,
        constraint draw_witnesses_pkey primary key (tenant_id, entry_id, account_id),
        constraint draw_witnesses_entry_fk foreign key (tenant_id, entry_id) references draw_entries (tenant_id, id)
      );
      call lock_tenant_table('draw_witnesses', 'shared', 'select, insert');

      -- What was promised is not reworded, what was entered is not retyped, and what is confirmed is not taken back.
      create function draws_stay() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'round_draws' then
          if (new.commitment_text, new.sha256, new.committed_at) is distinct from (old.commitment_text, old.sha256, old.committed_at)
            or (old.frozen_at is not null and (new.list_sha256, new.list_count, new.frozen_at) is distinct from (old.list_sha256, old.list_count, old.frozen_at)) then
            raise exception 'a draw that was promised does not change';
          end if;
        elsif (new.round_id, new.seed_value, new.evidence_url, new.drawn_at, new.entered_by, new.entered_for, new.entered_at)
            is distinct from (old.round_id, old.seed_value, old.evidence_url, old.drawn_at, old.entered_by, old.entered_for, old.entered_at)
            or old.confirmed_at is not null or old.refused_at is not null then
          raise exception 'a seed that was entered does not change';
        end if;
        return new;
      end $$;
      create trigger round_draws_stay before update on round_draws for each row execute function draws_stay();
      create trigger draw_entries_stay before update on draw_entries for each row execute function draws_stay();

      -- Who signs for the role that approves the results of a contest.
      create table approving_holders (
        tenant_id uuid not null,
        contest_id uuid not null,
        account_id uuid not null,
        -- A role of the rule set: board, chairman, director, committee, council.
        role text not null check (role in ('board', 'chairman', 'director', 'committee', 'council')),
        appointed_by uuid not null,
        appointed_at timestamptz not null,
        constraint approving_holders_pkey primary key (tenant_id, contest_id, account_id),
        constraint approving_holders_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
        constraint approving_holders_by_another check (appointed_by <> account_id)
      );
      call lock_tenant_table('approving_holders', 'closed', 'select, insert, delete');

      -- What a winner says before the prize is paid; goes with the person.
      create table winner_confirmations (
        tenant_id uuid not null,
        award_id uuid not null,
        contest_id uuid not null,
        registration_id uuid not null,
        state text not null check (state in ('confirmed', 'refused')),
        -- As on the identity card.
        full_name text check (length(full_name) between 2 and 120),
        identity_digits text check (identity_digits ~ '^[0-9]{3,4}$'),
        way text check (way in ('bank', 'counter')),
        -- Bank, number and holder of the account, encrypted.
        payment_sealed text,
        refused_because text check (length(refused_because) <= 500),
        said_at timestamptz not null,
        -- Staff who entered it for the winner; null where the winner did.
        helper_id uuid,
        constraint winner_confirmations_pkey primary key (tenant_id, award_id),
        constraint winner_confirmations_award_fk foreign key (tenant_id, award_id) references awards (tenant_id, id),
        constraint winner_confirmations_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id),
        constraint winner_confirmations_way check ((state = 'confirmed') = (way is not null)),
        constraint winner_confirmations_sealed check (payment_sealed is null or way = 'bank')
      );
      create index winner_confirmations_by_contest on winner_confirmations (tenant_id, contest_id);
      create index winner_confirmations_by_registration on winner_confirmations (tenant_id, registration_id);
      call lock_tenant_table('winner_confirmations', 'closed', 'select, insert, update');

      -- That a prize was handed over; once.
      create table prize_payouts (
        tenant_id uuid not null,
        award_id uuid not null,
        contest_id uuid not null,
        -- Đồng; null where the prize is no money, or the rules leave the sum to a decision.
        amount bigint check (amount >= 0),
        paid_by uuid not null,
        paid_at timestamptz not null,
        constraint prize_payouts_pkey primary key (tenant_id, award_id),
        constraint prize_payouts_confirmed_fk foreign key (tenant_id, award_id) references winner_confirmations (tenant_id, award_id)
      );
      create index prize_payouts_by_contest on prize_payouts (tenant_id, contest_id);
      call lock_tenant_table('prize_payouts', 'closed', 'select, insert');

      -- Whom the machine has reminded; once.
      create table prize_reminders (
        tenant_id uuid not null,
        award_id uuid not null,
        sent_at timestamptz not null,
        constraint prize_reminders_pkey primary key (tenant_id, award_id),
        constraint prize_reminders_award_fk foreign key (tenant_id, award_id) references awards (tenant_id, id)
      );
      call lock_tenant_table('prize_reminders', 'closed', 'select, insert');

      -- With a person goes what they have said of themselves; that they said it, and that they were paid, stays.
      create function payment_data_goes_with_person() returns trigger language plpgsql as $$
      begin
        update winner_confirmations w set full_name = null, identity_digits = null, payment_sealed = null, refused_because = null
          where w.tenant_id = new.tenant_id and w.registration_id = new.id;
        return null;
      end $$;
      create trigger registrations_take_payment_data_along after update of account_id on registrations for each row
        when (new.account_id is null and old.account_id is not null) execute function payment_data_goes_with_person();

      create function payment_data_goes_with_term() returns trigger language plpgsql as $$
      begin
        update winner_confirmations w set full_name = null, identity_digits = null, payment_sealed = null, refused_because = null
          where w.tenant_id = new.tenant_id and w.contest_id = new.contest_id;
        return null;
      end $$;
      create trigger retention_terms_take_payment_data_along after insert or update of erased_at on retention_terms for each row
        when (new.erased_at is not null) execute function payment_data_goes_with_term();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger retention_terms_take_payment_data_along on retention_terms;
      drop function payment_data_goes_with_term;
      drop trigger registrations_take_payment_data_along on registrations;
      drop function payment_data_goes_with_person;
      drop table prize_reminders;
      drop table prize_payouts;
      drop table winner_confirmations;
      drop table approving_holders;
      drop table draw_witnesses;
      drop table draw_entries;
      drop table round_draws;
      drop function draws_stay;
    `);
  }
}
