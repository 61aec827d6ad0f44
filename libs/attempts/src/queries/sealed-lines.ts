import { isUuid, type RoundId, type TenantId } from '#kernel';

/**
 * The sealed attempts of rounds in the order of their ids, as `AttemptLedger.sealedText` gives them: of each person the unit that
 * counted when the round `asOf` closed. What the board has re-opened counts as what continues it. Ids are put in as they are.
 */
export function sealedLines(tenantId: TenantId, roundIds: readonly RoundId[], asOf: RoundId): string {
  if (![tenantId, ...roundIds, asOf].every(isUuid)) throw new Error('An id must be a UUID.');
  return `
    select a.id, a.round_id, a.bank_id, a.rule_set_id, p.pseudonym, coalesce(k.unit_code, p.unit_code), p.audience, a.questions, a.marks, a.prediction,
      floor(extract(epoch from a.started_at) * 1000)::bigint + a.paused_ms, floor(extract(epoch from a.submitted_at) * 1000)::bigint, a.seal_sha256,
      encode(a.receipt_salt, 'hex')
    from attempts a
    join contest_people p on p.tenant_id = a.tenant_id and p.registration_id = a.registration_id
    left join kept_people k on k.tenant_id = a.tenant_id and k.registration_id = a.registration_id and k.round_id = '${asOf}'
    where a.tenant_id = '${tenantId}' and a.round_id in (${roundIds.map((id) => `'${id}'`).join(', ')}) and a.submitted_at is not null
      and not exists (select from attempts n where n.tenant_id = a.tenant_id and n.continues = a.id)
    order by a.id`;
}
