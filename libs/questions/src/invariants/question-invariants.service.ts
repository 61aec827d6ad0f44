import { Injectable } from '@nestjs/common';
import { hotStatement } from '#persistence';
import type { KeptRevisions } from '#rules';
import { type InstantReader, type Invariant, type InvariantSource, OffenceList, type Offences } from '#tenancy';
import { bankSha256, keySha256 } from '../domain/bank-hashes.js';
import type { BankItem } from '../entities/bank.entity.js';

interface SealedRow {
  id: string;
  items: BankItem[];
  sha256: string;
  keys: { version: number; key: Record<string, number[]>; revisions: KeptRevisions; sha256: string }[];
}

const banks = hotStatement<[tenant: string], SealedRow>(
  'verify-banks',
  `select b.id, b.items, b.sha256, (select coalesce(json_agg(json_build_object('version', k.version, 'key', k.key, 'revisions', k.revisions, 'sha256', k.sha256) order by k.version), '[]')
     from bank_keys k where k.tenant_id = $1 and k.bank_id = b.id) as keys
   from banks b where b.tenant_id = $1`,
);

/** What must hold for sealed banks. */
@Injectable()
export class QuestionInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    {
      of: 'tenant',
      id: 'banks-fit-their-hash',
      title: 'Mỗi bộ đề đã niêm phong và mỗi bản đáp án đúng như khi niêm phong.',
      find: changedBanks,
    },
  ];
}

async function changedBanks(reader: InstantReader, tenantId: string): Promise<Offences> {
  const found = new OffenceList();
  for await (const rows of reader.portions(banks, [tenantId]))
    for (const { id, items, sha256, keys } of rows) {
      if (bankSha256(items) !== sha256) found.add(`bộ đề ${id}`);
      const questions = items.map(({ question }) => question);
      for (const one of keys)
        if (keySha256(questions, one.key, one.revisions) !== one.sha256) found.add(`đáp án bản ${one.version} của bộ đề ${id}`);
      if (keys.length === 0) found.add(`bộ đề ${id} không có đáp án`);
    }
  return found.found();
}
