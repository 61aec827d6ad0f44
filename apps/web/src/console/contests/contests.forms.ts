import { IsUUID } from 'class-validator';

/** Which contest is to be opened. */
export class ContestForm {
  @IsUUID() contest: string;
}
