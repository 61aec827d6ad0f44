/** The sealed attempts of a round as ranking wants them, in the order of their ids. */
export const SEALED = (tenantId: string, roundId: string): string => `
  select a.id, a.round_id, a.bank_id, a.rule_set_id, p.pseudonym, p.unit_code, p.audience, a.questions, a.marks, a.prediction, a.started_at, a.submitted_at, a.seal_sha256
  from attempts a join contest_people p on p.tenant_id = a.tenant_id and p.registration_id = a.registration_id
  where a.tenant_id = '${tenantId}' and a.round_id = '${roundId}' and a.submitted_at is not null
  order by a.id`;
