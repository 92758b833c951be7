export type Theme = 'light' | 'dark';
const key = 'twinlight.theme';

/** Light or dark: as the system has it, until the reader chooses. */
class ThemeState {
  #theme = $state<Theme>('light');

  get theme(): Theme {
    return this.#theme;
  }

  start(): void {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const chosen = localStorage.getItem(key);
    this.#set(chosen === 'light' || chosen === 'dark' ? chosen : system.matches ? 'dark' : 'light');
  }

  toggle(): void {
    this.#set(this.#theme === 'dark' ? 'light' : 'dark');
    localStorage.setItem(key, this.#theme);
  }

  #set(theme: Theme): void {
    this.#theme = theme;
    document.documentElement.dataset['theme'] = theme;
  }
}

export const theme = new ThemeState();
