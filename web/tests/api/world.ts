// Everybody who takes part: one of each role of the demonstration, and a visitor.
import { Caller, dataOf } from './caller.ts';
import type { Served } from './server.ts';
import type { Watch } from './watch.ts';

const accounts = {
  els: 'els.claes@kievit.example', // member, school in Limburg
  chen: 'chen.yu@yanxi.example', // member, maker in Guangdong
  bart: 'bart.nijs@demerglans.example', // manager of an organisation, maker in Limburg
  sofie: 'sofie.maes@locate.example', // coordinator of Limburg
  lin: 'lin.meihua@gsc.example', // coordinator of Guangdong
  joris: 'joris.peeters@locate.example', // programme manager
  an: 'an.willems@limburg.example', // official
  tom: 'tom.janssen@twinlight.example', // administrator
};
export type Who = keyof typeof accounts;

export interface World {
  served: Served;
  watch: Watch;
  visitor: Caller;
  by: Record<Who, Caller>;
  email: typeof accounts;
  /** What each acts for: ids. */
  organisation: Record<Who, string>;
  person: Record<Who, string>;
  partnership: string;
}

export async function enter(served: Served, watch: Watch): Promise<World> {
  const by = {} as World['by'];
  const organisation = {} as World['organisation'];
  const person = {} as World['person'];
  let partnership = '';
  for (const who of Object.keys(accounts) as Who[]) {
    by[who] = new Caller(served.address, watch);
    await by[who].signIn(accounts[who]);
    const session = dataOf(await by[who].api.GET('/session')).person;
    organisation[who] = session?.roles[0]?.organisation ?? '';
    person[who] = session?.id ?? '';
    partnership = session?.roles[0]?.partnership ?? partnership;
  }
  const visitor = new Caller(served.address, watch);
  return { served, watch, visitor, by, email: accounts, organisation, person, partnership };
}

/** A moment so many days from now. */
export const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 19) + 'Z';
