import type { Account } from '#accounts';
import type { AttemptException, LateAttempt } from '#attempts';
import type { Round, RunningContest } from '#contests';
import { type AccountId, formatDate, formatNumber, formatTimeWithSeconds } from '#kernel';
import { errorSummary } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, momentCell, textCell } from '../listing.js';
import type { CardFormView, CellView, GroupsView } from '../view-models.js';
import { ATTEMPTS, attemptUrl, exceptionUrl } from './addresses.js';
import type { Fault, WishForm } from './attempts.forms.js';
import { CAUSE_WORDS, kindText, stateOf } from './exception-words.js';
import { wishForm } from './wish-form.js';

export interface AttemptsFacts {
  running: RunningContest;
  /** Rounds in which time may still be given. */
  open: readonly Round[];
  exceptions: readonly AttemptException[];
  late: readonly LateAttempt[];
  people: ReadonlyMap<AccountId, Account>;
  /** Names of units that were asked for. */
  units: ReadonlyMap<string, string>;
}

/** What was typed into one of the two forms, and what is wrong with it. */
export interface Typed {
  search?: { q: string; fault: string };
  wish?: { form: WishForm; faults: readonly Fault[] };
}

/** /quan-tri/luot-thi: what waits for a second person, answers that came late, what was decided; finding one attempt. */
export function attemptsContent(facts: AttemptsFacts, typed: Typed = {}): ConsoleContent<GroupsView> {
  const { exceptions, late, open } = facts;
  const [waiting, decided] = [exceptions.filter(({ state }) => state === 'asked'), exceptions.filter(({ state }) => state !== 'asked')];
  return {
    title: 'Lượt thi',
    heading: 'Lượt thi',
    sentence:
      'Tìm một lượt thi, cho thêm giờ, mở lại, quyết định về câu đến muộn. Việc làm đổi bài của người dự thi cần hai người đồng ý; số lượt được công bố.',
    groups: [
      { heading: 'Chờ người thứ hai duyệt', table: exceptionTable('Chờ duyệt', waiting, facts, 'Không có đề nghị nào đang chờ') },
      { heading: 'Câu trả lời đến muộn', table: lateTable(late, facts) },
      { heading: 'Đã quyết định', table: exceptionTable('Đã quyết định', decided, facts, 'Chưa có ngoại lệ nào') },
    ],
    forms: [searchForm(typed.search), ...(open.length > 0 ? [timeForm(open, typed.wish)] : [])],
  };
}

function searchForm(typed: Typed['search']): CardFormView {
  return {
    heading: 'Tìm một lượt thi',
    sentence: 'Theo số biên nhận. Theo người: mở mục Người dự thi, chọn người, rồi chọn lượt.',
    actionUrl: `${ATTEMPTS}/tim`,
    errors: typed && errorSummary([{ field: 'q', text: typed.fault }]),
    fields: [
      {
        text: {
          id: 'q',
          name: 'q',
          label: 'Số biên nhận',
          hint: 'Ví dụ LD2-7F3K-92QX',
          value: typed?.q ?? '',
          error: typed?.fault,
          maxlength: 60,
        },
      },
    ],
    button: 'Tìm',
    isMain: true,
  };
}

function timeForm(open: readonly Round[], typed: Typed['wish']): CardFormView {
  const { form = {}, faults = [] } = typed ?? {};
  return wishForm({
    heading: 'Cho thêm giờ nhiều lượt',
    sentence: 'Cho mọi lượt đang làm của một đợt, hoặc của một đơn vị, ví dụ khi mất điện cả xã. Lượt đã nộp không đổi.',
    actionUrl: `${ATTEMPTS}/them-gio`,
    button: 'Đề nghị thêm giờ',
    kind: 'extra-time',
    needsMinutes: true,
    isPublic: true,
    typed: form,
    faults,
    fields: [
      {
        select: {
          id: 'extra-time-round',
          name: 'round',
          label: 'Đợt thi',
          options: open.map(({ code, name }) => ({ value: code, label: name, isSelected: code === form.round })),
        },
      },
      {
        text: {
          id: 'extra-time-unit',
          name: 'unit',
          label: 'Đơn vị',
          hint: 'Mã hoặc tên. Để trống là mọi đơn vị.',
          value: form.unit ?? '',
          error: faults.find(({ field }) => field === 'unit')?.text,
          maxlength: 60,
        },
      },
    ],
  });
}

function exceptionTable(
  label: string,
  exceptions: readonly AttemptException[],
  { running, people, units }: AttemptsFacts,
  nothing: string,
): GroupsView['groups'][number]['table'] {
  return {
    label,
    columns: [{ label: 'Việc' }, { label: 'Đợt' }, { label: 'Đề nghị' }, { label: 'Trạng thái' }],
    rows: exceptions.map((one) => ({
      cells: [
        headCell(kindText(one), exceptionUrl(one.id), `${scopeText(one, units)}. ${CAUSE_WORDS[one.cause]}`),
        textCell(running.rounds.find(({ id }) => id === one.roundId)?.name ?? ''),
        { ...momentCell(one.askedAt), text: people.get(one.askedBy)?.fullName ?? '', detail: formatDate(one.askedAt) },
        { state: stateOf(one) },
      ],
    })),
    empty: { title: nothing, text: 'Đề nghị được lập từ trang của một lượt thi, hoặc bằng biểu mẫu Cho thêm giờ nhiều lượt.' },
  };
}

/** "Một lượt", "Xã An", "Mọi lượt đang làm" */
export function scopeText({ attemptId, unitId }: AttemptException, units: ReadonlyMap<string, string>): string {
  if (attemptId) return 'Một lượt';
  return unitId ? (units.get(unitId) ?? 'Một đơn vị') : 'Mọi lượt đang làm';
}

function lateTable(late: readonly LateAttempt[], { running, people }: AttemptsFacts): GroupsView['groups'][number]['table'] {
  return {
    label: 'Câu trả lời đến muộn',
    columns: [
      { label: 'Người dự thi' },
      { label: 'Đợt' },
      { label: 'Số câu', isNumber: true },
      { label: 'Đến lúc' },
      { label: 'Quyết định' },
    ],
    rows: late.map(({ attempt, places, until, decision }) => ({
      cells: [
        headCell(people.get(attempt.accountId)?.fullName ?? 'Đã xóa thông tin', attemptUrl(attempt.id), `Lượt ${attempt.number}`),
        textCell(running.rounds.find(({ id }) => id === attempt.roundId)?.name ?? ''),
        { text: formatNumber(places), isNumber: true },
        textCell(formatDate(until), formatTimeWithSeconds(until)),
        decisionCell(decision),
      ],
    })),
    empty: { title: 'Không có câu nào đến muộn', text: 'Câu trả lời đến sau khi hết giờ hoặc sau khi nộp bài sẽ hiện ở đây.' },
  };
}

function decisionCell(decision: AttemptException | undefined): CellView {
  return { state: decision ? stateOf(decision) : { kind: 'waiting', label: 'Chờ quyết định' } };
}
