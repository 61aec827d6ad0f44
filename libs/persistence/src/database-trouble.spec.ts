import { databaseTroubleOf } from './database-trouble.js';

function anError(message: string, more: object = {}): Error {
  return Object.assign(new Error(message), more);
}

describe('databaseTroubleOf', () => {
  it.each([
    ['08006', 'DATABASE_AWAY'],
    ['57P01', 'DATABASE_AWAY'],
    ['57P02', 'DATABASE_AWAY'],
    ['57P03', 'DATABASE_AWAY'],
    ['58030', 'DATABASE_AWAY'],
    ['ECONNREFUSED', 'DATABASE_AWAY'],
    ['ECONNRESET', 'DATABASE_AWAY'],
    ['53100', 'DATABASE_FULL'],
    ['25006', 'DATABASE_FULL'],
    ['53300', 'DATABASE_BUSY'],
    ['40001', 'DATABASE_BUSY'],
    ['40P01', 'DATABASE_BUSY'],
    ['55P03', 'DATABASE_BUSY'],
  ])('names %s %s', (code, named) => {
    expect(databaseTroubleOf(anError('some words', { code }))).toMatchObject({ code: named, kind: 'unavailable', message: code });
  });

  it.each([
    ['Connection terminated unexpectedly', 'DATABASE_AWAY'],
    ['Connection terminated due to connection timeout', 'DATABASE_AWAY'],
    ['Connection terminated', 'DATABASE_AWAY'],
    ['Client has encountered a connection error and is not queryable', 'DATABASE_AWAY'],
    ['timeout exceeded when trying to connect', 'DATABASE_BUSY'],
  ])('names what the driver says without a code: %s', (message, code) => {
    expect(databaseTroubleOf(anError(message))?.code).toBe(code);
  });

  it('knows a full quota, for which Postgres has no code, by its hint', () => {
    const error = anError('could not extend file "base/1/2": File too large', { code: 'XX000', hint: 'Check free disk space.' });

    expect(databaseTroubleOf(error)?.code).toBe('DATABASE_FULL');
  });

  it('repeats nothing of what the database said about the data', () => {
    const trouble = databaseTroubleOf(anError('terminating: Nguyễn Văn A', { code: '57P01', detail: 'Key (email)=(a@vidu.vn)' }));

    expect(JSON.stringify([trouble, trouble?.message, trouble?.stack, trouble?.sentence()])).not.toMatch(/Nguyễn|vidu/);
  });

  it.each([
    anError('duplicate key', { code: '23505' }),
    anError('syntax error', { code: '42601' }),
    anError('an internal error', { code: 'XX000' }),
    anError('said by somebody: Connection terminated'),
    'ECONNREFUSED',
    undefined,
  ])('leaves every other error as it is', (error) => {
    expect(databaseTroubleOf(error)).toBeUndefined();
  });
});
