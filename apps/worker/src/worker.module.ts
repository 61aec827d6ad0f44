import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { CertificatesModule } from '#certificates';
import { ContestsModule } from '#contests';
import { FilesModule } from '#files';
import { FoundingModule } from '#founding';
import { JudgingModule } from '#judging';
import { MailModule } from '#mail';
import { NotificationsModule } from '#notifications';
import { PersistenceModule } from '#persistence';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { ReportsModule } from '#reports';
import { ResultsModule } from '#results';
import { SETTINGS, type Settings } from '#settings';
import { SubmissionsModule } from '#submissions';
import { TenancyModule } from '#tenancy';
import { TenantsModule } from '#tenants';
import { UnitsModule } from '#units';
import { VerifyingModule } from '#verifying';
import { EveryTenant } from './every-tenant.js';
import { Forgetting } from './forgetting.js';
import { KeptUploads } from './kept-uploads.js';
import { PlatformTasks } from './platform-tasks.js';
import { RoundKeeper } from './round-keeper.js';
import { SteadyTasks } from './steady-tasks.js';
import { SimilarityKeeper } from './similarity-keeper.js';
import { SubmissionKeeper } from './submission-keeper.js';

@Global()
@Module({})
export class WorkerModule {
  static forRoot(settings: Settings): DynamicModule {
    const database = PersistenceModule.forRoot({
      appUrl: settings.DATABASE_APP_URL as string,
      platformUrl: settings.DATABASE_PLATFORM_URL as string,
      poolSize: Math.min(4, settings.DATABASE_POOL),
      preparedStatements: settings.PREPARED_STATEMENTS,
    });
    return {
      module: WorkerModule,
      imports: [
        database,
        TenancyModule,
        AccessModule,
        AccountsModule,
        TenantsModule,
        MailModule,
        NotificationsModule,
        FilesModule,
        FoundingModule,
        ContestsModule,
        CertificatesModule,
        ResultsModule,
        QuestionsModule,
        ReportsModule,
        RegistrationsModule,
        SubmissionsModule,
        UnitsModule,
        JudgingModule,
        VerifyingModule,
      ],
      providers: [
        { provide: SETTINGS, useValue: settings },
        EveryTenant,
        Forgetting,
        KeptUploads,
        RoundKeeper,
        SimilarityKeeper,
        SubmissionKeeper,
        SteadyTasks,
        PlatformTasks,
      ],
      exports: [SETTINGS],
    };
  }
}
