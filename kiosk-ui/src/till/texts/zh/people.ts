/** 参与者。 */
export const people = {
  'people.badge': '已关联观众 {id}',
  'people.badgeChip': '观众 {id}',
  'people.badgeRemove': '取消关联观众',
  'people.visitOnly': '仅记到访',
  'people.visited': '已记到访',
};
