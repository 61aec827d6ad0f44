import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from './connection-pool.js';

/** How the application's connections to the database are used just now. */
@Injectable()
export class ConnectionFigures {
  constructor(private readonly dataSource: DataSource) {}

  read(): { limit: number; open: number; used: number; waiting: number } {
    const { options, totalCount, idleCount, waitingCount } = poolOf(this.dataSource);
    return { limit: options.max, open: totalCount, used: totalCount - idleCount, waiting: waitingCount };
  }
}
