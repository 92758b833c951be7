// People, what they agree to and what they sign up for.
import { dataOf, granted } from '../caller.ts';
import { like, Records, type Stored, text } from '../records.ts';
import { inDays, type World } from '../world.ts';

export async function people(world: World): Promise<void> {
  const { by, partnership, organisation, person } = world;
  const persons = new Records(by.tom, 'persons');
  const others = await persons.find((document, id) => id === person.els && document['email'] !== undefined);
  const asked = await persons.create(
    like(others, { email: 'new@kievit.example', family_name: 'New', listed: undefined }),
  );
  const changed = await persons.change(await persons.read(asked.id), { given_name: 'Nina' });
  await persons.move(changed, 'erase');
  await new Records(by.joris, 'persons').history(asked.id);

  // Who acts for another organisation already asks for a role themselves.
  const memberships = new Records(by.els, 'memberships');
  const role = { partnership, person: person.els, organisation: organisation.bart, role: 'member', region: '' };
  const membership = await memberships.create(role);
  await memberships.read(membership.id);
  await new Records(by.bart, 'memberships').move(membership, 'admit');
  await new Records(by.joris, 'memberships').history(membership.id);
  await memberships.list();
}

export async function consents(world: World): Promise<void> {
  const { api } = world.by.els;
  const { items } = dataOf(await api.GET('/my/consents'));
  const [first] = items;
  const params = { path: { purpose: first?.purpose ?? '' } };
  granted(
    await api.PUT('/my/consents/{purpose}', { params, body: { given: true, text_version: first?.text_version } }),
  );
  const records = new Records(world.by.els, 'consents');
  const own = await records.find(({ state, person }) => state === 'given' && person === world.person.els);
  await records.move(own, 'withdraw');
  const given = await records.create(like(own, { given_at: inDays(0) }));
  await records.read(given.id);
  await records.move(given, 'withdraw');
  await new Records(world.by.joris, 'consents').history(given.id);
}

/** Events of others, and letters for visitors. */
export async function signingUp(world: World): Promise<void> {
  const { by, partnership, person, organisation } = world;
  const events = new Records(by.an, 'events');
  const coming = await events.find(({ state, ends_at }) => state === 'published' && String(ends_at) > inDays(1));
  const registrations = new Records(by.an, 'registrations');
  const signedUp = { partnership, event: coming.id, person: person.an, organisation: organisation.an };
  const made = await registrations.create({ ...signedUp, wants_meetings: false });
  await registrations.move(await registrations.change(await registrations.read(made.id)), 'withdraw');
  await registrations.list();
  await new Records(by.joris, 'registrations').history(made.id);

  const subscriptions = new Records(by.joris, 'subscriptions');
  const subscribed = await subscriptions.create({ partnership, language: 'en', email: 'reader@example.org' });
  await subscriptions.list();
  await subscriptions.move(await subscriptions.read(subscribed.id), 'erase');
  await subscriptions.history(subscribed.id);
}

/** Meetings at an event, between those who agreed to hear of each other. */
export async function meetings(world: World): Promise<void> {
  const records = new Records(world.by.chen, 'meetings');
  const planned = await records.find(({ organisation }) => organisation === world.organisation.chen);
  const made = await records.create(like(planned, { answer_by: inDays(20), table: null, starts_at: null }));
  await records.move(await records.read(made.id), 'withdraw');
  await new Records(world.by.joris, 'meetings').history(made.id);
}

/** What came of it is confirmed by the other side, and counted. */
export async function results(world: World): Promise<void> {
  const { by, organisation, partnership } = world;
  const interest: Stored = await new Records(by.els, 'interests').find(({ state }) => state === 'mutual');
  const achievements = new Records(by.els, 'achievements');
  const fields = { partnership, organisation: organisation.els, interest: interest.id, kind: 'contract' };
  const made = await achievements.create({
    ...fields,
    description: text('A client was made'),
    reached_on: '2026-11-01',
  });
  const disputed = await new Records(by.chen, 'achievements').move(made, 'dispute', { dispute: 'Not so' });
  await achievements.change({ ...(await achievements.read(made.id)), version: disputed.version });
  await achievements.list();
  await new Records(by.joris, 'achievements').history(made.id);
}
