import { locale } from '$lib/i18n/locale.svelte';
import { ofPartnership, usePartnership, type Session } from '$lib/services/api';
import type { Text } from '$lib/services/records';

const key = 'twinlight.partnership';
/** Links of letters say so which partnership they are about. */
const parameter = 'partnership';

export type ChoosablePartnership = Session['partnerships'][number];
type Role = NonNullable<Session['person']>['roles'][number];

/** A tab keeps its own; a new one begins where the reader last chose to be. */
const remembered = (): string =>
  new URLSearchParams(location.search).get(parameter) ?? sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? '';

/**
 * The partnership that is shown, of those of the installation. What the reader may see and do in it the server says with
 * every answer; nothing is decided here.
 */
class ShownPartnership {
  #all = $state.raw<ChoosablePartnership[]>([]);
  #roles = $state.raw<Role[]>([]);
  /** Where the server answers what is asked of no partnership. */
  #home = $state('');
  /** Empty at home. */
  #chosen = $state('');
  #turn = $state(0);
  #tell: () => void = () => undefined;
  /** The session has said which there are, or could not be asked. */
  readonly #told = new Promise<void>((resolve) => (this.#tell = resolve));

  get id(): string {
    return this.#chosen || this.#home;
  }
  get atHome(): boolean {
    return !this.#chosen;
  }
  get all(): ChoosablePartnership[] {
    return this.#all;
  }
  get several(): boolean {
    return this.#all.length > 1;
  }
  get name(): Text | undefined {
    return this.#shown?.name;
  }
  get regions(): string[] {
    return this.#shown?.regions.map(({ code }) => code) ?? [];
  }
  /** What the reader does in it, the oldest first. */
  get roles(): Role[] {
    return this.#roles.filter(({ partnership }) => partnership === this.id);
  }
  /** Grows with every change: a page that shows the former one is drawn anew. */
  get turn(): number {
    return this.#turn;
  }
  get #shown(): ChoosablePartnership | undefined {
    return this.#all.find(({ id }) => id === this.id);
  }

  /** Before anything is asked of the server. */
  start(): void {
    this.#chosen = remembered();
    usePartnership(this.#chosen);
  }

  /** @param arrived somebody just signed in: they are shown what they take part in */
  take(session: Session, arrived = false): void {
    this.#all = session.partnerships;
    this.#home = session.partnership;
    this.#roles = session.person?.roles ?? [];
    const acts = this.#all.some((one) => one.acts);
    if (!this.#shown || (arrived && acts && !this.#shown.acts)) {
      const home = this.#all.some(({ id }) => id === this.#home);
      localStorage.removeItem(key);
      this.#show(home ? this.#home : (this.#all[0]?.id ?? ''));
    } else this.#show(this.id);
    this.#tell();
  }

  /** Nobody knows which there are: what was chosen stays. */
  takeNothing(): void {
    this.#tell();
  }

  choose(id: string): void {
    this.enter(id);
    localStorage.setItem(key, this.#chosen);
  }

  /** Shows a partnership in this tab, without making it the one where the reader begins. */
  enter(id: string): void {
    if (id !== this.id && this.#all.some((one) => one.id === id)) this.#show(id);
  }

  /** The record that a page is about: whatever led to it, its partnership is the one that is shown. */
  async of<T extends { partnership?: string }>(asked: Promise<T>): Promise<T> {
    const [record] = await Promise.all([asked, this.#told]);
    this.enter(record.partnership ?? this.id);
    return record;
  }

  /** What only members of one of the reader's partnerships find: that one is shown where it is another. */
  async find<T>(ask: (query: { partnership?: string }) => Promise<T>): Promise<T> {
    try {
      return await ask(ofPartnership());
    } catch (missing) {
      await this.#told;
      for (const { id } of this.#all.filter((one) => one.acts && one.id !== this.id)) {
        const found = await ask({ partnership: id }).catch(() => null);
        if (found === null) continue;
        this.enter(id);
        return found;
      }
      throw missing;
    }
  }

  /** Of one of the regions of the program by its message, of others as the partnership calls it. */
  region(code: string | null | undefined): string {
    const name = this.#all.flatMap(({ regions }) => regions).find((one) => one.code === code)?.name;
    return locale.name('region', code, name && locale.written(name));
  }

  #show(id: string): void {
    const before = this.id;
    this.#chosen = id === this.#home ? '' : id;
    sessionStorage.setItem(key, this.#chosen);
    usePartnership(this.#chosen);
    if (before && before !== this.id) this.#turn += 1;
  }
}

export const here = new ShownPartnership();
