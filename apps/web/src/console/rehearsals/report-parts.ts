import { capitalise, formatNumber, lowerFirst } from '#kernel';
import { mainComparison, mainMeasure, type Rehearsal, type RuleSet } from '#rules';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { headCell, numberCell, textCell } from '../listing.js';
import type { FigureView, RehearsalPartView, TableView } from '../view-models.js';
import { obligationWords, unitName } from './report-words.js';
import { isShort, outOf, standingParts } from './standing-parts.js';

/** The large numbers above the report. */
export function reportFigures({ registrations, standings, prizes, submissions }: Rehearsal): FigureView[] {
  const attempts = standings.filter(({ kind }) => kind === 'round').reduce((sum, { entries }) => sum + entries, 0);
  const received = submissions.reduce((sum, one) => sum + one.received, 0);
  return [
    { value: formatNumber(registrations.admitted), label: 'người được dự thi', url: '#dang-ky' },
    ...(attempts > 0 ? [{ value: formatNumber(attempts), label: 'lượt thi' }] : []),
    ...(submissions.length > 0 ? [{ value: formatNumber(received), label: 'bài dự thi' }] : []),
    { value: formatNumber(prizes.length), label: 'giải trao cho người dự thi' },
  ];
}

/** All of the report below what must be looked at, in the order in which things happen. */
export function reportParts(rehearsal: Rehearsal, ruleSet: RuleSet): RehearsalPartView[] {
  return [
    ...assumptionsPart(rehearsal),
    registrationPart(rehearsal),
    ...submissionParts(rehearsal, ruleSet),
    ...standingParts(rehearsal, ruleSet),
    ...collectiveParts(rehearsal, ruleSet),
    ...obligationPart(rehearsal, ruleSet),
    timelinePart(rehearsal),
  ];
}

function assumptionsPart({ assumptions }: Rehearsal): RehearsalPartView[] {
  if (assumptions.length === 0) return [];
  return [
    {
      id: 'gia-dinh',
      heading: 'Điều phải giả định',
      sentence: 'Thể lệ để ngỏ những điều sau; máy tạm coi như vậy để chạy được đến cùng.',
      items: assumptions,
    },
  ];
}

function registrationPart({ registrations, excluded }: Rehearsal): RehearsalPartView {
  const { applied, admitted, refused } = registrations;
  return {
    id: 'dang-ky',
    heading: 'Đăng ký',
    sentence:
      `${formatNumber(applied)} người xin dự thi, ${formatNumber(admitted)} người được dự thi.` +
      (excluded > 0 ? ` Về sau ${formatNumber(excluded)} người bị loại khỏi kết quả, giả định là do vi phạm.` : ''),
    tables: [
      {
        heading: 'Vì sao chưa được dự thi',
        sentence: 'Người không được dự thi đọc đúng câu ghi ở đây.',
        table: refusalTable(
          refused.map(({ people, sentence }) => ({ count: people, sentence })),
          'Người',
        ),
      },
    ],
  };
}

function submissionParts({ submissions }: Rehearsal, ruleSet: RuleSet): RehearsalPartView[] {
  return submissions.map(({ part, received, refused, barred = 0, phases = [] }, at) => ({
    id: `bai-du-thi-${at + 1}`,
    heading: `Bài dự thi, ${ruleSet.parts.find(({ code }) => code === part)?.name ?? part}`,
    sentence:
      `${formatNumber(received)} bài được nhận.` +
      (barred > 0 ? ` ${formatNumber(barred)} bài không vào chấm vì đã rút, bị hủy hoặc có tác giả bị loại.` : ''),
    tables: [
      ...(phases.length > 0 ? [{ heading: 'Qua từng vòng chấm', table: phaseTable(phases) }] : []),
      {
        heading: 'Vì sao chưa nhận bài',
        table: refusalTable(
          refused.map(({ entries, sentence }) => ({ count: entries, sentence })),
          'Bài',
        ),
      },
    ],
  }));
}

function phaseTable(phases: NonNullable<Rehearsal['submissions'][number]['phases']>): TableView {
  return {
    label: 'Các vòng chấm',
    columns: [{ label: 'Vòng chấm' }, { label: 'Bài được chấm', isNumber: true }, { label: 'Bài đi tiếp, được xếp hạng', isNumber: true }],
    rows: phases.map(({ name, judged, passed }) => ({ cells: [headCell(name), numberCell(judged), numberCell(passed)] })),
  };
}

function refusalTable(reasons: readonly { count: number; sentence: string }[], label: string): TableView {
  return {
    label: 'Lý do',
    columns: [{ label: 'Lý do' }, { label, isNumber: true }],
    rows: reasons.map(({ count, sentence }) => ({ cells: [textCell(sentence), numberCell(count)] })),
    empty: { title: `Không có ${lowerFirst(label)} nào bị từ chối`, text: 'Mọi điều kiện đều được đáp ứng trong lần chạy thử này.' },
  };
}

function collectiveParts({ collective }: Rehearsal, ruleSet: RuleSet): RehearsalPartView[] {
  return collective.map(({ award: code, name, sha256, lines, units, qualified }, at) => {
    const award = ruleSet.collective.find((one) => one.code === code);
    const blockOf = (block: string | undefined): string | undefined =>
      block === undefined ? undefined : (ruleSet.blocks?.find((one) => one.code === block)?.name ?? block);
    const blocks = Math.max(1, award?.blocks?.length ?? 1);
    return {
      id: `tap-the-${at + 1}`,
      heading: name,
      sentence: `${formatNumber(qualified)} trong ${formatNumber(units)} đơn vị đủ điều kiện xét.`,
      isFolded: true,
      tables: [
        {
          heading: 'Giải',
          table: {
            label: `${name}: giải`,
            columns: [{ label: 'Giải' }, { label: 'Đã trao', isNumber: true }],
            rows: (award?.tiers ?? []).map((tier) => {
              const given = lines.filter((line) => line.tier === tier.code).length;
              const planned = { ...tier, count: typeof tier.count === 'number' ? tier.count * blocks : tier.count };
              return {
                isMarked: isShort(planned, given),
                cells: [headCell(tier.name), { text: outOf(given, planned), isNumber: true }],
              };
            }),
          },
        },
        {
          heading: 'Đơn vị đứng đầu',
          table: {
            label: `${name}: đơn vị đứng đầu`,
            columns: [
              { label: 'Đơn vị' },
              { label: 'Hạng', isNumber: true },
              { label: award ? capitalise(mainComparison(award)) : 'Kết quả', isNumber: true },
              { label: 'Giải' },
            ],
            rows: lines.map((line) => ({
              cells: [
                headCell(unitName(ruleSet, line.unit), undefined, blockOf(line.block)),
                { text: line.rank === null ? '' : formatNumber(line.rank), isNumber: true },
                { text: (award && mainMeasure(award, line)) ?? '', isNumber: true },
                textCell(award?.tiers.find((tier) => tier.code === line.tier)?.name ?? ''),
              ],
            })),
            empty: { title: 'Không có đơn vị nào đủ điều kiện', text: 'Hãy xem lại điều kiện xét và cấp đơn vị được xét.' },
          },
        },
      ],
      fingerprint: { label: 'Dấu vân tay của bảng xếp hạng (SHA-256)', groups: fingerprintGroups(sha256) },
    };
  });
}

function obligationPart({ obligations }: Rehearsal, ruleSet: RuleSet): RehearsalPartView[] {
  if (obligations.length === 0) return [];
  return [
    {
      id: 'yeu-cau',
      heading: 'Yêu cầu đối với đơn vị',
      facts: obligations.map(({ code, units, met }) => {
        const { name, detail } = obligationWords(ruleSet, code);
        return { label: name, value: `${formatNumber(met)} trong ${formatNumber(units)} đơn vị hoàn thành`, detail };
      }),
    },
  ];
}

function timelinePart({ timeline }: Rehearsal): RehearsalPartView {
  return {
    id: 'dien-bien',
    heading: 'Diễn biến theo lịch',
    sentence: `${formatNumber(timeline.length)} mốc thời gian theo thứ tự.`,
    isFolded: true,
    facts: timeline.map(({ when, sentence }) => ({ label: when, value: sentence })),
  };
}
