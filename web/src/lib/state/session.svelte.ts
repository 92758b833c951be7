import { api, unwrap, useCsrfToken, type Session } from '$lib/services/api';

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
      () => undefined,
    );
  }

  async signIn(email: string, password: string): Promise<void> {
    this.#take(await unwrap(api.POST('/session', { body: { email, password } })));
  }

  async signOut(): Promise<void> {
    await api.DELETE('/session');
    await this.start();
  }

  #take(session: Session): void {
    this.#person = session.person;
    useCsrfToken(session.csrf_token);
  }
}

export const session = new SessionState();
