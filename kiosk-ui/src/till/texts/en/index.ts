import type { Text } from '../wording';
import type { TextKey } from '../zh';
import { app } from './app';
import { carry } from './carry';
import { cart } from './cart';
import { device } from './device';
import { pay } from './pay';
import { elsewhere } from './elsewhere';
import { grant } from './grant';
import { people } from './people';
import { pictures } from './pictures';
import { print } from './print';
import { receipts } from './receipts';
import { sell } from './sell';
import { shift } from './shift';
import { start } from './start';

export const en: Record<TextKey, Text> = {
  ...app,
  ...start,
  ...sell,
  ...cart,
  ...people,
  ...pay,
  ...receipts,
  ...print,
  ...shift,
  ...device,
  ...carry,
  ...grant,
  ...elsewhere,
  ...pictures,
};
