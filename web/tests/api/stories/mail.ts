// What goes by letters: joining, invitations, passwords, the weekly letter.
import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Caller, dataOf, granted, password } from '../caller.ts';
import { Records } from '../records.ts';
import type { World } from '../world.ts';

export async function joining({ visitor, by, partnership, served }: World): Promise<void> {
  const terms = dataOf(await visitor.api.GET('/join/terms'));
  const email = 'mia@dewilg.example';
  const asked = await new Records(visitor, 'join_requests').create({
    partnership,
    organisation_name: 'Basisschool De Wilg',
    kind: 'school',
    region: 'limburg',
    domain: 'education',
    family_name: 'Peeters',
    given_name: 'Mia',
    email,
    language: 'nl',
    message: 'Wij zoeken licht voor zes lokalen.',
    text_version: terms.text_version,
  });
  const [, token = ''] = await served.mailbox.letter(email, /\/join#([\w-]+)/);
  granted(await visitor.api.PUT('/join/confirmation', { body: { token } }));
  const requests = new Records(by.sofie, 'join_requests');
  await requests.list();
  await requests.move(await requests.read(asked.id), 'admit');
  await new Records(by.joris, 'join_requests').history(asked.id);
}

export async function passwords({ visitor, by, organisation, served, watch }: World): Promise<void> {
  granted(await visitor.api.GET('/password-links'));
  const email = 'jan@kievit.example';
  const person = { email, family_name: 'Jans', given_name: 'Jan', preferred_language: 'nl' as const };
  const body = { ...person, organisation: organisation.els, role: 'member' as const };
  granted(await by.sofie.api.POST('/invitations', { body }));
  const [, token = ''] = await served.mailbox.letter(email, /\/password#([\w-]+)/);
  granted(await visitor.api.PUT('/password', { body: { token, password: 'lang genoeg en van mij' } }));
  granted(await visitor.api.POST('/password-links', { body: { email } }));
  granted(await new Caller(served.address, watch).api.GET('/session'));
}

/** What a letter that comes after a week would hold. */
function stopToken(person: string, data: string): string {
  const [, seed = ''] = readFileSync(`${data}/signing.key`, 'utf8').split('\n');
  const key = Buffer.from(`302e020100300506032b657004220420${seed.trim()}`, 'hex');
  const signer = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return `${person}.${sign(null, Buffer.from(`twinlight weekly letter of ${person}`), signer).toString('hex')}`;
}

export async function weeklyLetter({ by, person, visitor, served }: World): Promise<void> {
  granted(await by.els.api.PUT('/weekly-letter', { body: { weekly: true } }));
  granted(await by.els.api.GET('/weekly-letter'));
  const token = stopToken(person.els, served.data);
  const params = { path: { token } };
  granted(await visitor.api.GET('/weekly-letter/stop/{token}', { params }));
  granted(await visitor.api.POST('/weekly-letter/stop', { body: { token } }));
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const body = { 'List-Unsubscribe': 'One-Click' } as never;
  granted(await visitor.api.POST('/weekly-letter/stop/{token}', { params, headers, body }));
}

export async function mailbox({ by, organisation, served, visitor }: World): Promise<void> {
  const email = 'an.new@limburg.example';
  granted(await by.an.api.POST('/my/mailbox/address', { body: { email, password } }));
  const [, token = ''] = await served.mailbox.letter(email, /\/account\/address#([\w-]+)\./);
  granted(await visitor.api.PUT('/mailbox/confirmation', { body: { token, email } }));
  granted(await by.els.api.GET('/my/mailbox'));
  granted(await by.els.api.POST('/my/mailbox/retry'));
  const params = { path: { id: organisation.els } };
  granted(await by.sofie.api.GET('/organisations/{id}/unreachable-people', { params }));
}
