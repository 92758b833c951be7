import { api, ofPartnership, unwrap } from './api';
import type { components, paths } from './api-schema';

type Answer<Path extends '/topics' | '/topics/lessons'> =
  paths[Path]['get']['responses'][200]['content']['application/json']['items'][number];
export type FoundTopic =
  paths['/topics/tags']['post']['responses'][200]['content']['application/json']['items'][number];
export type TopicCorrection = NonNullable<components['schemas']['Profile']['topics']>[number];
export type Topic = Answer<'/topics'>;
export type Lesson = Answer<'/topics/lessons'>;

/** What a profile says, in the language in which it was written. */
export interface WrittenProfile {
  language: 'nl' | 'en' | 'zh';
  title: string;
  summary: string;
}

/** The topics that a profile speaks of; those that a person denies are among them. */
export const topicsOf = async (written: WrittenProfile, topics: TopicCorrection[]): Promise<FoundTopic[]> =>
  (await unwrap(api.POST('/topics/tags', { params: { query: ofPartnership() }, body: { ...written, topics } }))).items;

export const listTopics = async (): Promise<Topic[]> => (await unwrap(api.GET('/topics'))).items;
export const listLessons = async (): Promise<Lesson[]> =>
  (await unwrap(api.GET('/topics/lessons', { params: { query: ofPartnership() } }))).items;

/** Corrections by which a topic is named or denied; what the program finds by itself needs none. */
export function corrected(
  topics: readonly TopicCorrection[],
  found: Pick<FoundTopic, 'id' | 'by'>,
  named: boolean,
): TopicCorrection[] {
  const others = topics.filter(({ topic }) => topic !== found.id);
  return named || found.by === 'person' ? others : [...others, { topic: found.id, named: false }];
}
