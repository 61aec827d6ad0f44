import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { FilesModule } from '#files';
import { TenancyModule } from '#tenancy';
import { Bank, BankKey } from './entities/bank.entity.js';
import { QuestionDecision } from './entities/question-decision.entity.js';
import { QuestionImport } from './entities/question-import.entity.js';
import { Question, QuestionVersion } from './entities/question.entity.js';
import { QuestionInvariants } from './invariants/question-invariants.service.js';
import { KeyCorrections } from './key-corrections.service.js';
import { QuestionBank } from './question-bank.service.js';
import { QuestionCatalogue } from './question-catalogue.service.js';
import { QuestionExports } from './question-exports.service.js';
import { QuestionImports } from './question-imports.service.js';
import { QuestionImages } from './question-images.service.js';
import { QuestionReviews } from './question-reviews.service.js';
import { QuestionWriting } from './question-writing.service.js';
import { SealedBanks } from './sealed-banks.service.js';

const SERVICES = [
  KeyCorrections,
  QuestionBank,
  QuestionCatalogue,
  QuestionExports,
  QuestionImages,
  QuestionImports,
  QuestionInvariants,
  QuestionReviews,
  QuestionWriting,
  SealedBanks,
];

@Module({
  imports: [
    AuditModule,
    FilesModule,
    TenancyModule.forFeature({ tenant: [Question, QuestionVersion, QuestionDecision, QuestionImport, Bank, BankKey] }),
  ],
  providers: SERVICES,
  exports: SERVICES,
})
export class QuestionsModule {}
