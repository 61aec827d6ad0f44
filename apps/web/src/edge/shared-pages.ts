import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '#kernel';
import { takes } from './compression.js';
import type { SharedPage } from './page.js';
import { scopeAt } from './site.js';

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

/** Made once and read by many: worth twice the time of what is packed for one. */
const BROTLI_QUALITY = 6;
const MIB = 1024 * 1024;

/** A page that is the same for everybody, as HTML. */
export interface SharedHtml extends SharedPage {
  html: string;
}

/** A shared page as it is sent: packed once for each way of packing that somebody has asked for. */
export class KeptPage {
  /** Weak: packed or not, it says the same. */
  readonly tag: string;
  readonly html: Buffer;
  private readonly shared: SharedPage;
  private readonly packed = new Map<'br' | 'gzip', Promise<Buffer>>();

  /** @param madeAt before anything was read for it */
  constructor(
    { html, ...shared }: SharedHtml,
    private readonly madeAt: Date,
  ) {
    this.shared = shared;
    this.html = Buffer.from(html);
    this.tag = `W/"${createHash('sha256').update(html).digest('base64url')}"`;
  }

  /** Whether it may still be shown. A clock that was moved back makes it old as well. */
  isFresh(now: Date): boolean {
    const age = this.ageMs(now);
    return age >= 0 && age < this.shared.maxAgeSeconds * 1000;
  }

  /** Sends it to be kept for as long as it is fresh; with 304 and nothing when the asker has it already. */
  async send(request: FastifyRequest, reply: FastifyReply, now: Date): Promise<void> {
    const { maxAgeSeconds, sha256 } = this.shared;
    reply.header('etag', this.tag).header('cache-control', `public, max-age=${maxAgeSeconds}`).header('vary', 'host, accept-encoding');
    // What has lain here is so much nearer to its end wherever it is kept next.
    reply.header('age', String(Math.max(0, Math.ceil(this.ageMs(now) / 1000))));
    if (sha256) reply.header('snapshot-sha256', sha256);
    if (request.headers['if-none-match'] === this.tag) {
      await reply.status(304).send();
      return;
    }
    reply.type('text/html; charset=utf-8');
    const coding = (['br', 'gzip'] as const).find((one) => takes(request, one));
    if (coding) reply.header('content-encoding', coding);
    await reply.send(coding ? await this.packedAs(coding) : this.html);
  }

  private async packedAs(coding: 'br' | 'gzip'): Promise<Buffer> {
    const known = this.packed.get(coding);
    if (known) return known;
    const packing =
      coding === 'gzip' ? packGzip(this.html) : packBrotli(this.html, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
    this.packed.set(coding, packing);
    return packing;
  }

  private ageMs(now: Date): number {
    return now.getTime() - this.madeAt.getTime();
  }
}

/**
 * Pages that are the same for everybody, as this process has made them: the first of the caches in between, and no longer-lived
 * than they say. Ten thousand who look at a result cost one page every half minute.
 */
@Injectable()
export class SharedPages {
  /** Those that nobody has asked for the longest come first. */
  private readonly kept = new Map<string, KeptPage>();
  private readonly making = new Map<string, Promise<KeptPage | undefined>>();
  private bytes = 0;

  constructor(
    private readonly clock: Clock,
    private readonly mostBytes = 24 * MIB,
  ) {}

  /** The page of a place: as it is kept, or as it is made now. Those who ask at once wait for one making; one that fails is not kept. */
  async recall(place: string, make: () => Promise<SharedHtml | undefined>): Promise<KeptPage | undefined> {
    return this.fresh(place) ?? this.making.get(place) ?? this.make(place, make);
  }

  private fresh(place: string): KeptPage | undefined {
    const page = this.kept.get(place);
    if (!page) return undefined;
    this.drop(place, page);
    if (!page.isFresh(this.clock.now())) return undefined;
    this.put(place, page);
    return page;
  }

  private async make(place: string, make: () => Promise<SharedHtml | undefined>): Promise<KeptPage | undefined> {
    const began = this.clock.now();
    const making = make()
      .then((made) => {
        const page = made && new KeptPage(made, began);
        if (page) this.put(place, page);
        return page;
      })
      .finally(() => this.making.delete(place));
    this.making.set(place, making);
    return making;
  }

  /** As the one asked for last. Addresses are the asker's choice: whatever is too much goes, what many ask for stays. */
  private put(place: string, page: KeptPage): void {
    this.kept.set(place, page);
    this.bytes += page.html.length;
    for (const [oldest, old] of this.kept) {
      if (this.bytes <= this.mostBytes) return;
      this.drop(oldest, old);
    }
  }

  private drop(place: string, page: KeptPage): void {
    if (this.kept.delete(place)) this.bytes -= page.html.length;
  }
}

/**
 * Where a request's page lies among the shared ones: by tenant, scope and address. Undefined where it is for one browser: at a
 * site that somebody has chosen for it.
 */
export function placeOf(request: FastifyRequest): string | undefined {
  const { site, protocol, host, url } = request;
  if (site.kind !== 'tenant' || site.isChosen) return undefined;
  const { tenantId, viaTenantId = '' } = scopeAt(site, request);
  return `${tenantId} ${viaTenantId} ${site.tenant.id} ${protocol}://${host}${url}`;
}
