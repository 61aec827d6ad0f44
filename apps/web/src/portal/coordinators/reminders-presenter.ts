import { formatAtStart, formatMoment, formatNumber, lowerFirst } from '#kernel';
import {
  type CampaignProgress,
  type CoordinatorId,
  type HeldBy,
  isQuiet,
  MOST_AT_ONCE,
  NotificationError,
  type RegisteredPreview,
  type ReminderPreview,
} from '#notifications';
import type { Unit } from '#units';
import type { PageContent } from '../../edge/page.js';
import type { RemindersView, RemindView } from '../view-models.js';
import { coordinatorUrl, remindersUrl, rostersUrl } from './addresses.js';

/** One group of people to remind, as it stands. */
export interface RemindFacts<Preview = ReminderPreview> {
  /** Undefined where there is no round to remind of. */
  preview: Preview | undefined;
  sample: string | undefined;
  campaigns: readonly CampaignProgress[];
}

export interface RemindersFacts {
  id: CoordinatorId;
  unit: Unit;
  registered: RemindFacts<RegisteredPreview>;
  listed: RemindFacts;
  /** How many lists there are: without one nobody knows who has not registered. */
  lists: number;
  /** How many people have not registered, by what the unit has said of itself; undefined where it has not. */
  notRegistered: number | undefined;
  now: Date;
}

/** Whom the contact of a unit can remind: those who have registered and not sat, and those who have not registered. */
export function remindersContent(facts: RemindersFacts): PageContent<RemindersView> {
  return {
    title: 'Nhắc người chưa dự thi',
    isPrivate: true,
    heading: 'Nhắc người chưa dự thi',
    intro: `Máy gửi tin, bạn không thấy số điện thoại hay thư điện tử của ai. Mỗi người được nhắc một lần cho mỗi đợt thi, ban đêm không gửi, và ai không muốn thì từ chối được.`,
    back: { label: facts.unit.name, url: coordinatorUrl(facts.id) },
    groups: [registeredOf(facts), notRegisteredOf(facts)],
  };
}

function registeredOf({ id, unit, registered: { preview, sample, campaigns }, now }: RemindersFacts): RemindView {
  const heading = 'Đã đăng ký, chưa dự thi';
  if (!preview) return { heading, sentences: [new NotificationError('NO_OPEN_ROUND').sentence()], campaigns: campaigns.map(campaignOf) };
  const { waiting, people, awaitGuardian, isMore, left, round } = preview;
  const [done, lacks] =
    round.kind === 'receiving'
      ? ['đã gửi bài', 'chưa gửi bài']
      : [`đã thi ${lowerFirst(round.name)}`, `chưa thi ${lowerFirst(round.name)}`];
  const sentences = [
    waiting === 0
      ? `Người đã đăng ký cho ${unit.name} đều ${done}.`
      : `${formatNumber(waiting)} người đã đăng ký cho ${unit.name} mà ${lacks}.`,
    ...(people > 0 ? [`Nhắc được ${formatNumber(people)} người, theo liên hệ mà họ đã xác nhận khi đăng ký.`] : []),
    ...(isMore ? [`Mỗi lần nhắc nhiều nhất ${formatNumber(MOST_AT_ONCE)} người; còn lại hãy nhắc ở lần sau.`] : []),
    ...(awaitGuardian > 0 ? [`${formatNumber(awaitGuardian)} người còn chờ cha mẹ hoặc người giám hộ đồng ý nên chưa nhắc.`] : []),
    ...(left.others > 0 ? [remindedBefore(left.others)] : []),
  ];
  return panelOf({ preview, sample, campaigns, now }, { heading, sentences, url: `${remindersUrl(id)}/da-dang-ky`, mayStop: true });
}

function notRegisteredOf({ id, unit, listed, lists, notRegistered, now }: RemindersFacts): RemindView {
  const heading = 'Chưa đăng ký';
  const link = { label: lists === 0 ? 'Tải danh sách lên' : 'Xem từng danh sách', url: rostersUrl(id) };
  const whole = notRegistered === undefined ? [] : [`Theo số người của đơn vị, còn ${formatNumber(notRegistered)} người chưa đăng ký.`];
  if (lists === 0)
    return {
      heading,
      sentences: [...whole, 'Chưa có danh sách nên máy không biết đó là ai. Có danh sách thì nhắc được từng người.'],
      campaigns: [],
      link,
    };
  const { preview } = listed;
  if (!preview) return { heading, sentences: [...whole, NO_ROUND], campaigns: listed.campaigns.map(campaignOf), link };
  const { people, left } = preview;
  const sentences = [
    ...whole,
    `Trong ${formatNumber(lists)} danh sách, ${formatNumber(people + left.unreachable + left.others)} người chưa đăng ký cho ${unit.name}.`,
    ...(people > 0 ? [`Nhắc được ${formatNumber(people)} người, theo liên hệ ghi trong danh sách.`] : []),
    ...leftOf(preview),
  ];
  return { ...panelOf({ ...listed, now }, { heading, sentences, url: `${remindersUrl(id)}/danh-sach`, mayStop: false }), link };
}

const NO_ROUND = new NotificationError('NO_ROUND').sentence();

/** The reminders by one list. @param allUrl where those are reminded who have registered */
export function remindOf(
  { preview, sample, campaigns, now }: RemindFacts & { now: Date },
  { url, allUrl }: { url: string; allUrl: string },
): RemindView {
  const heading = 'Nhắc người chưa đăng ký';
  const link = { label: 'Nhắc người đã đăng ký mà chưa dự thi', url: allUrl };
  if (!preview) return { heading, sentences: [NO_ROUND], campaigns: campaigns.map(campaignOf), link };
  const { people, messages } = preview;
  const sentences = [
    people === 0
      ? `Trong danh sách này không còn ai để nhắc${preview.round.kind === 'receiving' ? '' : ` cho ${lowerFirst(preview.round.name)}`}.`
      : `${formatNumber(messages)} tin sẽ gửi tới ${formatNumber(people)} người chưa đăng ký, mỗi người một lần cho mỗi đợt thi.`,
    ...leftOf(preview),
  ];
  return { ...panelOf({ preview, sample, campaigns, now }, { heading, sentences, url: `${url}/nhac`, mayStop: true }), link };
}

/** The words with their button; while messages leave, only that they do. */
function panelOf(
  { preview, sample, campaigns, now }: RemindFacts & { now: Date },
  { heading, sentences, url, mayStop }: { heading: string; sentences: string[]; url: string; mayStop: boolean },
): RemindView {
  const shown = campaigns.map(campaignOf);
  if (campaigns.some(({ campaign }) => campaign.state === 'waiting'))
    return {
      heading,
      sentences: ['Tin đang được gửi dần. Bạn rời trang này cũng được.'],
      callOff: mayStop ? { url: `${url}/thoi`, label: 'Thôi, không gửi tiếp' } : undefined,
      campaigns: shown,
    };
  const { people = 0, messages = 0, from = now } = preview ?? {};
  if (people === 0) return { heading, sentences, campaigns: shown };
  return {
    heading,
    sentences: [...sentences, ...(isQuiet(now) ? [`Ban đêm không gửi: tin đi ${formatAtStart(from)}.`] : [])],
    sample,
    action: { url, label: `Gửi ${formatNumber(messages)} tin nhắc` },
    campaigns: shown,
  };
}

function leftOf({ left }: ReminderPreview): string[] {
  return [
    ...(left.unreachable > 0 ? [`${formatNumber(left.unreachable)} người không có điện thoại hay thư điện tử: hãy nhắc trực tiếp.`] : []),
    ...(left.others > 0 ? [remindedBefore(left.others)] : []),
  ];
}

function remindedBefore(people: number): string {
  return `${formatNumber(people)} người đã được nhắc trong đợt này, hoặc không muốn nhận nhắc.`;
}

const HELD: Readonly<Record<HeldBy, string>> = {
  night: 'Ban đêm không gửi, sáng mai gửi tiếp.',
  'day-limit': 'Hôm nay đã gửi hết số tin nhắc được phép, mai gửi tiếp.',
  budget: 'Hôm nay phải dành tin cho mã đăng nhập, mai gửi tiếp.',
  'round-over': 'Đợt thi đã đóng.',
  'list-gone': 'Danh sách đã xóa.',
  'called-off': 'Đã thôi gửi.',
};

function campaignOf({ campaign, reminded }: CampaignProgress): RemindView['campaigns'][number] {
  const { state, wanted, heldBy } = campaign;
  const word = state === 'waiting' ? 'Đang gửi' : state === 'done' ? 'Đã xong' : 'Đã dừng';
  const rest = state === 'done' || wanted <= reminded ? '' : ` Còn ${formatNumber(wanted - reminded)} người.`;
  const why = heldBy === null ? '' : ` ${HELD[heldBy]}`;
  return {
    title: formatMoment(campaign.requestedAt),
    detail: `${word}: đã nhắc ${formatNumber(reminded)} trong ${formatNumber(wanted)} người.${rest}${why}`,
  };
}
