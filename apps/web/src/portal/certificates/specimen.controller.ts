import { Controller, Get, NotFoundException, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '#access';
import { CertificateSpecimens } from '#certificates';
import { DocumentError } from '#documents';

/** The specimen of the tenant's certificate as a picture: public pages never show a real one. */
@Controller()
export class SpecimenController {
  constructor(private readonly specimens: CertificateSpecimens) {}

  @Get('art/giay-mau.svg')
  @Public('a picture of public pages')
  async specimen(@Res() reply: FastifyReply): Promise<void> {
    const svg = await this.specimens.picture().catch((error: unknown) => {
      // A drawing of the tenant that cannot stand on paper: the page goes without the picture.
      if (error instanceof DocumentError) throw new NotFoundException();
      throw error;
    });
    await reply.type('image/svg+xml').header('cache-control', 'public, max-age=3600').header('vary', 'host, cookie').send(svg);
  }
}
