// `twinlight demo` with all that an installation may have: a mail server, an identity provider, receivers of webhooks.
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openMailbox } from '../../e2e/mailbox.js';
import { openProvider, type School } from './provider.ts';

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url));
/** A few products of each kind keep a ranking to seconds. */
const products = ['demerglans-klaslicht600-3700.ldt', 'demerglans-klaslicht600-3200.ldt', 'yanxi-qx600mp-3600.ldt'];

export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

export interface Served {
  address: string;
  /** Its folder. */
  data: string;
  mailbox: Mailbox;
  school: School;
  stop: () => Promise<void>;
}

export const example = (name: string): Buffer => readFileSync(join(examples, name));

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function makeCatalogue(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const [heading, ...lines] = example('catalogue/catalogue.csv').toString('utf8').split('\n');
  writeFileSync(join(folder, 'catalogue.csv'), `${heading}\n`);
  for (const product of products) {
    copyFileSync(join(examples, 'catalogue', product), join(folder, product));
    appendFileSync(join(folder, 'catalogue.csv'), `${lines.find((line) => line.startsWith(`${product},`)) ?? ''}\n`);
  }
  for (const spectrum of readdirSync(join(examples, 'catalogue')).filter((name) => /^spectrum-.*\.csv$/.test(name)))
    copyFileSync(join(examples, 'catalogue', spectrum), join(folder, spectrum));
}

/** Ready once it says where it answers. */
function answering(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer): void => {
      said += part.toString();
      if (said.includes('answers on')) resolve();
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.on('exit', (status) => reject(new Error(`the server ended with ${status}: ${said}`)));
  });
}

/** @param database  address of PostgreSQL; empty: SQLite */
export async function serve(program: string, folder: string, database: string): Promise<Served> {
  rmSync(folder, { recursive: true, force: true });
  makeCatalogue(join(folder, 'catalogue'));
  const [mailbox, port] = [await openMailbox(), await freePort()];
  const address = `http://127.0.0.1:${port}`;
  const school = await openProvider(address, folder);
  writeFileSync(
    join(folder, 'mail.toml'),
    `server = "smtp://127.0.0.1:${mailbox.port}"\nfrom = "t@twinlight.example"\n`,
  );
  const options = ['demo', '--quiet', '--local-webhooks', '--engine-threads', '1', '--port', `${port}`]
    .concat(['--data', join(folder, 'data'), '--catalogue', join(folder, 'catalogue'), '--public-address', address])
    .concat(['--mail', join(folder, 'mail.toml'), '--identity-providers', school.settings])
    .concat(database ? ['--database', database] : []);
  const server = spawn(program, options, { stdio: ['ignore', 'pipe', 'pipe'] });
  await answering(server);
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    mailbox.close();
    school.close();
  };
  return { address, data: join(folder, 'data'), mailbox, school, stop };
}
