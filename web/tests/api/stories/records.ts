// Records of each kind: made like one of the demonstration, read, changed, moved, with their history.
import { type Fields, like, Records, type Stored, text } from '../records.ts';
import type { Who, World } from '../world.ts';
import { inDays } from '../world.ts';

interface Life {
  collection: string;
  by: Who;
  /** Which one of the demonstration it is made like. */
  is: (document: Fields) => boolean;
  fields: Fields;
  /** False where such records are never changed. */
  changes?: boolean;
  changedBy?: Who;
  action: string;
  movedBy?: Who;
}

/** Histories are for whoever runs the partnership. */
export async function readHistory(world: World, collection: string): Promise<void> {
  const records = new Records(world.by.joris, collection);
  await records.history((await records.find(() => true)).id);
}

async function live(world: World, { collection, by, is, fields, changes = true, ...life }: Life): Promise<Stored> {
  const own = new Records(world.by[by], collection);
  let record = await own.create(like(await own.find(is), fields));
  const changing = new Records(world.by[life.changedBy ?? by], collection);
  await changing.read(record.id);
  if (changes) record = await changing.change(record);
  record = await new Records(world.by[life.movedBy ?? by], collection).move(record, life.action);
  return record;
}

/** What organisations offer and ask for. */
export async function organisationsAndOffers(world: World): Promise<void> {
  const of = (who: Who) => (document: Fields) => document['organisation'] === world.organisation[who];
  const name = text('Made by a client');
  const lives: Life[] = [
    {
      collection: 'partnerships',
      by: 'tom',
      is: () => true,
      fields: { name, bodies: [], agreements: [] },
      action: 'begin',
    },
    {
      collection: 'organisations',
      by: 'sofie',
      is: ({ region, kind }) => region === 'limburg' && kind === 'school',
      fields: { name, logo: undefined },
      action: 'admit',
    },
    { collection: 'profiles', by: 'els', is: of('els'), fields: { title: name }, action: 'submit' },
    {
      collection: 'products',
      by: 'bart',
      is: of('bart'),
      fields: { model: 'CLIENT-1', name, gtin: '', files: undefined },
      action: 'publish',
    },
    { collection: 'sites', by: 'els', is: of('els'), fields: { name }, action: 'retire' },
    { collection: 'spaces', by: 'els', is: of('els'), fields: { name }, action: 'retire' },
    {
      collection: 'needs',
      by: 'els',
      is: of('els'),
      fields: { title: name, description_file: undefined },
      action: 'open',
    },
    { collection: 'pilots', by: 'els', is: of('els'), fields: { title: name }, action: 'submit' },
  ];
  for (const life of lives) {
    await live(world, life);
    await readHistory(world, life.collection);
  }
}

/** What the people do who run the partnership. */
export async function programme(world: World): Promise<void> {
  const title = text('Made by a client');
  const limburg = ({ organisation }: Fields): boolean => organisation === world.organisation.sofie;
  const lives: Life[] = [
    { collection: 'events', by: 'sofie', is: limburg, fields: { title }, action: 'publish' },
    { collection: 'sessions', by: 'sofie', is: limburg, fields: { title }, action: 'withdraw' },
    {
      collection: 'leads',
      by: 'sofie',
      is: limburg,
      fields: { company: title, asked_at: inDays(-1), answer_by: inDays(1) },
      action: 'advance',
    },
    { collection: 'exchanges', by: 'joris', is: () => true, fields: { title }, action: 'publish' },
    { collection: 'indicators', by: 'joris', is: () => true, fields: { code: 'CLIENT-1' }, action: 'publish' },
  ];
  for (const life of lives) {
    await live(world, life);
    await readHistory(world, life.collection);
  }
  const newsletters = new Records(world.by.joris, 'newsletters');
  const letter = await newsletters.create({ partnership: world.partnership, subject: title, body: title });
  await newsletters.read(letter.id);
  await newsletters.move(await newsletters.change(letter), 'withdraw');
  await readHistory(world, 'newsletters');
}
