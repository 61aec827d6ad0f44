import { formatMoment, formatNumber } from '#kernel';
import type { BlindCopy, EntryLine, HiddenKind, HiddenPlace } from '#judging';
import type { ConsoleContent } from '../console-page.js';
import { filterOptions, headCell, listUrl, numberCell, pagerOf, PER_PAGE, stateCell, textCell } from '../listing.js';
import { entryUrl } from '../submissions/addresses.js';
import type { CardFormView, CellView, JudgingView, TextPieceView } from '../view-models.js';
import { copiesUrl } from './addresses.js';
import { entryName, submissionName } from './entry-words.js';
import type { JudgedPhase } from './judging-reader.js';
import { backToRound, count, phaseTabs, phaseTitle } from './phase-words.js';

const KINDS: Readonly<Record<HiddenKind, string>> = {
  name: 'Họ tên',
  unit: 'Đơn vị',
  position: 'Chức vụ',
  phone: 'Số điện thoại',
  mail: 'Thư điện tử',
  identity: 'Số định danh',
  address: 'Địa chỉ',
  link: 'Liên kết',
  label: 'Thông tin tác giả',
  signature: 'Phần ký tên',
  word: 'Từ do người đọc che',
};

/** What the address says, and what it asks for. */
export const COPY_FILTERS = [
  { value: 'chua-doc', label: 'Chưa cho đọc', only: 'unreleased' },
  { value: 'chua-lap', label: 'Máy chưa lập', only: 'uncopied' },
  { value: 'ban-chup', label: 'Không có chữ (bản chụp)', only: 'unreadable' },
  { value: 'da-cho', label: 'Đã cho đọc', only: 'released' },
] as const;

/** A page of the list of blind copies. */
export interface CopiesFacts extends JudgedPhase {
  lines: readonly EntryLine[];
  total: number;
  query: { loc?: string | undefined; q?: string | undefined; page: number };
}

/** The list of blind copies, with how far the machine is. */
export function copiesContent(facts: CopiesFacts): ConsoleContent<JudgingView> {
  const { round, phase, lines, total, query } = facts;
  const url = copiesUrl(round, phase.phase);
  const kept = { loc: query.loc, q: query.q };
  const waiting = phase.state === 'closed' ? 0 : phase.entries - Math.max(phase.copied, phase.released);
  const mayRelease = lines.some(({ isCopied, releasedAt }) => isCopied && releasedAt === null);
  return {
    title: phaseTitle(facts, 'bản rọc phách'),
    heading: phaseTitle(facts, 'bản rọc phách'),
    sentence:
      'Giám khảo chỉ đọc bản rọc phách. Hãy đọc lại từng bản: máy che tên, đơn vị, số điện thoại, nhưng không biết hết những gì người trong nghề nhận ra.',
    back: backToRound(facts),
    tabs: phaseTabs(facts, url),
    ...(waiting > 0 && {
      notice: {
        kind: 'info' as const,
        title: 'Máy đang lập bản rọc phách',
        text: `Đã lập ${formatNumber(phase.copied)} trong ${count(phase.entries, 'bản')}. Bạn có thể rời trang này rồi quay lại.`,
        refreshSeconds: '5',
      },
    }),
    tools: {
      actionUrl: url,
      search: { value: query.q ?? '', label: 'Tìm theo số phách', placeholder: 'Số phách' },
      filters: [
        {
          id: 'loc',
          name: 'loc',
          label: 'Lọc',
          options: filterOptions(
            'Mọi bản rọc phách',
            COPY_FILTERS.map(({ value, label }) => ({ value, label })),
            query.loc,
          ),
        },
      ],
      reset: query.loc || query.q ? { label: 'Xóa lọc', url } : undefined,
    },
    groups: [
      {
        heading: 'Danh sách',
        ...(mayRelease && { picking: { url: `${url}/cho-doc`, button: 'Cho giám khảo đọc những bản đã chọn' } }),
        table: {
          label: 'Bản rọc phách',
          columns: [
            { label: 'Số phách' },
            { label: 'Bài dự thi' },
            { label: 'Đã che', isNumber: true },
            { label: 'Tình trạng' },
            ...(mayRelease ? [{ label: 'Chọn' }] : []),
          ],
          rows: lines.map((line) => ({ cells: copyCells(facts, line, mayRelease) })),
          empty: { title: 'Không có bản nào', text: query.loc || query.q ? 'Hãy bỏ bớt điều kiện lọc.' : 'Vòng chấm chưa có bài.' },
        },
      },
    ],
    forms: [],
    pager:
      total > PER_PAGE || query.page > 1 ? pagerOf(url, kept, { number: query.page, shown: lines.length, total, noun: 'bản' }) : undefined,
    note: 'Số phách do máy bốc ngẫu nhiên, mỗi vòng một số khác. Trang này chỉ tổ thư ký xem được.',
  };
}

function copyCells({ round, phase, part }: CopiesFacts, line: EntryLine, mayRelease: boolean): CellView[] {
  const hidden = Object.values(line.hidden).reduce((sum, value) => sum + value, 0);
  const name = entryName(line.entryNumber);
  const canPick = line.isCopied && line.releasedAt === null;
  return [
    headCell(formatNumber(line.entryNumber), `${copiesUrl(round, phase.phase)}/${line.entryNumber}`),
    { text: submissionName(part, line.number), url: entryUrl(round, line.submissionId), detail: line.title },
    numberCell(hidden),
    copyState(line),
    ...(mayRelease ? [canPick ? { pick: { name: 'so', value: String(line.entryNumber), label: `Chọn ${name}` } } : textCell('')] : []),
  ];
}

function copyState({ isOut, isCopied, isReadable, releasedAt }: EntryLine): CellView {
  if (isOut) return stateCell('stopped', 'Đã rút hoặc bị hủy');
  if (releasedAt) return { ...stateCell('done', isReadable ? 'Đã cho đọc' : 'Chấm trên bản giấy'), detail: formatMoment(releasedAt) };
  if (!isCopied) return stateCell('next', 'Máy chưa lập');
  return isReadable ? stateCell('waiting', 'Chờ đọc lại') : stateCell('waiting', 'Không có chữ, cần bản giấy');
}

/** Everything about one blind copy. */
export interface CopyFacts extends JudgedPhase {
  line: EntryLine;
  /** Undefined until the machine has made it. */
  copy: BlindCopy | undefined;
  /** Of the copy. */
  sha256: string | undefined;
  found: readonly HiddenPlace[];
  /** Where the video is to be seen, and since when judges see that. */
  link: string | null;
  linkLetOutAt: Date | null;
  /** Of the link; null where there is none. */
  linkSha256: string | null;
  neighbours: { previous?: number; next?: number };
  /** Why something could not be done, and the words to be hidden as they were typed. */
  refused?: { typed?: string | undefined; sentence: string } | undefined;
}

/** One blind copy, to be read before judges get it. */
export function copyContent(facts: CopyFacts): ConsoleContent<JudgingView> {
  const { round, part, phase, line, copy, neighbours } = facts;
  const list = copiesUrl(round, phase.phase);
  const to = (label: string, entry: number | undefined) => (entry === undefined ? [] : [{ label, url: `${list}/${entry}` }]);
  return {
    title: `${entryName(line.entryNumber)}: bản rọc phách`,
    heading: `${entryName(line.entryNumber)}: bản rọc phách`,
    back: { label: phaseTitle(facts, 'bản rọc phách'), url: list },
    notice: noticeOf(facts),
    ...(facts.refused && facts.refused.typed === undefined && { flash: { text: facts.refused.sentence, isError: true } }),
    ...(copy?.isReadable && { reading: readingOf(copy) }),
    groups: copy ? [hiddenGroup(facts)] : [],
    about: {
      heading: 'Bài dự thi',
      facts: [
        { label: 'Số bài', value: submissionName(part, line.number), url: entryUrl(round, line.submissionId), detail: line.title },
        { label: 'Giám khảo đọc bản này', value: line.releasedAt ? `Từ ${formatMoment(line.releasedAt)}` : 'Chưa' },
        ...(facts.link === null
          ? []
          : [
              {
                label: 'Video của bài',
                value: facts.link,
                url: facts.link,
                isOutside: true,
                detail: facts.linkLetOutAt
                  ? `Giám khảo thấy đường dẫn từ ${formatMoment(facts.linkLetOutAt)}`
                  : 'Giám khảo chưa thấy đường dẫn này',
              },
            ]),
      ],
    },
    forms: copyForms(facts),
    links: {
      heading: 'Bài khác',
      links: [
        ...to('Bài liền trước', neighbours.previous),
        ...to('Bài liền sau', neighbours.next),
        { label: 'Những bài chưa cho đọc', url: listUrl(list, { loc: 'chua-doc' }) },
      ],
    },
  };
}

function noticeOf({ copy, line, phase, link }: CopyFacts): JudgingView['notice'] {
  if (phase.state === 'closed') return { kind: 'info', title: 'Vòng chấm đã kết thúc, bản này không thay đổi nữa' };
  if (!copy)
    return {
      kind: 'info',
      title: 'Máy chưa lập xong bản này',
      text: 'Bản rọc phách được lập trong ít phút sau khi lấy bài vào vòng chấm.',
      refreshSeconds: '5',
    };
  if (copy.isReadable) return undefined;
  if (link !== null)
    return {
      kind: 'wait',
      title: 'Bài là video, không có chữ để máy che',
      text: 'Hãy mở video xem có lộ tên tác giả, đơn vị không. Nếu không, cho giám khảo xem đường dẫn; nếu có, gửi giám khảo bản video đã che.',
    };
  return {
    kind: 'wait',
    title: 'Tệp của bài này không có chữ để máy che',
    text: `Bài là bản chụp. Hãy in bài, che tên và đơn vị trên giấy, ghi số phách ${formatNumber(line.entryNumber)} rồi giao cho giám khảo. ${line.releasedAt ? '' : 'Xong việc ấy thì bấm “Đã chuẩn bị bản giấy”.'}`,
  };
}

const MASK = /(\[đã che(?:: [^\]]{1,40})?\])/u;

/** A text in pieces, what the copy says in place of something apart. */
export function piecesOf(text: string): TextPieceView[] {
  return text
    .split(MASK)
    .filter((piece) => piece !== '')
    .map((piece) => (MASK.test(piece) ? { text: piece, isHidden: true } : { text: piece }));
}

function readingOf({ title, blocks }: BlindCopy): NonNullable<JudgingView['reading']> {
  return {
    heading: 'Giám khảo đọc được như sau',
    note: 'Chỗ đã che được tô nền. Nếu còn chỗ nhận ra được tác giả hay đơn vị, hãy che thêm ở bên cạnh.',
    title: piecesOf(title),
    blocks: blocks.map(({ kind, text }) => ({ isHeading: kind === 'heading', pieces: piecesOf(text) })),
  };
}

function hiddenGroup({ found, copy }: CopyFacts): JudgingView['groups'][number] {
  const places = Map.groupBy(found, ({ kind, text }) => `${kind}|${text}`);
  const byHand = copy?.hidden.word ?? 0;
  return {
    heading: 'Máy đã che những gì',
    sentence: byHand > 0 ? `Ngoài ra ${count(byHand, 'chỗ')} do người đọc che; máy không giữ lại những từ ấy.` : undefined,
    table: {
      label: 'Những chỗ máy đã che',
      columns: [{ label: 'Nội dung' }, { label: 'Loại' }, { label: 'Số chỗ', isNumber: true }],
      rows: [...places.values()].map((same) => {
        const [{ kind, text }] = same as [HiddenPlace];
        return { cells: [headCell(text), textCell(KINDS[kind]), numberCell(same.length)] };
      }),
      empty: { title: 'Máy không che chỗ nào', text: 'Hãy đọc kỹ hơn: bài có thể vẫn để lộ tác giả bằng cách khác.' },
    },
  };
}

/** The page where a video lies shows who has put it there: it is let out by somebody who has looked. */
function linkForm(url: string, sha256: string, isOut: boolean): CardFormView {
  return {
    heading: isOut ? 'Giám khảo đang thấy đường dẫn video' : 'Cho giám khảo xem video',
    sentence: isOut
      ? undefined
      : 'Bạn xác nhận đã mở video, và cả video lẫn trang chứa video (tên kênh, phần mô tả) không để lộ tác giả, đơn vị.',
    actionUrl: `${url}/video`,
    hidden: [
      { name: 'cho', value: isOut ? 'khong' : 'co' },
      { name: 'video', value: sha256 },
    ],
    fields: [],
    button: isOut ? 'Thôi cho giám khảo xem đường dẫn' : 'Đã xem, cho giám khảo mở đường dẫn',
  };
}

function copyForms({ round, phase, line, copy, sha256, ...facts }: CopyFacts): CardFormView[] {
  const refused = facts.refused?.typed === undefined ? undefined : facts.refused;
  if (!copy || phase.state === 'closed') return [];
  const url = `${copiesUrl(round, phase.phase)}/${line.entryNumber}`;
  const release: CardFormView = {
    heading: 'Cho giám khảo đọc',
    sentence: copy.isReadable
      ? 'Bạn xác nhận đã đọc hết bản này và không còn chỗ nhận ra tác giả, đơn vị.'
      : 'Bạn xác nhận bản giấy đã che tên, đơn vị và ghi số phách.',
    actionUrl: `${url}/cho-doc`,
    hidden: [{ name: 'ban', value: sha256 ?? '' }],
    fields: [],
    button: copy.isReadable ? 'Đã đọc, cho giám khảo đọc' : 'Đã chuẩn bị bản giấy',
    isMain: true,
  };
  const hide: CardFormView = {
    heading: 'Che thêm',
    sentence: line.releasedAt ? 'Bản đã cho đọc vẫn che thêm được; giám khảo mở lại bài thì thấy bản mới.' : undefined,
    actionUrl: `${url}/che`,
    errors: refused && { title: 'Chưa che được', items: [{ fieldId: 'words', text: refused.sentence }] },
    fields: [
      {
        area: {
          id: 'words',
          name: 'words',
          label: 'Từ, cụm từ cần che',
          hint: 'Mỗi dòng một cụm. Máy che mọi chỗ có cụm ấy, không phân biệt dấu và chữ hoa.',
          value: refused?.typed ?? '',
          rows: '4',
          error: refused?.sentence,
          maxlength: 5_000,
        },
      },
    ],
    button: 'Che những cụm này',
  };
  const remake: CardFormView = {
    heading: 'Lập lại từ đầu',
    sentence: 'Máy lập bản mới từ bài đã gửi. Những cụm đã che bằng tay phải che lại.',
    actionUrl: `${url}/lap-lai`,
    hidden: [{ name: 'ban', value: sha256 ?? '' }],
    fields: [],
    button: 'Lập lại bản này',
  };
  return [
    ...(facts.linkSha256 === null ? [] : [linkForm(url, facts.linkSha256, facts.linkLetOutAt !== null)]),
    ...(line.releasedAt ? [] : [release]),
    ...(copy.isReadable ? [hide] : []),
    ...(line.releasedAt ? [] : [remake]),
  ];
}

/**
 * What is said before several copies are let out at once.
 * @param hashes of the copies, by entry number
 */
export function releaseContent(facts: JudgedPhase, hashes: ReadonlyMap<number, string>, refused?: string): ConsoleContent<JudgingView> {
  const { round, phase } = facts;
  const url = copiesUrl(round, phase.phase);
  const entries = [...hashes.keys()];
  const numbers = entries.map((entry) => formatNumber(entry)).join(', ');
  return {
    title: `Cho đọc ${count(entries.length, 'bản rọc phách')}`,
    heading: `Cho đọc ${count(entries.length, 'bản rọc phách')}`,
    back: { label: phaseTitle(facts, 'bản rọc phách'), url },
    ...(refused && { flash: { text: refused, isError: true } }),
    groups: [],
    forms: [],
    below: [
      {
        heading: 'Bạn đã đọc những bản này?',
        sentence: `Số phách ${numbers}. Bạn xác nhận đã đọc hết từng bản và không còn chỗ nhận ra tác giả, đơn vị. Việc này được ghi vào nhật ký cùng tên bạn.`,
        actionUrl: `${url}/cho-doc`,
        hidden: entries.map((entry) => ({ name: 'so', value: `${entry}:${hashes.get(entry) ?? ''}` })),
        fields: [],
        button: 'Đã đọc hết, cho giám khảo đọc',
        isMain: true,
      },
    ],
  };
}
