import { Global, Module } from '@nestjs/common';
import { PlatformThrottle } from './platform-throttle.js';
import { Throttle } from './throttle.js';

@Global()
@Module({ providers: [Throttle, PlatformThrottle], exports: [Throttle, PlatformThrottle] })
export class AccessModule {}
