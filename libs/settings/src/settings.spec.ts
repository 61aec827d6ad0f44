import { readSettings } from './settings.js';
import { SettingsError } from './settings-error.js';

describe('settings', () => {
  it('has a default for everything that is not a secret', () => {
    const settings = readSettings({});

    expect([settings.KHOABANG_MODE, settings.PORT, settings.HOST, settings.DATA_DIR, settings.SERVE]).toEqual([
      'production',
      3000,
      '127.0.0.1',
      '.data',
      ['portal', 'console', 'api'],
    ]);
    expect(settings.SECRET_KEY).toBeUndefined();
  });

  it('names every wrong variable at once and repeats no value', () => {
    const read = (): unknown => readSettings({ PORT: 'abc', SECRET_KEY: 'too-short-secret', DATABASE_URL: 'mysql://root:hunter2@db/x' });

    expect(read).toThrow(SettingsError);
    try {
      read();
    } catch (error) {
      const text = (error as Error).message;
      for (const name of ['PORT', 'SECRET_KEY', 'DATABASE_URL']) expect(text).toContain(name);
      for (const value of ['abc', 'too-short-secret', 'hunter2']) expect(text).not.toContain(value);
    }
  });

  it('ignores variables that are not settings', () => {
    expect(Object.keys(readSettings({ HOME: '/home/someone', PATH: '/bin' }))).not.toContain('HOME');
  });

  it.each([
    [{ KHOABANG_MODE: 'production' }, true],
    [{ KHOABANG_MODE: 'production', HTTPS: '0' }, false],
    [{ KHOABANG_MODE: 'demo' }, false],
    [{ KHOABANG_MODE: 'demo', HTTPS: '1' }, true],
  ])('keeps production behind https unless that is denied: %j', (environment, isSecure) => {
    expect(readSettings(environment).HTTPS).toBe(isSecure);
  });

  it('reads lists and flags', () => {
    const settings = readSettings({ SERVE: 'portal, api', HTTPS: 'true', PREPARED_STATEMENTS: '0' });

    expect([settings.SERVE, settings.HTTPS, settings.PREPARED_STATEMENTS]).toEqual([['portal', 'api'], true, false]);
  });

  it('asks for a bucket and its keys only where files lie in one, over an encrypted line', () => {
    const bucket = {
      FILES: 's3',
      S3_ENDPOINT: 'https://s3.example.vn',
      S3_BUCKET: 'khoa-bang',
      S3_KEY_ID: 'AKIA',
      S3_SECRET: 'a-long-secret',
    };
    const faultsOf = (environment: NodeJS.ProcessEnv): string => {
      try {
        return readSettings(environment).FILES;
      } catch (error) {
        return (error as SettingsError).faults.map((fault) => fault.split(' ')[0]).join();
      }
    };

    expect(['s3', 'local'].map((FILES) => faultsOf({ FILES }))).toEqual(['S3_ENDPOINT,S3_BUCKET,S3_KEY_ID,S3_SECRET', 'local']);
    expect([faultsOf(bucket), faultsOf({ ...bucket, S3_ENDPOINT: 'http://s3.example.vn' })]).toEqual(['s3', 'S3_ENDPOINT']);
    expect([faultsOf({ CLAMD: 'tcp://127.0.0.1:3310' }), faultsOf({ CLAMD: '127.0.0.1' })]).toEqual(['local', 'CLAMD']);
  });
});
