// How people keep their account: second factor, tokens of programs, codes at a desk, the provider of their school.
import { codeOf } from '../../../e2e/authenticator.js';
import { Caller, dataOf, granted, password } from '../caller.ts';
import type { World } from '../world.ts';

export async function secondFactor({ by, person }: World): Promise<void> {
  const { api } = by.bart;
  const body = { password };
  const begin = async (): Promise<void> => {
    const { secret } = dataOf(await api.POST('/my/second-factor', { body }));
    dataOf(await api.PUT('/my/second-factor', { body: { code: codeOf(secret.replaceAll(' ', '')) } }));
  };
  await begin();
  dataOf(await api.POST('/my/second-factor/recovery-codes', { body }));
  granted(await api.GET('/my/second-factor'));
  granted(await api.POST('/my/second-factor/removal', { body }));
  await begin();
  const params = { path: { id: person.bart } };
  granted(await by.tom.api.DELETE('/persons/{id}/second-factor', { params }));
  granted(await by.tom.api.GET('/persons/{id}/account-events', { params }));
}

export async function tokens({ by, served, watch }: World): Promise<void> {
  const { api } = by.chen;
  const made = dataOf(await api.POST('/my/tokens', { body: { name: 'client', scopes: ['read'], days: 1 } }));
  const program = new Caller(served.address, watch);
  program.useToken(made.token);
  granted(await program.api.GET('/products'));
  granted(await api.GET('/my/tokens'));
  granted(await api.DELETE('/my/tokens/{id}', { params: { path: { id: made.id } } }));
  granted(await api.GET('/my/account-events'));
  granted(await api.GET('/my/data'));
}

/** Somebody without mail signs in by what was printed for them. */
export async function deskCode({ by, email, person, served, watch }: World): Promise<void> {
  const params = { path: { id: person.els } };
  const { code } = dataOf(await by.sofie.api.POST('/persons/{id}/desk-code', { params }));
  const visitor = new Caller(served.address, watch);
  granted(await visitor.api.POST('/session/desk-code', { body: { email: email.els, desk_code: code } }));
  await visitor.readSession();
  granted(await visitor.api.DELETE('/session'));
}

export async function provider({ served, watch, email }: World): Promise<void> {
  const pupil = new Caller(served.address, watch);
  granted(await pupil.api.GET('/sign-in/providers'));
  const path = { provider: 'kievit' };
  const { response } = await pupil.api.GET('/sign-in/{provider}', { params: { path } });
  const query = Object.fromEntries(await served.school.signIn(response.headers.get('Location') ?? '', email.els));
  granted(await pupil.api.GET('/sign-in/{provider}/answer', { params: { path, query } }));
  await pupil.readSession();
}

export async function visiting({ visitor: { api } }: World): Promise<void> {
  granted(await api.GET('/health'));
  granted(await api.GET('/ready'));
  // What is refused is told by the contract too.
  await api.GET('/my/data');
  await api.GET('/persons');
  await api.GET('/organisations', { params: { query: { cursor: 'rubbish' } } });
}
