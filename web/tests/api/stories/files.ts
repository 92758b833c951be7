// Files, and the records that name them.
import { dataOf, granted } from '../caller.ts';
import { like, Records, type Stored } from '../records.ts';
import { example } from '../server.ts';
import type { Who, World } from '../world.ts';

/** Bytes as they are. */
export const raw = {
  headers: { 'Content-Type': 'application/octet-stream' },
  bodySerializer: (bytes: BodyInit) => bytes,
};
/** What the contract calls text of binary form. */
export const bytesOf = (bytes: string | Buffer): never => bytes as never;

export async function upload({ by, partnership }: World, who: Who): Promise<Stored> {
  const query = { name: 'evidence.txt', partnership };
  const body = bytesOf(example('partnership/evidence.txt'));
  const { record } = dataOf(await by[who].api.POST('/files', { params: { query }, body, ...raw }));
  return record as unknown as Stored;
}

export async function files(world: World): Promise<void> {
  const { by, organisation } = world;
  const records = new Records(by.sofie, 'files');
  const { id } = await upload(world, 'sofie');
  await records.list();
  const file = await records.move(await records.read(id), 'publish');
  await new Records(by.joris, 'files').history(id);
  granted(await by.sofie.api.GET('/files/{id}/content', { params: { path: { id } }, parseAs: 'text' }));

  const hash = String(file.document['hash']);
  const outcomes = new Records(by.sofie, 'outcomes');
  const model = await outcomes.find(() => true);
  const made = await outcomes.create(like(model, { organisation: organisation.sofie, evidence: hash }));
  await outcomes.move(await outcomes.change(await outcomes.read(made.id)), 'submit');
  await outcomes.file(made.id, hash);
  await new Records(by.joris, 'outcomes').history(made.id);
}

export async function certificate(world: World): Promise<void> {
  const { hash } = (await upload(world, 'bart')).document;
  const records = new Records(world.by.bart, 'certificates');
  const model = await records.find(() => true);
  const fields = { organisation: world.organisation.bart, product: null, number: 'CLIENT 1', document: hash };
  const made = await records.create(like(model, fields));
  const changed = await records.change(await records.read(made.id));
  await records.file(made.id, String(hash));
  await records.move(changed, 'withdraw');
  await new Records(world.by.joris, 'certificates').history(made.id);
}

/** Files that records name, as whoever reads the record gets them. */
export async function namedFiles(world: World): Promise<void> {
  const { by, organisation } = world;
  const own = (who: Who) => (document: Stored['document']) => document['organisation'] === organisation[who];
  const { hash } = (await upload(world, 'els')).document;
  const files = [{ role: 'document', name: 'evidence.txt', hash }];
  for (const collection of ['profiles', 'pilots']) {
    const records = new Records(by.els, collection);
    const made = await records.create(like(await records.find(own('els')), { files }));
    await records.file(made.id, String(hash));
  }
  for (const collection of ['products', 'needs']) {
    const records = new Records(by.joris, collection);
    const named = await records.find((document) => /[0-9a-f]{64}/.test(JSON.stringify(document)));
    await records.file(named.id, /[0-9a-f]{64}/.exec(JSON.stringify(named.document))?.[0] ?? '');
  }
  const organisations = new Records(by.bart, 'organisations');
  const logo = (await upload(world, 'bart')).document['hash'];
  await organisations.change(await organisations.read(organisation.bart), { logo });
  await organisations.file(organisation.bart, String(logo));

  const partnerships = new Records(by.joris, 'partnerships');
  const partnership = await partnerships.read(world.partnership);
  const document = (await upload(world, 'joris')).document['hash'];
  const [first, ...others] = partnership.document['agreements'] as object[];
  await partnerships.change(partnership, { agreements: [{ ...first, document }, ...others] });
  await partnerships.file(partnership.id, String(document));
}
