// Essays for tests, the demo and measurements, and what becomes of them when they are copied.
export { anEssay } from './an-essay.js';
export { passageOf, reordered, withoutMarks, withPassage, withWordsChanged } from './copies.js';
