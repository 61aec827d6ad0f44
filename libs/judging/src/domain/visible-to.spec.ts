import { type JudgedField, seen, visibleTo } from './visible-to.js';

const FIELDS: JudgedField[] = [
  'entryNumber',
  'theme',
  'blindTitle',
  'blindText',
  'blindLink',
  'title',
  'text',
  'link',
  'files',
  'authors',
  'units',
  'submission',
  'receivedAt',
  'ownSheet',
  'othersSheets',
  'total',
  'severity',
  'conflicts',
  'similarity',
];
const shown = (isBlind: boolean, state: 'open' | 'closed') => FIELDS.filter((field) => visibleTo('judge', { isBlind, state }, field));

describe('what somebody sees of an entry', () => {
  it('is its number, the blind copy and the own sheet for a judge of a blind phase', () => {
    expect(shown(true, 'open')).toEqual(['entryNumber', 'theme', 'blindTitle', 'blindText', 'blindLink', 'ownSheet']);
  });

  it('is no name when the phase is closed either, but what the others gave', () => {
    expect(shown(true, 'closed')).toEqual([
      'entryNumber',
      'theme',
      'blindTitle',
      'blindText',
      'blindLink',
      'ownSheet',
      'othersSheets',
      'total',
    ]);
  });

  it('is the work with its authors for a judge of an open phase, never when it came', () => {
    expect(shown(false, 'open')).toEqual(['entryNumber', 'theme', 'title', 'text', 'link', 'files', 'authors', 'units', 'ownSheet']);
    expect(shown(false, 'closed')).toEqual([...shown(false, 'open'), 'othersSheets', 'total']);
  });

  it('is everything for the secretariat', () => {
    expect(FIELDS.filter((field) => !visibleTo('secretariat', { isBlind: true, state: 'open' }, field))).toEqual([]);
  });

  it('is not even looked up where it may not be seen', async () => {
    const asked: string[] = [];
    const value = (name: string) => () => {
      asked.push(name);
      return name;
    };

    const values = { authors: value('authors'), blindText: value('blindText') };
    expect(await seen('judge', { isBlind: true, state: 'open' }, values)).toEqual({ blindText: 'blindText' });
    expect(asked).toEqual(['blindText']);
  });
});
