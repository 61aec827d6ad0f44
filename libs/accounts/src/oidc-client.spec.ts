import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Settings } from '#settings';
import { isPublicAddress } from './domain/public-address.js';
import { OidcClient } from './oidc-client.service.js';

const CLIENT = {
  clientId: 'khoa-bang',
  clientSecret: 'a-secret-of-the-provider',
  scope: 'openid',
  acrValues: '',
  claims: { name: '', birthDate: '', phone: '', email: '', identityNumber: '' },
  levels: {},
};

describe('addresses', () => {
  it.each(['8.8.8.8', '203.162.4.190', '2606:4700:4700::1111'])('of the public internet are %s', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    'fd12::1',
    'fe80::1',
    'localhost',
    '',
  ])('of our own network, or none at all, are “%s”', (address) => expect(isPublicAddress(address)).toBe(false));
});

/** A tenant's administrator names the provider: the server must not ask its own network in their name. */
describe('the provider of a tenant', () => {
  const metadata = (issuer: string, more: object = {}): Response =>
    new Response(
      JSON.stringify({
        issuer,
        authorization_endpoint: `${issuer}authorize`,
        token_endpoint: `${issuer}token`,
        jwks_uri: `${issuer}jwks`,
        ...more,
      }),
      { headers: { 'content-type': 'application/json' } },
    );
  const asked: string[] = [];
  let answer: (url: string) => Response;

  beforeEach(() => {
    asked.length = 0;
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    jest.spyOn(globalThis, 'fetch').mockImplementation(async (url) => {
      const address = url instanceof Request ? url.url : new URL(url).href;
      asked.push(address);
      return answer(address);
    });
  });
  afterEach(() => jest.restoreAllMocks());

  const clientIn = (mode: 'demo' | 'production'): OidcClient => new OidcClient({ isDemo: mode === 'demo' } as Settings);

  it.each([
    'https://10.1.2.3/',
    'https://127.0.0.1/',
    'http://127.0.0.1/',
    'https://[::1]/',
    'https://localhost/',
    'https://169.254.169.254/',
  ])('is not asked in production at %s', async (issuer) => {
    answer = () => metadata(issuer);

    await expect(clientIn('production').check({ ...CLIENT, issuer })).rejects.toMatchObject({ code: 'PROVIDER_SILENT' });
    expect(asked).toEqual([]);
  });

  it('is asked at a public address, and where that says it continues inside, not there', async () => {
    const issuer = 'https://203.162.4.190/';
    answer = () => metadata(issuer, { token_endpoint: 'https://10.1.2.3/token' });
    const client = clientIn('production');
    const { journey } = await client.begin({ ...CLIENT, issuer }, 'https://vidu.vn/ve');

    const back = new URL(`https://vidu.vn/ve?code=1&state=${journey.state}`);
    await expect(client.finish({ ...CLIENT, issuer }, back, journey)).rejects.toMatchObject({ code: 'PROVIDER_SILENT' });

    expect(asked).toEqual(['https://203.162.4.190/.well-known/openid-configuration']);
  });

  it('may stand on this machine in the demo, and leads nowhere else inside from there', async () => {
    const issuer = 'http://127.0.0.1:3999/';
    answer = () => metadata(issuer, { token_endpoint: 'http://10.1.2.3/token' });
    const client = clientIn('demo');
    const { journey } = await client.begin({ ...CLIENT, issuer }, 'http://vidu.localhost/ve');

    const back = new URL(`http://vidu.localhost/ve?code=1&state=${journey.state}`);
    await expect(client.finish({ ...CLIENT, issuer }, back, journey)).rejects.toMatchObject({ code: 'PROVIDER_SILENT' });

    expect(asked).toEqual(['http://127.0.0.1:3999/.well-known/openid-configuration']);
  });
});
