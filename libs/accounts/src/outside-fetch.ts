import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './domain/public-address.js';

/** What a provider says of itself, its keys, or a person: none of it is longer. */
const MOST_BYTES = 1_000_000;
/** Answers that have no body, which a Response does not take one for. */
const BODILESS = [204, 205, 304];

/** How an address is asked; a function of this form stands behind `outsideFetch`, and another in tests. */
interface FetchOptions {
  method?: string | undefined;
  headers?: Record<string, string> | undefined;
  body?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Finds the addresses of a name and refuses it altogether when one of them is not of the public internet. */
export function publicLookup(find: typeof lookup = lookup): LookupFunction {
  return (hostname, options, answer) => {
    find(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = error ? [] : addresses;
      if (!first) answer(error ?? new Error('The name has no address.'), '', 0);
      else if (addresses.some(({ address }) => !isPublicAddress(address))) answer(innerNetwork(), '', 0);
      else if (options.all) answer(null, addresses);
      else answer(null, first.address, first.family);
    });
  };
}

/**
 * Fetches from the public internet alone, at the port of HTTPS. The connection is made to the very addresses that were checked:
 * a name that means one thing when it is asked and another when it is used gains nothing. Follows nothing.
 * @throws Error when the address, or any that its name stands for, is an inner one
 */
export async function outsideFetch(address: string, options: FetchOptions): Promise<Response> {
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.port !== '') throw new Error('The provider is not at the port of HTTPS.');
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  // An address in the place of a name is not looked up by anybody.
  if (isIP(literal) !== 0 && !isPublicAddress(literal)) throw innerNetwork();
  return answerOf(https.request(url, { ...plain(options), agent: false, lookup: publicLookup() }), options);
}

/** Fetches from this machine, at any port: for the demo and for tests. Follows nothing. */
export async function loopbackFetch(address: string, options: FetchOptions): Promise<Response> {
  const url = new URL(address);
  const request = url.protocol === 'https:' ? https.request : http.request;
  return answerOf(request(url, { ...plain(options), agent: false }), options);
}

function plain({ method, headers, signal }: FetchOptions): https.RequestOptions {
  return { method: method ?? 'GET', headers: { ...headers }, ...(signal ? { signal } : {}) };
}

async function answerOf(request: http.ClientRequest, { body }: FetchOptions): Promise<Response> {
  const message = await new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
    request.end(body);
  });
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MOST_BYTES) throw new Error('The provider’s answer is too long.');
    parts.push(part);
  }
  const status = message.statusCode ?? 502;
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) for (const value of values ?? []) headers.append(name, value);
  return new Response(BODILESS.includes(status) ? null : Buffer.concat(parts), { status, headers });
}

function innerNetwork(): Error {
  return new Error('The provider leads into an inner network.');
}
