// Who should meet whom: partners of a profile, interests, introductions, kept searches.
import { dataOf, granted } from '../caller.ts';
import { Records, type Stored, text } from '../records.ts';
import { inDays, type World } from '../world.ts';

export async function partners(world: World): Promise<void> {
  const { by, partnership, organisation } = world;
  const profiles = new Records(by.sofie, 'profiles');
  const { items } = await profiles.list({ state: 'published', limit: 200 });
  const own = items.find(({ document }) => document['organisation'] === organisation.els);
  const params = { path: { id: own?.id ?? '' } };
  granted(await by.els.api.GET('/profiles/{id}/partners', { params }));
  const foreign = items.find(({ document }) => document['organisation'] === organisation.chen) as Stored;
  const interests = new Records(by.bart, 'interests');
  const asking = {
    partnership,
    organisation: organisation.bart,
    message: text('Shall we meet?'),
    answer_by: inDays(20),
  };
  const interest = await interests.create({ ...asking, profile: foreign.id });
  const mutual = await new Records(by.els, 'interests').find(({ state }) => state === 'mutual');
  granted(await by.els.api.GET('/interests/{id}/contacts', { params: { path: { id: mutual.id } } }));
  await interests.move(await interests.read(interest.id), 'withdraw');
  await new Records(by.joris, 'interests').history(interest.id);

  const introductions = new Records(by.sofie, 'introductions');
  const introduced = await introductions.create({
    partnership,
    organisation: organisation.sofie,
    first: own?.id,
    second: foreign.id,
    first_note: text('You should meet'),
    second_note: text('You should meet them'),
    answer_by: inDays(20),
  });
  await introductions.list();
  await introductions.move(await introductions.read(introduced.id), 'withdraw');
  await new Records(by.joris, 'introductions').history(introduced.id);
}

export async function searches({ by: { els, joris, tom }, watch }: World): Promise<void> {
  const { api } = els;
  granted(
    await api.POST('/topics/tags', { body: { language: 'en', title: 'School lighting', summary: 'Less glare' } }),
  );
  granted(await api.GET('/search', { params: { query: { q: 'licht' } } }));
  const made = dataOf(await api.POST('/searches', { body: { name: 'Panels', text: 'panel' } }));
  const params = { path: { id: made.id } };
  granted(await api.GET('/searches'));
  granted(await api.GET('/searches/{id}/profiles', { params }));
  granted(await api.POST('/searches/{id}/seen', { params }));
  granted(await api.DELETE('/searches/{id}', { params }));
  const learnt = (): Promise<string> =>
    joris.api.GET('/topics/lessons').then((answer) => JSON.stringify(dataOf(answer)));
  await watch.until(learnt, () => true);
  for (const path of ['/board', '/measures'] as const) granted(await joris.api.GET(path));
  granted(await tom.api.GET('/retention'));
}
