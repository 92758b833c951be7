import { listRecords, readRecord, type Organisation, type Partnership } from './records';

/** A partnership with the bodies that run it, as their records say. */
export interface Run {
  partnership: Partnership;
  bodies: Organisation[];
}

/** Who is signed in reads more of them. */
export async function listBodies(): Promise<Run[]> {
  const { items } = await listRecords<Partnership>('partnerships');
  return Promise.all(
    items.map(async (partnership) => ({
      partnership,
      bodies: await Promise.all((partnership.bodies ?? []).map((id) => readRecord<Organisation>('organisations', id))),
    })),
  );
}

/** Whether a record says anything of a desk. */
export const hasDesk = ({ desk }: Organisation): boolean => Boolean(desk?.email || desk?.phone || desk?.address?.city);
