import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from '#kernel';
import { ConnectionFigures } from './connection-figures.js';
import { DatabaseClock } from './database-clock.js';
import { connectionWithinMs, DATABASE_OPTIONS, type DatabaseOptions } from './database-options.js';
import { EntityRows } from './entity-rows.js';
import { HotStatements } from './hot-statement.js';
import { SnakeNamingStrategy } from './snake-naming-strategy.js';
import { StatementLogger } from './statement-logger.js';
import { Transactions } from './transactions.js';

/** The application's DataSource, working as the application role, and what is built on it. */
@Global()
@Module({})
export class PersistenceModule {
  static forRoot(options: DatabaseOptions): DynamicModule {
    return {
      module: PersistenceModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: options.appUrl,
          autoLoadEntities: true,
          synchronize: false,
          retryAttempts: 0,
          connectTimeoutMS: connectionWithinMs(options),
          namingStrategy: new SnakeNamingStrategy(),
          logging: options.onStatement ? ['query'] : false,
          ...(options.onStatement ? { logger: new StatementLogger(options.onStatement) } : {}),
          extra: { max: options.poolSize, keepAlive: true, application_name: 'khoa-bang' },
        }),
      ],
      providers: [
        { provide: DATABASE_OPTIONS, useValue: options },
        Transactions,
        HotStatements,
        EntityRows,
        ConnectionFigures,
        DatabaseClock,
        { provide: Clock, useExisting: DatabaseClock },
      ],
      exports: [TypeOrmModule, DATABASE_OPTIONS, Transactions, HotStatements, EntityRows, ConnectionFigures, DatabaseClock, Clock],
    };
  }
}
