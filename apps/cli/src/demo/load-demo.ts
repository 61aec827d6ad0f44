import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { DatabaseUrls } from '#persistence';
import { PROJECT_ROOT, type Settings } from '#settings';
import {
  DRAWING_NAMES,
  type NewTenant,
  type TenantColours,
  TenantDirectory,
  type TenantKind,
  TenantRegistry,
  TenantsModule,
} from '#tenants';
import { withContext } from '../cli-context.js';

interface DemoTenant {
  slug: string;
  name: string;
  shortName: string;
  hostBody: string;
  kind: TenantKind;
  parent?: string;
  host: string;
  colours: TenantColours;
}

/** Brings the demo's tenants into the database; what is there already is left as it is. */
export async function loadDemo(settings: Settings, urls: DatabaseUrls): Promise<void> {
  await withContext(urls, [TenantsModule], async (context) => {
    const directory = context.get(TenantDirectory);
    const registry = context.get(TenantRegistry);
    for (const tenant of demoTenants()) {
      if (await directory.findBySlug(tenant.slug)) continue;
      await registry.create(newTenant(tenant, settings.ROOT_HOST));
    }
  });
}

/** The demo's tenants as `config/demo/tenants.yaml` has them. */
export function demoTenants(): DemoTenant[] {
  const file = join(PROJECT_ROOT, 'config/demo/tenants.yaml');
  return (parse(readFileSync(file, 'utf8')) as { tenants: DemoTenant[] }).tenants;
}

function newTenant(tenant: DemoTenant, rootHost: string): NewTenant {
  const { slug, name, shortName, hostBody, kind, colours } = tenant;
  const drawings: NewTenant['drawings'] = {};
  for (const drawing of DRAWING_NAMES) {
    const file = join(PROJECT_ROOT, 'config/demo/art', slug, `${drawing}.svg`);
    if (existsSync(file)) drawings[drawing] = readFileSync(file, 'utf8').trim();
  }
  return {
    slug,
    name,
    shortName,
    hostBody,
    kind,
    colours,
    drawings,
    hosts: [`${tenant.host}.${rootHost}`],
    ...(tenant.parent ? { parentSlug: tenant.parent } : {}),
  };
}
