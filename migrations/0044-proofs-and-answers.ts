import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Certificates are tried before a result is public; an appeal about a key is answered from the correction that it has led to; a seed
 * from outside is waited for only where somebody has to be drawn.
 */
export class ProofsAndAnswers0044 implements MigrationInterface {
  name = 'ProofsAndAnswers1700000000044';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What came of making a certificate for a place in a standing that nobody has published yet. The page itself is kept nowhere.
      create table certificate_proofs (
        tenant_id uuid not null,
        standing_id uuid not null,
        group_code text not null,
        rank integer not null check (rank > 0),
        round_id uuid not null,
        -- Of everything that the page was made of; goes with the row when the round is published.
        fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
        made_at timestamptz not null,
        -- Why it cannot be made.
        fault text,
        -- Height of its smallest letters in millimetres, where they are hard to read.
        small_letters_mm real check (small_letters_mm > 0),
        constraint certificate_proofs_pkey primary key (tenant_id, standing_id, group_code, rank),
        constraint certificate_proofs_standing_fk foreign key (tenant_id, standing_id) references standings (tenant_id, id),
        constraint certificate_proofs_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint certificate_proofs_one_remark check (fault is null or small_letters_mm is null)
      );
      create index certificate_proofs_by_round on certificate_proofs (tenant_id, round_id);
      call lock_tenant_table('certificate_proofs', 'closed', 'select, insert, delete');

      -- When ranking the frozen list has shown that somebody stands above another by nothing but the draw.
      alter table round_draws
        add column needed_at timestamptz,
        add constraint round_draws_needed_of_frozen check (needed_at is null or frozen_at is not null);

      alter table appeals
        -- The correction of a key that this appeal has led to; people answer the appeal once that is decided.
        add column correction_id uuid,
        add constraint appeals_correction_fk foreign key (tenant_id, correction_id) references result_corrections (tenant_id, id),
        add constraint appeals_correction_of_key check (correction_id is null or kind = 'key'),
        drop constraint appeals_effect_check,
        add constraint appeals_effect_check check (effect in ('none', 'take-late', 'rank-again', 'other-unit', 'recount', 'by-hand', 'corrected')),
        add constraint appeals_corrected_by check (effect is distinct from 'corrected' or correction_id is not null);
      create index appeals_by_correction on appeals (tenant_id, correction_id) where correction_id is not null;
      alter table appeal_events
        drop constraint appeal_events_act_check,
        add constraint appeal_events_act_check
          check (act in ('received', 'taken', 'handed-over', 'correction-asked', 'proposed', 'given-back', 'decided', 'told', 'carried-out'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from appeal_events where act = 'correction-asked';
      update appeals set effect = 'by-hand' where effect = 'corrected';
      alter table appeal_events
        drop constraint appeal_events_act_check,
        add constraint appeal_events_act_check
          check (act in ('received', 'taken', 'handed-over', 'proposed', 'given-back', 'decided', 'told', 'carried-out'));
      drop index appeals_by_correction;
      alter table appeals
        drop constraint appeals_corrected_by,
        drop constraint appeals_effect_check,
        add constraint appeals_effect_check check (effect in ('none', 'take-late', 'rank-again', 'other-unit', 'recount', 'by-hand')),
        drop constraint appeals_correction_of_key,
        drop constraint appeals_correction_fk,
        drop column correction_id;
      alter table round_draws drop constraint round_draws_needed_of_frozen, drop column needed_at;
      drop table certificate_proofs;
    `);
  }
}
