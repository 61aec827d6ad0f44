import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Where the product reads across tenants, and why. A new place is a decision: enter it here with its reason. */
const CALL_SITES: Readonly<Record<string, string>> = {
  'libs/contests/src/public-listing.service.ts': 'the product’s page lists public contests',
  'libs/tenants/src/tenant-drawings.service.ts':
    'the product’s page shows emblem and card of each tenant; pictures of emblems have one address for all',
  'libs/tenants/src/tenant-moving.service.ts':
    'the operator moves no tenant to which another one has granted a contest: only how many such grants live',
};

const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
);

describe('reading across tenants', () => {
  it('happens only where the list says so', () => {
    const found = sources
      .filter((file) => /crossTenant\s*\.\s*read\(/.test(readFileSync(file, 'utf8')))
      .map((file) => relative(ROOT, file));

    expect(found.toSorted()).toEqual(Object.keys(CALL_SITES).toSorted());
  });
});

describe('crossing over into another tenant’s scope', () => {
  it('is the cascade’s alone, which looks for a live grant first', () => {
    const found = sources.filter((file) => /\.crossOver\(/.test(readFileSync(file, 'utf8'))).map((file) => relative(ROOT, file));

    expect(found.toSorted()).toEqual(['libs/contests/src/deployments.service.ts', 'libs/contests/src/nomination-gate.service.ts']);
  });
});

describe('the clock', () => {
  it('is the only time in SQL: now() stands in app_now() and in the clock’s own statements', () => {
    const files = [...sources, ...readdirSync(join(ROOT, 'migrations')).map((file) => join(ROOT, 'migrations', file))];
    const found = files.flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      return lines
        .filter(
          (line) =>
            /(?<![\w.])(now|current_timestamp|clock_timestamp|transaction_timestamp)\(\)/i.test(line) && !/[`'"]?app_now/.test(line),
        )
        .map((line) => `${relative(ROOT, file)}: ${line.trim()}`);
    });
    const inSql = found.filter((line) => !/\.now\(\)|now\(\): Date|performance/.test(line));

    expect(inSql).toEqual([
      `libs/persistence/src/database-clock.ts: "update app_clock set shift = date_trunc('milliseconds', $1::timestamptz - now()) + interval '1 millisecond'",`,
      'migrations/0001-tenancy.ts: return now() + (select shift from app_clock);',
    ]);
  });
});
