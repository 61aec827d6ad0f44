import type { INestApplicationContext } from '@nestjs/common';
import { AccessModule } from '#access';
import { nearestWord } from '#rules';
import { readSettings } from '#settings';
import { type Tenant, TenantDirectory } from '#tenants';
import { type Choice, holds, Invariants, NightlyVerifying, type Verdict, Verifying, VerifyingModule } from '#verifying';
import { withContext } from '../cli-context.js';
import { readOptions, wrongUsage } from '../options.js';
import { Refusal } from '../refusal.js';
import { withAppDatabase } from '../start/app-database.js';
import { headingOf, lastNightText, listText, summaryText, verdictText } from './verify-text.js';

const USAGE = 'verify [--only TÊN,…] [--except TÊN,…] [--tenant ĐỊA_CHỈ] [--list | --last] [--json]';

interface Wanted extends Choice {
  slug: string | undefined;
  isJson: boolean;
}

/**
 * `khoabang verify`: checks that everything holds that must, over the whole database or one tenant. `--list` names the checks,
 * `--last` says what last night's run has found. 0 when all holds, 1 when something does not, 2 for a name
 * that is none.
 */
export async function verify(args: string[]): Promise<number> {
  const [text, flag] = [{ type: 'string' } as const, { type: 'boolean' } as const];
  const read = readOptions(args, { only: text, except: text, tenant: text, list: flag, last: flag, json: flag });
  if (!read || read.positionals.length > 0 || (read.values.list && read.values.last)) return wrongUsage(USAGE);
  const { only, except, tenant: slug, list, last, json: isJson = false } = read.values;
  const wanted = { only: namesIn(only), except: namesIn(except), slug, isJson };
  const settings = readSettings();
  return withAppDatabase(settings, (urls) =>
    withContext(settings, urls, [AccessModule, VerifyingModule], async (context) => {
      const fault = faultOfNames(context.get(Invariants), wanted);
      if (fault !== undefined) {
        process.stderr.write(`${fault}\n`);
        return 2;
      }
      if (list) return showList(context, wanted);
      return last ? showLast(context, isJson) : check(context, wanted);
    }),
  );
}

function namesIn(list: string | undefined): string[] | undefined {
  return list?.split(',').map((name) => name.trim()).filter(Boolean); // prettier-ignore
}

/** What is wrong with the names that were given, with the one that was probably meant; undefined when nothing is. */
function faultOfNames(invariants: Invariants, choice: Choice): string | undefined {
  const [unknown] = invariants.unknown(choice);
  if (unknown === undefined) return undefined;
  const near = nearestWord(unknown, invariants.all().map(({ id }) => id)); // prettier-ignore
  const meant = near === undefined ? '' : ` Có phải ý là “${near}”?`;
  return `Không có phép kiểm tra “${unknown}”.${meant} Xem các tên: npm run --silent khoabang -- verify --list`;
}

function showList(context: INestApplicationContext, wanted: Wanted): 0 {
  const invariants = context.get(Invariants);
  const chosen = wanted.only || wanted.except ? invariants.chosen(wanted) : invariants.all();
  const json = { invariants: chosen.map(({ id, title, of, byNameOnly = false }) => ({ id, title, of, byNameOnly })) };
  process.stdout.write(wanted.isJson ? `${JSON.stringify(json)}\n` : listText(chosen));
  return 0;
}

async function showLast(context: INestApplicationContext, isJson: boolean): Promise<number> {
  const [last, tenants] = [await context.get(NightlyVerifying).last(), await context.get(TenantDirectory).listAll()];
  const slugOf = new Map(tenants.map(({ tenant }) => [tenant.id, tenant.slug]));
  process.stdout.write(isJson ? `${JSON.stringify({ last: last ?? null })}\n` : lastNightText(last, slugOf));
  return last?.broken === 0 ? 0 : 1;
}

async function check(context: INestApplicationContext, { slug, isJson, ...choice }: Wanted): Promise<number> {
  const tenants = await tenantsFor(context.get(TenantDirectory), slug);
  const chosen = context.get(Invariants).chosen(choice);
  const verdicts: Verdict[] = [];
  const byId = new Map(tenants.map((tenant) => [tenant.id, tenant]));
  const begun = performance.now();
  for await (const verdict of context.get(Verifying).verify(chosen, [...byId.keys()])) {
    const isNext = verdict.tenant !== verdicts.at(-1)?.tenant;
    if (!isJson)
      process.stdout.write(`${isNext ? headingOf(verdict.tenant ? byId.get(verdict.tenant) : undefined) : ''}${verdictText(verdict)}`);
    verdicts.push(verdict);
  }
  const ms = Math.round(performance.now() - begun);
  const json = {
    ms,
    verdicts: verdicts.map(({ tenant, ...verdict }) => ({
      ...verdict,
      tenant: tenant ? (byId.get(tenant)?.slug ?? tenant) : null,
      holds: holds(verdict),
    })),
  };
  process.stdout.write(isJson ? `${JSON.stringify(json)}\n` : summaryText(verdicts, ms));
  return verdicts.every(holds) ? 0 : 1;
}

/** All tenants, the suspended as well. @throws Refusal */
async function tenantsFor(directory: TenantDirectory, slug: string | undefined): Promise<Tenant[]> {
  if (slug === undefined) return (await directory.listAll()).map(({ tenant }) => tenant);
  const tenant = await directory.findBySlug(slug);
  if (!tenant) throw new Refusal(`Không có đơn vị tổ chức nào có địa chỉ ${slug}. Xem danh sách: npm run --silent khoabang -- tenant list`);
  return [tenant];
}
