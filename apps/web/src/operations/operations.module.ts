import { Module } from '@nestjs/common';
import { AttemptsModule } from '#attempts';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';

/** What operators and their machines ask for. */
@Module({ imports: [AttemptsModule], controllers: [HealthController, MetricsController], providers: [Metrics], exports: [Metrics] })
export class OperationsModule {}
