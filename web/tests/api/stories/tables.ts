// Tables, in and out, the registers, and other programs that are told.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type Caller, dataOf, granted } from '../caller.ts';
import { Records } from '../records.ts';
import type { Watch } from '../watch.ts';
import type { World } from '../world.ts';
import { bytesOf, raw } from './files.ts';

const isOver = (state: string): boolean => state === 'done' || state === 'failed';
const stateOf =
  ({ api }: Caller, id: string) =>
  async (): Promise<string> =>
    dataOf(await api.GET('/jobs/{id}', { params: { path: { id } } })).state;

/** Has a list made into a table, and fetches it. */
async function table(by: Caller, watch: Watch, collection: string, sort?: string): Promise<void> {
  const path = { collection };
  const asked = { params: { path }, body: { format: 'csv' as const, sort } };
  const { job } = dataOf(await by.api.POST('/exports/{collection}', asked));
  await watch.until(stateOf(by, job), isOver);
  const made = { params: { path: { ...path, id: job } }, parseAs: 'text' as const };
  granted(await by.api.GET('/exports/{collection}/{id}', made));
}

export async function tables({ by, watch }: World): Promise<void> {
  await table(by.sofie, watch, 'organisations', 'name');
  for (const list of ['board', 'catalogue', 'measures']) await table(by.sofie, watch, list);

  const { api } = by.sofie;
  const path = { collection: 'organisations' };
  granted(await api.GET('/imports/{collection}/table', { params: { path }, parseAs: 'text' }));
  const body = bytesOf('name,region,kind\nMade of a table,limburg,company\nWrong,limburg,rocket\n');
  const taken = dataOf(await api.POST('/imports/{collection}', { params: { path }, body, ...raw }));
  await watch.until(stateOf(by.sofie, taken.job), isOver);
  granted(await api.GET('/imports/{collection}/{id}', { params: { path: { ...path, id: taken.job } } }));
}

export async function transfers({ by, watch }: World): Promise<void> {
  granted(await by.joris.api.GET('/transfers'));
  await table(by.joris, watch, 'transfers');
}

export async function webhooks({ by, watch }: World): Promise<void> {
  const { api } = by.tom;
  const receiver = createServer((_request, response) => void response.writeHead(204).end());
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
  const place = receiver.address();
  const port = typeof place === 'object' && place ? place.port : 0;
  const body = { address: `http://127.0.0.1:${port}/told`, events: ['outcome.confirm'] };
  const { id } = dataOf(await api.POST('/webhooks', { body }));
  granted(await api.GET('/webhooks'));
  const deliveries = async () => dataOf(await api.GET('/webhooks/{id}/deliveries', { params: { path: { id } } })).items;
  const [told] = await watch.until(deliveries, (items) => items[0]?.state === 'done');
  const again = { params: { path: { id, delivery: told?.id ?? '' } } };
  granted(await api.POST('/webhooks/{id}/deliveries/{delivery}/again', again));
  granted(await api.DELETE('/webhooks/{id}', { params: { path: { id } } }));
  receiver.close();
}

export async function market({ by }: World): Promise<void> {
  const product = await new Records(by.bart, 'products').find(({ state }) => state === 'published');
  const params = { path: { id: product.id }, query: { date: '2026-12-01' } };
  granted(await by.bart.api.GET('/products/{id}/market-access', { params }));
}
