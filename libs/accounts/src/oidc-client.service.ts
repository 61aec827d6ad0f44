import { Inject, Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import { SETTINGS, type Settings } from '#settings';
import { AccountError } from './account.errors.js';
import { isLoopback } from './domain/provider-settings.js';
import { readIdentity, type ToldIdentity } from './domain/told-identity.js';
import type { IdentityProvider } from './entities/identity-provider.entity.js';
import { loopbackFetch, outsideFetch } from './outside-fetch.js';

const PATIENCE_SECONDS = 10;
/** How long what a provider says of itself is believed. */
const REMEMBER_MS = 10 * 60_000;
const MOST = 500;

type Client = Pick<IdentityProvider, 'issuer' | 'clientId' | 'clientSecret' | 'scope' | 'acrValues' | 'claims' | 'levels'>;

/** What must come back unchanged from the provider. Secret: it stays with the browser, sealed. */
export interface Journey {
  state: string;
  nonce: string;
  verifier: string;
}

/** Speaks OpenID Connect with providers: code flow with PKCE, state and nonce. */
@Injectable()
export class OidcClient {
  private readonly logger = new Logger(OidcClient.name);
  private readonly known = new Map<string, { configuration: Promise<oidc.Configuration>; until: number }>();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Whether a provider on this machine, without encryption, may be used: in the demo and in tests. */
  get mayBeLocal(): boolean {
    return this.settings.isDemo;
  }

  /** Where to send the browser, and what to keep until it is back. @throws AccountError PROVIDER_SILENT */
  async begin(client: Client, returnUrl: string): Promise<{ url: string; journey: Journey }> {
    const journey = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    return this.speak(async () => {
      const url = oidc.buildAuthorizationUrl(await this.configuration(client), {
        redirect_uri: returnUrl,
        scope: client.scope,
        state: journey.state,
        nonce: journey.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
        code_challenge_method: 'S256',
        ...(client.acrValues ? { acr_values: client.acrValues } : {}),
      });
      return { url: url.href, journey };
    });
  }

  /**
   * Takes the answer that the browser brought back and asks the provider who it is.
   * @param answerUrl the whole address to which the provider sent the browser
   * @throws AccountError PROVIDER_REFUSED, PROVIDER_SILENT
   */
  async finish(client: Client, answerUrl: URL, { state, nonce, verifier }: Journey): Promise<ToldIdentity> {
    return this.speak(async () => {
      const configuration = await this.configuration(client);
      const tokens = await oidc.authorizationCodeGrant(configuration, answerUrl, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims() as oidc.IDToken;
      const told = configuration.serverMetadata().userinfo_endpoint
        ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
        : {};
      // The level is the token's own word, signed for this very sign-in; nothing that is told later may raise it.
      return readIdentity({ ...told, ...claims, acr: claims['acr'] }, { names: client.claims, levels: client.levels });
    });
  }

  /** Asks the provider about itself: whether issuer and client could work. @throws AccountError PROVIDER_SILENT */
  async check(client: Client): Promise<void> {
    this.known.delete(keyOf(client));
    await this.speak(() => this.configuration(client));
  }

  private async configuration(client: Client): Promise<oidc.Configuration> {
    const key = keyOf(client);
    const known = this.known.get(key);
    if (known && known.until > performance.now()) return known.configuration;
    if (this.known.size >= MOST) this.known.clear();
    const configuration = this.discover(client);
    this.known.set(key, { configuration, until: performance.now() + REMEMBER_MS });
    configuration.catch(() => this.known.delete(key));
    return configuration;
  }

  private async discover({ issuer, clientId, clientSecret }: Client): Promise<oidc.Configuration> {
    const server = new URL(issuer);
    const isLocal = this.mayBeLocal && isLoopback(server.hostname);
    return oidc.discovery(server, clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
      timeout: PATIENCE_SECONDS,
      [oidc.customFetch]: (url, { method, headers, body, signal }) =>
        // A tenant's administrator names the provider, and what it says of itself names further addresses: none of them may
        // lead into our own network.
        (isLocal && isLoopback(new URL(url).hostname) ? loopbackFetch : outsideFetch)(url, {
          method,
          headers,
          body: body instanceof URLSearchParams ? body.toString() : undefined,
          signal,
        }),
      execute: isLocal && server.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
    });
  }

  /** Turns what goes wrong on the way into a sentence; what the provider said is not repeated, it may be about the person. */
  private async speak<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { name, code } = error as { name?: string; code?: string };
      this.logger.warn(`the identity provider could not be used (${code ?? name ?? 'unknown'})`);
      throw new AccountError(isAnswer(error) ? 'PROVIDER_REFUSED' : 'PROVIDER_SILENT');
    }
  }
}

/** Whether the provider has answered and the answer says no, or is not what was asked for. */
function isAnswer(error: unknown): boolean {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) return true;
  const { code } = error as { code?: string };
  return code === 'OAUTH_INVALID_RESPONSE' || code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' || code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED';
}

function keyOf({ issuer, clientId, clientSecret }: Client): string {
  return `${issuer} ${clientId} ${clientSecret}`;
}
