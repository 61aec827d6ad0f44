import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, ContestsModule, unitDay } from '#contests';
import { Registrations, RegistrationsModule } from '#registrations';
import { readSettings } from '#settings';
import { DECLARATIONS, EMPTY_DRAFT, SubmissionDrafts, submissionPart, Submissions, SubmissionsModule } from '#submissions';
import { TenantContext } from '#tenancy';
import { TenantDirectory, TenantsModule } from '#tenants';
import { UnitRegister, UnitsModule } from '#units';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { withAppDatabase } from '../../apps/cli/src/start/app-database.js';
import type { AppProcess } from './app-process.js';

const FEATURES = [AccessModule, AccountsModule, TenantsModule, UnitsModule, ContestsModule, RegistrationsModule, SubmissionsModule];

/** Somebody who has written an essay. */
export interface PlantedAuthor {
  fullName: string;
  position: string;
  /** Name of the unit, in whose workplace they register. */
  unit: string;
  title: string;
}

/** So many words, all of one sentence; the last ends it. */
export function proseOf(words: number, word = 'số'): string {
  return `${`${word} `.repeat(words - 1)}hóa.`;
}

/**
 * People register for the contest that a tenant of a running product has, and send what they have typed, through the product's
 * services: each section of the part has as many words as asked for.
 */
export async function plantEssays(
  app: AppProcess,
  { tenant: slug, part: code, place, words }: { tenant: string; part: string; place: string; words: number },
  authors: readonly PlantedAuthor[],
): Promise<void> {
  const settings = readSettings({ ...process.env, DATA_DIR: app.dataDir, KHOABANG_MODE: 'demo' });
  await withAppDatabase(settings, (urls) =>
    withContext(settings, urls, FEATURES, async (context) => {
      const tenant = await context.get(TenantDirectory).findBySlug(slug);
      if (!tenant) throw new Error(`There is no tenant ${slug}.`);
      const [registrations, drafts, submissions] = [context.get(Registrations), context.get(SubmissionDrafts), context.get(Submissions)];
      await context.get(TenantContext).run({ tenantId: tenant.id }, async () => {
        const running = await context.get(ContestReader).running();
        const units = new Map((await context.get(UnitRegister).list(unitDay(running))).map((unit) => [unit.name, unit]));
        const sections = submissionPart(running.ruleSet, code)!.sections.map((section) => ({ code: section.code, text: proseOf(words) }));
        for (const [at, { fullName, position, unit: name, title }] of authors.entries()) {
          const unit = units.get(name);
          if (!unit) throw new Error(`There is no unit ${name}.`);
          const { accountId } = await registrations.register(running, {
            ...{ fullName, position, unit, audience: running.ruleSet.audiences[0]!.code, basis: 'workplace', birthDate: '1980-02-01' },
            contact: { kind: 'email', value: `tac-gia-${at}@vidu.vn` },
            publishesName: true,
          });
          const registration = (await registrations.findOf(accountId, running.contest.id))!;
          const { id, draftRevision } = await drafts.open(running, code, registration);
          const draft = { ...EMPTY_DRAFT, title, authorKind: 'individual', sections, isOriginal: true };
          const kept = await drafts.save(id, registration.id, { revision: draftRevision, draft });
          await submissions.send(running, id, registration, { revision: kept.revision, key: randomUUID(), place, declared: DECLARATIONS });
        }
      });
    }),
  );
}
