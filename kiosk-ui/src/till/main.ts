import './screens/root';
import { tellFailure } from './parts/failure';
import { watchForKeyboard } from './parts/keyboard-seen';
import { applyLanguage } from './texts/texts';
import { till } from './till';

applyLanguage();
watchForKeyboard(() => document.documentElement.classList.add('keyboard'));
till.start().catch(tellFailure);
