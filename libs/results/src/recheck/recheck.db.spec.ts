import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, type Round, type RunningContest, Teams } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { Erasure } from '#registrations';
import {
  type Finding,
  type OwnReceipt,
  Recheck,
  type RecheckForm,
  type RecheckRecord,
  type RecheckReport,
  RecheckTextReader,
} from '#rules';
import { aQuizPart } from '#rules/testing';
import { aFinishedRound } from '../../../../test/factories/a-finished-round.js';
import { anApprover } from '../../../../test/factories/a-member.js';
import { aPublishedRound } from '../../../../test/factories/a-published-round.js';
import { aSealedSitting, type SittingScript } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { aCollectiveAward, aPrizePerRound, tiers } from '../../../../test/factories/some-prizes.js';
import { rulesWithPrizes, TWO_ROUNDS } from '../../../../test/factories/some-rule-sets.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import type { Standing } from '../entities/standing.entity.js';
import { Publication } from '../publication.service.js';
import { ResultsModule } from '../results.module.js';
import { Standings } from '../standings.service.js';
import { RecheckExport } from './recheck-export.service.js';
import { StandingVerifying } from './standing-verifying.service.js';

const at = (text: string): Date => parseLocal(text)!;

const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
let tenantId: TenantId;
let running: RunningContest;

const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
const sit = (script: Partial<SittingScript> = {}) =>
  aSealedSitting(context.module, running, { startsAt: at('2024-10-22 09:00'), ...script });
const round = (nth = 0): Promise<Round> => context.get(ContestReader).round(running.rounds[nth]!.id);
const standingOf = async (nth = 0): Promise<Standing> => (await context.get(Standings).newest(running.rounds[nth]!.id))!;
/** Checks the newest standing of a round again, as it is stored now. */
const verify = (nth = 0): Promise<RecheckReport> => inScope(async () => context.get(StandingVerifying).verify(await standingOf(nth)));
/** Changes what is stored behind the product's back, as whoever has the database in hand can: no trigger stops that. */
const tamper = (sql: string) => context.asSuperuser(`set session_replication_role = replica; ${sql}`);
const said = ({ findings }: RecheckReport): string[] => findings.map(({ part, subject }) => `${part} ${subject}`.trim());
const sentenceOn = ({ findings }: RecheckReport, subject: string): string | undefined =>
  findings.find((finding: Finding) => finding.subject === subject)?.sentence;

async function textOf(readers: RecheckForm, nth = 0): Promise<string> {
  let text = '';
  for await (const portion of (await context.get(RecheckExport).of(await round(nth), readers)).text()) text += portion;
  return text;
}

function checkText(text: string, receipt?: OwnReceipt): RecheckReport {
  const [reader, recheck] = [new RecheckTextReader(), new Recheck(receipt)];
  for (const line of text.split('\n').slice(0, -1)) {
    const record = reader.read(line);
    if (record) recheck.take(record);
  }
  return recheck.finish(reader.finish());
}

function recordsOf(text: string): RecheckRecord[] {
  const reader = new RecheckTextReader();
  return text
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => reader.read(line) ?? []);
}

const attemptsOf = (text: string) => recordsOf(text).flatMap((record) => (record.kind === 'attempt' ? [record.attempt] : []));
const linesOf = (text: string) => recordsOf(text).flatMap((record) => (record.kind === 'line' ? [record.line] : []));

describe('a standing out of the database', () => {
  let standing: Standing;
  let people: Awaited<ReturnType<typeof sit>>[];
  let barred: Awaited<ReturnType<typeof sit>>;

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes() }));
    await inScope(async () => {
      people = [await sit({ minutes: 4 }), await sit({ minutes: 6 }), await sit({ right: 2, minutes: 2, prediction: null })];
      barred = await sit({ fullName: 'Phạm Thị Sen', minutes: 1 });
      await context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'PHẠM THỊ SEN', birthDate: '1962-07-07' }]);
      await aFinishedRound(context.module, running);
      standing = await standingOf();
    });
  });

  it('is the one that was computed, where nobody has changed anything', async () => {
    const report = await verify();

    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ isSame: true, standing: { claimed: standing.sha256, computed: standing.sha256 } });
    expect(report.checked).toEqual({ attempts: 4, lines: 3, people: 4 });
    expect(report.collective.map(({ award }) => award)).toEqual(['tap-the']);
  });

  it('is told from one with an attempt that was changed behind the product’s back', async () => {
    const { attempt, registration } = people[2]!;
    await tamper(`update attempts set marks = (select marks from attempts where id = '${people[0]!.attempt.id}'), questions = (select
      questions from attempts where id = '${people[0]!.attempt.id}') where id = '${attempt.id}'`);

    const report = await verify();

    expect(report.isSame).toBe(false);
    expect(sentenceOn(report, attempt.id)).toBe(
      `Lượt thi ${attempt.id} (người ${registration.pseudonym}) đã bị đổi sau khi niêm phong: nội dung không khớp mã niêm phong.`,
    );
    expect(said(report)).toEqual(expect.arrayContaining(['standing computed', 'line 3']));
  });

  it('is told from one with an attempt that was taken out or whose person was exchanged', async () => {
    await tamper(`update attempts set registration_id = '${people[1]!.registration.id}', number = 7 where id = '${people[0]!.attempt.id}'`);
    expect(said(await verify())).toContain('attempt dot-1');

    await tamper(`delete from attempts where id = '${people[0]!.attempt.id}'`);
    expect(sentenceOn(await verify(), 'dot-1')).toBe('Đợt dot-1 ghi 4 lượt thi lúc lập bảng, nay có 3.');
  });

  it('is told from one with a line that was changed', async () => {
    await tamper(`update standing_lines set points = points + 1 where standing_id = '${standing.id}' and rank = 2`);

    const report = await verify();

    expect(said(report)).toEqual(['standing sha256', 'line 2']);
    expect(sentenceOn(report, '2')).toBe('Dòng 2 khác kết quả tính lại: điểm ghi 4, tính lại 3.');
  });

  it('is told from one whose reason for a place was changed, which no fingerprint covers', async () => {
    await tamper(`update standing_lines set decided_by = 'draw' where tenant_id = '${tenantId}' and rank = 1`);
    const report = await verify();
    expect(said(report)).toEqual(['line 1']);
    expect(sentenceOn(report, '1')).toContain('lý do xếp trên người kế tiếp bị đổi từ');
  });

  it('is told from one with a prize that went to somebody else', async () => {
    const other = people[2]!.registration.pseudonym;
    await tamper(`update standings set summary = jsonb_set(summary, '{prizes,awards,0,person}', '"${other}"') where id = '${standing.id}'`);

    expect(said(await verify())).toEqual(expect.arrayContaining([`prize ${other}`, `prize ${people[0]!.registration.pseudonym}`]));
  });

  it('is told from one with another key', async () => {
    await tamper(
      `update bank_keys set key = (select jsonb_object_agg(k, '[3]'::jsonb) from jsonb_object_keys(key) k) where tenant_id = '${tenantId}'`,
    );

    const report = await verify();

    expect(said(report)[0]).toMatch(/^key /);
    expect(said(report)).toContain('standing computed');
  });

  it('is told from one whose exclusions were changed, down to the person', async () => {
    await tamper(`update standing_inputs set body = jsonb_set(body, '{exclusions}', '[]') where standing_id = '${standing.id}'`);

    const report = await verify();

    expect(said(report)).toEqual(expect.arrayContaining(['inputs exclusions', `standing ${barred.registration.pseudonym}`]));
  });

  it('is told from one whose units or collective award were changed', async () => {
    await tamper(`update collective_standings set body = jsonb_set(body, '{lines,0,people}', '99') where tenant_id = '${tenantId}'`);
    expect((await verify()).findings.map(({ part }) => part)).toEqual(['collective']);

    await tamper(`update standing_inputs set units = jsonb_set(units, '{0,3}', '99') where standing_id = '${standing.id}'`);
    expect(said(await verify())).toContain('units');
  });

  it('is told from one of which every table was changed in accord, by what the trail has kept', async () => {
    const other = 'f'.repeat(64);
    await tamper(`update standings set sha256 = '${other}' where id = '${standing.id}'`);

    const report = await verify();

    expect(report.findings.at(-1)).toEqual({
      part: 'standing',
      subject: 'trail',
      sentence: `Nhật ký ghi mã của bảng xếp hạng là ${standing.sha256}, nay là ${other}.`,
    });
  });

  it('has the same file, and the same fingerprint, after a person was erased', async () => {
    await inScope(async () => {
      const before = await textOf('public');
      const { registration } = people[0]!;
      await context.get(Erasure).erase(running, registration, 'contestant');

      expect(await textOf('public')).toBe(before);
      expect(checkText(before)).toMatchObject({ isSame: true, standing: { computed: standing.sha256 } });
    });
    expect((await verify()).isSame).toBe(true);
  });

  it('goes out as a text without a name, a contact or the text of a question', async () => {
    await inScope(async () => {
      const text = await textOf('public');

      expect(text).not.toMatch(/Phạm Thị Sen|Người Thi|@vidu|1962-07-07|Câu hỏi số/i);
      expect(text).not.toContain(people[0]!.registration.id);
      expect(text).not.toContain(people[0]!.registration.accountId);
      expect(text).not.toContain(people[0]!.attempt.receiptCode!);
    });
  });

  it('goes to everybody without salts and without the units of few people, to the board with both', async () => {
    await inScope(async () => {
      const [open, whole] = [await textOf('public'), await textOf('board')];
      const salts = [...people, barred].map(({ attempt }) => attempt.receiptSalt!.toString('hex'));

      expect(salts.map((salt) => [open.includes(salt), whole.includes(salt)])).toEqual(salts.map(() => [false, true]));
      expect([attemptsOf(open), attemptsOf(whole)].map((rows) => new Set(rows.map(({ unit }) => unit)).has(null))).toEqual([true, false]);
      expect(checkText(open)).toMatchObject({
        isSame: true,
        standing: { computed: standing.sha256 },
        unchecked: { seals: 4, units: [{ award: 'tap-the', count: 1 }] },
      });
      expect(checkText(whole)).toMatchObject({ isSame: true, unchecked: { seals: 0, units: [] } });
      const { id, sealSha256 } = people[0]!.attempt;
      expect(checkText(open, { seal: sealSha256!, salt: salts[0] }).receipt).toMatchObject({ attempt: id, isSealed: true });
    });
  });

  it('names the unit of five people', async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes() }));
    await inScope(async () => {
      for (let minutes = 1; minutes <= 5; minutes += 1) await sit({ minutes });
      await aFinishedRound(context.module, running);
      const text = await textOf('public');

      expect(attemptsOf(text).map(({ unit }) => typeof unit)).toEqual(Array(5).fill('string'));
      expect(checkText(text)).toMatchObject({ isSame: true, unchecked: { seals: 5, units: [] } });
    });
  });

  it('cannot be changed or removed by the application, nor what it was computed from', async () => {
    const sql = (statement: string) => `select set_config('app.tenant_id', '${tenantId}', false); ${statement}`;

    await expect(context.asApp(sql(`update standing_inputs set sha256 = '${'0'.repeat(64)}'`))).rejects.toThrow('permission denied');
    await expect(context.asApp(sql('delete from standing_inputs'))).rejects.toThrow('permission denied');
  });
});

describe('the file of a round', () => {
  it('has the time that was used, without the rest of the round, as it was ranked', async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes() }));
    const rested = await inScope(() => sit({ minutes: 9 }));
    const other = await inScope(() => sit({ minutes: 6 }));
    const took = ({ attempt }: typeof rested): number => attempt.submittedAt!.getTime() - attempt.startedAt.getTime();
    await tamper(`update attempts set paused_ms = 240000 where id = '${rested.attempt.id}'`);
    await inScope(async () => {
      await aFinishedRound(context.module, running);
      const { sha256 } = await standingOf();

      for (const form of ['public', 'board'] as const)
        expect(checkText(await textOf(form))).toMatchObject({ isSame: true, standing: { computed: sha256 } });
      expect(linesOf(await textOf('public')).map(({ durationMs }) => durationMs)).toEqual([took(rested) - 240_000, took(other)]);
    });
    expect((await verify()).findings).toEqual([]);

    await tamper(`update attempts set paused_ms = 0 where id = '${rested.attempt.id}'`);
    expect(said(await verify())).toEqual(expect.arrayContaining(['attempt dot-1', 'standing computed']));
  });

  it('does not go out while a later round asks the same questions', async () => {
    ({ tenantId, running } = await aTenantWithContest(context, {
      ruleSet: rulesWithPrizes({ parts: [aQuizPart({ rounds: TWO_ROUNDS })] }),
    }));
    await inScope(async () => {
      await sit();
      await aFinishedRound(context.module, running, { to: 'ranked' });

      await expect(textOf('board')).rejects.toMatchObject({ code: 'KEY_STILL_NEEDED' });
    });
  });

  it('goes to the board once it is ranked, to everybody once it is published', async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes() }));
    await inScope(async () => {
      await sit();
      await expect(textOf('board')).rejects.toMatchObject({ code: 'NO_STANDING' });
      await aFinishedRound(context.module, running, { to: 'approved' });

      expect(checkText(await textOf('board')).isSame).toBe(true);
      await expect(textOf('public')).rejects.toMatchObject({ code: 'NOT_PUBLISHED' });
    });
  });

  it('waits for the last round where an award counts all of them, and carries the prizes of earlier rounds', async () => {
    const prizes = [aPrizePerRound({ tiers: tiers(1, 1), personLimit: { code: 'one-per-contest', version: 1 } })];
    const parts = [aQuizPart({ rounds: TWO_ROUNDS })];
    ({ tenantId, running } = await aTenantWithContest(context, {
      ruleSet: rulesWithPrizes({ parts, prizes, collective: [aCollectiveAward()] }),
    }));
    await inScope(async () => {
      const { registration } = await sit();
      await aFinishedRound(context.module, running);
      await context.get(Publication).publish(running.rounds[0]!.id, await anApprover(context.module));
      await sit({ round: running.rounds[1]!, registration, startsAt: at('2024-10-29 09:00'), minutes: 2 });
      await sit({ round: running.rounds[1]!, startsAt: at('2024-10-29 09:00'), minutes: 3 });
      await aFinishedRound(context.module, running, { round: running.rounds[1]!, to: 'ranked' });

      await expect(textOf('public')).rejects.toMatchObject({ code: 'ROUNDS_NOT_PUBLISHED' });
      const text = await textOf('board', 1);
      expect(checkText(text).findings).toEqual([]);
      expect(text).toContain(`"held":[{"group":"tuan","person":"${registration.pseudonym}","round":"dot-1","tier":"nhat"}]`);
    });
    const { id } = await inScope(() => standingOf(1));
    await tamper(`update standing_inputs set body = jsonb_set(body, '{held}', '[]') where standing_id = '${id}'`);
    expect(said(await verify(1))).toEqual(expect.arrayContaining(['inputs held', 'prize']));
  });

  it('is not there for a standing from before what it was computed from was kept', async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes() }));
    await inScope(async () => {
      await aPublishedRound(context.module, running);

      await expect(textOf('public')).rejects.toMatchObject({ code: 'NO_INPUTS' });
    });
  });
});
