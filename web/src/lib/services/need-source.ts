import { draftOf, type Draft } from '$lib/state/need-draft.svelte';
import type { NeedDescription } from './api';
import { readRecord, type Need, type RecordHead } from './records';

interface Space extends RecordHead {
  length_m: number;
  width_m: number;
  height_m: number;
  ceiling_reflectance?: number;
  wall_reflectance?: number;
  floor_reflectance?: number;
}

/** A published need and what the description of a need can take from it, as far as the reader sees it. */
export async function needSource(id: string): Promise<{ need: Need; told: Partial<Draft> }> {
  const need = await readRecord<Need>('needs', id);
  const described = need.description_file ? await describedRoom(id, need.description_file) : null;
  const told = described ?? (need.space ? roomOf(await readRecord<Space>('spaces', need.space)) : {});
  return { need, told: { ...told, domain: need.domain as Draft['domain'], requirement: need.requirement ?? '' } };
}

/** Needs that were described here come as JSON; other descriptions are for the program alone. */
async function describedRoom(id: string, hash: string): Promise<Partial<Draft> | null> {
  try {
    const response = await fetch(`/api/v1/needs/${id}/files/${hash}`);
    return draftOf((await response.json()) as NeedDescription);
  } catch {
    return null;
  }
}

const roomOf = (space: Space): Partial<Draft> => ({
  room: { length_m: space.length_m, width_m: space.width_m, height_m: space.height_m },
  reflectance: {
    ceiling: space.ceiling_reflectance ?? 0.7,
    walls: space.wall_reflectance ?? 0.5,
    floor: space.floor_reflectance ?? 0.2,
  },
});
