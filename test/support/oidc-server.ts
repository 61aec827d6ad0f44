import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Somebody with an account at the provider. */
export interface PersonThere {
  sub: string;
  acr?: string;
  claims?: Record<string, unknown>;
}

/** A client as the provider knows it. */
export interface ClientThere {
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
}

/**
 * A real OpenID Connect provider on this machine. Whoever comes is signed in as the present person without being asked; the
 * provider itself checks everything else: client, secret, redirect address, PKCE, codes that count once.
 */
export class OidcServer {
  person: PersonThere = { sub: 'nobody' };
  /** Requests that have come, by path. */
  readonly asked: string[] = [];
  private provider: Provider | undefined;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<OidcServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const opened = new OidcServer(server);
    server.on('request', (request, response) => void opened.answer(request, response));
    return opened;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on the provider knows this client alone. */
  knows({ clientId, clientSecret, redirectUris }: ClientThere): void {
    const people = new Map<string, PersonThere>();
    this.provider = new Provider(this.issuer, {
      clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris, grant_types: ['authorization_code'] }],
      acrValues: ['LoA1', 'LoA2'],
      claims: { openid: ['sub'], profile: ['name', 'birthdate', 'so_cccd'], phone: ['phone_number'], email: ['email'], acr: null },
      cookies: { keys: ['a-key-for-tests'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_context: unknown, sub: string) => ({
        accountId: sub,
        claims: () => ({ sub, ...(people.get(sub) ?? this.person).claims }),
      }),
      ttl: { Session: 60, Interaction: 60, Grant: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
    });
    this.remember = (person) => void people.set(person.sub, person);
  }

  /**
   * Goes where a browser would go from an address of the provider, keeping its cookies, until it is sent away to another host.
   * @returns the address to which the provider sends the browser
   */
  async walk(from: string): Promise<URL> {
    this.remember(this.person);
    const cookies = new Map<string, string>();
    let at = new URL(from);
    for (let step = 0; step < 10 && at.origin === this.issuer; step += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(at, { redirect: 'manual', headers: cookie ? { cookie } : {} });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      const next = response.headers.get('location');
      if (!next) throw new Error(`The provider stops at ${at.pathname} (${response.status}): ${(await response.text()).slice(0, 300)}`);
      at = new URL(next, at);
    }
    return at;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private remember: (person: PersonThere) => void = () => undefined;

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0] ?? '';
    this.asked.push(path);
    if (!this.provider) return void response.writeHead(503).end();
    if (path.startsWith('/interaction/')) return this.agree(request, response);
    await this.provider.callback()(request, response);
  }

  /** What a person would click: yes, it is me; yes, they may know. */
  private async agree(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.provider as Provider;
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      const { sub: accountId, acr } = this.person;
      const login = { accountId, ...(acr ? { acr } : {}) };
      await provider.interactionFinished(request, response, { login });
      return;
    }
    const grant = new provider.Grant({ accountId: session?.accountId as string, clientId: params['client_id'] as string });
    grant.addOIDCScope(String(params['scope']));
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
  }
}
