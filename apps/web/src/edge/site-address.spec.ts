import { originOf } from './site-address.js';

describe('the address of another host of ours', () => {
  it('keeps the scheme and the port under which one has come', () => {
    expect(originOf('lam-dong.localhost', { protocol: 'http', host: 'localhost:3000' })).toBe('http://lam-dong.localhost:3000');
    expect(originOf('lam-dong.khoabang.vn', { protocol: 'https', host: 'khoabang.vn' })).toBe('https://lam-dong.khoabang.vn');
  });
});
