export type { BankId, BankItem } from './entities/bank.entity.js';
export type { Difficulty } from './entities/question.entity.js';
export { type NewQuestion, QuestionBank } from './question-bank.service.js';
export { type ListedQuestion, QuestionCatalogue, type WholeQuestion } from './question-catalogue.service.js';
export { QuestionsModule } from './questions.module.js';
export { type ExplainedQuestion, type SealedBank, SealedBanks } from './sealed-banks.service.js';
