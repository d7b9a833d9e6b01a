import { expect, it } from 'vitest';
import { OwingUnits } from '../../till/rules/owing';

const REFORM = { code: 'CD-FGW', name: '常德市发展和改革委员会', shortName: '市发改委' };
const SCHOOL = { code: 'CD-YZ', name: '常德市第一中学', shortName: '市一中' };
const OTHER_SCHOOL = { code: 'SM-YZ', name: '石门县第一中学', shortName: '石门一中' };
const CANTEEN = '老街食堂';

const units = new OwingUnits([REFORM, SCHOOL, OTHER_SCHOOL], [CANTEEN, OTHER_SCHOOL.name]);

it('finds a unit by its name, its short name and its code', () => {
  for (const typed of ['发展和改革', '发改委', 'cd-f']) expect(units.offered(typed, 9)).toEqual([REFORM.name]);
});

it('offers those used of late first, then those that begin with what is typed', () => {
  expect(units.offered('', 9)).toEqual([CANTEEN, OTHER_SCHOOL.name, REFORM.name, SCHOOL.name]);
  expect(units.offered('一中', 9)).toEqual([OTHER_SCHOOL.name, SCHOOL.name]);
  expect(new OwingUnits([OTHER_SCHOOL, SCHOOL], []).offered('市', 9)).toEqual([SCHOOL.name]);
  expect(new OwingUnits([OTHER_SCHOOL, REFORM, SCHOOL], []).offered('常德', 1)).toEqual([REFORM.name]);
  expect(units.offered('', 2)).toHaveLength(2);
});

it('writes down the name of a unit whose short name or code was typed: one unit, one account', () => {
  for (const typed of ['市一中', ' cd-yz ', SCHOOL.name]) expect(units.named(typed)).toBe(SCHOOL.name);
  expect(units.named(' 市一 ')).toBe('市一');
  expect(units.named(' ')).toBe('');
  const namesakes = new OwingUnits(
    [
      { ...SCHOOL, shortName: '一中' },
      { ...OTHER_SCHOOL, shortName: '一中' },
    ],
    [],
  );
  expect(namesakes.named('一中')).toBe('一中');
});

it('knows a unit again that was once put down by its short name', () => {
  expect(new OwingUnits([REFORM, SCHOOL], ['市一中', SCHOOL.name]).offered('', 9)).toEqual([SCHOOL.name, REFORM.name]);
});

it('says of a name that is in no list that it is new', () => {
  expect(['市一', '', CANTEEN, SCHOOL.name].map((name) => units.isNew(name))).toEqual([true, false, false, false]);
});
