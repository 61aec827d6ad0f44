import { Module } from '@nestjs/common';
import { ChooseTenantController } from './choose-tenant.controller.js';
import { DrawingsController } from './drawings.controller.js';
import { HomeController } from './home.controller.js';
import { PublicContests } from './public-contests.js';
import { ThemeController } from './theme.controller.js';

/** The public site: what contestants and passers-by see. */
@Module({
  controllers: [HomeController, ChooseTenantController, ThemeController, DrawingsController],
  providers: [PublicContests],
})
export class PortalModule {}
