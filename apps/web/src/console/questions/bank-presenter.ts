import { type Round, roundPhase, type RunningContest } from '#contests';
import { formatNumber } from '#kernel';
import type { BankDraft, BankItem, ListedBank, QuestionShelf, SealedBank } from '#questions';
import { innerName, shortName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, numberCell, stateCell, textCell } from '../listing.js';
import { shortMoment, timeAndDate } from '../times.js';
import type { GroupsView, NoticeView, TableView } from '../view-models.js';
import { BANKS, QUESTIONS } from './addresses.js';
import { DIFFICULTIES, topicName } from './question-words.js';
import type { RoundWithBank } from './questions-in-use.js';

/** Changes that are told one by one; the rest is a number. */
const MOST_TOLD = 40;

export interface BankPageFacts {
  running: RunningContest;
  draft: BankDraft;
  shelves: Readonly<Record<QuestionShelf, number>>;
  banks: readonly ListedBank[];
  newest: SealedBank | undefined;
  /** Whether the key of the newest bank is the one that would be sealed. */
  isSameKey: boolean;
  rounds: readonly RoundWithBank[];
  nameOf: (bank: ListedBank) => string | undefined;
  maySeal: boolean;
  now: Date;
}

/** The contest's banks: what would be sealed now, what is sealed, and which round uses which. */
export function bankPage(facts: BankPageFacts): ConsoleContent<GroupsView> {
  const { draft, banks, shelves } = facts;
  const changes = facts.newest ? bankChanges(facts.newest.items, draft.items) : [];
  return {
    title: 'Bộ đề',
    heading: 'Bộ đề',
    sentence: 'Đề thi rút từ bộ đề đã niêm phong, không sửa được nữa. Câu hỏi sửa sau đó chỉ vào bộ đề niêm phong lần tới.',
    back: { label: 'Ngân hàng câu hỏi', url: QUESTIONS },
    notice: noticeOf(facts),
    groups: [
      {
        heading: 'Nếu niêm phong bây giờ',
        sentence: `${formatNumber(draft.items.length)} câu đã duyệt thuộc chủ đề của cuộc thi.${waitingText(shelves)}`,
        table: topicTable(facts),
      },
      { heading: 'Đề thi cần', sentence: 'Mỗi phần của đề và số câu có thể rút cho phần ấy.', table: needTable(draft) },
      ...(facts.newest
        ? [
            {
              heading: `Khác bộ đề ${banks[0]?.version ?? ''}`,
              sentence: changeText(changes, facts.isSameKey),
              table: changeTable(changes),
            },
          ]
        : []),
      {
        heading: 'Đã niêm phong',
        sentence: 'SHA-256 là dấu của nội dung: nội dung khác đi một chữ thì dấu khác.',
        table: sealedTable(facts),
      },
    ],
    forms: sealForm(facts),
    explained: {
      heading: 'Đợt nào dùng bộ đề nào',
      items: facts.rounds.map(({ round, bank }) => {
        const version = banks.find(({ id }) => id === bank?.id)?.version;
        return { title: shortName(round), text: roundText(round, version, facts.now) };
      }),
    },
  };
}

function noticeOf({ running, newest, draft, isSameKey, now }: BankPageFacts): NoticeView | undefined {
  const open = running.rounds.find((round) => roundPhase(round, now) === 'open');
  if (open)
    return {
      kind: 'info',
      title: `${shortName(open)} đang mở và giữ nguyên bộ đề của mình`,
      text: 'Niêm phong bây giờ vẫn được: bộ đề mới dùng cho các đợt mở sau đó, không đổi đề của ai đang thi.',
    };
  if (!newest || isNew({ newest, draft, isSameKey })) return undefined;
  return { kind: 'info', title: 'Không có gì mới để niêm phong', text: 'Các câu đã duyệt đúng như trong bộ đề mới nhất.' };
}

function isNew({ newest, draft, isSameKey }: Pick<BankPageFacts, 'newest' | 'draft' | 'isSameKey'>): boolean {
  return newest?.sha256 !== draft.sha256 || !isSameKey;
}

function waitingText({ waiting, returned }: BankPageFacts['shelves']): string {
  const parts = [
    waiting > 0 ? `${formatNumber(waiting)} câu có bản chờ duyệt` : '',
    returned > 0 ? `${formatNumber(returned)} câu bị trả lại` : '',
  ];
  const told = parts.filter(Boolean).join(', ');
  return told ? ` Ngoài ra ${told}: những bản ấy chưa được tính.` : '';
}

function topicTable({ running: { ruleSet }, draft: { items } }: BankPageFacts): TableView {
  const count = (topic: string, difficulty?: string): number =>
    items.filter((item) => item.topic === topic && (difficulty === undefined || item.difficulty === difficulty)).length;
  return {
    label: 'Số câu theo chủ đề và độ khó',
    columns: [{ label: 'Chủ đề' }, ...DIFFICULTIES.map(({ label }) => ({ label, isNumber: true })), { label: 'Cộng', isNumber: true }],
    rows: ruleSet.topics.map(({ code }) => ({
      cells: [
        headCell(topicName(ruleSet, code)),
        ...DIFFICULTIES.map(({ value }) => numberCell(count(code, value))),
        numberCell(count(code)),
      ],
    })),
  };
}

function needTable({ needs }: BankDraft): TableView {
  const rows = [...new Map(needs.map((need) => [`${need.share} ${need.wanted}`, need])).values()];
  return {
    label: 'Số câu mà đề thi cần',
    columns: [{ label: 'Phần của đề' }, { label: 'Cần', isNumber: true }, { label: 'Có', isNumber: true }, { label: 'Đủ chưa' }],
    rows: rows.map(({ share, wanted, present }) => ({
      cells: [
        headCell(share),
        numberCell(wanted),
        numberCell(present),
        present < wanted ? stateCell('stopped', `Thiếu ${formatNumber(wanted - present)} câu`) : stateCell('done', 'Đủ'),
      ],
    })),
    empty: { title: 'Không cần câu hỏi', text: 'Cuộc thi này không có phần thi trắc nghiệm.' },
  };
}

interface BankChange {
  text: string;
  what: string;
}

function bankChanges(before: readonly BankItem[], after: readonly BankItem[]): BankChange[] {
  const [was, is] = [new Map(before.map((item) => [item.question, item])), new Map(after.map((item) => [item.question, item]))];
  return [
    ...after.filter(({ question }) => !was.has(question)).map(({ text }) => ({ text, what: 'Thêm vào' })),
    ...after.flatMap(({ question, text, version }) => {
      const old = was.get(question);
      return old && old.version !== version ? [{ text, what: `Bản ${old.version} thành bản ${version}` }] : [];
    }),
    ...before.filter(({ question }) => !is.has(question)).map(({ text }) => ({ text, what: 'Bỏ ra' })),
  ];
}

function changeText(changes: readonly BankChange[], isSameKey: boolean): string {
  if (changes.length === 0) return isSameKey ? 'Giống hệt bộ đề mới nhất.' : 'Câu hỏi giống nhau, đáp án khác.';
  const more = changes.length > MOST_TOLD ? ` Dưới đây là ${MOST_TOLD} chỗ đầu.` : '';
  return `${formatNumber(changes.length)} câu khác.${more}`;
}

function changeTable(changes: readonly BankChange[]): TableView {
  return {
    label: 'Câu hỏi khác bộ đề mới nhất',
    columns: [{ label: 'Câu hỏi' }, { label: 'Khác' }],
    rows: changes.slice(0, MOST_TOLD).map(({ text, what }) => ({ cells: [headCell(text), textCell(what)] })),
    empty: { title: 'Không khác', text: 'Chưa cần niêm phong lại.' },
  };
}

function sealedTable({ banks, rounds, nameOf, now }: BankPageFacts): TableView {
  return {
    label: 'Bộ đề đã niêm phong',
    columns: [
      { label: 'Bộ đề' },
      { label: 'Niêm phong' },
      { label: 'Số câu', isNumber: true },
      { label: 'Đợt dùng' },
      { label: 'SHA-256' },
    ],
    rows: banks.map((bank) => ({
      cells: [
        headCell(`Bộ đề ${bank.version}`),
        textCell(timeAndDate(bank.sealedAt, now), nameOf(bank) ?? 'Máy, khi nạp sẵn'),
        numberCell(bank.questions),
        textCell(
          rounds
            .filter((one) => one.bank?.id === bank.id)
            .map(({ round }) => shortName(round))
            .join(', ') || 'Không đợt nào',
        ),
        { text: (bank.sha256.match(/.{1,16}/g) ?? []).join(' '), isCode: true },
      ],
    })),
    empty: { title: 'Chưa có bộ đề nào', text: 'Chưa niêm phong thì chưa đợt nào mở được.' },
  };
}

function sealForm(facts: BankPageFacts): GroupsView['forms'] {
  const { draft, banks, maySeal } = facts;
  const hasGaps = draft.needs.some(({ wanted, present }) => present < wanted);
  if (!maySeal || hasGaps || draft.items.length === 0 || !isNew(facts)) return [];
  return [
    {
      heading: 'Niêm phong',
      sentence: `${formatNumber(draft.items.length)} câu thành bộ đề ${(banks[0]?.version ?? 0) + 1}. Niêm phong rồi không sửa được. Đợt mở từ lúc này về sau dùng bộ đề này; việc này ghi vào nhật ký.`,
      actionUrl: `${BANKS}/niem-phong`,
      hidden: [{ name: 'newest', value: String(banks[0]?.version ?? 0) }],
      fields: [],
      button: 'Niêm phong bộ đề',
      isMain: true,
    },
  ];
}

function roundText(round: Round, version: number | undefined, now: Date): string {
  if (version === undefined) return 'Chưa có bộ đề. Hãy niêm phong trước khi đợt mở.';
  const phase = roundPhase(round, now);
  if (phase === 'before') return `Mở ${shortMoment(round.opensAt, now)}. Nếu không niêm phong thêm thì dùng bộ đề ${version}.`;
  return `Bộ đề ${version}. Không đổi được: ${innerName(round)} đã mở.`;
}
