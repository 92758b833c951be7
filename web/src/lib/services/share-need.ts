import type { Language } from '$lib/i18n/translate';
import type { NeedDescription } from './api';
import { uploadFile } from './files';
import { createRecord, moveRecord, type Need } from './records';

/** Who sees a need: its organisation alone, everyone without its name, everyone with it. */
export const shareLevels = ['draft', 'anonymous', 'open'] as const;
export type ShareLevel = (typeof shareLevels)[number];

export interface SharedNeed {
  partnership: string;
  organisation: string;
  title: string;
  text: string;
  language: Language;
  rooms: number;
  wantedBy: string;
  level: ShareLevel;
}

/** What a record of a need takes from the description that was ranked. */
export const needDocument = (shared: SharedNeed, description: NeedDescription, hash: string): object => ({
  partnership: shared.partnership,
  organisation: shared.organisation,
  title: { language: shared.language, text: shared.title },
  ...(shared.text ? { description: { language: shared.language, text: shared.text } } : {}),
  domain: description.domain,
  market: description.operation?.currency === 'CNY' ? 'china' : 'eu',
  requirement: description.requirement ?? '',
  description_file: hash,
  rooms: shared.rooms,
  wanted_by: shared.wantedBy || null,
  anonymous: shared.level === 'anonymous',
});

/** Keeps the description of a room with a need of the reader's organisation, and publishes it as far as they chose. */
export async function shareNeed(shared: SharedNeed, description: NeedDescription): Promise<void> {
  const file = new File([JSON.stringify(description, null, 2)], 'need.json', { type: 'application/json' });
  const { record } = await uploadFile(file, shared.organisation);
  const need = await createRecord<Need>('needs', needDocument(shared, description, record.document.hash));
  if (shared.level !== 'draft') await moveRecord<Need>('needs', need, 'open');
}
