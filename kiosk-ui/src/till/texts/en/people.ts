import type { Text } from '../wording';
import type { people as zh } from '../zh/people';

export const people: Record<keyof typeof zh, Text> = {
  'people.badge': 'Visitor {id} attached',
  'people.badgeChip': 'Visitor {id}',
  'people.badgeRemove': 'Detach the visitor',
  'people.visitOnly': 'Visit only',
  'people.visited': 'Visit recorded',
};
