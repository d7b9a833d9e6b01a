import './screens/root';
import { tellFailure } from './parts/failure';
import { applyLanguage } from './texts/texts';
import { till } from './till';

applyLanguage();
till.start().catch(tellFailure);
