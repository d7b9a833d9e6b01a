import './screens/root';
import { tell } from './parts/toast';
import { applyLanguage, t } from './texts/texts';
import { till } from './till';

applyLanguage();
till.start().catch((failure: unknown) => {
  console.error(failure);
  tell(t('common.failed', { reason: String(failure) }), 'error');
});
