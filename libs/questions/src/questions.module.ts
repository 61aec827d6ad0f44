import { Module } from '@nestjs/common';
import { TenancyModule } from '#tenancy';
import { Bank, BankKey } from './entities/bank.entity.js';
import { Question, QuestionVersion } from './entities/question.entity.js';
import { QuestionBank } from './question-bank.service.js';
import { QuestionCatalogue } from './question-catalogue.service.js';
import { SealedBanks } from './sealed-banks.service.js';

@Module({
  imports: [TenancyModule.forFeature({ tenant: [Question, QuestionVersion, Bank, BankKey] })],
  providers: [QuestionBank, QuestionCatalogue, SealedBanks],
  exports: [QuestionBank, QuestionCatalogue, SealedBanks],
})
export class QuestionsModule {}
