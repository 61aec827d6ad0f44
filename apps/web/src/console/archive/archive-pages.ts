import { formatMoment, formatNumber } from '#kernel';
import { agreedOn, type AskedAuthor, type AskedWork } from '#results';
import { workAddress } from '../../portal/archive/addresses.js';
import { errorSummary } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, textCell } from '../listing.js';
import type { ReceivingPlace } from '../submissions/entry-reader.js';
import { ERASED_NAME } from '../submissions/submission-words.js';
import type { CardFormView, CellView, GroupsView, ListView, TabsView } from '../view-models.js';
import { archivedUrl, archiveUrl } from './addresses.js';

type Consent = AskedAuthor['consent'];

/** Somebody who has a say in whether a work is shown. */
interface Party {
  /** Pseudonym of an author, or id of the unit. */
  id: string;
  name: string;
  role: string;
  consent: Consent;
  /** Nobody can answer any more for who was erased. */
  isErased: boolean;
  isUnit: boolean;
}

export interface WinnersFacts extends ReceivingPlace {
  works: readonly AskedWork[];
  /** Whether the result is public: before, nobody is asked. */
  isPublic: boolean;
  tabs: TabsView;
}

/** /quan-tri/bai-du-thi/:round/kho */
export function winnersContent({ round, part, works, isPublic, tabs }: WinnersFacts): ConsoleContent<ListView> {
  const shown = works.filter((asked) => agreedOn(asked, 'text'));
  return {
    title: `Kho bài đạt giải, ${part.name}`,
    heading: 'Kho bài đạt giải',
    sentence: isPublic
      ? `${formatNumber(shown.length)} trong ${formatNumber(works.length)} bài đạt giải đang đăng trong kho. Bài được đăng khi mọi tác giả đồng ý; bài của đơn vị khi đơn vị đồng ý.`
      : 'Tác giả được hỏi sau khi kết quả công bố.',
    tabs,
    table: {
      label: 'Bài đạt giải',
      columns: [{ label: 'Bài' }, { label: 'Giải' }, { label: 'Còn chờ' }, { label: 'Trong kho' }],
      rows: works.map((asked) => ({
        cells: [
          headCell(asked.work.title, archivedUrl(round, asked.work.id)),
          textCell(asked.work.prize),
          textCell(waitingFor(asked)),
          {
            state: agreedOn(asked, 'text')
              ? { kind: 'done' as const, label: agreedOn(asked, 'files') ? 'Đăng cả tệp' : 'Đang đăng' }
              : { kind: 'waiting' as const, label: 'Chưa đăng' },
          },
        ],
      })),
      empty: { title: 'Chưa có bài nào', text: 'Chưa có bài đạt giải đã công bố ở phần này.' },
    },
    note: 'Tác giả có tài khoản trả lời ở mục “Bài của tôi”. Với tác giả nộp bản giấy, đồng tác giả không có tài khoản và bài của đơn vị, thư ký ghi theo văn bản đã ký.',
  };
}

/** Who has not agreed yet. */
function waitingFor(asked: AskedWork): string {
  const waiting = partiesOf(asked).filter(({ consent }) => consent?.isAgreed !== true);
  return waiting.map(({ name, consent }) => (consent ? `${name} (không đồng ý)` : name)).join('; ');
}

export interface WinnerFacts extends ReceivingPlace {
  asked: AskedWork;
  /** Whose form came without a choice, or without the paper, by id, with what is wrong. */
  fault?: { party: string; text: string } | undefined;
}

/** /quan-tri/bai-du-thi/:round/kho/:submission */
export function winnerContent({ round, asked, fault }: WinnerFacts): ConsoleContent<GroupsView> {
  const { work } = asked;
  const parties = partiesOf(asked);
  const isShown = agreedOn(asked, 'text');
  return {
    title: work.title,
    heading: work.title,
    sentence: `${work.prize}. ${isShown ? 'Bài đang được đăng trong kho.' : 'Bài chưa được đăng trong kho.'}`,
    back: { label: 'Kho bài đạt giải', url: archiveUrl(round) },
    groups: [
      {
        heading: 'Ai đã đồng ý',
        table: {
          label: 'Ai đã đồng ý',
          columns: [{ label: 'Tác giả, đơn vị' }, { label: 'Trả lời' }, { label: 'Ghi lúc' }],
          rows: parties.map(({ name, role, consent, isErased }) => ({
            cells: [headCell(name, undefined, role), answerCell(consent, isErased), textCell(saidText(consent))],
          })),
          empty: { title: 'Không còn ai để hỏi', text: 'Tác giả đã xóa dữ liệu; bài không đăng được trong kho.' },
        },
        links: isShown ? [{ label: 'Xem bài trong kho', url: workAddress(work.id) }] : undefined,
      },
    ],
    isReadFirst: true,
    forms: parties.filter(({ isErased }) => !isErased).map((party) => paperForm(archivedUrl(round, work.id), party, fault)),
  };
}

function partiesOf({ authors, unit }: AskedWork): Party[] {
  const named = unit ? authors.filter(({ author }) => author.fullName !== null) : authors;
  return [
    ...(unit
      ? [{ id: unit.unit.id, name: unit.unit.name, role: 'Đơn vị có bài', consent: unit.consent, isErased: false, isUnit: true }]
      : []),
    ...named.map(({ author, consent }) => ({
      id: author.pseudonym,
      name: author.fullName ?? ERASED_NAME,
      role: author.registrationId === null ? 'Tác giả, không có tài khoản' : 'Tác giả, có tài khoản',
      consent,
      isErased: author.fullName === null,
      isUnit: false,
    })),
  ];
}

function answerCell(consent: Consent, isErased: boolean): CellView {
  if (isErased) return textCell('Đã xóa dữ liệu, không hỏi được nữa');
  if (!consent) return textCell('Chưa trả lời');
  return textCell(consent.isAgreed ? (consent.withFiles ? 'Đồng ý đăng cả tệp' : 'Đồng ý đăng tên bài và nội dung') : 'Không đồng ý');
}

function saidText(consent: Consent): string {
  return consent ? `${formatMoment(consent.saidAt)}, ${consent.onPaper ? 'theo văn bản' : 'tự trả lời'}` : '';
}

/** Recording what somebody has signed. */
function paperForm(actionUrl: string, { id, name, consent, isUnit }: Party, fault: WinnerFacts['fault']): CardFormView {
  const isSelf = consent?.onPaper === false;
  const own = fault?.party === id ? fault.text : undefined;
  return {
    heading: `Ghi theo văn bản: ${name}`,
    sentence: isSelf
      ? 'Tác giả đã tự trả lời bằng tài khoản. Ở đây chỉ ghi được khi tác giả yêu cầu không đăng nữa.'
      : `Chỉ ghi khi đã có văn bản do ${isUnit ? 'người có thẩm quyền của đơn vị' : 'tác giả'} ký và đã lưu hồ sơ. Ai ghi, ghi lúc nào đều vào nhật ký.`,
    actionUrl,
    hidden: [{ name: 'person', value: id }],
    errors: own === undefined ? undefined : errorSummary([{ field: `answer-${id}`, text: own }]),
    fields: [
      {
        choice: {
          id: `answer-${id}`,
          name: 'answer',
          label: 'Văn bản ghi thế nào?',
          error: own,
          options: [
            ...(isSelf
              ? []
              : [
                  { value: 'text', label: 'Đồng ý đăng tên bài và nội dung đã viết', detail: 'Không mở tệp đã gửi.' },
                  { value: 'files', label: 'Đồng ý đăng cả tệp đã gửi', detail: 'Ai cũng tải được bài và phụ lục.' },
                ]),
            { value: 'none', label: 'Không đồng ý, hoặc yêu cầu đưa bài ra khỏi kho' },
          ],
        },
      },
    ],
    button: 'Ghi câu trả lời',
  };
}
