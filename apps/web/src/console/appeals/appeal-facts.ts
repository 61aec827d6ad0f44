import type { Principal } from '#access';
import type { Account } from '#accounts';
import type { AppealCase, AppealCorrection, OwnQuestion } from '#appeals';
import type { Round } from '#contests';
import type { AccountId } from '#kernel';
import type { Unit } from '#units';
import type { TypedReason } from '../reason.js';
import type { NamedSubmission } from '../results/judged-names.js';

/** Which form was sent and cannot be taken as it is. */
export interface TypedDecision extends TypedReason {
  form: 'de-xuat' | 'tra-lai';
  decision?: string | undefined;
  effect?: string | undefined;
  basis?: string | undefined;
  faults?: readonly { field: 'quyet-dinh' | 'viec' | 'can-cu'; text: string }[] | undefined;
}

export interface AppealFacts extends AppealCase {
  rounds: readonly Round[];
  /** Of the person; undefined once erased. */
  name: string | undefined;
  pseudonym: string | undefined;
  wanted: Unit | undefined;
  staff: ReadonlyMap<AccountId, Account>;
  handlers: readonly { id: AccountId; fullName: string }[];
  me: Principal;
  /** Of an appeal about a key, once it has led to one. */
  correction: AppealCorrection | undefined;
  /** Of an appeal about a submission; undefined once it cannot be found any more. */
  submission: NamedSubmission | undefined;
  /** The questions that the appeal names by their number. */
  meant: readonly OwnQuestion[];
  typed?: TypedDecision | undefined;
}
