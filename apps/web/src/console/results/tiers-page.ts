import { Permission, type Principal } from '#access';
import type { Account } from '#accounts';
import type { Round } from '#contests';
import { type AccountId, formatMoment, formatNumber } from '#kernel';
import { MOST_PRIZES, type NewTierDecision, type TierDecision } from '#results';
import { openTiers, type RuleSet, tierName } from '#rules';
import { readDay } from '#units';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import { innerName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, momentCell, stateCell } from '../listing.js';
import type { CellView, GroupsView } from '../view-models.js';
import { RESULTS } from './addresses.js';

interface Fault {
  field: string;
  text: string;
}

export const tiersUrl = ({ code }: Pick<Round, 'code'>): string => `${RESULTS}/${code}/so-giai`;

/** A decision as it was typed. */
export interface TypedTiers {
  /** One for each open tier, in the order of the rules. */
  so: readonly string[];
  quyet_dinh?: string | undefined;
  ngay?: string | undefined;
}

export interface TiersFacts {
  ruleSet: RuleSet;
  round: Round;
  /** The newest first. */
  decisions: readonly TierDecision[];
  people: ReadonlyMap<AccountId, Account>;
  me: Principal;
  typed?: TypedTiers | undefined;
  faults?: readonly Fault[] | undefined;
}

/** What was typed, as a decision, or what is wrong with it beside the fields. */
export function readTierForm(typed: TypedTiers, open: readonly string[]): { decision: NewTierDecision | undefined; faults: Fault[] } {
  const faults: Fault[] = [];
  const counts: Record<string, number> = {};
  for (const [at, tier] of open.entries()) {
    const value = typed.so[at]?.trim().replace(/(?<=\d)\.(?=\d{3}$)/, '') ?? '';
    if (/^\d{1,4}$/.test(value) && Number(value) <= MOST_PRIZES) counts[tier] = Number(value);
    else faults.push({ field: `so-${at}`, text: `Hãy ghi số giải bằng chữ số, từ 0 đến ${formatNumber(MOST_PRIZES)}.` });
  }
  const decisionNumber = typed.quyet_dinh?.trim() ?? '';
  if (decisionNumber.length < 3 || decisionNumber.length > 100)
    faults.push({ field: 'quyet_dinh', text: 'Hãy ghi số của quyết định, như “2150/QĐ-UBND”.' });
  const decidedOn = readDay(typed.ngay ?? '');
  if (!decidedOn) faults.push({ field: 'ngay', text: 'Hãy ghi ngày ký như 20/12/2021.' });
  return { decision: faults.length === 0 && decidedOn ? { counts, decisionNumber, decidedOn } : undefined, faults };
}

/** …/so-giai: what was decided, and the form for a new decision. */
export function tiersContent({
  ruleSet,
  round,
  decisions,
  people,
  me,
  typed = { so: [] },
  faults = [],
}: TiersFacts): ConsoleContent<GroupsView> {
  const open = openTiers(ruleSet, round.partCode);
  const waits = decisions.some(({ state }) => state === 'entered');
  const isSigned = ['approved', 'published', 'archived', 'annulled'].includes(round.state);
  const mayEnter = me.permissions.has(Permission.CorrectResults) && open.length > 0 && !waits && !isSigned;
  return {
    title: `Số giải ${innerName(round)}`,
    heading: `Quyết định số giải ${innerName(round)}`,
    sentence:
      open.length === 0
        ? 'Thể lệ đã định sẵn số giải của phần thi này.'
        : 'Thể lệ để số giải quyết định sau. Một người nhập quyết định đã ký, một người khác xác nhận; sau đó máy lập lại bảng xếp hạng có giải.',
    back: { label: `Xếp hạng ${innerName(round)}`, url: `${RESULTS}/${round.code}` },
    groups: [
      {
        heading: 'Các quyết định',
        table: {
          label: 'Các quyết định về số giải',
          columns: [
            { label: 'Quyết định' },
            { label: 'Số giải' },
            { label: 'Nhập' },
            { label: 'Trạng thái' },
            { label: 'Việc', isHidden: true },
            { label: 'Bỏ', isHidden: true },
          ],
          rows: decisions.map((one) => ({ cells: cellsOf(one, { ruleSet, round, people, me }) })),
          empty: { title: 'Chưa có quyết định nào', text: 'Khi có quyết định đã ký, hãy nhập ở đây.' },
        },
      },
    ],
    forms: mayEnter
      ? [
          {
            heading: 'Nhập quyết định',
            sentence: 'Ghi đúng như văn bản đã ký. Chưa có hiệu lực cho đến khi người thứ hai xác nhận.',
            actionUrl: tiersUrl(round),
            errors: errorSummary(faults),
            fields: [
              ...open.map((tier, at) => ({
                text: {
                  ...{ id: `so-${at}`, name: 'so', label: `Số lượng ${tierName(ruleSet, tier)}`, inputmode: 'numeric' as const },
                  value: typed.so[at] ?? '',
                  error: faultOf(faults, `so-${at}`),
                },
              })),
              {
                text: {
                  ...{ id: 'quyet_dinh', name: 'quyet_dinh', label: 'Số của quyết định', hint: 'Như “2150/QĐ-UBND”.' },
                  value: typed.quyet_dinh ?? '',
                  error: faultOf(faults, 'quyet_dinh'),
                },
              },
              {
                text: {
                  ...{ id: 'ngay', name: 'ngay', label: 'Ngày ký', hint: 'Như 20/12/2021.' },
                  value: typed.ngay ?? '',
                  error: faultOf(faults, 'ngay'),
                },
              },
            ],
            button: 'Nhập quyết định',
            isMain: true,
          },
        ]
      : [],
  };
}

function cellsOf(one: TierDecision, { ruleSet, round, people, me }: Pick<TiersFacts, 'ruleSet' | 'round' | 'people' | 'me'>): CellView[] {
  const [year, month, day] = one.decidedOn.split('-');
  const isMine = one.enteredBy === me.accountId;
  const url = `${tiersUrl(round)}/${one.id}`;
  const mayConfirm = one.state === 'entered' && !isMine && me.permissions.has(Permission.ApproveStanding);
  // Not whoever has entered it alone: while it waits no other can be entered, and they may be on leave.
  const mayDecline = one.state === 'entered' && me.permissions.has(Permission.CorrectResults);
  return [
    headCell(`Số ${one.decisionNumber}`, undefined, `ngày ${day}/${month}/${year}`),
    linesCell(countsInWords(one, ruleSet, round)),
    { ...momentCell(one.enteredAt), detail: people.get(one.enteredBy)?.fullName },
    {
      ...(one.state === 'confirmed'
        ? stateCell('done', 'Đã xác nhận')
        : one.state === 'declined'
          ? stateCell('stopped', 'Đã bỏ')
          : stateCell('waiting', 'Chờ người thứ hai')),
      detail:
        one.confirmedAt && one.confirmedBy ? `${people.get(one.confirmedBy)?.fullName ?? ''}, ${formatMoment(one.confirmedAt)}` : undefined,
    },
    mayConfirm ? { post: { label: 'Xác nhận', url: `${url}/xac-nhan` } } : {},
    mayDecline ? { post: { label: 'Bỏ quyết định này', url: `${url}/khong-nhan` } } : {},
  ];
}

/** "Giải Nhất: 1; Giải Nhì: 2", in the order of the rules. */
function countsInWords({ counts }: TierDecision, ruleSet: RuleSet, { partCode }: Round): string {
  const order = openTiers(ruleSet, partCode);
  const decided = Object.entries(counts).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return decided.map(([tier, count]) => `${tierName(ruleSet, tier)}: ${formatNumber(count)}`).join('; ');
}
