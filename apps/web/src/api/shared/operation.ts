import { applyDecorators, Controller, HttpCode, type Type, UseGuards, UsePipes } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiErrors } from './error.schemas.js';
import { JsonOnlyGuard } from './json-only.guard.js';
import { ShapePipe } from './shape.pipe.js';

/** Name of the way to sign in, in the document. */
export const SESSION_SCHEME = 'session';

/** How an operation may fail, in the words of the document. */
const FAILURES = {
  400: 'The body or the query is not as described: unknown, missing or malformed fields.',
  401: 'The session is missing, over, or not of this site.',
  403: 'The rules of the contest do not let this person in; one error for each reason.',
  404: 'There is nothing of this name on this site, or it is not yours.',
  409: 'It cannot be done in the present state.',
  422: 'The fields are well formed, and something is wrong with what they say.',
  429: 'Tried too often; wait a while.',
  503: 'Not ready yet; try again in a few minutes.',
} as const;

interface OperationOptions {
  /** operationId: unique in the document, and stable. */
  id: string;
  summary: string;
  description?: string;
  /** What comes back when it works; without a type, an empty answer. */
  answer: { status: 200 | 201 | 202 | 204; description: string; type?: Type };
  /** How it may fail, besides what may happen to any request. */
  failures?: (keyof typeof FAILURES)[];
  /** Whether a session must come along, may, or does not matter. */
  session?: 'required' | 'optional';
}

/** A controller of the API, version 1: JSON in and out, and nothing that the document does not say. */
export function ApiController(tag: string): ClassDecorator {
  return applyDecorators(Controller('api/v1'), ApiTags(tag), ApiExtraModels(ApiErrors), UseGuards(JsonOnlyGuard), UsePipes(ShapePipe));
}

/** One operation of the document: what it does, what it answers with, how it may fail. */
export function Operation({ id, summary, description, answer, failures = [], session }: OperationOptions): MethodDecorator {
  const security = session === 'optional' ? [{ [SESSION_SCHEME]: [] }, {}] : session === undefined ? [] : undefined;
  return applyDecorators(
    HttpCode(answer.status),
    ApiOperation({ operationId: id, summary, ...(description ? { description } : {}), ...(security ? { security } : {}) }),
    ...(session === 'required' ? [ApiBearerAuth(SESSION_SCHEME)] : []),
    ApiResponse({ status: answer.status, description: answer.description, ...(answer.type ? { type: answer.type } : {}) }),
    ...failures.map((status) => ApiResponse({ status, description: FAILURES[status], type: ApiErrors })),
    ApiResponse({ status: 'default', description: 'Any other failure, in the same form.', type: ApiErrors }),
  );
}
