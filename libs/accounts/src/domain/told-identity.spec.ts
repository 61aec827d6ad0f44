import { readProvider, STANDARD_CLAIMS, type TypedProvider } from './provider-settings.js';
import { readIdentity } from './told-identity.js';

const TELLS = { names: STANDARD_CLAIMS, levels: { LoA1: 1, LoA2: 2 } } as const;

describe('what a provider tells', () => {
  it('is read by the names that the administrator gave', () => {
    const names = { name: 'hoTen', birthDate: 'congDan.ngaySinh', phone: 'soDienThoai', email: '', identityNumber: 'congDan.soCCCD' };
    const claims = {
      sub: 'vn-1',
      hoTen: ' Đỗ  Thị Lụa ',
      congDan: { ngaySinh: '07/07/1962', soCCCD: '001162000123' },
      soDienThoai: '0912.345.678',
      email: 'a@vidu.vn',
      acr: 'LoA2',
    };

    expect(readIdentity(claims, { names, levels: TELLS.levels })).toEqual({
      subject: 'vn-1',
      level: 2,
      fullName: 'Đỗ Thị Lụa',
      birthDate: '1962-07-07',
      contact: '+84912345678',
      identityNumber: '001162000123',
    });
  });

  it.each([
    ['1962-07-07', '1962-07-07'],
    ['07/07/1962', '1962-07-07'],
    ['19620707', '1962-07-07'],
    ['29/02/2004', '2004-02-29'],
    ['29/02/2003', undefined],
    ['0000-07-07', undefined],
    ['1962', undefined],
    ['nói dối', undefined],
    [19620707, '1962-07-07'],
    [{ year: 1962 }, undefined],
  ])('as a birth date %j is %s', (birthdate, birthDate) => {
    expect(readIdentity({ sub: '1', birthdate }, TELLS).birthDate).toBe(birthDate);
  });

  it.each([
    ['LoA2', 2],
    ['LoA1', 1],
    ['LoA3', null],
    [undefined, null],
    ['constructor', null],
  ])('as a level of %s is %s: what the administrator has not named counts for nothing', (acr, level) => {
    expect(readIdentity({ sub: '1', acr }, TELLS).level).toBe(level);
  });

  it.each(['Nguyễn '.repeat(20), '12345', { given: 'Lụa' }, ''])('is no name as %j', (name) => {
    expect(readIdentity({ sub: '1', name }, TELLS).fullName).toBeUndefined();
  });

  it('falls back on the mailbox where the phone is none', () => {
    expect(readIdentity({ sub: '1', phone_number: '123', email: 'Lua@ViDu.vn' }, TELLS).contact).toBe('lua@vidu.vn');
    expect(readIdentity({ sub: '1' }, TELLS).contact).toBeUndefined();
  });
});

describe('a provider as typed', () => {
  const TYPED: TypedProvider = {
    label: 'VNeID',
    issuer: 'https://xacthuc.vidu.vn/oauth2',
    clientId: 'kb',
    clientSecret: 's3cret',
    levels: 'LoA1=1; LoA2 = 2',
  };
  const read = (more: TypedProvider = {}, mayBeLocal = false, keepsSecret = false) =>
    readProvider({ ...TYPED, ...more }, { mayBeLocal, keepsSecret });
  const faultsOf = (reading: ReturnType<typeof read>): string[] => ('faults' in reading ? reading.faults.map(({ field }) => field) : []);

  it('asks for no more than it says', () => {
    expect(read()).toEqual({
      settings: {
        label: 'VNeID',
        issuer: 'https://xacthuc.vidu.vn/oauth2',
        clientId: 'kb',
        clientSecret: 's3cret',
        scope: 'openid',
        acrValues: '',
        claims: { name: '', birthDate: '', phone: '', email: '', identityNumber: '' },
        levels: { LoA1: 1, LoA2: 2 },
      },
    });
  });

  it.each([
    ['http://xacthuc.vidu.vn', false],
    ['http://127.0.0.1:3999', false],
    ['http://10.0.0.7', true],
    ['ftp://xacthuc.vidu.vn', true],
    ['https://a:b@xacthuc.vidu.vn', true],
    ['https://xacthuc.vidu.vn?x=1', true],
    ['xacthuc', true],
    ['', true],
  ])('is not taken at %s', (issuer, mayBeLocal) => expect(faultsOf(read({ issuer }, mayBeLocal))).toEqual(['issuer']));

  it('may stand on this machine without encryption in the demo alone', () => {
    expect(faultsOf(read({ issuer: 'http://127.0.0.1:3999' }, true))).toEqual([]);
  });

  it('keeps its secret when none is typed, once it has one', () => {
    expect(faultsOf(read({ clientSecret: ' ' }))).toEqual(['clientSecret']);
    expect(faultsOf(read({ clientSecret: '' }, false, true))).toEqual([]);
  });

  it('is told of every fault at once, in the order of the fields', () => {
    expect(faultsOf(read({ label: '', clientId: '', scope: 'profile', acrValues: 'á', claimName: 'họ tên', levels: 'LoA2=3' }))).toEqual([
      'label',
      'clientId',
      'scope',
      'acrValues',
      'claimName',
      'levels',
    ]);
  });
});
