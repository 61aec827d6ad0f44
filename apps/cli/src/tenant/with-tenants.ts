import type { INestApplicationContext, Type } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ActingAs } from '#audit';
import { FoundingModule } from '#founding';
import { DomainError } from '#kernel';
import { readSettings, type Settings } from '#settings';
import { type Tenant, TenantDirectory, TenantError, TenantsModule } from '#tenants';
import { withContext } from '../cli-context.js';
import { withAppDatabase } from '../start/app-database.js';

/** As whom the trail knows what is done here. */
export const COMMAND_LINE = 'command line';

/** What a command on tenants works with. */
export interface Desk {
  context: INestApplicationContext;
  settings: Settings;
  /** The schema owner's address; undefined where the environment does not name it. */
  ownerUrl: string | undefined;
}

/** What a command has to say: the words for people, the document for programs. */
export interface Answer {
  text: string;
  json: object;
  /** 1 when the answer is no. */
  code?: 0 | 1;
}

/**
 * Does the work on the installation's tenants and prints its answer. What the domain refuses is an answer too: its sentence
 * on standard error, or `{"refused": code, "sentence": …}`, and 1.
 * @param features modules that the work needs besides those of tenants
 */
export async function withTenants(
  isJson: boolean | undefined,
  work: (desk: Desk) => Promise<Answer>,
  features: Type[] = [],
): Promise<number> {
  const settings = readSettings();
  const { text, json, code } = await withAppDatabase(settings, ({ owner, ...urls }) =>
    withContext(
      settings,
      urls,
      [AccessModule, TenantsModule, AccountsModule, FoundingModule, ...features],
      async (context): Promise<Required<Answer>> => {
        try {
          return {
            code: 0,
            ...(await context.get(ActingAs).run({ kind: 'operator' }, () => work({ context, settings, ownerUrl: owner }))),
          };
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          return { code: 1, text: `${error.sentence()}\n`, json: { refused: String(error.code), sentence: error.sentence() } };
        }
      },
    ),
  );
  if (isJson) process.stdout.write(`${JSON.stringify(json)}\n`);
  else (code === 0 ? process.stdout : process.stderr).write(text);
  return code;
}

/** The tenant of an address. @throws TenantError TENANT_NOT_FOUND */
export async function tenantOf({ context }: Desk, slug: string): Promise<Tenant> {
  const tenant = await context.get(TenantDirectory).findBySlug(slug);
  if (!tenant) throw new TenantError('TENANT_NOT_FOUND');
  return tenant;
}

/** Another host of the installation as browsers reach it: behind https without a port. */
export function originIn({ HTTPS, PORT }: Pick<Settings, 'HTTPS' | 'PORT'>): (host: string) => string {
  const port = HTTPS || PORT === 80 ? '' : `:${PORT}`;
  return (host) => `${HTTPS ? 'https' : 'http'}://${host}${port}`;
}
