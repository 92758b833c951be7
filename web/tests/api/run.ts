// The whole API by a client that the contract gives, on SQLite and on PostgreSQL: the same calls, the same answers.
//   node tests/api/run.ts PROGRAM WORK
import { join } from 'node:path';
import { Cluster, isInstalled } from './cluster.ts';
import { Contract } from './contract.ts';
import { differences, Normaliser } from './normalise.ts';
import { serve } from './server.ts';
import { stories } from './stories/all.ts';
import { Watch } from './watch.ts';
import { enter } from './world.ts';

const [program = '', work = ''] = process.argv.slice(2);
const contract = new Contract(new URL('../../../api/openapi.yaml', import.meta.url));
const say = (words: string): void => void process.stdout.write(`${words}\n`);

/** @param database  address of PostgreSQL; empty: SQLite */
async function tried(name: string, database: string): Promise<Watch> {
  const began = performance.now();
  const watch = new Watch(contract);
  const served = await serve(program, join(work, name), database);
  try {
    const world = await enter(served, watch);
    for (const story of stories) await story(world);
  } finally {
    await served.stop();
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`${name}: ${watch.called} operations, ${watch.answers.length} answers compared, ${seconds} s`);
  return watch;
}

/** The same calls in the same order, and where their answers differ. */
function compared(one: Watch, other: Watch): string[] {
  const operations = ({ answers }: Watch): string => answers.map(({ operation }) => operation).join(' ');
  if (operations(one) !== operations(other)) return ['other calls were made'];
  const [ids, otherIds] = [new Normaliser(), new Normaliser()];
  return one.answers.flatMap((answer, i) =>
    differences(ids.of(answer), otherIds.of(other.answers[i])).map((text) => `${i} ${answer.operation}: ${text}`),
  );
}

/** Ends with what is wrong, where something is. */
function expectNone(what: string, found: string[]): void {
  for (const each of found.slice(0, 40)) say(`${what}: ${each}`);
  if (found.length > 0) process.exitCode = 1;
}

const sqlite = await tried('sqlite', '');
expectNone('not as the contract says', sqlite.faults);
expectNone('never granted', sqlite.missing());
if (isInstalled) {
  const cluster = await Cluster.start();
  try {
    const postgresql = await tried('postgresql', cluster.address);
    expectNone('not as the contract says', postgresql.faults);
    expectNone('not as on SQLite', compared(sqlite, postgresql));
  } finally {
    await cluster.stop();
  }
} else say('PostgreSQL 15 is not installed: SQLite alone was tried');
