import { HttpStatus, ParseUUIDPipe, ValidationPipe } from '@nestjs/common';

/**
 * Reads a form or a query into its class and refuses what no page of ours sends: fields that come twice, texts beyond all
 * measure. What people type wrongly is the business of the domain, which says what to do.
 */
export const FORM = new ValidationPipe({ transform: true, whitelist: true });

/** An id in an address: what is none leads nowhere. */
export const ID = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });
