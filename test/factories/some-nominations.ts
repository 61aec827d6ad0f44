import type { INestApplicationContext } from '@nestjs/common';
import {
  Grants,
  type InvitationId,
  NominationCalls,
  type NominationCallId,
  NominationConsents,
  type NominationContent,
  type NominationId,
  Nominations,
  ReceivedNominations,
} from '#contests';
import { type AccountId, type ContestId, DAY_MS, Clock, type TenantId } from '#kernel';
import type { UnitId } from '#units';

type Source = Pick<INestApplicationContext, 'get'>;
const from = <T>(source: Source, token: abstract new (...args: never[]) => T): T => source.get<T>(token, { strict: false });

let made = 0;

/** What is nominated; a new title each time. */
export function aNominationContent(overrides: Partial<NominationContent> = {}): NominationContent {
  made += 1;
  return {
    kind: 'entry',
    title: `Giải pháp số ${made}`,
    theme: 'Cải cách thủ tục hành chính',
    summary: 'Rút ngắn thời gian trả kết quả cho người dân.',
    authors: [{ fullName: 'Hoàng Thị Sầm', position: 'Chuyên viên', unitName: 'Phòng Nội vụ', email: `sam-${made}@vidu.vn`, phone: null }],
    provenance: { nominatedBy: 'UBND huyện', selection: 'Vòng xét cấp huyện', result: 'Xếp thứ nhất' },
    scores: ['Hội đồng cấp huyện: 85/100 điểm'],
    ...overrides,
  };
}

/** A call of the tenant in scope that is open for ten days, and who is invited to it. */
export async function aNominationCall(
  source: Source,
  contestId: ContestId,
  to: readonly ({ tenantId: TenantId } | { unitId: UnitId })[],
  { atMost = 2, atLeast = 1 }: { atMost?: number; atLeast?: number } = {},
): Promise<{ callId: NominationCallId; invitations: InvitationId[] }> {
  const calls = from(source, NominationCalls);
  const closesAt = new Date(from(source, Clock).now().getTime() + 10 * DAY_MS);
  const callId = await calls.open(
    { contestId, partCode: null, title: 'Nhận đề cử sáng kiến', note: '', kinds: ['person', 'entry'], closesAt },
    null,
  );
  const invitations: InvitationId[] = [];
  for (const one of to) invitations.push(await calls.invite(callId, { to: one, atLeast, atMost }, null));
  return { callId, invitations };
}

/** A nomination of the tenant in scope to which all its authors have agreed. */
export async function aConsentedNomination(
  source: Source,
  to: { receiverTenantId: TenantId; callId: NominationCallId; invitationId: InvitationId },
  { by, content = aNominationContent() }: { by: AccountId; content?: NominationContent },
): Promise<NominationId> {
  const nominations = from(source, Nominations);
  const id = await nominations.begin({ ...to, content, by });
  for (const author of (await nominations.byId(id)).authors) {
    const { code } = await from(source, NominationConsents).ask(id, author.id, { by, origin: 'https://vidu.vn', sender: 'UBND huyện' });
    await from(source, NominationConsents).answer(code, 'agreed', (await nominations.byId(id)).nomination.sha256);
  }
  return id;
}

/** A row in every table of nominations of the tenant in scope, as sender and as receiver. */
export async function someNominations(
  source: Source,
  contestId: ContestId,
  { unitId, by }: { unitId: UnitId; by: AccountId },
): Promise<void> {
  const { callId, invitations } = await aNominationCall(source, contestId, [{ unitId }]);
  const receiverTenantId = (await from(source, NominationCalls).byId(callId)).tenantId;
  const id = await aConsentedNomination(source, { receiverTenantId, callId, invitationId: invitations[0]! }, { by });
  await from(source, Nominations).send(id, by);
  await from(source, ReceivedNominations).ofCall(callId);
}

/** Where the cascade of the tenant in scope may be asked for: a grant to the ward, a call, a nomination, what has come in, an author's letter. */
export async function aCascade(
  source: Source,
  contestId: ContestId,
  { unitId, by, ward, fullName }: { unitId: UnitId; by: AccountId; ward: TenantId; fullName: string },
): Promise<Record<'grant' | 'call' | 'invitation' | 'receiver' | 'nomination' | 'received' | 'consentCode' | 'author', string>> {
  const grant = await from(source, Grants).give({ contestId, to: ward, unitCode: '24769', by: null });
  const { callId, invitations } = await aNominationCall(source, contestId, [{ unitId }]);
  const { tenantId } = await from(source, NominationCalls).byId(callId);
  const to = { receiverTenantId: tenantId, callId, invitationId: invitations[0]! };
  const authors = [{ fullName, position: '', unitName: '', email: 'ben-kia@vidu.vn', phone: null }];
  const content = aNominationContent({ title: fullName, authors });
  await from(source, Nominations).send(await aConsentedNomination(source, to, { by, content }), by);
  const [received] = await from(source, ReceivedNominations).ofCall(callId);
  const nomination = await from(source, Nominations).begin({ ...to, content: { ...content, summary: 'Bản khác.' }, by });
  const [author] = (await from(source, Nominations).byId(nomination)).authors;
  const { code: consentCode } = await from(source, NominationConsents).ask(nomination, author!.id, {
    by,
    origin: 'https://vidu.vn',
    sender: 'UBND',
  });
  return {
    grant,
    call: callId,
    invitation: invitations[0]!,
    receiver: tenantId,
    nomination,
    received: received!.id,
    consentCode,
    author: author!.id,
  };
}
