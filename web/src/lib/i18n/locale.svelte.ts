import {
  localised,
  preferredLanguage,
  languages,
  translate,
  type Language,
  type MessageKey,
  type Messages,
  type Values,
} from './translate';
import { knownZone } from './zone';

const loaders: Record<Language, () => Promise<{ default: Messages }>> = {
  nl: () => import('./messages/nl.json'),
  en: () => import('./messages/en.json'),
  zh: () => import('./messages/zh.json'),
};
/** Names in Chinese stand on pages in any language, but what is read first is not them. */
const lettersAfter_ms = 1000;
const tags: Record<Language, string> = { nl: 'nl-BE', en: 'en-GB', zh: 'zh-CN' };
const key = 'twinlight.language';

/** Chinese is taken from the reader's system where it is there; else from us in slices, which this sheet names. */
const chineseLetters = (): void => void import('@fontsource-variable/noto-sans-sc/index.css');

/** Making a format takes longer than using it, and pages hold thousands of figures. */
const numberFormats = new Map<string, Intl.NumberFormat>();
function numberFormat(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = `${tag} ${JSON.stringify(options)}`;
  let format = numberFormats.get(name);
  if (!format) numberFormats.set(name, (format = new Intl.NumberFormat(tag, options)));
  return format;
}

function remembered(): Language {
  const asked = new URLSearchParams(location.search).get('language') ?? localStorage.getItem(key);
  return languages.find((language) => language === asked) ?? preferredLanguage(navigator.languages);
}

/** Words of a person as records have them. */
interface Written {
  text: string;
  translations?: Partial<Record<Language, { text: string }>>;
}

/** The reader's language: its messages, numbers, dates and money. */
class Locale {
  #language = $state<Language>('en');
  #messages = $state.raw<Messages | null>(null);

  get language(): Language {
    return this.#language;
  }
  get tag(): string {
    return tags[this.#language];
  }
  get ready(): boolean {
    return this.#messages !== null;
  }

  async start(): Promise<void> {
    await this.#load(remembered());
  }

  async choose(language: Language): Promise<void> {
    localStorage.setItem(key, language);
    await this.#load(language);
  }

  async #load(language: Language): Promise<void> {
    this.#messages = (await loaders[language]()).default;
    this.#language = language;
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
    if (language === 'zh') chineseLetters();
    else setTimeout(chineseLetters, lettersAfter_ms);
  }

  t(message: MessageKey, values?: Values): string {
    return this.#messages ? translate(this.#messages, message, values) : '';
  }
  /** A message that may not exist, such as the name of a quantity; then the key itself, or what is to stand for it. */
  name(prefix: string, word: string | null | undefined, otherwise?: string): string {
    if (!word) return '';
    const found = (this.#messages as Record<string, string> | null)?.[`${prefix}.${word}`];
    return found ?? otherwise ?? word.replaceAll('_', ' ');
  }
  /** What a person wrote, in the reader's language where there is a translation. */
  written({ text, translations }: Written): string {
    return translations?.[this.#language]?.text ?? text;
  }
  /** Words one after another; Chinese has a comma of its own for them. */
  list(words: readonly string[]): string {
    return words.join(this.#language === 'zh' ? '、' : ', ');
  }
  /** Between a name and what is said of it. */
  get colon(): string {
    return this.#language === 'zh' ? '：' : ': ';
  }
  /** Between parts that are no list, such as a standard and its clause. */
  get comma(): string {
    return this.#language === 'zh' ? '，' : ', ';
  }
  get semicolon(): string {
    return this.#language === 'zh' ? '；' : '; ';
  }
  /** An aside after a word, such as its unit. */
  aside(text: string): string {
    return this.#language === 'zh' ? `（${text}）` : ` (${text})`;
  }
  /** Sentences one after another; Chinese has no space between them. */
  sentences(said: readonly string[]): string {
    return said.join(this.#language === 'zh' ? '' : ' ');
  }
  text(text: Partial<Record<Language, string>> | null | undefined): string {
    return localised(text, this.#language);
  }

  number(value: number | null | undefined, digits = 0): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return '–';
    return numberFormat(this.tag, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
  }
  money(value: number | null | undefined, currency: string | null | undefined, digits = 0): string {
    if (value === null || value === undefined || !currency) return '–';
    return numberFormat(this.tag, {
      style: 'currency',
      currency,
      maximumFractionDigits: digits,
      minimumFractionDigits: digits,
    }).format(value);
  }
  percent(share: number | null | undefined, digits = 0): string {
    if (share === null || share === undefined) return '–';
    return numberFormat(this.tag, { style: 'percent', maximumFractionDigits: digits }).format(share);
  }
  /** A length of time in days, in years where it is a round number of them. */
  period(days: number): string {
    const years = days % 365 === 0;
    return numberFormat(this.tag, { style: 'unit', unit: years ? 'year' : 'day', unitDisplay: 'long' }).format(
      years ? days / 365 : days,
    );
  }
  /** From one moment to another, in the zone of the place where it happens; the zone is named. */
  span(from: string, to: string, zone: string): string {
    const timeZone = knownZone(zone);
    const city = timeZone.split('/').pop()?.replaceAll('_', ' ') ?? timeZone;
    return `${this.#range(new Date(from), new Date(to), timeZone)}${this.aside(this.name('zone', city))}`;
  }
  #range(from: Date, to: Date, timeZone: string): string {
    if (this.#language !== 'zh')
      return new Intl.DateTimeFormat(this.tag, { dateStyle: 'medium', timeStyle: 'short', timeZone }).formatRange(
        from,
        to,
      );
    // Ranges come with slashes in Chinese, unlike every other date on the page.
    const day = new Intl.DateTimeFormat(this.tag, { dateStyle: 'long', timeZone });
    const time = new Intl.DateTimeFormat(this.tag, { timeStyle: 'short', timeZone });
    const [first, last] = [day.format(from), day.format(to)];
    return `${first} ${time.format(from)}${first === last ? '–' : ` – ${last} `}${time.format(to)}`;
  }
  /** Clocks of two zones show the same at a moment. */
  sameTime(iso: string, zone: string, other: string): boolean {
    const [one, two] = [knownZone(zone), knownZone(other)].map((timeZone) =>
      new Intl.DateTimeFormat(this.tag, { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date(iso)),
    );
    return one === two;
  }
  moment(iso: string): string {
    return new Intl.DateTimeFormat(this.tag, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
  }
  date(iso: string | null | undefined): string {
    if (!iso) return '–';
    return new Intl.DateTimeFormat(this.tag, { dateStyle: 'long' }).format(new Date(iso));
  }
}

export const locale = new Locale();
/** Short for templates. */
export const t = (message: MessageKey, values?: Values): string => locale.t(message, values);
