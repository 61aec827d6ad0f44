import { formatMoment, lowerFirst } from '#kernel';
import type { AssignmentId, EntryJudge, EntryLine, JudgeAssignment, JudgeProgress, SeatId, SheetDifference } from '#judging';
import { formatPoints, needsVote } from '#rules';
import type { SubmissionId } from '#submissions';
import { errorSummary } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, listUrl, numberCell, textCell } from '../listing.js';
import type { FormFieldView, JudgingView } from '../view-models.js';
import { papersUrl } from './addresses.js';
import { entryName, sheetWords } from './entry-words.js';
import { type JudgedPhase, nameOf, type SeatedJudge } from './judging-reader.js';
import type { PaperSheetForm } from './judging.forms.js';
import { backToRound, count, numberName, phaseTabs, phaseTitle } from './phase-words.js';

type Seated = ReadonlyMap<SeatId, SeatedJudge>;

/** Paper sheets of a phase. */
export interface PapersFacts extends JudgedPhase {
  seated: Seated;
  judges: readonly JudgeProgress[];
  /** Typed once, waiting for somebody else. */
  waiting: readonly { assignment: JudgeAssignment; code: string; names: string[]; typedAt: Date; isMine: boolean }[];
  numbers: ReadonlyMap<SubmissionId, number>;
  refused?: { sentence: string; typed: string } | undefined;
}

/** Printing score sheets, and typing what was written on them. */
export function papersContent(facts: PapersFacts): ConsoleContent<JudgingView> {
  const { round, phase, seated, judges, waiting, numbers, refused } = facts;
  const url = papersUrl(round, phase.phase);
  return {
    title: phaseTitle(facts, 'phiếu giấy'),
    heading: phaseTitle(facts, 'phiếu giấy'),
    sentence:
      'Dùng khi giám khảo chấm trên giấy. In phiếu theo từng giám khảo; mỗi phiếu có mã và mã QR. Phiếu đã ký được hai người nhập lại, mỗi người nhập riêng; máy chỉ nhận khi hai bản giống nhau.',
    back: backToRound(facts),
    tabs: phaseTabs(facts, url),
    groups: [
      ...(waiting.length > 0
        ? [
            {
              heading: 'Chờ người thứ hai nhập',
              table: {
                label: 'Phiếu đã nhập một lần',
                columns: [{ label: 'Phiếu' }, { label: 'Giám khảo' }, { label: 'Đã nhập' }, { label: 'Việc', isHidden: true }],
                rows: waiting.map(({ assignment, code, names, typedAt, isMine }) => {
                  const entry = numbers.get(assignment.submissionId) ?? 0;
                  const action = {
                    label: isMine ? 'Xem bản tôi đã nhập' : 'Nhập lần hai',
                    url: `${url}/${code}`,
                    hiddenLabel: entryName(entry).toLowerCase(),
                  };
                  return {
                    cells: [
                      headCell(entryName(entry), undefined, code),
                      textCell(nameOf(seated, assignment.seatId)),
                      textCell(names.join(', '), formatMoment(typedAt)),
                      { action },
                    ],
                  };
                }),
              },
            },
          ]
        : []),
      {
        heading: 'In phiếu',
        table: {
          label: 'In phiếu theo giám khảo',
          columns: [
            { label: 'Giám khảo' },
            { label: 'Số phiếu', isNumber: true },
            { label: 'Đã xong', isNumber: true },
            { label: 'In', isHidden: true },
          ],
          rows: judges.map(({ seatId, assigned, finished }) => ({
            cells: [
              headCell(nameOf(seated, seatId)),
              numberCell(assigned),
              numberCell(finished),
              {
                action: {
                  label: 'Tải PDF',
                  url: listUrl(`${url}/in.pdf`, { seat: seatId }),
                  hiddenLabel: `phiếu của ${nameOf(seated, seatId)}`,
                },
              },
            ],
          })),
          empty: { title: 'Chưa phân công bài nào', text: 'Phân công xong thì in được phiếu chấm cho từng giám khảo.' },
        },
      },
    ],
    forms:
      phase.state === 'open'
        ? [
            {
              heading: 'Nhập phiếu đã ký',
              sentence: 'Quét mã QR trên phiếu bằng điện thoại, hoặc gõ mã in dưới mã QR.',
              actionUrl: `${url}/tim`,
              errors: refused && { title: 'Không tìm thấy phiếu', items: [{ fieldId: 'ma', text: refused.sentence }] },
              fields: [
                {
                  text: {
                    ...{ id: 'ma', name: 'ma', label: 'Mã phiếu', hint: 'Ví dụ 7K2M-QX41.', value: refused?.typed ?? '' },
                    ...{ error: refused?.sentence, autocomplete: 'off', maxlength: 40 },
                  },
                },
              ],
              button: 'Mở phiếu',
              isMain: true,
            },
          ]
        : [],
    note: phase.state === 'prepared' ? 'Phiếu đã ký nhập được khi vòng chấm mở.' : undefined,
  };
}

/** One paper sheet as somebody types it. */
export interface PaperFacts extends JudgedPhase {
  seated: Seated;
  code: string;
  assignmentId: AssignmentId;
  judge: SeatId;
  sheet: EntryJudge['sheet'];
  line: EntryLine;
  /** Who has typed it so far, by name. */
  typedBy: readonly string[];
  isOwnTyped: boolean;
  typed?: PaperSheetForm | undefined;
  faults: ReadonlyMap<string, string>;
  refused?: string | undefined;
  differences: readonly SheetDifference[];
}

/** The form on which a paper sheet is typed. */
export function paperContent(facts: PaperFacts): ConsoleContent<JudgingView> {
  const { round, phase, seated, code, judge, line, differences, refused, sheet, isOwnTyped, typedBy, faults } = facts;
  const url = papersUrl(round, phase.phase);
  const canType = phase.state === 'open' && sheet !== 'finished';
  const errors = errorSummary(
    [...faults].map(([field, text]) => {
      // Several points may be missing: of which criterion each line is, its field would say too late.
      const criterion = facts.rules.criteria[Number(/^diem-(\d+)$/.exec(field)?.[1] ?? NaN)];
      return { field, text: criterion ? `${criterion.name}: ${lowerFirst(text)}` : text };
    }),
  );
  return {
    title: `Phiếu ${code}`,
    heading: `Phiếu ${code}`,
    sentence: `${entryName(line.entryNumber)}, giám khảo ${nameOf(seated, judge)}. So ${lowerFirst(numberName(phase))} và tên giám khảo với phiếu giấy trước khi nhập.`,
    back: { label: phaseTitle(facts, 'phiếu giấy'), url },
    ...(refused && { flash: { text: refused, isError: true } }),
    notice: noticeOf(facts),
    groups:
      differences.length > 0
        ? [
            {
              heading: 'Hai bản nhập khác nhau',
              sentence: 'Hãy xem lại phiếu giấy từng chỗ. Bản của bạn sai thì sửa ở đây; bản trước sai thì nhờ người ấy nhập lại.',
              table: {
                label: 'Chỗ khác nhau giữa hai bản nhập',
                columns: [{ label: 'Chỗ khác' }, { label: 'Bản nhập trước' }, { label: 'Bản của bạn' }],
                rows: differences.map(({ criterion, what, first, second }) => ({
                  cells: [
                    headCell(criterion || 'Cả phiếu', undefined, WHAT[what]),
                    linesCell(said(what, first)),
                    linesCell(said(what, second)),
                  ],
                })),
              },
            },
          ]
        : [],
    about: {
      heading: 'Phiếu này',
      facts: [
        { label: 'Tình trạng', value: sheet === 'finished' ? 'Đã hoàn thành' : `Giám khảo ${sheetWords(sheet)} trên máy` },
        {
          label: 'Đã nhập',
          value: typedBy.length > 0 ? typedBy.join(', ') : 'Chưa ai nhập',
          ...(isOwnTyped && { detail: 'Nhập lại là sửa bản của bạn' }),
        },
      ],
    },
    forms: [],
    below: canType
      ? [
          {
            heading: isOwnTyped ? 'Sửa bản nhập của bạn' : 'Nhập đúng như trên giấy',
            actionUrl: `${url}/${code}`,
            errors,
            fields: paperFields(facts),
            button: 'Lưu bản nhập',
            isMain: true,
          },
        ]
      : [],
  };
}

const WHAT: Readonly<Record<SheetDifference['what'], string>> = { points: 'Điểm', comment: 'Nhận xét', agrees: 'Công nhận bài' };

function said(what: SheetDifference['what'], value: string): string {
  if (value === '') return '(để trống)';
  if (what === 'points') return formatPoints(Number(value));
  if (what === 'agrees') return value === 'true' ? 'Đồng ý' : 'Không đồng ý';
  return value;
}

function noticeOf({ phase, sheet, typedBy, isOwnTyped, differences }: PaperFacts): JudgingView['notice'] {
  if (sheet === 'finished')
    return { kind: 'info', title: 'Phiếu này đã hoàn thành', text: 'Muốn sửa, hãy đề nghị mở lại phiếu ở trang điểm của bài.' };
  if (phase.state !== 'open') return { kind: 'info', title: 'Vòng chấm không mở nên chưa nhập phiếu được' };
  if (differences.length > 0)
    return {
      kind: 'wait',
      title: 'Bản của bạn đã lưu nhưng khác bản nhập trước',
      text: `${count(differences.length, 'chỗ')} khác nhau, phiếu chưa hoàn thành.`,
    };
  if (isOwnTyped) return { kind: 'info', title: 'Bạn đã nhập phiếu này', text: 'Đang chờ người khác trong tổ thư ký nhập lần hai.' };
  return typedBy.length > 0
    ? { kind: 'info', title: 'Bạn là người nhập thứ hai', text: 'Hãy nhập từ phiếu giấy, không hỏi người đã nhập trước.' }
    : undefined;
}

function paperFields({ rules, typed, faults }: PaperFacts): FormFieldView[] {
  const fields = rules.criteria.flatMap(({ name, maximum, weight }, at): FormFieldView[] => [
    {
      text: {
        ...{
          id: `diem-${at}`,
          name: 'diem',
          label: name,
          value: typed?.diem[at] ?? '',
          inputmode: 'text',
          autocomplete: 'off',
          maxlength: 12,
        },
        hint: `Từ 0 đến ${formatPoints(maximum)}${weight !== undefined && weight !== 1 ? `, hệ số ${formatPoints(weight)}` : ''}.`,
        error: faults.get(`diem-${at}`),
      },
    },
    {
      area: {
        id: `nhan-xet-${at}`,
        name: 'nhan-xet',
        label: `Nhận xét: ${name}`,
        value: typed?.['nhan-xet'][at] ?? '',
        rows: '2',
        maxlength: 4_000,
      },
    },
  ]);
  const whole: FormFieldView = {
    area: { id: 'chung', name: 'chung', label: 'Nhận xét chung', value: typed?.chung ?? '', rows: '3', maxlength: 4_000 },
  };
  const vote: FormFieldView = {
    choice: {
      ...{ id: 'dong-y', name: 'dong-y', label: 'Công nhận bài', error: faults.get('dong-y') },
      options: [
        { value: 'co', label: 'Đồng ý', isChecked: typed?.['dong-y'] === 'co' },
        { value: 'khong', label: 'Không đồng ý', isChecked: typed?.['dong-y'] === 'khong' },
      ],
    },
  };
  return [...fields, ...(needsVote(rules) ? [vote] : []), whole];
}
