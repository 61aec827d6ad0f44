import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request, { type Response } from 'supertest';
import { type ApiDocument, type FoundOperation, operationsOf, schemaFaults, schemaOf } from './open-api.js';

export interface Call {
  /** Values of what stands in braces in the path. */
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
}

/**
 * A program that knows only the OpenAPI document of a site: it finds addresses by operation, brings its session where the
 * document asks for one, and takes no answer that the document does not describe.
 */
export class ApiClient {
  /** The token of the session, once there is one. */
  token: string | undefined;

  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly host: string,
    readonly document: ApiDocument,
  ) {}

  static async of(app: NestFastifyApplication, host: string): Promise<ApiClient> {
    const { body } = await request(app.getHttpServer()).get('/api/v1/openapi.json').set({ host });
    return new ApiClient(app, host, body as ApiDocument);
  }

  /** Calls an operation. @throws Error when the document has no such operation, or the answer is not as it says */
  async call(operationId: string, { path = {}, query = {}, body }: Call = {}): Promise<Response> {
    const found = this.operation(operationId);
    const address = found.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name]!));
    const agent = request(this.app.getHttpServer());
    const method = found.method as 'get' | 'post' | 'put' | 'delete';
    const asks = (found.operation.security ?? []).some((one) => Object.keys(one).length > 0);
    const headers = { host: this.host, ...(asks && this.token ? { authorization: `Bearer ${this.token}` } : {}) };
    const sent = agent[method](address).query(query).set(headers);
    const answer = await (body ? sent.send(body) : sent);
    const faults = this.faultsOf(found, answer);
    if (faults.length > 0) throw new Error(`${operationId} answered ${answer.status} otherwise than described: ${faults.join('; ')}`);
    return answer;
  }

  private operation(operationId: string): FoundOperation {
    const found = operationsOf(this.document).find(({ operation }) => operation.operationId === operationId);
    if (!found) throw new Error(`The document has no operation ${operationId}.`);
    return found;
  }

  private faultsOf({ operation }: FoundOperation, answer: Response): string[] {
    const described = operation.responses[answer.status] ?? (answer.status >= 400 ? operation.responses['default'] : undefined);
    if (!described) return [`the status ${answer.status} is not described`];
    const schema = schemaOf(described);
    if (schema) return schemaFaults(this.document, schema, answer.body);
    return answer.text === '' ? [] : ['an empty answer is described'];
  }
}
