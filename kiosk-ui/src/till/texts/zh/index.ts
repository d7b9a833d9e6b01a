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

/** 收银台的全部文字，按页面分文件。英文在 en，键必须一致（由编译器检查）。 */
export const zh = {
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

export type TextKey = keyof typeof zh;
