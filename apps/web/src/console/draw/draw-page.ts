import { Permission, type Principal } from '#access';
import type { Round, RunningContest } from '#contests';
import { type AccountId, capitalise, formatMoment, formatNumber } from '#kernel';
import { type DrawState, WITNESSES } from '#results';
import type { DrawSource } from '#rules';
import { drawAddress } from '../../edge/draw-address.js';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { innerName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, stateCell, textCell } from '../listing.js';
import { RESULTS } from '../results/addresses.js';
import type { CardFormView, CellView, FormFieldView, GroupsView } from '../view-models.js';
import type { SeedForm } from './draw.forms.js';

const LEFT = 'Người đã rời hệ thống';
/** In these a round has a standing; where it has no seed by then, nobody had to be drawn. */
const CLOSED_WITHOUT: readonly Round['state'][] = ['ranked', 'approved', 'published', 'archived'];

/** All that the page of a draw shows. */
export interface DrawFacts {
  running: RunningContest;
  round: Round;
  source: DrawSource;
  /** Undefined before the round has opened. */
  state: DrawState | undefined;
  people: ReadonlyMap<AccountId, { fullName: string }>;
  me: Principal;
  /** What was typed and why it was not taken. */
  refused?: { form: 'enter' | 'witness' | 'refuse'; typed: SeedForm & { reason?: string | undefined }; sentence: string } | undefined;
}

/** /quan-tri/ket-qua/:round/boc-tham: promise, list, seed, witnesses. */
export function drawContent(facts: DrawFacts): ConsoleContent<GroupsView> {
  const { round, source, state } = facts;
  return {
    title: `Bốc thăm ${innerName(round)}`,
    heading: `Bốc thăm ${innerName(round)}`,
    sentence: sentenceOf(facts),
    back: { label: `Xếp hạng ${innerName(round)}`, url: `${RESULTS}/${round.code}` },
    groups: [
      {
        heading: 'Cam kết và danh sách',
        table: {
          label: 'Cam kết và danh sách bốc thăm',
          isTold: true,
          columns: [{ label: 'Việc' }, { label: 'Nội dung' }],
          rows: [
            row(
              'Nguồn của mã bốc thăm',
              textCell(capitalise(source.source), `Công bố trong vòng ${source.withinHours} giờ sau khi đóng đợt thi`),
            ),
            ...(state
              ? [
                  row('Công bố cam kết', textCell(formatMoment(state.draw.committedAt))),
                  row('Dấu vân tay bản cam kết (SHA-256)', hashCell(state.draw.sha256)),
                ]
              : []),
            row(
              'Danh sách bốc thăm',
              state?.draw.frozenAt
                ? textCell(`${formatNumber(state.draw.listCount ?? 0)} người, chốt ${formatMoment(state.draw.frozenAt)}`)
                : textCell('Chốt khi đợt thi đóng và mọi bài đã niêm phong'),
            ),
            ...(state?.draw.listSha256 ? [row('Dấu vân tay danh sách (SHA-256)', hashCell(state.draw.listSha256))] : []),
            ...(state ? [row('Trang công khai', { text: 'Mở trang bốc thăm', url: drawAddress(round.code) })] : []),
          ],
        },
      },
      ...(state?.entry ? [entryGroup(facts, state)] : []),
      ...(state && state.refused.length > 0 ? [refusedGroup(facts, state)] : []),
    ],
    forms: formsOf(facts),
    isReadFirst: true,
  };
}

/** In groups, which two people compare aloud and a narrow page can break. */
const hashCell = (sha256: string): CellView => ({ text: fingerprintGroups(sha256).join(' '), isCode: true });
const row = (label: string, cell: CellView): { cells: CellView[] } => ({ cells: [headCell(label), cell] });

function sentenceOf({ round, state }: DrawFacts): string {
  if (state?.seed) return 'Mã bốc thăm đã được xác nhận và không đổi được nữa.';
  if (CLOSED_WITHOUT.includes(round.state)) return 'Không có ai phải bốc thăm: các tiêu chí trước đã phân định mọi thứ hạng.';
  if (round.state !== 'settling')
    return 'Đợt thi đóng thì danh sách bốc thăm được chốt và máy xếp hạng; có người phải bốc thăm thì mới cần giá trị của nguồn.';
  if (!state?.draw.neededAt) return 'Máy đang xếp hạng để biết có ai phải bốc thăm hay không.';
  const left = WITNESSES - state.witnesses.length;
  return state.entry
    ? `Bảng xếp hạng đang chờ ${formatNumber(left)} người của ban, tổ khác chứng kiến giá trị đã nhập.`
    : 'Bảng xếp hạng đang chờ giá trị do nguồn công bố.';
}

function entryGroup({ people, running }: DrawFacts, { entry, witnesses, seed }: DrawState): GroupsView['groups'][number] {
  const nameOf = (id: AccountId): string => people.get(id)?.fullName ?? LEFT;
  const teamOf = (code: string): string => running.ruleSet.teams.find((team) => team.code === code)?.name ?? code;
  const value = entry as NonNullable<DrawState['entry']>;
  return {
    heading: 'Giá trị đã nhập',
    table: {
      label: 'Giá trị đã nhập và người chứng kiến',
      isTold: true,
      columns: [{ label: 'Việc' }, { label: 'Nội dung' }],
      rows: [
        // Who is to witness reads the value at the source, not here.
        ...(seed ? [row('Giá trị của nguồn', { text: value.seedValue, isCode: true }), row('Mã bốc thăm', hashCell(seed.seed))] : []),
        row('Nơi xem lại', { text: value.evidenceUrl, url: value.evidenceUrl }),
        row('Nguồn công bố lúc', textCell(formatMoment(value.drawnAt))),
        row('Người nhập', textCell(`${nameOf(value.enteredBy)}, ${teamOf(value.enteredFor)}`, formatMoment(value.enteredAt))),
        ...witnesses.map(({ accountId, team, witnessedAt }) =>
          row('Người chứng kiến', { ...stateCell('done', `${nameOf(accountId)}, ${teamOf(team)}`), detail: formatMoment(witnessedAt) }),
        ),
        ...Array.from({ length: Math.max(0, WITNESSES - witnesses.length) }, () =>
          row('Người chứng kiến', stateCell('waiting', 'Đang chờ')),
        ),
      ],
    },
  };
}

function refusedGroup({ people }: DrawFacts, { refused }: DrawState): GroupsView['groups'][number] {
  return {
    heading: 'Giá trị bị từ chối',
    table: {
      label: 'Giá trị bị người chứng kiến từ chối',
      columns: [{ label: 'Giá trị' }, { label: 'Ai từ chối' }, { label: 'Vì sao' }],
      rows: refused.map(({ seedValue, refusedBy, refusedBecause, refusedAt }) => ({
        cells: [
          { text: seedValue, isHead: true, isCode: true },
          textCell((refusedBy && people.get(refusedBy)?.fullName) ?? LEFT, refusedAt ? formatMoment(refusedAt) : undefined),
          textCell(refusedBecause ?? ''),
        ],
      })),
    },
  };
}

function formsOf(facts: DrawFacts): CardFormView[] {
  const { round, state, me } = facts;
  if (!me.permissions.has(Permission.DrawLots) || round.state !== 'settling' || !state?.draw.neededAt || state.seed) return [];
  if (!state.entry) return [enterForm(facts)];
  const isMine = state.entry.enteredBy === me.accountId;
  const hasSeen = state.witnesses.some(({ accountId }) => accountId === me.accountId);
  return isMine || hasSeen ? [] : [witnessForm(facts), refuseForm(facts)];
}

/** The fields that a form that came back had, and why. */
function backOf({ refused }: DrawFacts, form: NonNullable<DrawFacts['refused']>['form']) {
  const own = refused?.form === form ? refused : undefined;
  return {
    typed: own?.typed ?? {},
    errors: own && { title: 'Chưa lưu được', items: [{ fieldId: form === 'refuse' ? 'reason' : `${form}-value`, text: own.sentence }] },
  };
}

function valueField(form: 'enter' | 'witness', value: string | undefined, hint: string): FormFieldView {
  return {
    text: {
      id: `${form}-value`,
      name: 'value',
      label: 'Giá trị do nguồn công bố',
      hint,
      value: value ?? '',
      autocomplete: 'off',
      maxlength: 500,
    },
  };
}

function teamField({ running, state }: DrawFacts, form: string, chosen: string | undefined): FormFieldView {
  const teams = running.ruleSet.teams.filter(({ code }) => form === 'enter' || code !== state?.entry?.enteredFor);
  return {
    select: {
      id: `${form}-team`,
      name: 'team',
      label: 'Bạn thay mặt ban, tổ',
      placeholder: 'Chọn một ban, tổ',
      options: teams.map(({ code, name }) => ({ value: code, label: name, isSelected: code === chosen })),
    },
  };
}

function enterForm(facts: DrawFacts): CardFormView {
  const { typed, errors } = backOf(facts, 'enter');
  return {
    heading: 'Nhập giá trị của nguồn',
    sentence:
      'Nhập đúng từng ký tự như nguồn công bố. Đã nhập thì không sửa được; hai người của ban, tổ khác sẽ tự đọc ở nguồn và xác nhận.',
    actionUrl: `${RESULTS}/${facts.round.code}/boc-tham`,
    errors,
    fields: [
      valueField('enter', typed.value, 'Ví dụ sáu chữ số của giải đặc biệt.'),
      {
        text: {
          id: 'url',
          name: 'url',
          label: 'Địa chỉ trang công bố',
          hint: 'Ai cũng mở được để xem lại.',
          value: typed.url ?? '',
          type: 'url',
          autocomplete: 'off',
          maxlength: 1000,
        },
      },
      {
        moment: {
          id: 'drawn',
          name: 'drawn',
          label: 'Nguồn công bố lúc',
          hint: 'Ngày, giờ, ví dụ 28/10/2024 và 16:30.',
          day: typed['drawn-day'] ?? '',
          time: typed['drawn-time'] ?? '',
        },
      },
      teamField(facts, 'enter', typed.team),
    ],
    button: 'Nhập giá trị',
    isMain: true,
  };
}

function witnessForm(facts: DrawFacts): CardFormView {
  const { typed, errors } = backOf(facts, 'witness');
  return {
    heading: 'Chứng kiến',
    sentence: 'Mở trang của nguồn, tự đọc giá trị rồi ghi lại ở đây. Máy so với giá trị đã nhập; đủ hai người thì bảng xếp hạng được tính.',
    actionUrl: `${RESULTS}/${facts.round.code}/boc-tham/chung-kien`,
    errors,
    fields: [valueField('witness', typed.value, 'Giá trị bạn đọc được ở nguồn.'), teamField(facts, 'witness', typed.team)],
    button: 'Xác nhận đã chứng kiến',
    isMain: true,
  };
}

function refuseForm(facts: DrawFacts): CardFormView {
  const { typed, errors } = backOf(facts, 'refuse');
  return {
    heading: 'Giá trị đã nhập sai',
    sentence: 'Giá trị ấy được giữ cùng lý do, và người khác nhập lại từ đầu.',
    actionUrl: `${RESULTS}/${facts.round.code}/boc-tham/tu-choi`,
    errors,
    fields: [{ area: { id: 'reason', name: 'reason', label: 'Vì sao', value: typed.reason ?? '', rows: '3', maxlength: 1000 } }],
    button: 'Từ chối giá trị này',
  };
}
