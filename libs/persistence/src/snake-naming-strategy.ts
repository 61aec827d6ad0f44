import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

/** Columns are written as Postgres writes them: `opensAt` is `opens_at`. Tables and keys are always named by hand. */
export class SnakeNamingStrategy extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string | undefined, embeddedPrefixes: string[]): string {
    const prefix = embeddedPrefixes.map((part) => `${snake(part)}_`).join('');
    return prefix + (customName ?? snake(propertyName));
  }
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
