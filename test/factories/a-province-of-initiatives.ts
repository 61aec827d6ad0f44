import type { INestApplicationContext } from '@nestjs/common';
import { newTotpSecret, Passwords, Staff } from '#accounts';
import { ContestReader, unitDay } from '#contests';
import { aPdf, written } from '#documents/testing';
import { Councils, DeskLists, JudgeDesk, ScoreSheets } from '#judging';
import type { AccountId } from '#kernel';
import { Registrations } from '#registrations';
import type { SubmissionDraft } from '#submissions';
import { UnitRegister } from '#units';
import { anEntryWithFile } from './an-entry-upward.js';

/** Of the demo's Cao Bằng. */
const [PART, COUNCIL, PHASE] = ['sang-kien', 'hoi-dong', 'cham-thi'];

/** An initiative that an official of an agency has sent in. */
export interface PlantedInitiative {
  title: string;
  fullName: string;
  /** Name of the agency. */
  unit: string;
  /** Who can write to the author. */
  email: string;
  draft?: Partial<SubmissionDraft>;
}

/** Registers the officials and sends what they have written, each with a file, in the scope of Cao Bằng while it receives. */
export async function sentInitiatives(context: INestApplicationContext, initiatives: readonly PlantedInitiative[]): Promise<void> {
  const running = await context.get(ContestReader).running();
  const units = await context.get(UnitRegister).list(unitDay(running));
  for (const { title, fullName, unit: name, email, draft } of initiatives) {
    const unit = units.find((one) => one.name === name);
    if (!unit) throw new Error(`There is no agency ${name}.`);
    const contact = { kind: 'email' as const, value: email };
    const person = {
      fullName,
      birthDate: '1980-05-05',
      contact,
      audience: 'can-bo',
      basis: 'workplace' as const,
      unit,
      publishesName: true,
    };
    const { accountId } = await context.get(Registrations).register(running, person);
    const registration = await context.get(Registrations).findOf(accountId, running.contest.id);
    if (!registration) throw new Error('The registration is missing.');
    await anEntryWithFile(context, running, registration, {
      part: PART,
      bytes: aPdf({ pages: [written(email)] }),
      draft: { title, theme: 'linh-vuc', form: 'Đề án', isApplied: true, firstApplied: '01/02/2021', sections: [], ...draft },
    });
  }
}

/** Members of the council beside its chair, with accounts that judge. */
export async function seatedMembers(context: INestApplicationContext, names: readonly string[]): Promise<AccountId[]> {
  const running = await context.get(ContestReader).running();
  const [by] = await context.get(Staff).list();
  const passwordHash = await context.get(Passwords).hash('khoabang-2024');
  for (const [at, fullName] of names.entries()) {
    const member = { email: `thanh-vien-${at + 1}@cao-bang.example`, fullName, position: 'Thành viên Hội đồng', roles: ['judge' as const] };
    await context.get(Staff).enrol(member, { passwordHash, totpSecret: newTotpSecret() });
  }
  const members = (await context.get(Staff).list()).filter(({ fullName }) => names.includes(fullName)).map(({ id }) => id);
  for (const accountId of members)
    await context.get(Councils).appoint(running.contest.id, { council: COUNCIL, role: 'member', accountId }, by!.id);
  return members;
}

/** Every sheet of these judges, finished. @param pointsOf by criterion, for the title of an entry */
export async function finishedSheets(
  context: INestApplicationContext,
  judges: readonly AccountId[],
  pointsOf: (title: string) => Readonly<Record<string, number>>,
): Promise<void> {
  const [round] = (await context.get(ContestReader).running()).receiving;
  const [desk, lists, sheets] = [context.get(JudgeDesk), context.get(DeskLists), context.get(ScoreSheets)];
  for (const judge of judges)
    for (const { assignmentId } of (
      await lists.page(judge, (phases) => phases.find(({ roundId, phase }) => roundId === round!.id && phase === PHASE), {
        skip: 0,
        limit: 100,
      })
    )?.lines ?? []) {
      const { entry, sheet } = await desk.open(judge, assignmentId);
      const filled = { points: { ...pointsOf(entry.title ?? '') }, comments: {}, agrees: null, revision: sheet.revision };
      await sheets.finish(judge, assignmentId, await sheets.save(judge, assignmentId, filled));
    }
}
