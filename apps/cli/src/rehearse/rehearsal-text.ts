import { formatNumber, lowerFirst } from '#kernel';
import { formatPoints, type Rehearsal, type RuleSet } from '#rules';

/** A rehearsal to read: what would happen, in Vietnamese, as the secretary tells it to the board. */
export function rehearsalText(rehearsal: Rehearsal, ruleSet: RuleSet): string {
  const { contest } = ruleSet;
  const { registrations, standings, prizes, collective, obligations, submissions, conflicts, assumptions, timeline } = rehearsal;
  const blocks = [
    [
      `CHẠY THỬ: ${contest.name}`,
      `${formatNumber(rehearsal.contestants)} người giả định, mã chạy thử “${rehearsal.seed}”. Thể lệ: SHA-256 ${rehearsal.ruleSetHash}`,
    ],
    section('Giả định', assumptions),
    section(
      'Diễn biến',
      timeline.map(({ when, sentence }) => `${when}: ${sentence}`),
    ),
    section('Đăng ký', [
      `${formatNumber(registrations.applied)} người đăng ký, ${formatNumber(registrations.admitted)} người được dự thi.`,
      ...registrations.refused.map(({ people, sentence }) => `${formatNumber(people)} người chưa được: ${sentence}`),
    ]),
    ...submissions.map(({ part, received, refused, barred = 0, phases = [] }) =>
      section(`Bài dự thi: ${ruleSet.parts.find(({ code }) => code === part)?.name ?? part}`, [
        `${formatNumber(received)} bài được nhận.`,
        ...refused.map(({ entries, sentence }) => `${formatNumber(entries)} bài chưa được nhận: ${sentence}`),
        ...(barred > 0 ? [`${formatNumber(barred)} bài không vào chấm vì đã rút, bị hủy hoặc có tác giả bị loại.`] : []),
        ...phases.map((phase, at) => phaseLine(phase, phases[at + 1])),
      ]),
    ),
    ...standings.map((standing) => [
      `${standing.name}: ${counted(standing)}${standing.predictionSaid === null ? '' : `; số thực tế của câu dự đoán: ${standing.predictionSaid}`}`,
      `  SHA-256 ${standing.sha256}`,
      ...standing.top.slice(0, 5).map(({ rank, who, points, why }) => `  ${rank}. ${who}: ${formatPoints(points)} điểm. ${why}`),
      ...prizes
        .filter(({ part, round }) => part === standing.part && round === standing.round)
        .map((prize) => `  ${prizeLine(prize, ruleSet)}`),
    ]),
    ...collective.map(({ award, name, sha256, lines, units, qualified }) => [
      `${name}: ${formatNumber(qualified)} trong ${formatNumber(units)} đơn vị đủ điều kiện`,
      `  SHA-256 ${sha256}`,
      ...lines.filter(({ tier }) => tier !== null).map((line) => `  ${unitLine(line, award, ruleSet)}`),
    ]),
    section(
      'Yêu cầu đối với đơn vị',
      obligations.map(
        ({ code, units, met }) => `${askedOf(code, ruleSet)}: ${formatNumber(met)} trong ${formatNumber(units)} đơn vị hoàn thành.`,
      ),
    ),
    section(
      'Cần xem lại trước khi công bố',
      conflicts.map(({ path, sentence }) => `${path}: ${sentence}`),
    ),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

type Phase = NonNullable<Rehearsal['submissions'][number]['phases']>[number];

/** "Vòng sơ khảo: 60 bài được chấm, 30 bài vào vòng chung khảo." */
function phaseLine({ name, judged, passed }: Phase, next: Phase | undefined): string {
  const goal = next ? `vào ${lowerFirst(next.name)}` : 'được xếp hạng';
  return `${name}: ${formatNumber(judged)} bài được chấm, ${formatNumber(passed)} bài ${goal}.`;
}

function askedOf(code: string, { obligations }: RuleSet): string {
  return obligations.find((one) => one.code === code)?.units ?? code;
}

/** "Giải cá nhân hằng tuần, Giải Nhất: 23ede900… (hạng 2 của bảng, hạng 4 chung)" */
function prizeLine({ group, name, who, rank, boardRank }: Rehearsal['prizes'][number], { prizes }: RuleSet): string {
  const place =
    boardRank === undefined ? `hạng ${formatNumber(rank)}` : `hạng ${formatNumber(boardRank)} của bảng, hạng ${formatNumber(rank)} chung`;
  return `${prizes.find(({ code }) => code === group)?.name ?? group}, ${name}: ${who} (${place})`;
}

/** "Khối sở, ngành, Giải Nhất: agency-3 (hạng 1)" */
function unitLine(
  { block, tier, unit, rank }: Rehearsal['collective'][number]['lines'][number],
  award: string,
  { blocks = [], collective }: RuleSet,
): string {
  const tiers = collective.find(({ code }) => code === award)?.tiers ?? [];
  const where = block === undefined ? [] : [blocks.find(({ code }) => code === block)?.name ?? block];
  return `${[...where, tiers.find(({ code }) => code === tier)?.name ?? tier].join(', ')}: ${unit} (hạng ${rank})`;
}

/** What was ranked, out of what came in. */
function counted({ kind, people, entries, ranked }: Rehearsal['standings'][number]): string {
  switch (kind) {
    case 'round':
      return `${formatNumber(entries)} lượt thi của ${formatNumber(people)} người, ${formatNumber(ranked)} người được xếp hạng`;
    case 'judged':
      return `${formatNumber(entries)} bài dự thi, ${formatNumber(ranked)} bài được xếp hạng`;
    case 'overall':
      return `${formatNumber(people)} người dự thi, ${formatNumber(ranked)} người được xếp hạng`;
  }
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}
