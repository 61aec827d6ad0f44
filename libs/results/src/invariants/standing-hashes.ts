import { createHash } from 'node:crypto';
import { standingText } from '#rules';
import { type InstantReader, OffenceList, type Offences } from '#tenancy';
import { type FrozenStanding, frozenLines, frozenStandings } from './standing-statements.js';

/** Standings whose stored lines and summary do not give the fingerprint that was published. */
export async function changedStandings(reader: InstantReader, tenantId: string): Promise<Offences> {
  const found = new OffenceList();
  for (const standing of await reader.rows(frozenStandings, [tenantId]))
    if ((await fingerprintOf(reader, tenantId, standing)) !== standing.sha256) found.add(`bảng xếp hạng ${standing.id}`);
  return found.found();
}

async function fingerprintOf(reader: InstantReader, tenantId: string, { id, summary }: FrozenStanding): Promise<string> {
  const hash = createHash('sha256').update(standingText.head);
  let isFirst = true;
  for await (const lines of reader.portions(frozenLines, [tenantId, id])) {
    hash.update(`${isFirst ? '' : ','}${standingText.lines(lines)}`);
    isFirst = false;
  }
  return hash.update(standingText.foot(summary)).digest('hex');
}
