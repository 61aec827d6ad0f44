import { PLAN_CODES, ruleSetOf } from '../../../../test/support/plan-files.js';
import { effectiveSettings } from './effective-settings.js';

const settingsOf = (code: string) => new Map(effectiveSettings(ruleSetOf(code)).map((setting) => [setting.path, setting]));

describe('the effective settings', () => {
  it('tell of a deploying plan which values are its own, the city’s and nobody’s', () => {
    const settings = settingsOf('quang-trung');

    expect(settings.get('contest.plan.issuer')).toEqual({
      path: 'contest.plan.issuer',
      title: 'Cuộc thi › Kế hoạch › Cơ quan ban hành kế hoạch',
      value: 'Ủy ban nhân dân phường Quang Trung',
      words: 'Ủy ban nhân dân phường Quang Trung',
      provenance: { from: 'plan', plan: 'quang-trung' },
      isOpen: true,
    });
    expect(settings.get('approval.role')).toMatchObject({ provenance: { from: 'plan', plan: 'thai-nguyen' }, isOpen: false });
    expect(settings.get('events')?.provenance).toEqual({ from: 'default' });
  });

  it('say values in words: times, names behind codes, yes and no', () => {
    const settings = settingsOf('quang-trung');

    expect(settings.get('parts[0].rounds.rounds[0].opens')).toMatchObject({
      value: '2024-09-23T08:30:00+07:00',
      words: '8:30 thứ Hai, 23/09/2024',
    });
    expect(settings.get('approval.role')).toMatchObject({ value: 'board', words: 'Ban Tổ chức Cuộc thi' });
  });

  it.each(PLAN_CODES)('of %s are all its values, each once, each with a title', (code) => {
    const settings = effectiveSettings(ruleSetOf(code));
    const texts = JSON.stringify(settings.map(({ value }) => value));

    expect(new Set(settings.map(({ path }) => path)).size).toBe(settings.length);
    expect(settings.filter(({ title, words }) => title === '' || words === '' || /undefined|\[object/.test(words))).toEqual([]);
    for (const text of stringsOf({ ...ruleSetOf(code), provenance: {} })) expect(texts).toContain(JSON.stringify(text));
  });
});

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
