import type { Appeal, AppealEffect } from '#appeals';
import { letterOf, MOST_OPTIONS } from '#attempts';
import { formatNumber } from '#kernel';
import type { ContestPerson } from '#registrations';
import type { PreviewedStanding } from '#results';
import { formatPoints, type KeyRevision, type RuleSet, type StandingPlace } from '#rules';
import type { ConsoleContent } from '../console-page.js';
import { headCell, stateCell, textCell } from '../listing.js';
import { personCode } from '../results/person-code.js';
import { nameOf, unitOf } from '../results/standing-rows.js';
import type { CellView, ListView } from '../view-models.js';
import { appealUrl, previewUrl } from './addresses.js';
import { EFFECT_WORDS } from './appeal-words.js';

/** A question that may be doubted, as the filter names it. */
export interface DoubtedQuestion {
  id: string;
  text: string;
}

export interface PreviewFacts {
  appeal: Appeal;
  effect: AppealEffect;
  ruleSet: RuleSet;
  /** Undefined where there is nothing that could be computed. */
  preview: PreviewedStanding | undefined;
  /** The appellant's pseudonym. */
  own: string | undefined;
  names: ReadonlyMap<string, ContestPerson>;
  /** For an appeal about the key, who may know the questions chooses one and what becomes of it. */
  doubted: { questions: readonly DoubtedQuestion[]; question?: string | undefined; way?: string | undefined } | undefined;
}

/** What may become of a doubted question, by the value in the address: "void", "also-B". */
export function revisionOf(way: string | undefined): KeyRevision | undefined {
  if (way === 'void' || way === 'everybody') return { kind: way };
  const [kind, letter = ''] = (way ?? '').split('-');
  const option = letter.length === 1 ? letter.charCodeAt(0) - 65 : -1;
  if (option < 0 || option >= MOST_OPTIONS) return undefined;
  return kind === 'also' || kind === 'instead' ? { kind, right: [option] } : undefined;
}

/** /quan-tri/khieu-nai/:appeal/xem-truoc: who would move in or out of a prize; nothing is written. */
export function previewContent({ appeal, effect, ruleSet, preview, own, names, doubted }: PreviewFacts): ConsoleContent<ListView> {
  const what = appeal.kind === 'key' ? 'Nếu sửa câu hỏi' : EFFECT_WORDS[effect];
  return {
    title: 'Xem trước',
    heading: 'Nếu chấp nhận khiếu nại',
    sentence: preview
      ? `${what}: ${formatNumber(preview.moved)} người đổi hạng, ${formatNumber(preview.prizesChanged)} thay đổi về giải. Chưa có gì được ghi.`
      : `${what}: chưa có gì để tính trước.`,
    back: { label: `Khiếu nại ${appeal.code}`, url: appealUrl(appeal.id) },
    tools: doubted ? doubtTools(appeal, doubted) : undefined,
    table: {
      label: 'Ai vào giải, ai ra khỏi giải',
      columns: [{ label: 'Người dự thi' }, { label: 'Hiện nay' }, { label: 'Sau khi thay đổi' }, { label: 'Giải' }],
      rows: (preview?.moves ?? []).map(({ person, before, after }) => ({
        cells: [
          headCell(personCode(person), undefined, [nameOf(names.get(person)), unitOf(names.get(person))].filter(Boolean).join(', ')),
          placeCell(before),
          placeCell(after),
          prizeCell(ruleSet, before, after),
        ],
        isMarked: person === own,
      })),
      empty: preview
        ? { title: 'Không ai vào hay ra khỏi giải', text: `${formatNumber(preview.moved)} người đổi hạng ngoài giải.` }
        : emptyWords(appeal, doubted !== undefined),
    },
    note: `${doubted ? 'Chữ cái theo thứ tự phương án trong ngân hàng câu hỏi. ' : ''}Tính theo dữ liệu lúc này, như máy sẽ tính. Hòa phải bốc thăm có thể khác khi tính thật, vì bài nhận lại có niêm phong mới. Dòng đánh dấu là người khiếu nại.`,
  };
}

function emptyWords({ kind }: Appeal, mayChoose: boolean): { title: string; text: string } {
  if (kind === 'key')
    return mayChoose
      ? { title: 'Chọn câu hỏi và cách xử lý', text: 'Máy tính lại cả đợt với cách ấy để so với hiện nay.' }
      : { title: 'Cần quyền xem đáp án', text: 'Người được xem đáp án mới chọn được câu hỏi để tính trước.' };
  if (kind === 'lost-answers')
    return { title: 'Không có câu đến muộn', text: 'Máy chủ không giữ câu trả lời nào đến sau giờ của lượt thi này.' };
  return { title: 'Không tính trước được', text: 'Người khiếu nại đã xóa thông tin, hoặc việc này do Ban Tổ chức tự làm.' };
}

function doubtTools(appeal: Appeal, { questions, question, way }: NonNullable<PreviewFacts['doubted']>): ListView['tools'] {
  const letters = Array.from({ length: 4 }, (_, option) => letterOf(option));
  const ways = [
    { value: 'void', label: 'Bỏ câu này với mọi người' },
    { value: 'everybody', label: 'Tính đúng cho mọi người' },
    ...letters.map((letter) => ({ value: `also-${letter}`, label: `Nhận thêm phương án ${letter}` })),
    ...letters.map((letter) => ({ value: `instead-${letter}`, label: `Đổi đáp án thành ${letter}` })),
  ];
  return {
    actionUrl: previewUrl(appeal.id),
    filters: [
      {
        id: 'cau',
        name: 'cau',
        label: 'Câu hỏi',
        options: [{ value: '', label: 'Chọn câu hỏi' }, ...questions.map(({ id, text }) => ({ value: id, label: text }))].map((one) => ({
          ...one,
          isSelected: one.value === (question ?? ''),
        })),
      },
      {
        id: 'cach',
        name: 'cach',
        label: 'Cách xử lý',
        options: [{ value: '', label: 'Chọn cách xử lý' }, ...ways].map((one) => ({ ...one, isSelected: one.value === (way ?? '') })),
      },
    ],
  };
}

function placeCell(place: StandingPlace | null): CellView {
  return place ? textCell(`Hạng ${formatNumber(place.rank)}`, `${formatPoints(place.points)} điểm`) : textCell('Không xếp hạng');
}

function prizeCell(ruleSet: RuleSet, before: StandingPlace | null, after: StandingPlace | null): CellView {
  const [was, is] = [namesOf(ruleSet, before), namesOf(ruleSet, after)];
  if (was === is) return textCell(is === '' ? 'Không có giải' : is);
  if (was === '') return stateCell('done', `Vào ${is}`);
  return is === '' ? stateCell('stopped', `Ra khỏi ${was}`) : stateCell('now', `Từ ${was} sang ${is}`);
}

function namesOf({ prizes }: RuleSet, place: StandingPlace | null): string {
  return (place?.prizes ?? [])
    .map((code) => {
      const [group = '', tier = ''] = code.split('.');
      return prizes.find((one) => one.code === group)?.tiers.find((one) => one.code === tier)?.name ?? '';
    })
    .join(', ');
}
