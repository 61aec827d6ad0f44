export type { BankId, BankItem } from './entities/bank.entity.js';
export { type NewQuestion, QuestionBank } from './question-bank.service.js';
export { QuestionsModule } from './questions.module.js';
export { type ExplainedQuestion, type SealedBank, SealedBanks } from './sealed-banks.service.js';
