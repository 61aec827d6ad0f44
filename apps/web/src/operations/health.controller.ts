import { Controller, Get, HttpCode, ServiceUnavailableException } from '@nestjs/common';
import { Public } from '#access';
import { HotStatements, hotStatement } from '#persistence';
import { OnSite } from '../edge/site.guard.js';

const alive = hotStatement<[], { now: Date }>('health', 'select app_now() as now');

/** Whether the process lives, and whether it can serve. */
@Controller()
@OnSite('root', 'tenant', 'suspended', 'none')
export class HealthController {
  constructor(private readonly statements: HotStatements) {}

  /** Answers as long as the process runs. */
  @Get('healthz')
  @HttpCode(200)
  @Public('load balancers ask without signing in')
  healthz(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Answers 200 when the database answers, 503 otherwise. */
  @Get('readyz')
  @Public('load balancers ask without signing in')
  async readyz(): Promise<{ status: 'ready' }> {
    try {
      await this.statements.run(alive, []);
      return { status: 'ready' };
    } catch {
      throw new ServiceUnavailableException();
    }
  }
}
