import type { Achievement, Event, Newsletter, Partnership, Text } from './records';

/** Something that happened, or that is announced, as the records tell it. */
export interface NewsItem {
  key: string;
  /** A day or a moment. */
  on: string;
  kind: 'event' | 'milestone' | 'agreement' | 'achievement' | 'newsletter';
  title: Text;
  text?: Text | undefined;
  /** Of an achievement: what it is. */
  detail?: string;
}

interface Records {
  partnerships: readonly Partnership[];
  events: readonly Event[];
  achievements: readonly Achievement[];
  newsletters: readonly Newsletter[];
}

/** Staff read drafts too, and everybody what was cancelled; neither is announced. */
const takesPlace = (state: string): boolean => state === 'published' || state === 'ended';

/** The news that a reader may read, the newest first; what is announced for later stands on top. */
export function newsOf({ partnerships, events, achievements, newsletters }: Records): NewsItem[] {
  const agreements = partnerships.flatMap(({ id, agreements = [] }) => agreements.map((one) => ({ id, ...one })));
  const items: NewsItem[] = [
    ...agreements.map(({ id, title, signed_on }): NewsItem => ({
      key: `${id}-${signed_on}`,
      on: signed_on,
      kind: 'agreement',
      title,
    })),
    ...agreements.flatMap(({ id, objectives = [] }) =>
      objectives.flatMap(({ code, title: objective, milestones = [] }) =>
        milestones.flatMap(({ title, reached_on }, i): NewsItem[] =>
          reached_on ? [{ key: `${id}-${code}-${i}`, on: reached_on, kind: 'milestone', title, text: objective }] : [],
        ),
      ),
    ),
    ...events.flatMap(({ id, state, starts_at, title, description }): NewsItem[] =>
      takesPlace(state) ? [{ key: id, on: starts_at, kind: 'event', title, text: description }] : [],
    ),
    ...achievements.flatMap(({ id, reached_on, kind, description }): NewsItem[] =>
      reached_on && kind !== 'nothing'
        ? [{ key: id, on: reached_on, kind: 'achievement', title: description, detail: kind }]
        : [],
    ),
    ...newsletters.flatMap(({ id, sent_at, subject, body }): NewsItem[] =>
      sent_at ? [{ key: id, on: sent_at, kind: 'newsletter', title: subject, text: body }] : [],
    ),
  ];
  return items.sort((a, b) => b.on.localeCompare(a.on));
}
