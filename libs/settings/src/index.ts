export * from './project-root.js';
export * from './settings.js';
export * from './settings.token.js';
export * from './settings-error.js';
