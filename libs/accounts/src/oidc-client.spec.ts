import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Settings } from '#settings';
import type { lookup } from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublicAddress } from './domain/public-address.js';
import { OidcClient } from './oidc-client.service.js';
import { loopbackFetch, outsideFetch, publicLookup } from './outside-fetch.js';

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
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '64:ff9b:1::a00:1',
    '2002:a00:1::1',
    '2001:0:a00:1::1',
    '3fff::1',
    'fec0::1',
    '192.88.99.1',
    'fd12::1',
    'fe80::1',
    'localhost',
    '',
  ])('of our own network, or none at all, are “%s”', (address) => expect(isPublicAddress(address)).toBe(false));
});

/** A tenant's administrator names the provider: the server must not ask its own network in their name. */
describe('the provider of a tenant', () => {
  const inside: string[] = [];
  let server: Server;
  let port: number;

  beforeAll(async () => {
    server = createServer((request, response) => {
      inside.push(request.url ?? '');
      const issuer = `http://127.0.0.1:${port}/`;
      response.setHeader('content-type', 'application/json').end(
        JSON.stringify({
          issuer,
          authorization_endpoint: `${issuer}authorize`,
          token_endpoint: 'http://10.1.2.3/token',
          jwks_uri: `${issuer}jwks`,
        }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  beforeEach(() => {
    inside.length = 0;
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  });
  afterEach(() => jest.restoreAllMocks());

  const clientIn = (mode: 'demo' | 'production'): OidcClient => new OidcClient({ isDemo: mode === 'demo' } as Settings);

  it.each([
    'https://10.1.2.3/',
    'https://127.0.0.1:PORT/',
    'http://127.0.0.1:PORT/',
    'https://[::1]/',
    'https://localhost/',
    'https://169.254.169.254/',
    'https://[::ffff:127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://2130706433/',
    'https://203.162.4.190:8443/',
  ])('is not asked in production at %s', async (typed) => {
    const issuer = typed.replace('PORT', String(port));

    await expect(clientIn('production').check({ ...CLIENT, issuer })).rejects.toMatchObject({ code: 'PROVIDER_SILENT' });
    expect(inside).toEqual([]);
  });

  it('may stand on this machine in the demo, at any port, and leads nowhere else inside from there', async () => {
    const issuer = `http://127.0.0.1:${port}/`;
    const client = clientIn('demo');
    const { journey } = await client.begin({ ...CLIENT, issuer }, 'http://vidu.localhost/ve');

    const back = new URL(`http://vidu.localhost/ve?code=1&state=${journey.state}`);
    await expect(client.finish({ ...CLIENT, issuer }, back, journey)).rejects.toMatchObject({ code: 'PROVIDER_SILENT' });

    expect(inside).toEqual(['/.well-known/openid-configuration']);
  });

  it.each(['https://10.1.2.3/token', 'http://203.162.4.190/token', 'https://203.162.4.190:6379/', 'ftp://203.162.4.190/'])(
    'leads nowhere else from a public address: not to %s',
    (address) => expect(outsideFetch(address, {})).rejects.toThrow('The provider'),
  );

  it('whose answer is endless is not read to its end', async () => {
    const endless = createServer((_request, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(300_000)), 1);
      response.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    const { port: at } = endless.address() as AddressInfo;

    await expect(loopbackFetch(`http://127.0.0.1:${at}/`, {})).rejects.toThrow('too long');
    endless.close();
  });
});

/** The addresses that are checked are those that the connection is made to: a name cannot mean another in between. */
describe('the addresses of a provider’s name', () => {
  type Found = { address: string; family: number }[];
  const looked = (found: Found, options: { all?: boolean } = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const find = ((_name: string, _options: object, answer: (error: null, addresses: Found) => void) =>
        answer(null, found)) as unknown as typeof lookup;
      publicLookup(find)('dang-nhap.vidu.vn', options, (error, address, family) => (error ? reject(error) : resolve([address, family])));
    });
  const [open, inner] = [
    { address: '203.162.4.190', family: 4 },
    { address: '10.0.0.7', family: 4 },
  ];

  it('are handed to the connection as they were checked', async () => {
    expect(await looked([open])).toEqual(['203.162.4.190', 4]);
    expect(await looked([open], { all: true })).toEqual([[open], undefined]);
  });

  it.each([[[inner]], [[open, inner]], [[]]])('are refused altogether when one is an inner one, or there is none (%j)', async (found) => {
    await expect(looked(found)).rejects.toThrow();
    await expect(looked(found, { all: true })).rejects.toThrow();
  });
});
