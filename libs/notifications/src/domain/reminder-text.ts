import { formatAtStart, formatEnd, formatNumber, lowerFirst } from '#kernel';

/** What a reminder is about. */
export interface ReminderFacts {
  /** "Ban Tổ chức cuộc thi tỉnh Lâm Đồng": who writes. */
  sender: string;
  /** "Tìm hiểu Cải cách hành chính" */
  contest: string;
  /** "Tuần thi thứ 2" */
  round: string;
  /** Entries are sent in it. */
  isReceiving?: boolean;
  opensAt: Date;
  closesAt: Date;
  /** "Trường THCS Nguyễn Du" */
  unit: string;
  /** Where to take part. */
  url: string;
  /** Whether it goes to those who have registered already. */
  hasRegistered?: boolean;
}

/**
 * The reminder to one phone or mailbox. All of it comes from the contest: whoever asks for it writes nothing of their own in
 * the name of the organisers.
 * @param names of those who are reached there; a family may share a phone
 */
export function reminderMessage(
  { sender, contest, round, isReceiving = false, opensAt, closesAt, unit, url, hasRegistered }: ReminderFacts,
  { names, refusalUrl, now }: { names: readonly string[]; refusalUrl: string; now: Date },
): { subject: string; body: string } {
  const people = names.join(', ');
  const isOpen = now >= opensAt;
  const what = lowerFirst(timeOf({ name: round, isReceiving, opensAt, closesAt, isOpen }));
  const [lacks, enter] = isReceiving ? ['chưa gửi bài', 'Gửi bài'] : ['chưa thi', 'Vào thi'];
  const lines = [
    ...(hasRegistered
      ? [`Gửi ${people}: ${sender} nhắc bạn đã đăng ký “${contest}” nhưng ${lacks}; ${what}.`, `${enter}: ${url}`]
      : [`Gửi ${people}: ${sender} mời dự thi “${contest}”, ${what}.`, `Dự thi cho ${unit}: ${url}`]),
    `Nếu đã dự thi, xin bỏ qua tin này. Không nhận nhắc nữa: ${refusalUrl}`,
  ];
  return { subject: isOpen ? `Nhắc dự thi: ${contest}` : `Mời dự thi: ${contest}`, body: lines.join('\n') };
}

/** What is counted: people who have taken part; people who have sent something in; entries, of which the rules ask for at least so many. */
export type CountedInWords = 'people' | 'senders' | 'entries';

/** The text that a coordinator copies into a group of Zalo: figures, the last day, the link. */
export function groupText({
  contest,
  round,
  unit,
  url,
  of = 'people',
  taken,
  aim,
}: Pick<ReminderFacts, 'contest' | 'unit' | 'url'> & {
  round: RoundInWords | undefined;
  of?: CountedInWords;
  taken: number;
  aim: number | undefined;
}): string {
  const figures =
    of === 'entries' ? entriesInWords(unit, taken, aim) : peopleInWords(unit, { who: of === 'senders' ? 'gửi bài' : 'dự thi', taken, aim });
  return [
    `Cuộc thi “${contest}”`,
    figures,
    round && `${timeOf(round)}.`,
    `Mời các anh chị chưa ${of === 'people' ? 'dự thi' : 'gửi bài'} bấm vào đây, đơn vị đã được chọn sẵn:`,
    url,
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

function peopleInWords(unit: string, { who, taken, aim }: { who: string; taken: number; aim: number | undefined }): string {
  const so = `Đến nay ${unit} đã có ${formatNumber(taken)}`;
  if (aim === undefined) return `${so} người ${who}.`;
  return taken >= aim
    ? `${so} người ${who}, đạt chỉ tiêu ${formatNumber(aim)} người.`
    : `${so} trong ${formatNumber(aim)} người ${who}, còn ${formatNumber(aim - taken)} người.`;
}

function entriesInWords(unit: string, sent: number, least: number | undefined): string {
  const so = `Đến nay ${unit} đã có ${formatNumber(sent)} bài dự thi`;
  if (least === undefined) return `${so}.`;
  return sent >= least
    ? `${so}, đủ số bài Thể lệ yêu cầu.`
    : `${so}, Thể lệ yêu cầu ít nhất ${formatNumber(least)} bài, còn ${formatNumber(least - sent)} bài.`;
}

/** A round as people are told of it. */
interface RoundInWords {
  name: string;
  isReceiving: boolean;
  opensAt: Date;
  closesAt: Date;
  isOpen: boolean;
}

/** "Tuần thi thứ 2 đang mở, còn đến 9:30 thứ Hai, 04/11/2024", "Đang nhận bài, đến hết ngày 15/08/2021" */
function timeOf({ name, isReceiving, opensAt, closesAt, isOpen }: RoundInWords): string {
  if (isReceiving) return isOpen ? `Đang nhận bài, đến ${formatEnd(closesAt)}` : `Nhận bài ${formatAtStart(opensAt)}`;
  return isOpen ? `${name} đang mở, còn đến ${formatEnd(closesAt)}` : `${name} mở ${formatAtStart(opensAt)}`;
}
