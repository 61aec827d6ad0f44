/**
 * Whether a registration has sent an entry as its first author, which was not withdrawn; as SQL.
 * @param registration SQL of its id
 * @param round SQL of the id of the round that is meant; null there: any
 */
export function hasSent(registration: string, round: string): string {
  return `exists (
      select from submission_authors w join submissions s on s.tenant_id = w.tenant_id and s.id = w.submission_id and s.version = w.version
      where w.tenant_id = $1 and w.registration_id = ${registration} and w.ordinal = 1 and s.state = 'sent'
        and (${round} is null or s.round_id = ${round}))`;
}
