export type Colour = [number, number, number];

/** Dark to light in even steps of lightness, so that it reads without colour too: night blue, teal, amber, pale. */
const stops: Colour[] = [
  [22, 32, 74],
  [24, 70, 120],
  [24, 112, 128],
  [66, 146, 104],
  [160, 170, 74],
  [230, 178, 62],
  [250, 214, 120],
  [255, 244, 214],
];

/** The colour of a share of the scale, 0 to 1; beyond its ends the colour of the end. */
export function falseColour(share: number): Colour {
  const at = Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)) * (stops.length - 1);
  const i = Math.min(Math.floor(at), stops.length - 2);
  const part = at - i;
  const from = stops[i] as Colour;
  const to = stops[i + 1] as Colour;
  return [0, 1, 2].map((c) =>
    Math.round((from[c] as number) * (1 - part) + (to[c] as number) * part),
  ) as unknown as Colour;
}

export const css = ([r, g, b]: Colour): string => `rgb(${r} ${g} ${b})`;

/** Ink that can be read on a colour. */
export const inkOn = ([r, g, b]: Colour): string =>
  0.2126 * r + 0.7152 * g + 0.0722 * b > 120 ? '#1b2327' : '#ffffff';
