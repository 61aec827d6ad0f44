export * from './clock.js';
export * from './document-model.js';
export * from './domain-error.js';
export * from './ids.js';
export * from './local-time.js';
export * from './masked-name.js';
export * from './numbers.js';
export * from './vietnamese-text.js';
