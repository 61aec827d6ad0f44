import { ACTS } from './act-sentences.js';

/** Kinds of acts by which the trail can be narrowed: each act is of the first that it fits. */
const GROUPS: readonly { value: string; label: string; fits: RegExp }[] = [
  { value: 'xem', label: 'Xem và xuất tài liệu kín', fits: /[.-]read$|\.exported$|\.looked-up$/ },
  {
    value: 'ket-qua',
    label: 'Kết quả và giải',
    fits: /^(standing|anomaly|appeal|correction|tiers|certificates?|certificate-template|draw|prize|payouts|archive|winners-[a-z]+)\./,
  },
  { value: 'cau-hoi', label: 'Câu hỏi và bộ đề', fits: /^(questions?|bank)\./ },
  { value: 'cuoc-thi', label: 'Thể lệ, đợt thi, tin', fits: /^(contest|deployment|draft|rehearsal|round|document|news|clock)\./ },
  {
    value: 'nguoi-du-thi',
    label: 'Người dự thi',
    fits: /^(person|people|board-question|registration|account|guardian|help|attempts?|exception|excluded-number|retention)\./,
  },
  {
    value: 'nhan-su',
    label: 'Nhân sự và thiết lập',
    fits: /^(staff|team-member|approving-holder|identity-provider|code-budget|messages|tenant)\./,
  },
  { value: 'don-vi', label: 'Đơn vị và đầu mối', fits: /^(units?|coordinator|roster|reminders|leader|participation)\./ },
  { value: 'de-cu', label: 'Triển khai và đề cử', fits: /^(grant|nomination|nomination-call|nomination-invitation)\./ },
  {
    value: 'cham-thi',
    label: 'Chấm bài, hội đồng',
    fits: /^(submission|submissions|submission-[a-z]+|seat|judges|judging|marks|entry|blind-copy|conflict|sheet|session)\./,
  },
  { value: 'khac', label: 'Việc khác', fits: /./ },
];

export const ACT_GROUPS: readonly { value: string; label: string }[] = GROUPS;

/** The acts of a kind; undefined for a kind that is not there. */
export function actsOf(group: string | undefined): string[] | undefined {
  if (!GROUPS.some(({ value }) => value === group)) return undefined;
  return Object.keys(ACTS).filter((act) => GROUPS.find(({ fits }) => fits.test(act))?.value === group);
}
