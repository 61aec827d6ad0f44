import type { ChainPart, StoredLink } from '#audit';
import type { CsvRow } from '../../edge/csv.js';

const HEAD = [
  'Mục số',
  'Mã',
  'Lúc xảy ra (UTC)',
  'Lúc ghi (UTC)',
  'Mục',
  'Người làm',
  'Ai làm thay',
  'Tài khoản làm thay',
  'Việc',
  'Loại đối tượng',
  'Đối tượng',
  'Lý do',
  'Chi tiết',
];

/** The entries of a root as a table: people by the ids of their accounts, as they are hashed. */
export function rootRows({ links }: ChainPart): CsvRow[] {
  return [HEAD, ...links.map(rowOf)];
}

function rowOf({ position, hash, recordedAt, entryId, entry }: StoredLink): CsvRow {
  if (!entry) return [position, hash, null, recordedAt, entryId];
  const { happenedAt, actorId, trueActorKind, trueActorId, action, subjectKind, subjectId, reason, details } = entry;
  const what = [actorId, trueActorKind, trueActorId, action, subjectKind, subjectId, reason, details];
  return [position, hash, happenedAt, recordedAt, entryId, ...what];
}

/** The same for programs: all that is hashed, in the order of the chain, so that anybody can compute the root again. */
export function rootJson({ day, before, links }: ChainPart): string {
  return `${JSON.stringify({ format: 'khoa-bang-audit-1', day, before, links }, null, 2)}\n`;
}
