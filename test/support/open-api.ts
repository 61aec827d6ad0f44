/** What the tests need to know of an OpenAPI 3 document. */
export interface Schema {
  $ref?: string;
  type?: string;
  nullable?: boolean;
  enum?: unknown[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean;
}

interface Media {
  content?: Record<string, { schema?: Schema }>;
}

export interface ApiOperation {
  operationId?: string;
  summary?: string;
  security?: Record<string, string[]>[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: Media;
  responses: Record<string, Media>;
}

export interface ApiDocument {
  openapi: string;
  paths: Record<string, Record<string, ApiOperation>>;
  components: { schemas: Record<string, Schema>; securitySchemes?: Record<string, object> };
}

/** An operation of the document with its address. */
export interface FoundOperation {
  path: string;
  method: string;
  operation: ApiOperation;
}

export function operationsOf(document: ApiDocument): FoundOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );
}

/** The schema of a JSON answer or body; undefined where there is none. */
export function schemaOf(media: Media | undefined): Schema | undefined {
  return media?.content?.['application/json']?.schema;
}

/** What of a value does not fit a schema, each with its place; a property that the schema does not name is a fault too. */
export function schemaFaults(document: ApiDocument, schema: Schema, value: unknown, place = '$'): string[] {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)!;
    const found = document.components.schemas[name];
    return found ? schemaFaults(document, found, value, place) : [`${place}: there is no schema ${name}`];
  }
  if (value === null) return schema.nullable ? [] : [`${place}: null`];
  if (schema.allOf) return schema.allOf.flatMap((one) => schemaFaults(document, one, value, place));
  if (schema.oneOf) {
    const fitting = schema.oneOf.filter((one) => schemaFaults(document, one, value, place).length === 0);
    return fitting.length === 1 ? [] : [`${place}: fits ${fitting.length} of ${schema.oneOf.length}`];
  }
  if (schema.enum && !schema.enum.includes(value)) return [`${place}: ${JSON.stringify(value)} is not in the list`];
  if (Array.isArray(value))
    return schema.type === 'array'
      ? value.flatMap((item, n) => schemaFaults(document, schema.items ?? {}, item, `${place}[${n}]`))
      : [`${place}: a list`];
  if (typeof value === 'object') return objectFaults(document, schema, value as Record<string, unknown>, place);
  const type = schema.type === 'integer' ? 'number' : schema.type;
  return type === undefined || typeof value === type ? [] : [`${place}: ${typeof value} instead of ${type}`];
}

function objectFaults(document: ApiDocument, schema: Schema, value: Record<string, unknown>, place: string): string[] {
  if (schema.type !== 'object') return [`${place}: an object`];
  const { properties = {}, required = [], additionalProperties = false } = schema;
  return [
    ...required.filter((name) => value[name] === undefined).map((name) => `${place}: ${name} is missing`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const known = properties[name];
      if (known) return inner === undefined ? [] : schemaFaults(document, known, inner, `${place}.${name}`);
      return additionalProperties ? [] : [`${place}: ${name} is not described`];
    }),
  ];
}
