import { createHash } from 'node:crypto';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { parseLocal, type TenantId } from '#kernel';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { aFinishedRound } from '../../../test/factories/a-finished-round.js';
import { aRunningContest } from '../../../test/factories/a-running-contest.js';
import { aSealedSitting } from '../../../test/factories/a-sealed-sitting.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { ResultsModule } from './results.module.js';
import { Standings } from './standings.service.js';

describe('the text of a standing', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;

  beforeEach(async () => {
    await context.timeIs(parseLocal('2024-10-22 08:00')!);
    tenantId = await context.aTenant();
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const textOf = async (people: { right: number; prediction: number | null }[]): Promise<{ text: string; sha256: string }> => {
    const paper = { ...aQuizPart().paper, credit: { code: 'exact', version: 1, points: 0.335 } };
    const running = await aRunningContest(context.module, { ruleSet: aRuleSet({ parts: [aQuizPart({ paper })] }) });
    for (const script of people) await aSealedSitting(context.module, running, { startsAt: parseLocal('2024-10-22 09:00')!, ...script });
    await aFinishedRound(context.module, running, { to: 'ranked' });
    const standing = (await context.get(Standings).newest(running.rounds[0]!.id))!;
    let text = '';
    for await (const portion of context.get(Standings).canonicalText(standing.id)) text += portion;
    return { text, sha256: standing.sha256 };
  };
  const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

  it('out of what is stored is the one that was hashed, down to fractions of points and missing predictions', async () => {
    await inScope(async () => {
      const { text, sha256 } = await textOf([
        { right: 3, prediction: 1_000_000_000 },
        { right: 2, prediction: null },
        { right: 1, prediction: 0 },
        { right: 0, prediction: 7 },
      ]);

      expect(hashOf(text)).toBe(sha256);
      expect((JSON.parse(text) as { lines: unknown[][] }).lines.map((line) => line[3])).toEqual([1.005, 0.67, 0.335, 0]);
      expect(hashOf(text.replace('1.005', '1.006'))).not.toBe(sha256);
    });
  });

  it('exists where nobody took part', async () => {
    await inScope(async () => {
      const { text, sha256 } = await textOf([]);

      expect(hashOf(text)).toBe(sha256);
      expect(text).toContain('"lines":[],"summary":');
    });
  });

  it('is whole where it is longer than what is read at once', async () => {
    await inScope(async () => {
      const running = await aRunningContest(context.module);
      await aSealedSitting(context.module, running, { startsAt: parseLocal('2024-10-22 09:00')! });
      await aFinishedRound(context.module, running, { to: 'ranked' });
      const { id } = (await context.get(Standings).newest(running.rounds[0]!.id))!;
      await context.asSuperuser(
        `insert into standing_lines select (jsonb_populate_record(l, jsonb_build_object('rank', n, 'person', gen_random_uuid()))).*
         from standing_lines l, generate_series(2, 4001) n where l.standing_id = $1`,
        [id],
      );
      await context.asSuperuser(`update standings set summary = summary || '{"ranked": 4001}' where id = $1`, [id]);

      const portions: string[] = [];
      for await (const portion of context.get(Standings).canonicalText(id)) portions.push(portion);

      const { lines } = JSON.parse(portions.join('')) as { lines: unknown[][] };
      expect(lines.map(([rank]) => rank)).toEqual(Array.from({ length: 4001 }, (_, n) => n + 1));
    });
  });

  it('is nothing of another tenant’s', async () => {
    const id = await inScope(async () => {
      const running = await aRunningContest(context.module);
      await aFinishedRound(context.module, running, { to: 'ranked' });
      return (await context.get(Standings).newest(running.rounds[0]!.id))!.id;
    });
    const theirs = await context.aTenant();

    await context.as(theirs, () => expect(context.get(Standings).canonicalText(id).next()).rejects.toMatchObject({ code: 'NO_STANDING' }));
  });
});
