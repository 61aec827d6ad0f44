import { Injectable } from '@nestjs/common';

/** Somebody who is being erased, as rows that do not point to the account may name them. */
export interface ErasedPerson {
  fullName: string;
  /** Folded spelling of the name. */
  nameKey: string;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
}

type Follower = (person: ErasedPerson) => Promise<void>;

/**
 * What else names people, in libraries that this one does not know: each says here how it forgets somebody, and is asked in
 * the transaction that erases them.
 */
@Injectable()
export class ErasureFollowers {
  private readonly followers: Follower[] = [];

  add(follower: Follower): void {
    this.followers.push(follower);
  }

  async follow(person: ErasedPerson): Promise<void> {
    for (const follower of this.followers) await follower(person);
  }
}
