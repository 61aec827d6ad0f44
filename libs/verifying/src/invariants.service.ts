import { Injectable } from '@nestjs/common';
import { AppealInvariants } from '#appeals';
import { AttemptInvariants } from '#attempts';
import { AuditInvariants } from '#audit';
import { CertificateInvariants } from '#certificates';
import { ContestInvariants, NominationInvariants } from '#contests';
import { JudgingInvariants } from '#judging';
import { MailInvariants } from '#mail';
import { QuestionInvariants } from '#questions';
import { RegistrationInvariants } from '#registrations';
import { ReportInvariants } from '#reports';
import { ResultInvariants } from '#results';
import { SubmissionInvariants } from '#submissions';
import { type Invariant, type InvariantSource, TenancyInvariants } from '#tenancy';

/** Which checks are wanted: all that are not too dear for every night, when neither is given. */
export interface Choice {
  only?: readonly string[] | undefined;
  except?: readonly string[] | undefined;
}

/** All that must hold, as each library says it of its own tables: from the ground upward. */
@Injectable()
export class Invariants {
  private readonly sources: readonly InvariantSource[];

  constructor(
    tenancy: TenancyInvariants,
    audit: AuditInvariants,
    mail: MailInvariants,
    contests: ContestInvariants,
    nominations: NominationInvariants,
    registrations: RegistrationInvariants,
    questions: QuestionInvariants,
    attempts: AttemptInvariants,
    submissions: SubmissionInvariants,
    judging: JudgingInvariants,
    results: ResultInvariants,
    certificates: CertificateInvariants,
    appeals: AppealInvariants,
    reports: ReportInvariants,
  ) {
    this.sources = [
      tenancy,
      audit,
      mail,
      contests,
      nominations,
      registrations,
      questions,
      attempts,
      submissions,
      judging,
      results,
      certificates,
      appeals,
      reports,
    ];
  }

  all(): Invariant[] {
    return this.sources.flatMap(({ invariants }) => invariants);
  }

  /** Names that are none of an invariant's. */
  unknown({ only = [], except = [] }: Choice): string[] {
    const known = new Set(this.all().map(({ id }) => id));
    return [...only, ...except].filter((id) => !known.has(id));
  }

  chosen({ only, except = [] }: Choice): Invariant[] {
    return this.all().filter(({ id, byNameOnly }) => (only === undefined ? !byNameOnly : only.includes(id)) && !except.includes(id));
  }
}
