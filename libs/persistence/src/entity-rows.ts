import { Injectable } from '@nestjs/common';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';

/** A row of a table as `to_jsonb` writes it. */
export type JsonRow = Readonly<Record<string, unknown>>;

/** Rows that a hot statement brings as JSON, turned into entities as if a repository had read them. */
@Injectable()
export class EntityRows {
  constructor(private readonly dataSource: DataSource) {}

  read<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, row: JsonRow): Entity {
    const metadata = this.dataSource.getMetadata(target);
    const entity = metadata.create() as Record<string, unknown>;
    for (const { propertyName, databaseName, type } of metadata.columns) entity[propertyName] = valueOf(row[databaseName] ?? null, type);
    return entity as Entity;
  }
}

/** A value as the driver would have given it. */
function valueOf(value: unknown, type: unknown): unknown {
  if (value === null) return null;
  switch (type) {
    case 'timestamptz':
      return new Date(value as string);
    case 'bytea':
      return Buffer.from((value as string).slice(2), 'hex');
    // As text: it may be larger than what a number holds.
    case 'bigint':
      return (value as number | string).toString();
    default:
      return value;
  }
}
