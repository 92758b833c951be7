// From a file to the signed report, and what the program knows of light.
import { dataOf, granted } from '../caller.ts';
import { Records } from '../records.ts';
import { example } from '../server.ts';
import type { World } from '../world.ts';

const need = {
  name: 'Small room',
  domain: 'education' as const,
  requirement: 'en12464-1:2021/44.1',
  maintenance_factor: 0.8,
  room: { length_m: 4, width_m: 4, height_m: 3 },
  reflectance: { ceiling: 0.7, walls: 0.5, floor: 0.2 },
  operation: { hours_per_year: 2000, electricity_price_per_kWh: 0.28 },
  task: { height_m: 0.75, border_m: 0.5 },
  layout: {
    mounting: 'either' as const,
    suspension_m: 0.5,
    max_luminaires: 9,
    min_spacing_m: 1.0,
    max_spacing_ratio: 2.0,
  },
};

/** What anybody may ask of the catalogue and of files. */
export async function catalogue({ visitor: { api } }: World): Promise<void> {
  granted(await api.GET('/requirements'));
  granted(await api.GET('/topics'));
  const body = example('catalogue/demerglans-klaslicht600-3700.ldt') as unknown as string;
  const params = { query: { name: 'lamp.ldt' } };
  const headers = { 'Content-Type': 'application/octet-stream' };
  granted(await api.POST('/inspections', { params, body, headers, bodySerializer: (bytes) => bytes }));
  const { items } = dataOf(await api.GET('/catalogue/products'));
  const sha256 = items[0]?.sha256 ?? '';
  granted(await api.GET('/catalogue/products/{sha256}', { params: { path: { sha256 } } }));
  const dated = { path: { sha256 }, query: { date: '2026-12-01' } };
  granted(await api.GET('/catalogue/products/{sha256}/market-access', { params: dated }));
  const { room, reflectance, task } = need;
  const layout = { columns: 1, rows: 1, mounting_height_m: 2.9 };
  granted(await api.POST('/simulations', { body: { room, reflectance, luminaire: { sha256 }, layout, task } }));
}

/** A school ranks the catalogue for a room and keeps the proof. */
export async function ranking(world: World): Promise<void> {
  const { api } = world.by.els;
  const accepted = dataOf(await api.POST('/rankings', { body: { need } }));
  const path = { id: accepted.ranking };
  granted(await api.GET('/jobs/{id}/events', { params: { path }, parseAs: 'text' }));
  const asked = (): Promise<string> =>
    api.GET('/jobs/{id}', { params: { path } }).then((answer) => dataOf(answer).state);
  await world.watch.until(asked, (state) => state === 'done' || state === 'failed');
  const { shortlist } = dataOf(await api.GET('/rankings/{id}', { params: { path } }));
  const query = { rank: 1 };
  granted(await api.GET('/rankings/{id}/report', { params: { path, query }, parseAs: 'text' }));
  granted(await api.GET('/rankings/{id}/report.json', { params: { path, query } }));
  const products = dataOf(await api.GET('/catalogue/products', { params: { query: { limit: 200 } } })).items;
  const published = new Set(products.filter(({ product }) => product).map(({ sha256 }) => sha256));
  const rank = shortlist.find(({ file_sha256 }) => file_sha256 !== undefined && published.has(file_sha256))?.rank ?? 0;
  const ownNeed = await new Records(world.by.els, 'needs').find(
    ({ organisation }) => organisation === world.organisation.els,
  );
  granted(await api.POST('/rankings/{id}/evaluations', { params: { path }, body: { need: ownNeed.id, rank } }));
  await evaluations(world);
}

async function evaluations(world: World): Promise<void> {
  const records = new Records(world.by.els, 'evaluations');
  const kept = await records.find(() => true);
  await records.read(kept.id);
  await records.file(kept.id, String(kept.document['result']));
  await new Records(world.by.joris, 'evaluations').history(kept.id);
}
