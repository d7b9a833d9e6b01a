import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unenrol } from '../../till/enrolment';
import { unsentCount } from '../../till/store/entries';
import { FAULTS } from './fixture/cable';
import { QueueWorld, type Step } from './fixture/queue-world';

/**
 * The till's own queue under the faults that the server's `KioskSim` makes: what was done is stored or still here, and once the
 * faults end everything arrives. `TILL_RUNS=5000 TILL_SEED=7 npm test -- queue` looks longer; a failure names seed and path.
 */
const numRuns = Number(process.env['TILL_RUNS'] ?? 60);
const seed = Number(process.env['TILL_SEED'] ?? 9);

const device = fc.nat(3);
const faults = fc.array(fc.constantFrom(...FAULTS), { maxLength: 8 });
const step = fc.oneof<{ arbitrary: fc.Arbitrary<Step>; weight: number }[]>(
  { weight: 10, arbitrary: fc.record({ what: fc.constant('SELL'), device, times: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 8, arbitrary: fc.record({ what: fc.constant('SYNC'), device, faults }) },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constantFrom('VOID', 'CLOSE_SHIFT', 'TWO_TABS', 'CRASH_AFTER_COMMIT', 'START'),
      device,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constantFrom('KEEP_SNAPSHOT', 'RESTORE_SNAPSHOT', 'CLONE'), device }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('CLOCK'), device, days: fc.integer({ min: -900, max: 900 }) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('DAYS_PASS'), days: fc.nat(20) }) },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constantFrom('BACK_UP', 'RESTORE_SERVER', 'LATE_REQUESTS_ARRIVE') }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('REVOKE') }) },
);

/** Half of the runs end with a server set back to a backup of any moment before: what tills keep must heal it. */
const steps = fc
  .tuple(fc.array(step, { minLength: 10, maxLength: 50 }), fc.nat(50), fc.boolean())
  .map(([some, backUp, restore]): Step[] =>
    restore ? [...some.toSpliced(backUp, 0, { what: 'BACK_UP' }), { what: 'RESTORE_SERVER' }] : some,
  );

it('loses nothing and heals, whatever happens to device, network and server', { timeout: 3_600_000 }, async () => {
  let entries = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (run) => {
      const world = await QueueWorld.make();
      for (const one of run) await world.take(one);
      await world.heal();
      entries += world.stored.size;
      world.close();
    }),
    { numRuns, seed },
  );
  expect(entries).toBeGreaterThan(numRuns);
});

const sells = (which: number, times = 1): Step => ({ what: 'SELL', device: which, times });
const syncs = (which: number): Step => ({ what: 'SYNC', device: which, faults: [] });

it('heals a restored server on the branch of a copy', async () => {
  const story: Step[] = [
    ...[sells(0), syncs(0), { what: 'BACK_UP' } as const],
    ...[{ what: 'CLONE', device: 0 } as const, sells(0), syncs(0), sells(1, 3), syncs(1)],
    { what: 'RESTORE_SERVER' },
  ];
  const world = await QueueWorld.make();
  for (const one of story) await world.take(one);
  const healthy = world.stored.size;
  await world.heal();
  expect(world.stored.size - healthy).toBe(4);
  world.close();
});

it('leaves nothing unsent on a copy, so that it can be enrolled anew', async () => {
  const world = await QueueWorld.make();
  for (const one of [sells(0), { what: 'CLONE', device: 0 } as const, sells(0), syncs(0), sells(1), syncs(1)])
    await world.take(one);
  const [, copy] = world.devices;
  expect(copy && (await unsentCount(copy.db))).toBe(0);
  expect(copy && (await unenrol(copy.db, copy.identity, true))).toBe('UNENROLLED');
  world.close();
});
