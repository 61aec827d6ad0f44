import { QUESTIONS } from '../questions/addresses.js';

export const IMPORT = `${QUESTIONS}/nhap`;
export const EXPORT = `${QUESTIONS}/xuat`;
export const importUrl = (id: string): string => `${IMPORT}/${id}`;
