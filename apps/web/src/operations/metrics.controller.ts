import { Controller, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { SETTINGS, type Settings } from '#settings';
import { OnSite } from '../edge/site.guard.js';
import { mayReadMetrics } from './may-read-metrics.js';
import { Metrics } from './metrics.js';

/** The figures of this process. For everybody else there is no such page. */
@Controller('metrics')
@OnSite('root', 'tenant', 'suspended', 'none')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Public('only this machine, or whoever has the token of the settings, is told anything')
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    if (!mayReadMetrics(request, this.settings.METRICS_TOKEN)) throw new NotFoundException();
    reply.type(this.metrics.contentType).header('cache-control', 'no-store');
    return this.metrics.text();
  }
}
