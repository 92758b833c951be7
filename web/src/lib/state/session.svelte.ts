import { api, unwrap, useCsrfToken, type Session } from '$lib/services/api';
import { here } from './partnership.svelte';

/** Who is signed in. */
class SessionState {
  #person = $state.raw<Session['person']>(null);

  get person(): Session['person'] {
    return this.#person;
  }

  /** A visitor stays one where the server does not answer: public pages say themselves what is missing. */
  async start(): Promise<void> {
    await unwrap(api.GET('/session')).then(
      (session) => this.#take(session),
      () => here.takeNothing(),
    );
  }

  /** @param code of the second factor; empty where none was asked for yet */
  async signIn(email: string, password: string, code = ''): Promise<void> {
    const body = code ? { email, password, code } : { email, password };
    this.#take(await unwrap(api.POST('/session', { body })), true);
  }

  /** @param desk_code as it was told at a desk */
  async signInByDeskCode(email: string, desk_code: string, code = ''): Promise<void> {
    const body = code ? { email, desk_code, code } : { email, desk_code };
    this.#take(await unwrap(api.POST('/session/desk-code', { body })), true);
  }

  async signOut(): Promise<void> {
    await api.DELETE('/session');
    await this.start();
  }

  #take(session: Session, arrived = false): void {
    this.#person = session.person;
    useCsrfToken(session.csrf_token);
    here.take(session, arrived);
  }
}

export const session = new SessionState();
