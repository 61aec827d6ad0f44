import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ContestsModule } from '#contests';

/** The organisers' console: everything below /quan-tri. */
@Module({
  imports: [AccountsModule, ContestsModule],
  controllers: [],
  providers: [],
})
export class ConsoleModule {}
