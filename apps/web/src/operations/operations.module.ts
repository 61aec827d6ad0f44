import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';

/** What operators and their machines ask for. */
@Module({ controllers: [HealthController] })
export class OperationsModule {}
