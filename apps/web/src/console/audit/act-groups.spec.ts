import { ACT_GROUPS, actsOf } from './act-groups.js';
import { ACTS } from './act-sentences.js';

describe('the kinds of acts', () => {
  it('have every act in one of them, and none is empty but the last', () => {
    const all = ACT_GROUPS.map(({ value }) => actsOf(value) ?? []);

    expect(all.flat().toSorted()).toEqual(Object.keys(ACTS).toSorted());
    expect(all.slice(0, -1).filter(({ length }) => length === 0)).toEqual([]);
  });

  it('put readings first, whatever was read', () => {
    expect(actsOf('xem')).toEqual(
      expect.arrayContaining(['standing.read', 'question.history-read', 'people.exported', 'attempts.looked-up']),
    );
    expect(actsOf('ket-qua')).toContain('standing.approved');
    expect(actsOf('ket-qua')).not.toContain('standing.read');
  });

  it('know only what they know', () => {
    expect([actsOf('gi-do'), actsOf(undefined), actsOf('')]).toEqual([undefined, undefined, undefined]);
  });
});
