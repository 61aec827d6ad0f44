import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { PROJECT_ROOT } from '#settings';
import { type DrawingName, TenantDrawings } from '#tenants';
import type { Site } from '../edge/site.js';
import { OnSite } from '../edge/site.guard.js';

const PICTURE = /^([0-9a-f]{64})\.(png|jpg)$/;
const NAME = /^[a-z0-9-]{1,60}\.svg$/;

/** Drawings as pictures of their own: landscapes, cards, the product's steles. */
@Controller()
@OnSite('root', 'tenant', 'suspended', 'none')
export class DrawingsController {
  constructor(private readonly drawings: TenantDrawings) {}

  /** A drawing of this site's tenant. */
  @Get('art/:file')
  @Public('pictures of public pages')
  async own(@Param('file') file: string, @Req() { site }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const name = nameOf(file);
    await this.send(reply, (await this.drawingsOf(site)).get(name as DrawingName)?.svg);
  }

  /** A drawing of the product itself. */
  @Get('art/khoa-bang/:file')
  @Public('pictures of public pages')
  async product(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, productDrawing(nameOf(file)));
  }

  /** The site's little picture in the browser's tabs: the emblem of whose site it is. */
  @Get('/icon.svg')
  @Public('pictures of public pages')
  async icon(@Req() { site }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const own = (await this.drawingsOf(site)).get('emblem')?.svg;
    await this.send(reply, own === undefined ? productDrawing('emblem') : await this.drawings.whole(own));
  }

  /** The picture that an emblem shows, under the fingerprint of its content: the same on every host, and for ever. */
  @Get('art/anh/:file')
  @Public('pictures of public pages')
  async picture(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const [, sha256, ending] = PICTURE.exec(file) ?? [];
    const found = sha256 ? await this.drawings.picture(sha256) : undefined;
    if (!found || (found.type === 'image/png') !== (ending === 'png')) throw new NotFoundException();
    await reply.type(found.type).header('cache-control', 'public, max-age=31536000, immutable').send(found.bytes);
  }

  /** A tenant's card, for the product's page and the demo's chooser. */
  @Get('art/:slug/card.svg')
  @Public('pictures of public pages')
  async card(@Param('slug') slug: string, @Req() { site }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const isBare = site.kind !== 'tenant' || site.isChosen;
    // On a tenant's own site, other tenants do not exist.
    if (!isBare && site.tenant.slug !== slug) throw new NotFoundException();
    await this.send(reply, await this.drawings.cardOf(slug));
  }

  /** The drawings of whose site it is: a ward's own, although its pages show its city's contest. */
  private async drawingsOf(site: Site): Promise<ReadonlyMap<DrawingName, { svg: string }>> {
    if (site.kind !== 'tenant') return new Map();
    return site.deployment?.drawings ?? this.drawings.all();
  }

  private async send(reply: FastifyReply, svg: string | undefined): Promise<void> {
    if (!svg) throw new NotFoundException();
    await reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').header('vary', 'host, cookie').send(svg);
  }
}

function nameOf(file: string): string {
  if (!NAME.test(file)) throw new NotFoundException();
  return file.slice(0, -'.svg'.length);
}

const remembered = new Map<string, string | undefined>();

/** A drawing of the product itself. */
export function productDrawing(name: string): string | undefined {
  if (!remembered.has(name)) {
    const file = join(PROJECT_ROOT, 'config/demo/art/khoa-bang', `${name}.svg`);
    if (!existsSync(file)) return undefined;
    remembered.set(name, readFileSync(file, 'utf8'));
  }
  return remembered.get(name);
}
