import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ApiDocument, operationsOf, schemaFaults, schemaOf } from '../support/open-api.js';
import { type Route, routesOf } from '../support/route-list.js';
import { TestSite } from '../support/test-site.js';

const FILE = join(import.meta.dirname, '../../docs/api/openapi.json');

/** Uploads go by a protocol with a description of its own (tus 1.0.0); `uploadUrl` of a promised file says where. */
const ofTheApi = ({ path, handler }: Route): boolean => path.startsWith('/api/') && handler !== 'UploadDoor.answer';

describe('the OpenAPI document', () => {
  const site = TestSite.forTests();
  let document: ApiDocument;
  beforeAll(async () => {
    document = (await site.visitor('localhost').get('/api/v1/openapi.json')).body as ApiDocument;
  });

  it('is the same on the product’s site, on tenants’ sites and at addresses that are nobody’s', async () => {
    const { host } = await site.aTenant();

    for (const one of [host, '127.0.0.1']) expect((await site.visitor(one).get('/api/v1/openapi.json')).body).toEqual(document);
    expect(document.openapi).toMatch(/^3\.0\./);
  });

  it('is that of docs/api/openapi.json: programs rely on it', () => {
    const text = `${JSON.stringify(document, null, 2)}\n`;
    if (process.env['UPDATE_GENERATED'] === '1') writeFileSync(FILE, text);

    expect(text).toBe(readFileSync(FILE, 'utf8'));
  });

  it('has every route of the API and no other', () => {
    const routes = routesOf(site.app)
      .filter(ofTheApi)
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const described = operationsOf(document).map(({ method, path }) => `${method.toUpperCase()} ${path}`);

    expect(described.toSorted()).toEqual(routes.toSorted());
    expect(routes.length).toBeGreaterThan(14);
  });

  it('says of each operation what it is called, what it does, what it answers with and how it fails', () => {
    const gaps = operationsOf(document).flatMap(({ method, path, operation }) => {
      const answers = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      const failures = Object.entries(operation.responses).filter(([status]) => !status.startsWith('2'));
      return [
        operation.operationId ? '' : 'operationId',
        operation.summary ? '' : 'summary',
        operation.security ? '' : 'security',
        answers.some(([status, answer]) => status === '204' || schemaOf(answer)) ? '' : 'answer',
        operation.responses['default'] && failures.every(([, answer]) => schemaOf(answer)?.$ref === '#/components/schemas/ApiErrors')
          ? ''
          : 'failures',
        ['post', 'put'].includes(method) && operation.requestBody === undefined && !path.endsWith('/attempts') ? 'body' : '',
      ]
        .filter(Boolean)
        .map((gap) => `${method} ${path}: ${gap}`);
    });

    expect(gaps).toEqual([]);
    const names = operationsOf(document).map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('asks for a session exactly where the routes do', () => {
    const asked = operationsOf(document)
      .filter(({ operation }) => operation.security!.length > 0 && operation.security!.every((one) => 'session' in one))
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    const guarded = routesOf(site.app)
      .filter((route) => ofTheApi(route) && route.access.startsWith('requires'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);

    expect(asked.toSorted()).toEqual(guarded.toSorted());
    expect(document.components.securitySchemes).toEqual({ session: expect.objectContaining({ type: 'http', scheme: 'bearer' }) });
  });

  it('refers to no schema that is not there, and has none that nothing refers to', () => {
    const named = new Set([...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name));

    expect([...named].toSorted()).toEqual(Object.keys(document.components.schemas).toSorted());
  });

  it('would be found out if an answer were not as described', () => {
    const kept = { $ref: '#/components/schemas/ApiKept' };

    expect(
      schemaFaults(document, kept, { receivedAt: '2024-10-22T01:00:00.000Z', seq: 1, deadlineAt: '2024-10-22T01:20:00.000Z', answers: [] }),
    ).toEqual([]);
    expect(
      schemaFaults(document, kept, { receivedAt: null, seq: '1', deadlineAt: '2024-10-22T01:20:00.000Z', answers: [], more: true }),
    ).toEqual(['$.receivedAt: null', '$.seq: string instead of number', '$: more is not described']);
    expect(schemaFaults(document, kept, {})).toEqual([
      '$: receivedAt is missing',
      '$: deadlineAt is missing',
      '$: seq is missing',
      '$: answers is missing',
    ]);
  });
});
