import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Settings } from '#settings';
import { TenantsModule } from '#tenants';
import { DemoStrip } from './demo-strip.js';
import { PageRenderer } from './page-renderer.js';
import { SETTINGS } from './settings.token.js';
import { SiteFrame } from './site-frame.js';
import { SiteResolver } from './site-resolver.js';

/** What lies between HTTP and the pages. */
@Global()
@Module({})
export class EdgeModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: EdgeModule,
      imports: [TenantsModule],
      providers: [{ provide: SETTINGS, useValue: settings }, SiteResolver, SiteFrame, DemoStrip, PageRenderer],
      exports: [SETTINGS, SiteResolver, SiteFrame, DemoStrip, PageRenderer, TenantsModule],
    };
  }
}
