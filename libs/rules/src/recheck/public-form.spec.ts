import { aQuizPart, aRecheckFile, aRuleSet, inPublic, type RecheckSample } from '#rules/testing';
import { aCollectiveAward, aPrizePerRound } from '../../../../test/factories/some-prizes.js';
import { TWO_ROUNDS } from '../../../../test/factories/some-rule-sets.js';
import type { CollectiveLine } from '../collective/collective-standing.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { StandingLine } from '../ranking/standing.js';
import type { RecheckAttempt, RecheckRecord } from './recheck-record.js';
import type { RecheckReport } from './recheck-report.js';
import { recheckSentences } from './recheck-sentences.js';
import { RecheckTextReader, recheckText } from './recheck-text.js';
import { Recheck } from './recheck.js';
import type { OwnReceipt } from './seal-checks.js';
import type { UnitShape } from './standing-inputs.js';

const prizes = [aPrizePerRound()];
const ruleSet = aRuleSet({
  parts: [aQuizPart({ rounds: TWO_ROUNDS })],
  prizes,
  collective: [
    aCollectiveAward({
      order: [
        { code: 'mean-score', version: 1 },
        { code: 'draw', version: 1 },
      ],
    }),
  ],
});

const wards = unitsOf(aRecheckFile(ruleSet)).filter(([, kind]) => kind === 'ward');
const [A, B, C, D] = wards.map(([code]) => code) as [string, string, string, string];
/** Three people in A, two in B, twenty in C and fifteen in D. */
const FEW = [A, A, A, B, B, ...Array<string>(20).fill(C), ...Array<string>(15).fill(D)];

/** The file of a round, with people put into these units in the order in which they come. */
function sampleOf(rules: RuleSet, units: readonly string[]): RecheckSample {
  return aRecheckFile(rules, 40, (attempts) => {
    const people = [...new Set(attempts.map(({ person }) => person))].sort();
    return attempts.map((attempt) => ({ ...attempt, unit: units[people.indexOf(attempt.person)] as string }));
  });
}

function unitsOf({ records }: RecheckSample): UnitShape[] {
  return records.find((record) => record.kind === 'units')?.units ?? [];
}

function attemptsOf({ records }: RecheckSample): RecheckAttempt[] {
  return records.flatMap((record) => (record.kind === 'attempt' ? [record.attempt] : []));
}

function linesOf({ records }: RecheckSample): StandingLine[] {
  return records.flatMap((record) => (record.kind === 'line' ? [record.line] : []));
}

async function textOf({ records }: RecheckSample): Promise<string> {
  let text = '';
  for await (const portion of recheckText(records)) text += portion;
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

const check = async (sample: RecheckSample, receipt?: OwnReceipt): Promise<RecheckReport> => checkText(await textOf(sample), receipt);

/** The sample with its first collective award changed. */
function withAward(sample: RecheckSample, change: (record: Extract<RecheckRecord, { kind: 'collective' }>) => void): RecheckSample {
  const records = structuredClone(sample.records);
  for (const record of records) if (record.kind === 'collective') change(record);
  return { ...sample, records };
}

const said = ({ findings }: RecheckReport): string[] => findings.map(({ part, subject }) => `${part} ${subject}`.trim());

describe('the file for everybody', () => {
  const sample = sampleOf(ruleSet, FEW);
  const open = inPublic(sample, ruleSet);
  const count = attemptsOf(sample).length;

  it('comes to the same fingerprint, and says what it does not let anybody check', async () => {
    const report = await check(open);

    expect(report.findings).toEqual([]);
    expect(report.standing).toEqual({ claimed: sample.sha256, computed: sample.sha256 });
    expect(report.unchecked).toEqual({ seals: count, units: [{ award: 'tap-the', count: 2 }] });
    expect(recheckSentences(report)).toEqual([
      expect.stringContaining(`Đã chấm lại ${count} lượt thi của 40 người`),
      `SHA-256 của bảng xếp hạng tính lại: ${sample.sha256}`,
      `SHA-256 của dữ liệu đầu vào: ${report.inputs}`,
      `Niêm phong của ${count} lượt thi không kiểm được từ bản công khai; ai giữ biên nhận kiểm được lượt của mình.`,
      'Giải tập thể tap-the: 2 đơn vị không kiểm được từ bản công khai vì có nơi quá ít người dự thi; số liệu của các đơn vị khác đã tính lại.',
      'KHỚP: mọi mã kiểm được đều đúng, không có gì khác.',
    ]);
    expect((await check(sample)).unchecked).toEqual({ seals: 0, units: [] });
  });

  it('has no salt in any of its bytes', async () => {
    const text = await textOf(open);
    const salts = attemptsOf(sample).map(({ salt }) => salt as string);

    expect(salts.filter((salt) => text.includes(salt))).toEqual([]);
    expect(text).not.toContain('"salt"');
    expect((await textOf(sample)).includes(salts[0] as string)).toBe(true);
  });

  it('does not tell the people of small units apart: it is the same, but for fingerprints, when they change places', async () => {
    // Ranked by how many took part, so that the places of the others do not change with them.
    const byPeople = aRuleSet({ parts: [aQuizPart({ rounds: TWO_ROUNDS })], prizes, collective: [aCollectiveAward()] });
    const of = (units: readonly string[]): RecheckSample => inPublic(sampleOf(byPeople, units), byPeople);
    const withoutHashes = async (one: RecheckSample): Promise<string[]> =>
      (await textOf(one)).split('\n').filter((line) => !/^\{.*"kind":"(head|inputs|end)"/.test(line));

    expect(await withoutHashes(of([B, B, A, A, A, ...FEW.slice(5)]))).toEqual(await withoutHashes(of(FEW)));
    const named = attemptsOf(open).map(({ unit }) => unit);
    expect(new Set(named)).toEqual(new Set([null, C, D]));
    expect(await withoutHashes(of(FEW.toReversed()))).not.toEqual(await withoutHashes(of(FEW)));
  });

  it('is checked whole, seals apart, where no unit is small', async () => {
    const report = await check(inPublic(sampleOf(ruleSet, [...Array<string>(20).fill(C), ...Array<string>(20).fill(D)]), ruleSet));

    expect(report.isSame).toBe(true);
    expect(report.unchecked.units).toEqual([]);
    expect(report.collective.map(({ claimed, computed }) => claimed === computed)).toEqual([true]);
  });

  it('names no units at all where nothing looks at them', async () => {
    const plain = aRuleSet({ parts: [aQuizPart({ rounds: TWO_ROUNDS })], prizes });
    const text = await textOf(inPublic(sampleOf(plain, FEW), plain));

    expect([A, B, C, D].filter((unit) => text.includes(unit))).toEqual([]);
    expect(text).not.toContain('"unit"');
    expect(checkText(text).isSame).toBe(true);
  });

  it('has the block in the place of a unit that is not named, for the prizes of blocks', async () => {
    const blocks = [
      { code: 'khoi-a', name: 'Khối A', units: [A, C] },
      { code: 'khoi-b', name: 'Khối B', kinds: ['ward' as const] },
    ];
    const rules = aRuleSet({
      parts: [aQuizPart({ rounds: TWO_ROUNDS })],
      blocks,
      boards: blocks.map(({ code, name }) => ({ code: `bang-${code}`, name, blocks: [code] })),
      prizes: blocks.map(({ code }) => aPrizePerRound({ code, board: `bang-${code}` })),
    });
    const people = [...new Set(attemptsOf(aRecheckFile(rules)).map(({ person }) => person))].sort();
    const best = linesOf(aRecheckFile(rules))[0]?.person ?? '';
    const units = FEW.with(0, FEW[people.indexOf(best)] as string).with(people.indexOf(best), A);
    const own = inPublic(sampleOf(rules, units), rules);

    const named = new Set(attemptsOf(own).map(({ unit, block }) => `${unit} ${block}`));
    expect(named).toEqual(new Set(['null khoi-a', 'null khoi-b', `${C} null`, `${D} null`]));
    expect((await check(own)).findings).toEqual([]);
    const records = own.records.map((record) =>
      record.kind === 'attempt' && record.attempt.block === 'khoi-a'
        ? { ...record, attempt: { ...record.attempt, block: 'khoi-b' } }
        : record,
    );
    expect(said(await check({ ...own, records }))).toContain('standing computed');
  });

  it.each<[string, (record: Extract<RecheckRecord, { kind: 'collective' }>) => void, string]>([
    ['figures', ({ standing }) => ((standing.lines[0] as { people: number }).people += 1), 'collective unit'],
    ['tier', ({ standing }) => ((standing.lines.find(({ tier }) => tier === null) as { tier: string }).tier = 'nhat'), 'collective unit'],
    [
      'order',
      ({ standing: { lines } }) => {
        const [first, second] = lines as [CollectiveLine, CollectiveLine];
        [first.rank, second.rank, first.tier, second.tier] = [second.rank, first.rank, second.tier, first.tier];
      },
      'collective unit',
    ],
    ['number', ({ standing }) => standing.lines.splice(0), 'collective tap-the'],
  ])('lets the %s of the units that it names be checked', async (what, change, where) => {
    const other = withAward(open, (record) => {
      change(record);
      if (what === 'number') record.withheld = 1;
    });

    const subjects = said(await check(other)).map((one) => one.replace(/ (?!tap-the)\S+$/, ' unit'));
    expect(subjects.length).toBeGreaterThan(0);
    expect(subjects).toContain(where);
  });

  it('is not to be taken for the board’s', async () => {
    const records = open.records.map((record) => (record.kind === 'head' ? { ...record, form: 'board' as const } : record));
    const salts = new Map(attemptsOf(sample).map(({ id, salt }) => [id, salt]));
    const hidden = records.map((record) =>
      record.kind === 'attempt' ? { ...record, attempt: { ...record.attempt, salt: salts.get(record.attempt.id) ?? null } } : record,
    );

    expect(said(await check({ ...open, records: hidden }))).toEqual(['attempt dot-1', 'attempt dot-2']);
  });
});

describe('one’s own receipt', () => {
  const sample = sampleOf(ruleSet, FEW);
  const open = inPublic(sample, ruleSet);
  const own = attemptsOf(sample)[7] as RecheckAttempt;
  const receipt = { seal: own.seal, salt: own.salt as string };

  it('finds the attempt in the file for everybody, and shows that the answers in it are those that were sealed', async () => {
    const report = await check(open, receipt);

    expect(report.isSame).toBe(true);
    expect(report.receipt).toEqual({ seal: own.seal, attempt: own.id, round: own.round, isSealed: true, points: expect.any(Number) });
    expect(report.unchecked.seals).toBe(attemptsOf(sample).length - 1);
    expect(recheckSentences(report).find((sentence) => sentence.startsWith('Biên nhận'))).toMatch(
      new RegExp(
        `^Biên nhận: đúng là của lượt thi ${own.id}, đợt ${own.round}; các câu trả lời trong hồ sơ đúng như lúc niêm phong\\. Chấm lại được \\d điểm\\.$`,
      ),
    );
  });

  it('shows that the answers were changed, which nobody else can tell by the seal', async () => {
    const records = open.records.map((record) =>
      record.kind === 'attempt' && record.attempt.id === own.id
        ? { ...record, attempt: { ...record.attempt, marks: record.attempt.marks.map((bits) => (bits === 1 ? 2 : 1)) } }
        : record,
    );

    const report = await check({ ...open, records }, receipt);
    expect(report.receipt?.isSealed).toBe(false);
    expect(said(report)).toContain(`receipt ${own.id}`);
    expect(said(await check({ ...open, records }))).not.toContain(`receipt ${own.id}`);
  });

  it('says of a wrong salt that it may be the receipt, not the attempt, that was changed', async () => {
    const wrong = await check(open, { ...receipt, salt: '0'.repeat(32) });

    expect(said(wrong)).toEqual([`receipt ${own.id}`]);
    expect(wrong.findings[0]?.sentence).toContain(
      `Số riêng trên biên nhận không khớp lượt thi ${own.id} trong hồ sơ: số riêng đã bị chép sai,`,
    );
  });

  it('says so where no attempt has its seal, and where it is one that others may see', async () => {
    const unknown = await check(open, { seal: '0'.repeat(64), salt: receipt.salt });
    const bare = await check(open, { seal: own.seal });

    expect(said(unknown)).toEqual([`receipt ${'0'.repeat(64)}`]);
    expect(said(bare)).toEqual([`receipt ${own.id}`]);
    expect(bare.findings[0]?.sentence).toContain('Hãy đăng nhập rồi tải lại biên nhận.');
  });
});
