import { aRecheckFile, aQuizPart, aRuleSet, type RecheckSample } from '#rules/testing';
import { aCollectiveAward, aPrizePerRound } from '../../../../test/factories/some-prizes.js';
import { TWO_ROUNDS } from '../../../../test/factories/some-rule-sets.js';
import type { RecheckAttempt, RecheckRecord } from './recheck-record.js';
import type { RecheckReport } from './recheck-report.js';
import { recheckSentences } from './recheck-sentences.js';
import { RecheckTextReader, recheckText, UnreadableRecheckFile } from './recheck-text.js';
import { Recheck } from './recheck.js';
import { sealOf } from './seal-of.js';
import type { StandingInputs } from './standing-inputs.js';

/** Two rounds; a prize group for each of which nobody takes two in the contest, and an award for the best ward. */
const ruleSet = aRuleSet({
  parts: [aQuizPart({ rounds: TWO_ROUNDS })],
  prizes: [aPrizePerRound({ personLimit: { code: 'one-per-contest', version: 1 } })],
  collective: [aCollectiveAward()],
});

const sample = aRecheckFile(ruleSet);

function check(records: readonly RecheckRecord[]): RecheckReport {
  const recheck = new Recheck();
  for (const record of records) recheck.take(record);
  return recheck.finish();
}

async function textOf({ records }: RecheckSample): Promise<string> {
  let text = '';
  for await (const portion of recheckText(records)) text += portion;
  return text;
}

function checkText(text: string): RecheckReport {
  const [reader, recheck] = [new RecheckTextReader(), new Recheck()];
  for (const line of text.split('\n').slice(0, -1)) {
    const record = reader.read(line);
    if (record) recheck.take(record);
  }
  return recheck.finish(reader.finish());
}

/** The records with one of them changed: the first of its kind that fits. */
function changed<Kind extends RecheckRecord['kind']>(
  kind: Kind,
  change: (record: Extract<RecheckRecord, { kind: Kind }>) => RecheckRecord | undefined,
): RecheckRecord[] {
  let isDone = false;
  return sample.records.flatMap((record) => {
    if (isDone || record.kind !== kind) return [record];
    const other = change(structuredClone(record) as Extract<RecheckRecord, { kind: Kind }>);
    if (!other) return [record];
    isDone = true;
    return [other];
  });
}

const withInputs = (change: (inputs: StandingInputs) => void): RecheckRecord[] =>
  changed('inputs', (record) => {
    change(record.inputs);
    return record;
  });

const said = ({ findings }: RecheckReport): string[] => findings.map(({ part, subject }) => `${part} ${subject}`.trim());
const attempts = sample.records.flatMap((record) => (record.kind === 'attempt' ? [record.attempt] : []));
const inputs = sample.records.find((record) => record.kind === 'inputs')?.inputs as StandingInputs;
const lines = sample.records.flatMap((record) => (record.kind === 'line' ? [record.line] : []));
/** The attempt of the best person of the ranked round. */
const best = attempts.find(({ id }) => id === lines[0]?.attempt) as RecheckAttempt;

describe('checking a standing again from its records', () => {
  it('comes to the fingerprint that is claimed, through a text and without one', async () => {
    const report = check(sample.records);

    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ isSame: true, standing: { claimed: sample.sha256, computed: sample.sha256 } });
    expect(report.collective.map(({ claimed, computed }) => claimed === computed)).toEqual([true]);
    expect(inputs.held).toHaveLength(3);
    expect(inputs.rounds.map(({ round }) => round)).toEqual(['dot-1', 'dot-2']);
    expect(checkText(await textOf(sample))).toEqual(report);
  });

  it('is the same text for the same standing', async () => {
    expect(await textOf(aRecheckFile(ruleSet))).toBe(await textOf(sample));
  });

  it('names an attempt whose marks were changed after it was sealed, and what comes of it', () => {
    const report = check(
      changed('attempt', (record) => {
        if (record.attempt.id !== best.id) return undefined;
        record.attempt.marks = record.attempt.marks.map(() => 0);
        return record;
      }),
    );

    expect(report.isSame).toBe(false);
    expect(said(report)).toContain(`attempt ${best.id}`);
    expect(report.findings[0]?.sentence).toBe(
      `Lượt thi ${best.id} (người ${best.person}) đã bị đổi sau khi niêm phong: nội dung không khớp mã niêm phong.`,
    );
    expect(said(report)).toContain('line 1');
    expect(report.standing.computed).not.toBe(sample.sha256);
  });

  it('finds an attempt that was changed and sealed anew: the seals make the seed of the draw, which stands in the standing', () => {
    const report = check(
      changed('attempt', ({ kind, attempt }) => {
        if (attempt.id !== best.id) return undefined;
        const other = { ...attempt, prediction: (attempt.prediction ?? 0) + 1 };
        return { kind, attempt: { ...other, seal: sealOf({ ...other, salt: other.salt ?? '', roundId: 'dot-thi-dot-2' }) } };
      }),
    );

    expect(said(report)).toEqual(expect.arrayContaining(['attempt dot-2', 'draw dot-2', 'standing computed', 'standing drawSeed']));
  });

  it('finds that the seals have drawn where the rules take the seed from outside, unless nobody had to be drawn', () => {
    const seed = { source: 'giải đặc biệt xổ số kiến thiết', withinHours: 48 };
    const ranking = [{ code: 'score' }, { code: 'draw', seed }].map((one) => ({ version: 1, ...one }));
    const outside = aRuleSet({ parts: [aQuizPart({ prediction: { code: 'none', version: 1 }, ranking })] });
    const drawn = (people: number) => said(check(aRecheckFile(outside, people).records)).filter((one) => one.startsWith('draw'));

    expect(drawn(40)).toHaveLength(1);
    expect(drawn(1)).toEqual([]);
  });

  it.each([
    ['unit', (attempt: RecheckAttempt) => ({ ...attempt, unit: `${attempt.unit}-khac` })],
    ['start', (attempt: RecheckAttempt) => ({ ...attempt, startedAt: attempt.startedAt + 1000 })],
  ])('finds another %s of an attempt, which its seal does not cover', (_what, change) => {
    const report = check(
      changed('attempt', ({ kind, attempt }) => (attempt.id === best.id ? { kind, attempt: change(attempt) } : undefined)),
    );

    expect(said(report)).toContain('attempt dot-2');
  });

  it('finds an attempt that was left out', () => {
    const report = check(sample.records.filter((record) => record.kind !== 'attempt' || record.attempt.id !== best.id));
    const count = attempts.filter(({ round }) => round === 'dot-2').length;

    expect(report.findings[0]).toEqual({
      part: 'attempt',
      subject: 'dot-2',
      sentence: `Đợt dot-2 ghi ${count} lượt thi lúc lập bảng, nay có ${count - 1}.`,
    });
  });

  it('finds an attempt with other questions than its seed gives, though it is sealed so', () => {
    const report = check(
      changed('attempt', ({ kind, attempt }) => {
        if (attempt.id !== best.id) return undefined;
        const other = { ...attempt, questions: attempt.questions.toReversed() };
        return { kind, attempt: { ...other, seal: sealOf({ ...other, salt: other.salt ?? '', roundId: 'dot-thi-dot-2' }) } };
      }),
    );

    expect(report.findings.map(({ sentence }) => sentence)).toContain(
      `Lượt thi ${best.id}: các câu hỏi không phải là đề rút ra từ mã đề của lượt ấy.`,
    );
  });

  it('names the bank whose key was changed', () => {
    const report = check(
      changed('bank', (record) => {
        const [first = 0] = best.questions;
        record.key[first] = [(record.key[first]?.[0] ?? 0) === 0 ? 1 : 0];
        return record;
      }),
    );

    expect(said(report)).toContain('key bo-de-1');
    expect(report.findings[0]?.sentence).toBe('Đáp án (bản 1) của bộ đề bo-de-1 không khớp mã đã ghi.');
  });

  it('names the rules that were changed', () => {
    const report = check(
      changed('rules', ({ kind, id }) => ({ kind, id, rules: { ...ruleSet, approval: { ...ruleSet.approval, approvers: 3 } } })),
    );

    expect(said(report)).toContain('rules the-le-1');
    expect(said(report)).toContain('standing ruleSetHash');
  });

  it('names the person whose exclusion was taken out', () => {
    const person = inputs.exclusions[0]?.person ?? '';
    const report = check(withInputs((one) => (one.exclusions = [])));

    expect(said(report)).toEqual(expect.arrayContaining(['inputs exclusions', `standing ${person}`]));
    expect(report.findings.find(({ subject }) => subject === person)?.sentence).toMatch(
      /^Người \S+ \(Thành viên Ban Tổ chức; \d lượt thi\): ghi là không được xếp hạng, tính lại thì không\.$/,
    );
  });

  it('names the held prize that was taken out, and who would have another prize for it', () => {
    const report = check(withInputs((one) => (one.held = [])));

    expect(said(report)).toContain('inputs held');
    expect(report.findings[1]?.sentence).toBe('Phần bị đổi trong dữ liệu đầu vào: giải đã có từ đợt khác.');
  });

  it('names the line that was changed', () => {
    const report = check(
      changed('line', (record) => {
        if (record.line.rank !== 3) return undefined;
        record.line.points += 1;
        return record;
      }),
    );

    expect(said(report)).toEqual(['standing sha256', 'line 3']);
    expect(report.standing.computed).toBe(sample.sha256);
    expect(report.findings[1]?.sentence).toMatch(/^Dòng 3 khác kết quả tính lại: điểm ghi \d, tính lại \d\.$/);
  });

  it('names the prize that was given to somebody else', () => {
    const report = check(
      changed('summary', (record) => {
        const [award] = record.summary.prizes.awards;
        if (award) award.person = 'nguoi-khac';
        return record;
      }),
    );

    expect(said(report)).toEqual(expect.arrayContaining(['prize nguoi-khac', `prize ${lines[0]?.person}`]));
  });

  it('names the unit whose figures for an award were changed, and finds another head-count', () => {
    const collective = check(
      changed('collective', (record) => {
        const [line] = record.standing.lines;
        if (line) line.people += 1;
        return record;
      }),
    );
    const units = check(
      changed('units', (record) => {
        const [unit] = record.units;
        if (unit) unit[3] = 1_000;
        return record;
      }),
    );

    expect(collective.findings.map(({ part }) => part)).toEqual(['collective']);
    expect(said(units)).toContain('units');
  });

  it('says so where there is nothing to check', () => {
    expect(check([]).findings).toEqual([
      { part: 'file', subject: '', sentence: 'Tệp thiếu phần đầu hoặc phần dữ liệu đầu vào nên không kiểm tra được.' },
    ]);
  });

  it('says the first twenty of many and how many there are', () => {
    const report = check(
      sample.records.map((record) =>
        record.kind === 'attempt' ? { ...record, attempt: { ...record.attempt, seal: '0'.repeat(64) } } : record,
      ),
    );

    expect(report.findings.filter(({ part }) => part === 'attempt')).toHaveLength(20);
    expect(report.counts.attempt).toBe(attempts.length + 2);
    expect(recheckSentences(report)).toContain(`    … và ${attempts.length + 2 - 20} chỗ nữa (chỉ nêu 20 chỗ đầu).`);
  });
});

describe('the text of a file', () => {
  it('is known to be cut off or changed by its last line', async () => {
    const text = await textOf(sample);
    const isChanged = (other: string): boolean => checkText(other).findings.some(({ part }) => part === 'file');

    expect(isChanged(text)).toBe(false);
    expect(isChanged(text.replace('"Đợt 2"', '"Đợt 3"'))).toBe(true);
    expect(isChanged(`${text.split('\n').slice(0, -2).join('\n')}\n`)).toBe(true);
  });

  it('is refused with the line that cannot be read', async () => {
    const text = await textOf(sample);

    expect(() => checkText('{"kind":"head"}\n')).toThrow(
      new UnreadableRecheckFile('Không đọc được dòng 1 của tệp: đây không phải hồ sơ kiểm tra lại của Khoa Bảng.'),
    );
    expect(() => checkText(text.replace('\n', '\nxin chào\n'))).toThrow('Không đọc được dòng 2 của tệp: không phải JSON.');
    expect(() => checkText(`${text}{}\n`)).toThrow(/sau dòng kết thúc không được có gì nữa\.$/);
  });
});
