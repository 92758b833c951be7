import type en from './messages/en.json';

export const languages = ['nl', 'en', 'zh'] as const;
export type Language = (typeof languages)[number];
export type MessageKey = keyof typeof en;
export type Messages = Record<MessageKey, string>;
export type Values = Record<string, string | number>;

/** A message with its `{names}` filled in; with `n` = 1 the message of the same key and `_one` is taken, if there is one. */
export function translate(messages: Messages, key: MessageKey, values: Values = {}): string {
  const single = values['n'] === 1 ? (messages as Record<string, string>)[`${key}_one`] : undefined;
  return (single ?? messages[key]).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The language of these that we speak and that stands first in the reader's list; else English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = languages.find((known) => tag.toLowerCase().startsWith(known));
    if (language) return language;
  }
  return 'en';
}

/** The text of the program or of a person in the reader's language, else in English, else in any. */
export function localised(text: Partial<Record<Language, string>> | null | undefined, language: Language): string {
  if (!text) return '';
  return text[language] || text.en || text.nl || text.zh || '';
}
