/** The page of a busy moment: asks again by itself. */
import { askAgain } from './frame/ask-again';

askAgain();
