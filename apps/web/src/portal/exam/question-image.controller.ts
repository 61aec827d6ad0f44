import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '#access';
import { QuestionImages } from '#questions';

/** Pictures of questions. Their addresses hold 128 random bits, which stand in the paper alone. */
@Controller('cau-hoi/hinh')
export class QuestionImageController {
  constructor(private readonly images: QuestionImages) {}

  @Get(':image')
  @Public('whoever was shown the question has the address; nobody guesses it')
  async show(@Param('image') key: string, @Res() reply: FastifyReply): Promise<void> {
    const { type, bytes } = await this.images.show(key);
    await reply
      .type(type)
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('x-content-type-options', 'nosniff')
      .header('x-robots-tag', 'noindex')
      .send(bytes);
  }
}
