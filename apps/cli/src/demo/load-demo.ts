import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { parse } from 'yaml';
import { AccessModule, type StaffRole } from '#access';
import { AccountsModule, Staff } from '#accounts';
import { AttemptsModule } from '#attempts';
import { CertificatesModule } from '#certificates';
import { ContestReader, ContestsModule, Deployments } from '#contests';
import { FilesModule } from '#files';
import { JudgingModule } from '#judging';
import { Clock } from '#kernel';
import type { DatabaseUrls } from '#persistence';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { ReportsModule } from '#reports';
import { ResultsModule } from '#results';
import { PROJECT_ROOT, type Settings } from '#settings';
import { SubmissionsModule } from '#submissions';
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
import { UnitsModule } from '#units';
import { withContext } from '../cli-context.js';
import { type DemoScene, freeSlug, hasOpenContest, loadEdition, loadWardUnits } from './demo-edition.js';
import { demoEditions, type Edition, planOf } from './demo-editions.js';
import { loadBoardWork } from './demo-board-work.js';
import { loadCall } from './demo-calls.js';
import { loadNews } from './demo-news.js';
import { loadQuestionWork } from './demo-question-work.js';
import { loadStaff } from './demo-staff.js';
import { UnfinishedLoad } from './unfinished-load.js';
import type { DemoBoard } from './finish-round.js';

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

const FEATURES = [
  AccessModule,
  TenantsModule,
  AccountsModule,
  UnitsModule,
  ContestsModule,
  QuestionsModule,
  RegistrationsModule,
  AttemptsModule,
  FilesModule,
  SubmissionsModule,
  JudgingModule,
  ResultsModule,
  CertificatesModule,
  ReportsModule,
];

/**
 * Brings the demo's tenants, staff, units, questions and contests into the database; what is there already is left as it
 * is, and a tenant in whose contests nothing is open any more gets a further edition.
 */
export async function loadDemo(settings: Settings, urls: Pick<DatabaseUrls, 'app' | 'platform'>): Promise<void> {
  await withContext(settings, urls, FEATURES, async (context) => {
    await new UnfinishedLoad(context, settings).mend();
    const directory = context.get(TenantDirectory);
    for (const tenant of demoTenants()) {
      if (!(await directory.findBySlug(tenant.slug))) await context.get(TenantRegistry).create(newTenant(tenant, settings.ROOT_HOST));
      // Also where the tenant is there: the start that made it may have been broken off before its staff came.
      await loadStaff(context, tenant.slug);
    }
    for (const edition of demoEditions().editions) await loadWanted(context, settings, edition);
  });
}

/** Loads an edition where it is missing, and what is deployed of it. */
async function loadWanted(context: INestApplicationContext, settings: Settings, edition: Edition): Promise<void> {
  const tenant = await tenantNamed(context, edition.tenant);
  const scopes = context.get(TenantContext);
  const slug = await scopes.run({ tenantId: tenant.id }, () => slugWanted(context, edition));
  if (slug === undefined) return;
  await new UnfinishedLoad(context, settings).marked(tenant.slug, slug, () => loadAs(context, settings, { tenant, edition, slug }));
}

async function loadAs(
  context: INestApplicationContext,
  settings: Settings,
  { tenant, edition, slug }: { tenant: Tenant; edition: Edition; slug: string },
): Promise<void> {
  const scopes = context.get(TenantContext);
  const deployer = await deployerOf(context, edition.tenant);
  const running = await scopes.run({ tenantId: tenant.id }, async () => {
    const scene = {
      tenant,
      place: tenant.shortName,
      origin: await originOf(context, settings, tenant),
      board: await boardOf(context),
      deployer,
    };
    const loaded = await loadEdition(context, scene, edition, slug);
    await loadNews(context, tenant.slug, loaded);
    await loadCall(context, tenant.slug, loaded, context.get(Clock).now());
    await loadBoardWork(context, tenant.slug, loaded);
    if (loaded.ruleSet.parts.some(({ kind }) => kind === 'quiz')) await loadQuestionWork(context);
    return loaded;
  });
  if (!deployer) return;
  const plan = planOf(deployer.deployment.plan);
  const order = { ownerTenantId: tenant.id, contestId: running.contest.id, plan };
  await scopes.run({ tenantId: deployer.tenant.id }, () => context.get(Deployments).deploy(order));
}

/** The name under which an edition is to be loaded; undefined when it is there, or one can still take part in another. */
async function slugWanted(context: INestApplicationContext, edition: Edition): Promise<string | undefined> {
  if (edition.published !== undefined || edition.judged !== undefined) {
    const known = await context.get(ContestReader).list();
    return known.some(({ slug }) => slug === edition.slug) ? undefined : edition.slug;
  }
  return (await hasOpenContest(context)) ? undefined : freeSlug(context, edition.slug);
}

async function deployerOf(context: INestApplicationContext, owner: string): Promise<DemoScene['deployer']> {
  const deployment = demoEditions().deployments.find((one) => one.owner === owner);
  if (!deployment) return undefined;
  const tenant = await tenantNamed(context, deployment.tenant);
  const ownUnits = await context.get(TenantContext).run({ tenantId: tenant.id }, () => loadWardUnits(context, deployment));
  return { tenant, deployment, ownUnits };
}

async function boardOf(context: INestApplicationContext): Promise<DemoBoard> {
  const staff = await context.get(Staff).list();
  const having = (role: StaffRole) => staff.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
  const [[secretary], [publisher]] = [having('author'), having('publisher')];
  if (!secretary || !publisher) throw new Error('The demo has no secretary or no publisher.');
  return { secretary, approvers: having('approver'), publisher, judges: having('judge') };
}

async function tenantNamed(context: INestApplicationContext, slug: string): Promise<Tenant> {
  const tenant = await context.get(TenantDirectory).findBySlug(slug);
  if (!tenant) throw new Error(`The demo has no tenant ${slug}.`);
  return tenant;
}

/** "http://lam-dong.localhost:3000" */
async function originOf(context: INestApplicationContext, settings: Settings, { id }: Tenant): Promise<string> {
  const [host = settings.ROOT_HOST] = await context.get(TenantDirectory).hostsOf(id);
  return `${settings.HTTPS ? 'https' : 'http'}://${host}${settings.PORT === 80 ? '' : `:${settings.PORT}`}`;
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
