import { Injectable } from '@nestjs/common';
import { ContestReader, type RuleSetId } from '#contests';
import { hotStatement } from '#persistence';
import { type AppealDecision, appealNeedsTwo } from '#rules';
import { type InstantReader, type Invariant, type InvariantSource, OffenceList, type Offences, setWise } from '#tenancy';
import { DECIDED, TOOK_EFFECT } from './appeal-statements.js';

/** An appeal that its owner has decided alone. */
interface DecidedAlone {
  code: string;
  decision: AppealDecision;
  /** All that its contest has had. */
  ruleSets: RuleSetId[];
}

const decidedAlone = hotStatement<[tenant: string], DecidedAlone>(
  'verify-appeals-decided-alone',
  `select a.code, a.decision, array(select s.id::text from rule_sets s where s.tenant_id = $1 and s.contest_id = a.contest_id) as "ruleSets"
   from appeals a where a.tenant_id = $1 and a.decided_by = a.owner_id order by a.code`,
);

/** What must hold for appeals. */
@Injectable()
export class AppealInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    setWise('appeals-as-decided', 'Mỗi khiếu nại nhận trong thời hạn, quyết định một lần, đúng người quyết định như đã ghi.', DECIDED),
    {
      of: 'tenant',
      id: 'appeals-by-two-people',
      title: 'Khiếu nại mà thể lệ đòi hai người thì người thụ lý không tự quyết định.',
      find: (reader, tenantId) => this.decidedAlone(reader, tenantId),
    },
    setWise('appeals-took-effect', 'Điều mà khiếu nại được chấp nhận phải thay đổi đã thay đổi, đúng một lần.', TOOK_EFFECT),
  ];

  constructor(private readonly contests: ContestReader) {}

  /** By none of the rules that the contest has had: they may have been others when it was decided. */
  private async decidedAlone(reader: InstantReader, tenantId: string): Promise<Offences> {
    const found = new OffenceList();
    for (const { code, decision, ruleSets } of await reader.rows(decidedAlone, [tenantId])) {
      const known = await Promise.all(ruleSets.map((id) => this.contests.ruleSet(id)));
      if (known.every((ruleSet) => appealNeedsTwo(ruleSet, decision))) found.add(`khiếu nại ${code}`);
    }
    return found.found();
  }
}
