import { createHash, randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Round, RunningContest } from '#contests';
import { FileStore, KIND_FACTS } from '#files';
import { localDay, MINUTE_MS } from '#kernel';
import { DatabaseClock } from '#persistence';
import { type Registration, Registrations } from '#registrations';
import { DECLARATIONS, EMPTY_DRAFT, SubmissionDrafts, SubmissionFiles, type SubmissionId, Submissions } from '#submissions';
import { type Unit, UnitRegister } from '#units';
import { type DemoInitiative, initiativeFile } from './demo-initiatives.js';

/** An initiative that was sent in. */
export interface SentInitiative {
  initiative: DemoInitiative;
  submission: SubmissionId;
  unit: Unit;
  /** Who has sent it for the agency. */
  sender: Registration;
}

/**
 * Plays the time in which a part receives, by the product's own services on a moved clock: each agency has somebody register, write,
 * add the file and send. Call it inside DatabaseClock.during.
 */
export async function playReceiving(
  context: INestApplicationContext,
  { running, round, initiatives, place }: { running: RunningContest; round: Round; initiatives: readonly DemoInitiative[]; place: string },
): Promise<SentInitiative[]> {
  const span = (round.closesAt.getTime() - round.opensAt.getTime()) / (initiatives.length + 1);
  const sent: SentInitiative[] = [];
  for (const [at, initiative] of initiatives.entries()) {
    const day = new Date(round.opensAt.getTime() + (at + 1) * span);
    await context.get(DatabaseClock).moveTo(day);
    const unit = await context.get(UnitRegister).findByCode(initiative.unit, localDay(day));
    if (!unit) throw new Error(`The demo has no agency ${initiative.unit}.`);
    const registration = await register(context, running, initiative, unit);
    const submission = await write(context, { running, round, registration, initiative, unit, place });
    sent.push({ initiative, submission, unit, sender: registration });
  }
  await context.get(DatabaseClock).moveTo(new Date(round.closesAt.getTime() + 60 * MINUTE_MS));
  return sent;
}

async function register(
  context: INestApplicationContext,
  running: RunningContest,
  { sender, unit: code }: DemoInitiative,
  unit: Unit,
): Promise<Registration> {
  const registrations = context.get(Registrations);
  const { accountId } = await registrations.register(running, {
    ...{ fullName: sender.fullName, birthDate: sender.birthDate, position: sender.position },
    ...{
      contact: { kind: 'email', value: `sang-kien@${code}.example` },
      audience: 'co-quan',
      basis: 'workplace',
      unit,
      publishesName: true,
    },
  });
  const registration = await registrations.findOf(accountId, running.contest.id);
  if (!registration) throw new Error('The registration that was made is not there.');
  return registration;
}

async function write(
  context: INestApplicationContext,
  script: { running: RunningContest; round: Round; registration: Registration; initiative: DemoInitiative; unit: Unit; place: string },
): Promise<SubmissionId> {
  const { running, round, registration, initiative, unit, place } = script;
  const [clock, drafts, files] = [context.get(DatabaseClock), context.get(SubmissionDrafts), context.get(SubmissionFiles)];
  const { id, draftRevision } = await drafts.open(running, round.partCode, registration);
  const bytes = await initiativeFile(initiative, { issuer: unit.name, place, date: localDay(clock.now()) });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const name = `Sáng kiến ${unit.name}.${KIND_FACTS.docx.extension}`;
  const file = await files.promise(id, registration.id, { role: 'main', name, size: bytes.length, sha256 });
  await context.get(FileStore).put(files.keyOf(file), bytes);
  await files.arrived(file.id, { kind: 'docx' }, false);
  const draft = {
    ...EMPTY_DRAFT,
    ...{ title: initiative.title, theme: initiative.theme, form: 'Đề án', authorKind: 'unit', isOriginal: true },
  };
  const { revision } = await drafts.save(id, registration.id, { revision: draftRevision, draft });
  await context.get(Submissions).send(running, id, registration, { revision, key: randomUUID(), place, declared: DECLARATIONS });
  return id;
}
