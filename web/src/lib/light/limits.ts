/** What a row asks in one number: quantity, how it is meant and the value. */
export interface ShownLimit {
  quantity: string;
  least: boolean;
  value: number;
}

const first = [
  'maintained_illuminance_lx',
  'illuminance_lx',
  'ppfd_umol_per_m2_s',
  'melanopic_edi_lx',
  'uniformity',
  'ugr',
  'colour_rendering_index',
];
/** The unit of a limit as people write it, behind its number; empty for plain numbers. */
export function unitOf(quantity: string): string {
  if (quantity.endsWith('_lx')) return ' lx';
  return quantity === 'ppfd_umol_per_m2_s' ? ' µmol/(m²·s)' : '';
}

const atMost = new Set(['ugr', 'power_density_W_per_m2', 'luminance_at_65deg_cd_per_m2', 'luminance_cd_per_m2']);

function asLimit(quantity: string, value: unknown): ShownLimit | null {
  if (typeof value === 'number') return { quantity, least: !atMost.has(quantity), value };
  return null;
}

/** The limits of a requirement that a person chooses by, the telling ones first. Understands lists and maps. */
export function shownLimits(limits: unknown): ShownLimit[] {
  const found: ShownLimit[] = [];
  if (Array.isArray(limits)) {
    for (const limit of limits as Record<string, unknown>[])
      if (typeof limit['limit'] === 'number')
        found.push({
          quantity: String(limit['quantity']),
          least: limit['comparison'] !== 'at_most',
          value: limit['limit'],
        });
  } else if (typeof limits === 'object' && limits !== null) {
    for (const [quantity, value] of Object.entries(limits)) {
      const limit = asLimit(quantity, value);
      if (limit) found.push(limit);
    }
  }
  const order = ({ quantity }: ShownLimit): number => (first.indexOf(quantity) + first.length + 1) % (first.length + 1);
  return found.filter(({ quantity }) => first.includes(quantity)).sort((a, b) => order(a) - order(b));
}
