// A PostgreSQL of its own, as twinlight/storage/test_database.cpp starts one: a folder, a unix socket in it, no network.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const programs = '/usr/lib/postgresql/15/bin';

export const isInstalled = existsSync(join(programs, 'initdb'));

/** PostgreSQL refuses to run as root. */
function asOther(words: string[]): [string, string[]] {
  const other = process.getuid?.() === 0 ? ['--reuid', 'postgres', '--regid', 'postgres', '--clear-groups'] : [];
  return ['setpriv', ['--pdeathsig', 'QUIT', ...other, ...words]];
}

function idOf(option: '-u' | '-g'): number {
  return Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout);
}

export class Cluster {
  readonly #folder: string;
  readonly #server: ChildProcess;

  private constructor(folder: string, server: ChildProcess) {
    this.#folder = folder;
    this.#server = server;
  }

  static async start(): Promise<Cluster> {
    const folder = mkdtempSync(join(tmpdir(), 'twinlight-postgresql-'));
    if (process.getuid?.() === 0) chownSync(folder, idOf('-u'), idOf('-g'));
    const data = join(folder, 'data');
    const settings = ['-U', 'twinlight', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'];
    const made = spawnSync(...asOther([join(programs, 'initdb'), '-D', data, ...settings]), { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
    const options = ['-D', data, '-k', folder, '-F', '-c', 'listen_addresses='];
    const server = spawn(...asOther([join(programs, 'postgres'), ...options]), { stdio: 'ignore' });
    const cluster = new Cluster(folder, server);
    for (let i = 0; i < 300; i += 1) {
      if (spawnSync(join(programs, 'pg_isready'), ['-h', folder]).status === 0) return cluster;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await cluster.stop();
    throw new Error('PostgreSQL does not answer within 30 s');
  }

  get address(): string {
    return `host=${this.#folder} user=twinlight dbname=postgres`;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#server.once('exit', resolve));
    this.#server.kill('SIGINT');
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
