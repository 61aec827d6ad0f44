import { type AuthoredEntry, findConflicts, type SeatedPerson } from './find-conflicts.js';

describe('conflicts', () => {
  const seat: SeatedPerson = {
    ...{ seat: 'ghe-1', accountId: 'tk-1', nameKey: 'le van bay', birthDate: '1970-01-02', phone: '0900000001', email: null },
    unit: { code: 'SNV', nameKey: 'so noi vu', codes: ['SNV', '04'] },
  };
  const nobody = { accountId: null, nameKey: null, birthDate: null, phone: null, email: null, unitKey: null };
  const entry = (overrides: Partial<AuthoredEntry>): AuthoredEntry => ({ submission: 'b1', authors: [nobody], unit: null, ...overrides });
  const kinds = (one: AuthoredEntry, all?: AuthoredEntry[]) => findConflicts([seat], [one], all).map(({ kind }) => kind);

  it('are those of the author, known by account or by name with something else', () => {
    expect(kinds(entry({ authors: [{ ...nobody, accountId: 'tk-1' }] }))).toEqual(['author']);
    expect(kinds(entry({ authors: [nobody, { ...nobody, nameKey: 'le van bay', birthDate: '1970-01-02' }] }))).toEqual(['author']);
    expect(kinds(entry({ authors: [{ ...nobody, nameKey: 'le van bay', birthDate: '1990-01-02' }] }))).toEqual([]);
  });

  it('are those of the same unit, of one above or below it, by the register or by its name', () => {
    const unit = (code: string, ...codes: string[]) => ({ code, nameKey: code.toLowerCase(), codes: [code, ...codes] });
    expect(kinds(entry({ unit: unit('SNV', '04') }))).toEqual(['same-unit']);
    expect(kinds(entry({ unit: unit('SNV-VP', 'SNV', '04') }))).toEqual(['same-unit']);
    expect(kinds(entry({ authors: [{ ...nobody, unitKey: 'so noi vu' }] }))).toEqual(['same-unit']);
    // Two departments of one province are none of each other's.
    expect(kinds(entry({ unit: unit('STC', '04') }))).toEqual([]);
  });

  it('are those with whom the judge has written something else', () => {
    const friend = { ...nobody, accountId: 'tk-2' };
    const other = entry({ submission: 'b2', authors: [{ ...nobody, accountId: 'tk-1' }, friend] });
    expect(kinds(entry({ authors: [friend] }), [other])).toEqual(['co-author']);
    expect(kinds(entry({ authors: [friend] }))).toEqual([]);
  });
});
