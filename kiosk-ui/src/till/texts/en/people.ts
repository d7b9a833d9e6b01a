import type { Text } from '../wording';
import type { people as zh } from '../zh/people';

export const people: Record<keyof typeof zh, Text> = {
  'people.badge': 'Visitor {id} attached',
  'people.badgeChip': 'Visitor {id}',
  'people.badgeRemove': 'Detach the visitor',
  'people.visitOnly': 'Visit only',
  'people.visited': 'Visit recorded',
  'people.title': 'Customer and visits',
  'people.PHONE': 'Phone',
  'people.COUNT': 'Visits',
  'people.PHONE.label': 'The customer’s mobile number',
  'people.COUNT.label': 'How many came just now',
  'people.PHONE.done': 'Attach',
  'people.COUNT.done': 'Record',
  'people.PHONE.note': 'Encrypted at once, never kept readable here; only counts distinct persons.',
  'people.COUNT.note': 'Counts visits, knows nobody.',
  'people.noPhone': 'That is no mobile number',
  'people.counted': { one: '{n} visit recorded', other: '{n} visits recorded' },
  'people.tooLate': 'The phone number was not attached: its sale is no longer being filled',
  'people.phoneChip': 'Phone …{ending}',
};
