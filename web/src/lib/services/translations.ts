import type { Language } from '$lib/i18n/translate';
import type { Text } from './records';

type Translation = NonNullable<NonNullable<Text['translations']>[Language]>;
/** What a form has of the translations of one text, by language; empty words are no translation. */
export type Translations = Partial<Record<Language, Translation>>;

export const every: readonly Language[] = ['nl', 'en', 'zh'];

/**
 * A text anew. A translation that was not touched while the original changed is outdated; one that somebody wrote has
 * the status that they gave it.
 */
export function rewritten(before: Text | undefined, language: Language, text: string, now: Translations = {}): Text {
  const original = before?.language ?? language;
  const changed = before !== undefined && before.text !== text;
  const translations: Translations = {};
  for (const into of every) {
    const made = now[into];
    if (into === original || !made?.text.trim()) continue;
    const untouched =
      made.text === before?.translations?.[into]?.text && made.status === before.translations[into].status;
    translations[into] = changed && untouched ? { ...made, status: 'outdated' } : made;
  }
  return { language: original, text, translations };
}

/** A translation as somebody writes it: by themselves, or taken from a program. */
export const retyped = (text: string, byProgram: boolean): Translation => ({
  text,
  status: byProgram ? 'machine' : 'human',
});
