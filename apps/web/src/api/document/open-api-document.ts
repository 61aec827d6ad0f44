import { type INestApplication, Injectable, type Type } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { SESSION_SCHEME } from '../shared/operation.js';

const DESCRIPTION = `
What a contestant can do in the pages of a site, a program can do with this document alone.

Every site (host name) is one organiser's, with one running contest; ids of another site lead nowhere. Instants are ISO 8601
in UTC. Bodies are JSON; unknown properties are refused. Messages are Vietnamese sentences for the person behind the
program, codes are for the program. A session is opened with a code that is sent to the person's phone or mailbox, and its
token comes along in the Authorization header. There is no CORS: pages of other sites cannot use this.
`.trim();

/** The OpenAPI document of this application, made from the decorators of its controllers when somebody first asks for it. */
@Injectable()
export class OpenApiDocument {
  private make: (() => OpenAPIObject) | undefined;
  private made: OpenAPIObject | undefined;

  /** Says whose controllers are described; called when the application is complete. */
  describe(application: INestApplication, module: Type): void {
    this.make = () => SwaggerModule.createDocument(application, frame(), { include: [module] });
  }

  get(): OpenAPIObject {
    if (!this.make) throw new Error('The document was asked for before the application was complete.');
    this.made ??= this.make();
    return this.made;
  }
}

function frame(): Omit<OpenAPIObject, 'paths'> {
  return new DocumentBuilder()
    .setTitle('Khoa Bảng')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addServer('/')
    .addTag('contest', 'What everybody may know')
    .addTag('registrations', 'Registering')
    .addTag('sessions', 'Signing in and out')
    .addTag('me', 'One’s own things')
    .addTag('attempts', 'Sittings and receipts')
    .addTag('prizes', 'Draws and prizes')
    .addTag('document', 'This document')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The token of a contestant’s session.' }, SESSION_SCHEME)
    .build();
}
