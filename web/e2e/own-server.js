// A server of its own for tests that change what others would stumble over.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Empty where the test runs without scripts/web-e2e. */
export const program = process.env['TWINLIGHT_PROGRAM'] ?? '';

/** A port that is free now. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/**
 * The demonstration at a port, in a folder that goes when it is closed.
 * @param {string} name of the test @param {number} port
 * @param {(folder: string) => string[]} more what the server is told beyond that
 */
export async function openServer(name, port, more = () => []) {
  const folder = mkdtempSync(join(tmpdir(), `twinlight-${name}-`));
  const address = `http://127.0.0.1:${port}`;
  const data = join(folder, 'data');
  const where = ['--port', `${port}`, '--data', data, '--public-address', address];
  const twinlight = spawn(program, ['demo', '--quiet', ...where, ...more(folder)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  await new Promise((resolve, reject) => {
    twinlight.on('exit', () => reject(new Error(`the server ended: ${said}`)));
    twinlight.stdout.on('data', (/** @type {Buffer} */ part) => {
      said += part.toString();
      if (said.includes('answers on')) resolve(null);
    });
  });
  return {
    address,
    data,
    close: () => {
      twinlight.removeAllListeners('exit');
      twinlight.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
