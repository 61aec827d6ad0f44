import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { Clock, localDay } from '#kernel';
import { readSettings, SettingsError } from '#settings';
import { TenantDirectory, TenantsModule } from '#tenants';
import { Catalogue, UnitsModule } from '#units';
import { withContext } from '../cli-context.js';
import { loadDemo } from '../demo/load-demo.js';
import { Refusal } from '../refusal.js';
import { importInto } from '../units/units-import.js';
import type { ListedSite } from './start-table.js';

/**
 * A process of its own that `npm start` runs before it serves: loads the demo where it is asked for, tells which sites
 * there are, and ends. So the process that watches over the others never holds what this one needs.
 */
async function prepare(): Promise<void> {
  const settings = readSettings();
  const urls = { app: settings.DATABASE_APP_URL as string, platform: settings.DATABASE_PLATFORM_URL as string };
  await withContext(settings, urls, [UnitsModule], bringCatalogue);
  if (settings.isDemo) await loadDemo(settings, urls);
  const tenants = await withContext(settings, urls, [TenantsModule], (context) => context.get(TenantDirectory).list());
  const sites: ListedSite[] = tenants.map(({ tenant, hosts }) => ({ name: tenant.name, hosts }));
  await new Promise<void>((resolve) => process.send?.(sites, () => resolve()));
}

/** A fresh installation knows the country's administrative units; later ones come by `khoabang units import`. */
async function bringCatalogue(context: INestApplicationContext): Promise<void> {
  const catalogue = context.get(Catalogue);
  if (await catalogue.isEmpty()) await importInto(catalogue, { today: localDay(context.get(Clock).now()) });
}

process.once('disconnect', () => process.exit(3));
prepare().then(
  () => process.exit(0),
  (error: unknown) => {
    const isSpoken = error instanceof Refusal || error instanceof SettingsError;
    process.stderr.write(`${isSpoken ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(3);
  },
);
