import { Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Public } from '#access';
import { OnSite } from '../../edge/site.guard.js';
import { ApiController, Operation } from '../shared/operation.js';
import { OpenApiDocument } from './open-api-document.js';

/** The description of the API for programs. */
@ApiController('document')
@OnSite('root', 'tenant', 'none')
export class DocumentController {
  constructor(private readonly document: OpenApiDocument) {}

  @Get('openapi.json')
  @Public('the description of the API is public')
  @Operation({ id: 'getOpenApiDocument', summary: 'This document', answer: { status: 200, description: 'OpenAPI 3.' } })
  @ApiOkResponse({ description: 'OpenAPI 3.', schema: { type: 'object', additionalProperties: true } })
  show(): OpenAPIObject {
    return this.document.get();
  }
}
