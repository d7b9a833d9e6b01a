import { till } from './till';
void till.start();
