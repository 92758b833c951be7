import { expect, it } from 'vitest';
import { newsOf } from './news';
import type { Achievement, Event, Partnership, Text } from './records';

const text = (words: string): Text => ({ language: 'en', text: words });
const head = { state: 'published', version: 1, may: [] };
const event = (id: string, state: string, title: string): Event =>
  ({ ...head, id, state, kind: 'seminar', title: text(title), starts_at: '2027-03-01T08:00:00Z' }) as unknown as Event;

it('news are what happened or is announced, the newest first', () => {
  const news = newsOf({
    partnerships: [
      {
        ...head,
        id: 'p',
        name: text('Twins'),
        regions: [],
        agreements: [
          {
            title: text('Agreement'),
            signatories: [],
            signed_on: '2016-01-01',
            objectives: [
              {
                code: '1',
                title: text('Knowledge'),
                milestones: [
                  { title: text('Four seminars'), due_on: '2020-01-01', reached_on: '2019-05-01' },
                  { title: text('Not yet'), due_on: '2028-01-01' },
                ],
              },
            ],
          },
        ],
      } satisfies Partnership,
    ],
    events: [event('e', 'published', 'Seminar')],
    achievements: [
      { ...head, id: 'a', kind: 'pilot', description: text('A pilot'), reached_on: '2026-10-01' } satisfies Achievement,
      { ...head, id: 'n', kind: 'nothing', description: text('No'), reached_on: '2026-10-02' } satisfies Achievement,
    ],
    newsletters: [{ ...head, id: 'l', subject: text('Not sent'), body: text('…') }],
  });
  expect(news.map(({ title }) => title.text)).toEqual(['Seminar', 'A pilot', 'Four seminars', 'Agreement']);
});

it('an event that does not take place is not announced', () => {
  const events = ['draft', 'withdrawn', 'cancelled', 'ended'].map((state) => event(state, state, state));
  const news = newsOf({ partnerships: [], events, achievements: [], newsletters: [] });
  expect(news.map(({ title }) => title.text)).toEqual(['ended']);
});
