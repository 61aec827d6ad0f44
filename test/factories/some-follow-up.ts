import type { INestApplicationContext } from '@nestjs/common';
import type { RunningContest } from '#contests';
import type { AccountId } from '#kernel';
import { Outbox } from '#mail';
import { Coordinators, Reminders, RosterTending, Rosters } from '#notifications';
import type { UnitId } from '#units';

/** A unit that is followed up: its coordinator, an open invitation, a list with one person, another sheet, a reminder that left. */
export async function someFollowUp(
  source: Pick<INestApplicationContext, 'get'>,
  { contest }: RunningContest,
  { unitId, by, fullName }: { unitId: UnitId; by: AccountId; fullName: string },
): Promise<{ coordinator: string; coordinatorLink: string; roster: string; rosterSheet: string; reminder: string }> {
  const from = <T>(token: new (...args: never[]) => T): T => source.get(token, { strict: false });
  const newest = async (wanted: RegExp): Promise<string> => wanted.exec((await from(Outbox).newest(1))[0]?.body ?? '')?.[1] ?? '';
  const invite = async (address: string): Promise<string> => {
    const contact = { kind: 'email' as const, value: address };
    await from(Coordinators).invite({ unitId, contestId: null, fullName, contact }, { by, siteName: 'Tỉnh', origin: 'https://vidu.vn' });
    return newest(/nhan\/([\w-]+)/);
  };
  const { accountId, coordinatorId } = await from(Coordinators).accept(await invite('dau-moi@vidu.vn'), '1985-05-05');
  const { reach } = await from(Coordinators).reach(accountId, coordinatorId, contest.id);
  const rows = [{ row: 2, fullName, birthDate: '01/01/1980', position: '', phone: '', email: 'nguoi@vidu.vn' }];
  const bring = () => from(Rosters).bring(reach, { fileName: `${fullName}.csv`, rows, by: accountId });
  const declaration = { title: fullName, basis: 'agency' as const, declared: true, guardiansConsented: false, guardiansPublish: false };
  const roster = await from(Rosters).enter(reach, await bring(), accountId, declaration);
  await from(Reminders).request(reach, roster, { by: accountId, origin: 'https://vidu.vn' });
  await from(RosterTending).look({ name: 'Tỉnh', hostBody: 'Ban Tổ chức' });
  const reminder = await newest(/khong-nhac\/(\w+)/);
  return { coordinator: coordinatorId, coordinatorLink: await invite('moi@vidu.vn'), roster, rosterSheet: await bring(), reminder };
}
