import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { AccountsModule } from '#accounts';
import { ContestsModule } from '#contests';
import { FilesModule } from '#files';
import { ResultsModule } from '#results';
import { TenantsModule } from '#tenants';
import { UnitsModule } from '#units';
import { ConsoleContest } from '../console/console-contest.js';
import { ReceiptGuesses } from './receipt-guesses.js';
import { ScannerStatus } from './scanner-status.js';
import { SessionCookies } from './session-cookies.js';
import { ConsoleFrame } from './console-frame.js';
import { DemoStrip } from './demo-strip.js';
import { Devices } from './devices.js';
import { Flashes } from './flash.js';
import { PageRenderer } from './page-renderer.js';
import { PlainUploads } from './plain-uploads.js';
import { SharedPages } from './shared-pages.js';
import { SiteDeployments } from './site-deployments.js';
import { SiteFrame } from './site-frame.js';
import { SiteResolver } from './site-resolver.js';

/** What lies between HTTP and the pages. */
@Global()
@Module({})
export class EdgeModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: EdgeModule,
      imports: [TenantsModule, AccountsModule, ContestsModule, FilesModule, ResultsModule, UnitsModule],
      providers: [
        { provide: SETTINGS, useValue: settings },
        SiteDeployments,
        SiteResolver,
        SiteFrame,
        ConsoleContest,
        ConsoleFrame,
        DemoStrip,
        Devices,
        Flashes,
        PageRenderer,
        PlainUploads,
        ReceiptGuesses,
        ScannerStatus,
        SessionCookies,
        { provide: SharedPages, useFactory: (clock: Clock) => new SharedPages(clock), inject: [Clock] },
      ],
      exports: [
        SETTINGS,
        SiteDeployments,
        SiteResolver,
        SiteFrame,
        ConsoleContest,
        DemoStrip,
        Devices,
        Flashes,
        PageRenderer,
        PlainUploads,
        ReceiptGuesses,
        ScannerStatus,
        SessionCookies,
        SharedPages,
        TenantsModule,
        AccountsModule,
        ContestsModule,
        FilesModule,
      ],
    };
  }
}
