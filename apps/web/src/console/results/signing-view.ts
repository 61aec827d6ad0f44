import { Permission, type Principal } from '#access';
import type { Account } from '#accounts';
import { isPublished, type Round } from '#contests';
import { type AccountId, capitalise, countInWords, formatMoment, formatNumber, formatTime } from '#kernel';
import { awaitsSignatureOf, maySign, ResultError, type Signing, type StandingDecision } from '#results';
import { rolesInWords } from '../../edge/role-words.js';
import { rollAddress } from '../../edge/roll-address.js';
import { innerName } from '../../edge/round-name.js';
import { reasonField, type TypedReason } from '../reason.js';
import { dueBy, shortDate, shortMoment, timeLeft } from '../times.js';
import type { SignerView, SigningView } from '../view-models.js';
import { RESULTS } from './addresses.js';

/** Who signs what, seen by whom. */
export interface SigningFacts {
  round: Round;
  signing: Signing;
  me: Pick<Principal, 'accountId' | 'permissions'>;
  /** Those who have said something, by account. */
  people: ReadonlyMap<AccountId, Pick<Account, 'fullName' | 'position' | 'staffRoles'>>;
  now: Date;
  /** A reason for giving back as it was typed, and what is wrong with it. */
  typed?: TypedReason | undefined;
}

/** Until when a result is to be approved; a minute that was promised before a correction binds nobody any more. */
export function approvalDue({ publishesAt, notice }: Pick<Round, 'publishesAt' | 'notice'>): Date | undefined {
  return notice?.kind === 'corrected' ? undefined : (publishesAt ?? undefined);
}

/** Whether the standing waits for this person's signature. */
export function waitsFor({ round, signing, me }: Pick<SigningFacts, 'round' | 'signing' | 'me'>): boolean {
  return me.permissions.has(Permission.ApproveStanding) && awaitsSignatureOf(me.accountId, round, signing);
}

/** The card of signatures beside a standing. */
export function signingView(facts: SigningFacts): SigningView {
  const { round, signing } = facts;
  if (round.state === 'annulled') return annulledView(facts);
  if (round.state === 'approved' || isPublished(round)) return approvedView(facts);
  return signing.isReturned ? returnedView(facts) : awaitedView(facts);
}

function awaitedView(facts: SigningFacts): SigningView {
  const { round, signing, me } = facts;
  const { standing, needed } = signing;
  const isMine = waitsFor(facts);
  const hidden = [
    { name: 'standing', value: standing.id },
    { name: 'sha256', value: standing.sha256 },
  ];
  const path = `${RESULTS}/${round.code}`;
  const mayGiveBack = me.permissions.has(Permission.ApproveStanding) && maySign(me.accountId, signing) && !ownDecision(facts);
  return {
    heading: needed === 1 ? 'Phê duyệt' : `${capitalise(countInWords(needed))} người cùng duyệt`,
    isMine,
    signers: [...signers(facts), ...awaited(facts, isMine)],
    sentence: whatFollows(facts, isMine),
    approve: isMine ? { label: `Duyệt xếp hạng ${innerName(round)}`, url: `${path}/duyet`, hidden } : undefined,
    giveBack: mayGiveBack
      ? {
          url: `${path}/tra-lai`,
          label: 'Trả lại, ghi lý do',
          button: 'Trả lại',
          hidden,
          reason: reasonField(facts.typed, 'Người xếp hạng lại và người đã duyệt đọc lý do này.'),
          isOpen: facts.typed !== undefined,
        }
      : undefined,
    note: isMine ? undefined : whyNot(facts),
  };
}

function returnedView(facts: SigningFacts): SigningView {
  return {
    heading: 'Đã trả lại',
    signers: [...signers(facts), { name: 'Chờ tính lại', detail: 'Người soạn xem lý do, sửa chỗ cần sửa, rồi cho tính lại' }],
    sentence: 'Tính lại tạo một bản mới có dấu vân tay riêng, và mọi người duyệt lại từ đầu. Bản này được giữ nguyên để đối chiếu.',
  };
}

function approvedView(facts: SigningFacts): SigningView {
  const { round, now } = facts;
  const isPublic = round.state !== 'approved';
  const link = isPublic
    ? { label: 'Mở bảng vàng', url: rollAddress.running(round.code) }
    : { label: 'Xem bước công bố', url: `${RESULTS}/${round.code}/cong-bo` };
  return {
    heading: isPublic ? 'Đã công bố' : 'Đã duyệt, chờ công bố',
    signers: signers(facts),
    sentence: isPublic
      ? 'Bảng vàng đang mở cho mọi người. Kết quả chỉ còn sửa được bằng đính chính, do hai người quyết định.'
      : whenPublished(round, now),
    link,
  };
}

function annulledView(facts: SigningFacts): SigningView {
  const isJudged = facts.round.kind === 'receiving';
  return {
    heading: isJudged ? 'Phần thi đã hủy' : 'Đợt thi đã hủy',
    signers: signers(facts),
    sentence: `Bảng này chỉ còn để đối chiếu: ${isJudged ? 'các bài dự thi' : 'các lượt thi'} không được tính, không ai nhận giải theo bảng này.`,
  };
}

/** When an approved round becomes public. */
export function whenPublished({ publishesAt }: Pick<Round, 'publishesAt'>, now: Date): string {
  if (publishesAt === null) return 'Thể lệ không hẹn giờ công bố. Người công bố bấm công bố khi sẵn sàng.';
  if (publishesAt <= now) return 'Đã đến giờ hẹn công bố. Máy công bố trong ít giây.';
  return `Bảng vàng tự công bố lúc ${formatMoment(publishesAt)}, còn ${timeLeft(now, publishesAt)}.`;
}

/** Those who have signed or given back, as people. */
export function signers(facts: Pick<SigningFacts, 'signing' | 'people' | 'me' | 'now'>): SignerView[] {
  return facts.signing.decisions.map((decision) => ({
    name: `${facts.people.get(decision.accountId)?.fullName ?? 'Người đã rời hệ thống'}${decision.accountId === facts.me.accountId ? ' (bạn)' : ''}`,
    detail: signerDetail(decision, facts),
    isDone: decision.decision === 'approved',
    isRefused: decision.decision === 'returned',
  }));
}

function signerDetail({ accountId, decision, decidedAt }: StandingDecision, { people, now }: Pick<SigningFacts, 'people' | 'now'>): string {
  const person = people.get(accountId);
  const role = person ? (person.position ?? rolesInWords(person.staffRoles)) : '';
  const done = `${decision === 'approved' ? 'duyệt' : 'trả lại'} ${formatTime(decidedAt)}, ${shortDate(decidedAt, now)}`;
  return role ? `${role}, ${done}` : capitalise(done);
}

function awaited({ round, signing: { decisions, needed }, now }: SigningFacts, isMine: boolean): SignerView[] {
  const by = approvalDue(round);
  const due = by ? dueBy(by, now).due : round.publishesAt ? 'Duyệt lại sau đính chính' : 'Không hẹn giờ';
  return Array.from({ length: Math.max(0, needed - decisions.length) }, (_, at) =>
    at === 0 && isMine
      ? { name: 'Chờ bạn', detail: due }
      : { name: at === 0 ? 'Chờ một người' : 'Chờ một người khác', detail: at === 0 ? due : 'Có quyền phê duyệt kết quả' },
  );
}

/** What the next signature brings about, and to how many. */
function whatFollows({ round, signing: { standing, decisions, needed }, now }: SigningFacts, isMine: boolean): string {
  const left = needed - decisions.length - 1;
  const nothingYet = 'Chưa đủ chữ ký thì chưa có gì được công bố.';
  if (left > 0)
    return isMine
      ? `Sau chữ ký này còn chờ ${countInWords(left)} người nữa. ${nothingYet}`
      : `Còn chờ ${countInWords(left + 1)} người duyệt. ${nothingYet}`;
  const awards = standing.summary.prizes.awards.length;
  const given = awards > 0 ? `${formatNumber(awards)} ${round.kind === 'receiving' ? 'bài' : 'người'} được nhận giải` : 'kết quả được chốt';
  return `Duyệt xong, ${given} và bảng vàng ${publication(round, now)}. Sau đó chỉ sửa được bằng đính chính, do hai người quyết định.`;
}

function publication({ publishesAt }: Round, now: Date): string {
  if (publishesAt === null) return 'chờ người công bố bấm công bố';
  return publishesAt > now ? `tự công bố lúc ${shortMoment(publishesAt, now)}` : 'được công bố ngay, vì đã quá giờ hẹn';
}

/** Why this person has no button. */
function whyNot(facts: SigningFacts): string {
  const own = ownDecision(facts);
  if (own)
    return `Bạn đã duyệt lúc ${formatTime(own.decidedAt)}, ${shortDate(own.decidedAt, facts.now)}. Chữ ký còn lại phải của người khác.`;
  if (!facts.me.permissions.has(Permission.ApproveStanding))
    return 'Tài khoản của bạn xem được bảng này. Việc duyệt dành cho người có quyền phê duyệt kết quả.';
  if (!maySign(facts.me.accountId, facts.signing)) return new ResultError('NOT_OF_ROLE').sentence();
  return new ResultError(facts.signing.askers.includes(facts.me.accountId) ? 'OWN_REQUEST' : 'OWN_WORK').sentence();
}

function ownDecision({ signing, me }: SigningFacts): StandingDecision | undefined {
  return signing.decisions.find(({ accountId }) => accountId === me.accountId);
}
