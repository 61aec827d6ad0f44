import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { CONTEST_MODULES, aContestIn } from '../load/a-contest.js';
import { MINUTE_MS } from '#kernel';
import { RegistrationsModule } from '#registrations';
import { aQuizPart, anEssayPart } from '#rules/testing';
import { readSettings } from '#settings';
import { SimilaritySearch, SubmissionPrints, SubmissionsModule, unpackPrint } from '#submissions';
import { anEssay, passageOf, withoutMarks, withPassage, withWordsChanged } from '#submissions/testing';
import { TenantContext } from '#tenancy';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { type Figure, median, type SuiteOptions } from '../figure.js';
import { withDatabase } from '../load/a-database.js';
import { EssayPlanting, essayAt, type EssayPlace } from './stored-essays.js';

const OWN_WORDS = 5000;
const COPIED_WORDS = 1500;
/** So many are compared in one pass; see SimilaritySearch. */
const AT_ONCE = 16;
/** Entries of the tenant's register of what was applied before: read in each pass besides. */
const REGISTERED = 1000;
/** What somebody is shown who asks for copies of at least a tenth. */
const ALARM = 0.1;
const MIB = 2 ** 20;

/** How a planted copy was changed. */
const DISGUISES: Readonly<Record<string, (passage: string) => string>> = {
  'as it is': (passage) => passage,
  'without diacritics': withoutMarks,
  'a fifth of its words changed': (passage) => withWordsChanged(passage, 0.2),
  'a third of its words changed': (passage) => withWordsChanged(passage, 1 / 3),
};

/** A tenant with so many essays, and what compares them. */
interface Desk {
  count: number;
  /** Ids of the stored essays, in their order. */
  ids: readonly string[];
  place: EssayPlace;
  client: pg.Client;
  planting: EssayPlanting;
  /** Compares what is due, as the worker does; how many. */
  compare: () => Promise<number>;
}

/** One essay of 5,000 words against 20,000 in the database (2,000 in a quick run): time, memory, what is found and what is not. */
export async function similarityFigures({ isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const settings = readSettings({ KHOABANG_MODE: 'test', SECRET_KEY: 'a-key-for-the-bench-that-is-long-enough', DATABASE_POOL: '4' });
  const count = isQuick ? 2000 : 20_000;
  return withDatabase(async ({ urls, embedded }) =>
    withContext(settings, urls, [...CONTEST_MODULES, RegistrationsModule, SubmissionsModule], async (context) => {
      const client = new pg.Client({ connectionString: embedded.superuserUrl('khoabang') });
      await client.connect();
      try {
        say(`writing ${count} essays …`);
        const desk = await aDesk(context, client, count);
        say('comparing …');
        const figures = await timeFigures(desk, isQuick ? 5 : 9);
        say('looking for planted copies …');
        return [...figures, ...(await recallFigures(desk, isQuick ? 16 : 25))];
      } finally {
        await client.end();
      }
    }),
  );
}

async function aDesk(context: INestApplicationContext, client: pg.Client, count: number): Promise<Desk> {
  const now = Date.now();
  const part = 'bai-viet';
  const essay = anEssayPart({ code: part, receiving: { opens: '2024-10-21', closes: 'hết ngày 2024-10-31' } });
  const { tenantId } = await aContestIn(context, 'do', {
    ...{ wards: 1, opensAt: now - MINUTE_MS, closesAt: now + MINUTE_MS },
    rules: () => ({ parts: [aQuizPart(), essay] }),
  });
  const { rows } = await client.query<{ id: string; contest: string }>(
    `update rounds set state = 'settling' where tenant_id = $1 and kind = 'receiving' returning id, contest_id as contest`,
    [tenantId],
  );
  const [round] = rows;
  if (!round) throw new Error('The contest receives nothing.');
  const place = { tenantId, contestId: round.contest, roundId: round.id, part };
  const planting = new EssayPlanting(client, place);
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.get(TenantContext, { strict: false }).run({ tenantId }, work);
  // The register first: a new entry of it makes every text due that was compared before.
  await planting.register(REGISTERED);
  const prints = context.get(SubmissionPrints, { strict: false });
  while ((await inScope(() => prints.makeMissing(500))) > 0);
  const ids = Array.from({ length: count }, () => randomUUID());
  await planting.plant(essays(ids));
  await client.query('vacuum analyze submission_prints, submissions, submission_versions, applied_initiatives, initiative_prints');
  const search = context.get(SimilaritySearch, { strict: false });
  const compare = (): Promise<number> => inScope(() => search.compareDue());
  return { count, ids, place, client, planting, compare };
}

function* essays(ids: readonly string[]): Generator<{ id: string; text: string; isDue: boolean }> {
  for (const [at, id] of ids.entries()) yield { id, text: essayAt(at), isDue: false };
}

async function timeFigures(desk: Desk, n: number): Promise<Figure[]> {
  const { planting, count } = desk;
  const own = randomUUID();
  await planting.plant([{ id: own, text: planted(desk, 0, (passage) => passage), isDue: true }]);
  // What is frequent in the round is found once, and remembered.
  const first = await clocked(desk.compare);
  const [limits, times, grown]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < n; run++) {
    limits.push(await clocked(() => oncePassed(desk)));
    await planting.rest();
    await planting.due(own);
    const memory = new Peak();
    times.push(await clocked(desk.compare));
    grown.push(memory.end());
  }
  const batch: number[] = [];
  for (let run = 0; run < Math.ceil(n / 3); run++) {
    await planting.rest();
    for (const id of desk.ids.slice(run * AT_ONCE, (run + 1) * AT_ONCE)) await planting.due(id);
    const memory = new Peak();
    batch.push((await clocked(desk.compare)) / AT_ONCE);
    grown.push(memory.end());
  }
  const against = `against ${count.toLocaleString('en')} of 3,000 to 5,000 and ${REGISTERED.toLocaleString('en')} of the register in the database`;
  return [
    {
      name: 'similarity.time',
      value: median(times),
      unit: 'ms',
      limit: median(limits),
      ratio: median(limits) / median(times),
      n,
      note: `one essay of ${OWN_WORDS.toLocaleString('en')} words ${against}: taken in hand, all prints streamed, the best compared word by word, what is found kept; limit: reading the same prints by the bare driver and adding up their numbers, ${(planting.bytes / MIB).toFixed(0)} MiB`,
    },
    {
      name: 'similarity.batch',
      value: median(batch),
      unit: 'ms',
      n: batch.length,
      note: `each of ${AT_ONCE} that are searched for while the prints are streamed once, as the worker does`,
    },
    {
      name: 'similarity.first',
      value: first,
      unit: 'ms',
      n: 1,
      note: 'the first of a round: what its texts have in common is found before',
    },
    {
      name: 'similarity.memory',
      value: Math.max(...grown) / MIB,
      unit: 'MiB',
      n: grown.length,
      note: 'most memory held while comparing one or sixteen, not yet freed included; a plain read of the prints included',
    },
  ];
}

async function recallFigures(desk: Desk, n: number): Promise<Figure[]> {
  const wanted: { id: string; disguise: string; at: number }[] = [];
  for (const [place, [disguise, change]] of Object.entries(DISGUISES).entries())
    for (let nth = 1; nth <= n; nth++) {
      const [id, at] = [randomUUID(), place * n + nth];
      await desk.planting.plant([{ id, text: planted(desk, at, change), isDue: true }]);
      wanted.push({ id, disguise, at });
    }
  const own: string[] = Array.from({ length: n }, () => randomUUID());
  await desk.planting.plant(own.map((id, at) => ({ id, text: anEssay({ seed: `rieng-${at}`, words: OWN_WORDS }), isDue: true })));
  // What is new comes first; that others are looked at again because of it is not waited for.
  for (let left = wanted.length + own.length; left > 0; left -= AT_ONCE) await desk.compare();
  const best = await bestFindings(desk);
  const figures = Object.keys(DISGUISES).map((name): Figure => {
    const shares = wanted
      .filter(({ disguise }) => disguise === name)
      .flatMap(({ id, at }) => {
        const found = best.get(id);
        return found && found.other === desk.ids[sourceOf(desk, at)] ? [found.share] : [];
      });
    return {
      name: `similarity.found.${name.replaceAll(' ', '-')}`,
      value: shares.length,
      unit: 'count',
      n,
      note: `of ${n} essays with ${COPIED_WORDS.toLocaleString('en')} of their ${OWN_WORDS.toLocaleString('en')} words copied, the source came first; shown as copied ${inPercent(shares)}`,
    };
  });
  const chance = own.map((id) => best.get(id)?.share ?? 0);
  figures.push({
    name: 'similarity.false-alarms',
    value: chance.filter((share) => share >= ALARM).length,
    unit: 'count',
    n,
    note: `of ${n} essays copied from nobody, those with a share of ${inPercent([ALARM])} and more; the largest share of each ${inPercent(chance)}`,
  });
  return figures;
}

async function bestFindings({ client, place }: Desk): Promise<ReadonlyMap<string, { other: string; share: number }>> {
  const { rows } = await client.query<{ id: string; other: string; share: number }>(
    `select distinct on (submission_id) submission_id as id, other_submission_id as other, share_without_quotations as share
     from similarity_findings where tenant_id = $1 order by submission_id, share_without_quotations desc`,
    [place.tenantId],
  );
  return new Map(rows.map(({ id, ...found }) => [id, found]));
}

/** An essay of 5,000 words of which 1,500 are a stored one's. */
function planted(desk: Desk, at: number, disguise: (passage: string) => string): string {
  const passage = disguise(passageOf(essayAt(sourceOf(desk, at)), COPIED_WORDS, 200 + (at % 25) * 10));
  return withPassage(anEssay({ seed: `moi-${at}`, words: OWN_WORDS - COPIED_WORDS }), passage);
}

function sourceOf({ count }: Pick<Desk, 'count'>, at: number): number {
  return (at * 7919 + 500) % count;
}

function inPercent(shares: readonly number[]): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  if (shares.length === 0) return 'in none';
  return least === most ? percent(least) : `${percent(least)} to ${percent(most)}`;
}

async function oncePassed({ client, place }: Desk): Promise<number> {
  let sum = 0;
  await client.query('begin');
  await client.query(`declare prints no scroll cursor for select marks from submission_prints where tenant_id = '${place.tenantId}'`);
  for (;;) {
    const { rows } = await client.query<{ marks: Buffer }>('fetch 5000 from prints');
    for (const { marks } of rows) for (const mark of unpackPrint(marks)) sum = (sum + mark) | 0;
    if (rows.length < 5000) break;
  }
  await client.query('commit');
  return sum;
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** The most memory that is held from now on, looked at as often as the work lets it be. */
class Peak {
  private readonly before = heldMemory();
  private most = this.before;
  private readonly timer = setInterval(() => (this.most = Math.max(this.most, heldMemory())), 10);

  /** Bytes more than at the beginning. */
  end(): number {
    clearInterval(this.timer);
    return Math.max(this.most, heldMemory()) - this.before;
  }
}

function heldMemory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
