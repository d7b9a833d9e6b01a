import type { Text } from '../wording';
import type { pictures as zh } from '../zh/pictures';

export const pictures: Record<keyof typeof zh, Text> = {
  'pictures.title': 'Product pictures',
  'pictures.pictures': 'Show pictures',
  'pictures.characters': 'Show characters',
  'pictures.switch': 'pictures or characters',
  'pictures.kept': {
    one: '{n} picture is kept on this device and shows offline too; goods without one show a character. New ones are fetched after entries are uploaded.',
    other:
      '{n} pictures are kept on this device and show offline too; goods without one show a character. New ones are fetched after entries are uploaded.',
  },
  'pictures.off': 'Goods show a big character; no picture is fetched or kept.',
  'pictures.scarce':
    'Little storage is left: pictures were dropped and characters are shown. Make room, then choose “Show pictures” to fetch them again.',
};
