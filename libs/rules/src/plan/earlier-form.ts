type Json = Record<string, unknown>;

/** How release 0.1.0 ranked submissions, which a rule set could not yet say: by their score. The draw settles what is left. */
const BY_SCORE = [
  { code: 'score', version: 1 },
  { code: 'draw', version: 1 },
];

/**
 * A stored rule set of an earlier release in the form of today, with the same meaning. A rule set is never rewritten where
 * it is stored, so this stays for as long as there may be one.
 */
export function inTodaysForm(json: unknown): unknown {
  if (!isGroup(json) || !Array.isArray(json['parts'])) return json;
  return { ...json, parts: json['parts'].map((part: unknown) => (isGroup(part) && part['kind'] !== 'quiz' ? submissionPart(part) : part)) };
}

/** Until 0.1.0 there was one phase of judging, without a name, and no ranking of its own. */
function submissionPart(part: Json): Json {
  const { judging } = part;
  if (!isGroup(judging) || judging['phases'] !== undefined) return part;
  return { ...part, judging: { phases: [{ code: 'cham-thi', name: 'Chấm thi', ...judging }] }, ranking: part['ranking'] ?? BY_SCORE };
}

function isGroup(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
