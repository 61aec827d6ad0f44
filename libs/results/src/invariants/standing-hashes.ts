import { createHash } from 'node:crypto';
import {
  canonicalJson,
  inputsHash,
  isJudgedSummary,
  judgedDigests,
  type JudgedSummary,
  standingText,
  submissionStandingText,
  unitsHash,
} from '#rules';
import { type InstantReader, OffenceList, type Offences } from '#tenancy';
import {
  type FrozenInputs,
  frozenInputs,
  frozenJudgedLines,
  type FrozenStanding,
  frozenLines,
  frozenStandings,
} from './standing-statements.js';

/** Standings whose stored lines and summary do not give the fingerprint that was published. */
export async function changedStandings(reader: InstantReader, tenantId: string): Promise<Offences> {
  const found = new OffenceList();
  for (const standing of await reader.rows(frozenStandings, [tenantId]))
    if ((await fingerprintOf(reader, tenantId, standing)) !== standing.sha256) found.add(`bảng xếp hạng ${standing.id}`);
  return found.found();
}

async function fingerprintOf(reader: InstantReader, tenantId: string, { id, summary }: FrozenStanding): Promise<string> {
  if (isJudgedSummary(summary)) return judgedFingerprint(reader, tenantId, { id, summary });
  const hash = createHash('sha256').update(standingText.head);
  let isFirst = true;
  for await (const lines of reader.portions(frozenLines, [tenantId, id])) {
    hash.update(`${isFirst ? '' : ','}${standingText.lines(lines)}`);
    isFirst = false;
  }
  return hash.update(standingText.foot(summary)).digest('hex');
}

async function judgedFingerprint(
  reader: InstantReader,
  tenantId: string,
  { id, summary }: Pick<FrozenStanding, 'id'> & { summary: JudgedSummary },
): Promise<string> {
  const hash = createHash('sha256').update(submissionStandingText.head);
  let isFirst = true;
  for await (const lines of reader.portions(frozenJudgedLines, [tenantId, id])) {
    hash.update(`${isFirst ? '' : ','}${submissionStandingText.lines(lines)}`);
    isFirst = false;
  }
  return hash.update(submissionStandingText.foot(summary)).digest('hex');
}

/** Standings whose inputs are not those that were kept, or of which the trail says something else. */
export async function changedInputs(reader: InstantReader, tenantId: string): Promise<Offences> {
  const found = new OffenceList();
  for await (const standings of reader.portions(frozenInputs, [tenantId]))
    for (const standing of standings) {
      if (!isAsKept(standing)) found.add(`bảng xếp hạng ${standing.id}: dữ liệu đầu vào đã đổi`);
      if (standing.sha256 !== null && (standing.said?.sha256 !== standing.sha256 || standing.said.inputs !== standing.inputs))
        found.add(`bảng xếp hạng ${standing.id}: nhật ký ghi mã khác`);
    }
  return found.found();
}

function isAsKept({ sha256, version, body, units, judged, inputs }: FrozenInputs): boolean {
  const isOfUnits = units === null ? body.units === null : body.units?.sha256 === unitsHash(units);
  const isOfStanding = sha256 === null || (body.standing === sha256 && body.version === version);
  const { counts, ...digests } = body.judged ?? { counts: null };
  const isOfJudges = judged === null ? counts === null : canonicalJson(judgedDigests(judged)) === canonicalJson(digests);
  return inputsHash(body) === inputs && isOfStanding && isOfUnits && isOfJudges;
}
