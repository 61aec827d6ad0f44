import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Appeals about submissions: which one it is about, what the machine attaches to it, and the cancelling that is taken back because one
 * was upheld. What was cancelled stays written, with when and by whom it was lifted.
 */
export class AppealsAboutSubmissions0055 implements MigrationInterface {
  name = 'AppealsAboutSubmissions1700000000055';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table appeals
        -- The submission that it is about; null where it is about a quiz.
        add column submission_id uuid,
        add constraint appeals_submission_fk foreign key (tenant_id, submission_id) references submissions (tenant_id, id),
        add constraint appeals_about_one check (submission_id is null or (attempt_id is null and kind in ('wrong-unit', 'exclusion', 'result')));
      create index appeals_by_submission on appeals (tenant_id, submission_id) where submission_id is not null;
      -- Somebody may have several submissions in a part, and something to say about each.
      drop index appeals_one_open;
      create unique index appeals_one_open on appeals (tenant_id, registration_id, round_id, kind, coalesce(submission_id, round_id))
        where state in ('received', 'in-hand', 'proposed');
      alter table appeal_evidence
        drop constraint appeal_evidence_kind_check,
        add constraint appeal_evidence_kind_check check (kind in
          ('attempt', 'late-answers', 'exception', 'receipt', 'unit', 'exclusion', 'standing', 'key', 'version', 'formal-check', 'cancellation', 'sheet'));

      alter table submission_cancellations
        -- Taken back by two people, because an appeal was upheld.
        add column lifted_by uuid,
        add column lifted_at timestamptz,
        add constraint submission_cancellations_lifted check (
          (lifted_by is null) = (lifted_at is null) and (lifted_at is null or (decision = 'cancelled' and lifted_at >= decided_at)));
      drop index submission_cancellations_once;
      create unique index submission_cancellations_once on submission_cancellations (tenant_id, submission_id)
        where decision = 'cancelled' and lifted_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from submission_cancellations where lifted_at is not null;
      drop index submission_cancellations_once;
      create unique index submission_cancellations_once on submission_cancellations (tenant_id, submission_id) where decision = 'cancelled';
      alter table submission_cancellations drop constraint submission_cancellations_lifted, drop column lifted_by, drop column lifted_at;
      delete from appeal_evidence e using appeals a where a.tenant_id = e.tenant_id and a.id = e.appeal_id and a.submission_id is not null;
      delete from appeal_events e using appeals a where a.tenant_id = e.tenant_id and a.id = e.appeal_id and a.submission_id is not null;
      delete from appeals where submission_id is not null;
      alter table appeal_evidence
        drop constraint appeal_evidence_kind_check,
        add constraint appeal_evidence_kind_check check (kind in
          ('attempt', 'late-answers', 'exception', 'receipt', 'unit', 'exclusion', 'standing', 'key'));
      drop index appeals_one_open;
      create unique index appeals_one_open on appeals (tenant_id, registration_id, round_id, kind) where state in ('received', 'in-hand', 'proposed');
      drop index appeals_by_submission;
      alter table appeals drop constraint appeals_about_one, drop constraint appeals_submission_fk, drop column submission_id;
    `);
  }
}
