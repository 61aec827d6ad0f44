import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const REGION = 'us-east-1';
const KEY_ID = 'BENCHANDTESTKEY';
const SECRET = 'a-secret-of-tests-alone';
const NAME = 'khoa-bang-test';
/** Keys that one answer lists: few, so that whoever lists asks on. */
const PAGE = 2;

interface PartialObject {
  key: string;
  metadata: Record<string, string>;
  parts: Map<number, Buffer>;
}

interface StoredObject {
  bytes: Buffer;
  metadata: Record<string, string>;
}

/** A server that speaks as much of S3 as we ask for, in memory, and believes no request whose signature it cannot compute itself. */
export interface Bucket {
  /** What the settings must say to reach it. */
  settings: Record<string, string>;
  /** Every object by its whole key. */
  objects: Map<string, StoredObject>;
  /** From now on it answers nothing but 503, or again everything. */
  fail: (isFailing: boolean) => void;
  stop: () => Promise<void>;
}

export async function aBucket(): Promise<Bucket> {
  const objects = new Map<string, StoredObject>();
  const unfinished = new Map<string, PartialObject>();
  let isFailing = false;
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.statusCode = error instanceof Refused ? error.status : 500;
      const code = error instanceof Refused ? error.message : 'InternalError';
      response.setHeader('content-type', 'application/xml');
      response.end(request.method === 'HEAD' ? undefined : `<Error><Code>${code}</Code><Message>${String(error)}</Message></Error>`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat((await request.toArray()) as Buffer[]);
    if (isFailing) throw new Refused(503, 'ServiceUnavailable');
    check(request, body);
    const url = new URL(request.url ?? '', 'http://bucket');
    const [, bucket, ...rest] = decodeURIComponent(url.pathname).split('/');
    if (bucket !== NAME) throw new Refused(404, 'NoSuchBucket');
    const key = rest.join('/');
    const ask = url.searchParams;
    const upload = unfinished.get(ask.get('uploadId') ?? '');
    if (ask.has('uploadId') && upload?.key !== key) throw new Refused(404, 'NoSuchUpload');
    const xml = (text: string): void => {
      response.setHeader('content-type', 'application/xml');
      response.end(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
    };
    switch (
      `${request.method} ${ask.has('uploads') ? 'uploads' : upload ? 'upload' : ask.has('delete') ? 'delete' : key ? 'object' : 'bucket'}`
    ) {
      case 'POST uploads': {
        const id = randomUUID();
        unfinished.set(id, { key, metadata: metadataOf(request), parts: new Map() });
        xml(`<InitiateMultipartUploadResult><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
        return;
      }
      case 'GET uploads': {
        xml('<ListMultipartUploadsResult><IsTruncated>false</IsTruncated></ListMultipartUploadsResult>');
        return;
      }
      case 'PUT upload':
        upload?.parts.set(Number(ask.get('partNumber')), body);
        response.setHeader('etag', etagOf(body));
        response.end();
        return;
      case 'GET upload': {
        const parts = [...(upload?.parts ?? [])].toSorted(([a], [b]) => a - b);
        const listed = parts.map(
          ([n, bytes]) => `<Part><PartNumber>${n}</PartNumber><ETag>${etagOf(bytes)}</ETag><Size>${bytes.length}</Size></Part>`,
        );
        xml(`<ListPartsResult><IsTruncated>false</IsTruncated>${listed.join('')}</ListPartsResult>`);
        return;
      }
      case 'POST upload': {
        const parts = [...(upload?.parts ?? [])].toSorted(([a], [b]) => a - b).map(([, bytes]) => bytes);
        objects.set(key, { bytes: Buffer.concat(parts), metadata: upload?.metadata ?? {} });
        unfinished.delete(ask.get('uploadId') ?? '');
        xml(`<CompleteMultipartUploadResult><Key>${key}</Key><ETag>"x"</ETag></CompleteMultipartUploadResult>`);
        return;
      }
      case 'DELETE upload':
        unfinished.delete(ask.get('uploadId') ?? '');
        response.statusCode = 204;
        response.end();
        return;
      case 'POST delete':
        for (const [, one] of body.toString('utf8').matchAll(/<Key>([^<]*)<\/Key>/g)) objects.delete(one ?? '');
        {
          xml('<DeleteResult/>');
          return;
        }
      case 'PUT object':
        objects.set(key, { bytes: body, metadata: metadataOf(request) });
        response.setHeader('etag', etagOf(body));
        response.end();
        return;
      case 'GET object':
      case 'HEAD object': {
        const found = objects.get(key);
        if (!found) throw new Refused(404, 'NoSuchKey');
        const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
        const bytes = range ? found.bytes.subarray(Number(range[1]), Number(range[2]) + 1) : found.bytes;
        response.statusCode = range ? 206 : 200;
        for (const [name, value] of Object.entries(found.metadata)) response.setHeader(name, value);
        response.setHeader('content-length', bytes.length);
        response.end(request.method === 'HEAD' ? undefined : bytes);
        return;
      }
      case 'DELETE object':
        objects.delete(key);
        response.statusCode = 204;
        response.end();
        return;
      case 'GET bucket': {
        const keys = [...objects.keys()].filter((one) => one.startsWith(ask.get('prefix') ?? '')).toSorted();
        const from = Number(ask.get('continuation-token') ?? 0);
        const more = from + PAGE < keys.length;
        const next = more ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : '';
        const listed = keys.slice(from, from + PAGE).map((one) => `<Contents><Key>${one}</Key></Contents>`);
        xml(`<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${listed.join('')}</ListBucketResult>`);
        return;
      }
      default:
        throw new Refused(501, 'NotImplemented');
    }
  }

  return {
    settings: {
      FILES: 's3',
      S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      S3_BUCKET: NAME,
      S3_REGION: REGION,
      S3_KEY_ID: KEY_ID,
      S3_SECRET: SECRET,
    },
    objects,
    fail: (failing) => void (isFailing = failing),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

class Refused extends Error {
  constructor(
    readonly status: number,
    code: string,
  ) {
    super(code);
  }
}

function metadataOf({ headers }: IncomingMessage): Record<string, string> {
  const named = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'));
  return Object.fromEntries(named.map(([name, value]) => [name, String(value)]));
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

/** Computes the signature of the request anew (Signature Version 4), and the hash of its body. @throws Refused */
function check(request: IncomingMessage, body: Buffer): void {
  const named =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  if (!named) throw new Refused(403, 'AccessDenied');
  const [, keyId = '', day = '', region = '', signedNames = '', signature] = named;
  if (keyId !== KEY_ID || region !== REGION) throw new Refused(403, 'InvalidAccessKeyId');
  const hash = String(request.headers['x-amz-content-sha256']);
  // Who sends a stream may leave its hash out, and the signature then says so.
  if (hash !== 'UNSIGNED-PAYLOAD' && hash !== createHash('sha256').update(body).digest('hex'))
    throw new Refused(400, 'XAmzContentSHA256Mismatch');
  const url = new URL(request.url ?? '', 'http://bucket');
  const ask = [...url.searchParams]
    .map(([name, value]) => `${strictly(name)}=${strictly(value)}`)
    .toSorted()
    .join('&');
  const names = signedNames.split(';');
  const headers = names.map((name) => `${name}:${String(request.headers[name]).trim().replace(/ +/g, ' ')}\n`).join('');
  const canonical = [request.method, url.pathname, ask, headers, signedNames, hash].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const mac = (key: Buffer | string, said: string): Buffer => createHmac('sha256', key).update(said).digest();
  const key = mac(mac(mac(mac(`AWS4${SECRET}`, day), region), 's3'), 'aws4_request');
  if (mac(key, text).toString('hex') !== signature) throw new Refused(403, 'SignatureDoesNotMatch');
}

function strictly(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
