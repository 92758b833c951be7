import type { World } from '../world.ts';
import { deskCode, provider, secondFactor, tokens, visiting } from './account.ts';
import { certificate, files, namedFiles } from './files.ts';
import { catalogue, ranking } from './light.ts';
import { joining, mailbox, passwords, weeklyLetter } from './mail.ts';
import { partners, searches } from './partners.ts';
import { consents, meetings, people, results, signingUp } from './people.ts';
import { organisationsAndOffers, programme } from './records.ts';
import { market, tables, transfers, webhooks } from './tables.ts';

/** In an order in which each finds what it needs. */
export const stories: ((world: World) => Promise<void>)[] = [
  visiting,
  catalogue,
  namedFiles,
  market,
  organisationsAndOffers,
  programme,
  people,
  consents,
  signingUp,
  meetings,
  results,
  partners,
  searches,
  joining,
  passwords,
  weeklyLetter,
  mailbox,
  files,
  certificate,
  tables,
  transfers,
  webhooks,
  secondFactor,
  tokens,
  deskCode,
  provider,
  ranking,
];
