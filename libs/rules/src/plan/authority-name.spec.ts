import { aRuleSet } from '../../testing/index.js';
import { authorityName } from './authority-name.js';
import { nameOfIn } from './name-of.js';

describe('the name of an authority', () => {
  const ruleSet = aRuleSet({ authorities: { board: 'Ban Tổ chức Cuộc thi' } });

  it('is the one that the rules give to the role', () => {
    expect(authorityName(ruleSet, 'board')).toBe('Ban Tổ chức Cuộc thi');
  });

  it('is that of the organisers for a role that the rules do not name, wherever it is asked', () => {
    expect(authorityName(ruleSet, 'director')).toBe('Ủy ban nhân dân tỉnh Mẫu');
    expect(nameOfIn(ruleSet)('authorities', 'director')).toBe('Ủy ban nhân dân tỉnh Mẫu');
  });
});
