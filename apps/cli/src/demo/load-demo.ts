import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { parse } from 'yaml';
import { ContestPublisher, ContestReader, ContestsModule } from '#contests';
import { Clock } from '#kernel';
import type { DatabaseUrls } from '#persistence';
import { QuestionBank, QuestionsModule } from '#questions';
import { PROJECT_ROOT, type Settings } from '#settings';
import { TenantContext } from '#tenancy';
import {
  DRAWING_NAMES,
  type NewTenant,
  type Tenant,
  type TenantColours,
  TenantDirectory,
  type TenantKind,
  TenantRegistry,
  TenantsModule,
} from '#tenants';
import { UnitRegister, UnitsModule } from '#units';
import { withContext } from '../cli-context.js';
import { demoEditions, type Edition, ruleSetOf } from './demo-editions.js';
import { demoQuestions } from './demo-questions.js';
import { demoUnits } from './demo-units.js';

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

/** Brings the demo's tenants, units, questions and contests into the database; what is there already is left as it is. */
export async function loadDemo(settings: Settings, urls: DatabaseUrls): Promise<void> {
  await withContext(settings, urls, [TenantsModule, UnitsModule, ContestsModule, QuestionsModule], async (context) => {
    const directory = context.get(TenantDirectory);
    const registry = context.get(TenantRegistry);
    for (const tenant of demoTenants()) {
      if (await directory.findBySlug(tenant.slug)) continue;
      await registry.create(newTenant(tenant, settings.ROOT_HOST));
    }
    for (const edition of demoEditions()) {
      const tenant = await directory.findBySlug(edition.tenant);
      if (tenant) await context.get(TenantContext).run({ tenantId: tenant.id }, () => loadEdition(context, tenant, edition));
    }
  });
}

async function loadEdition(context: INestApplicationContext, tenant: Tenant, edition: Edition): Promise<void> {
  if (await context.get(ContestReader).findRunning()) return;
  await context.get(UnitRegister).enter(demoUnits(tenant.slug));
  const ruleSet = ruleSetOf(edition, context.get(Clock).now());
  const contestId = await context.get(ContestPublisher).publish({ slug: edition.slug, ruleSet });
  if (!ruleSet.parts.some((part) => part.kind === 'quiz')) return;
  await context.get(QuestionBank).add(demoQuestions());
  await context.get(QuestionBank).seal(contestId, ruleSet);
}

/** The demo's tenants as `config/demo/tenants.yaml` has them. */
function demoTenants(): DemoTenant[] {
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
