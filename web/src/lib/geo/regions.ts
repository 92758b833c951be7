/** Longitude and latitude in degrees. */
export type Place = [number, number];

export interface Outline {
  code: 'limburg' | 'guangdong';
  rings: Place[][];
  /** `side`: the name stands left (-1) of the place, above it (0) or right (1). */
  towns: { name: string; zh: string; at: Place; side: -1 | 0 | 1 }[];
}

/**
 * Outlines for orientation, drawn by hand for Twinlight through the coordinates of towns and rivers along the borders,
 * to about 5 km in Limburg and 30 km in Guangdong. They are no statement about any border.
 */
export const outlines: Outline[] = [
  {
    code: 'limburg',
    rings: [
      // prettier-ignore
      [
        [5.24, 51.305], [5.4, 51.262], [5.55, 51.27], [5.56, 51.22], [5.66, 51.185], [5.78, 51.16], [5.84, 51.15],
        [5.8, 51.09], [5.76, 51.03], [5.72, 50.97], [5.655, 50.88], [5.685, 50.81], [5.67, 50.765], [5.58, 50.775],
        [5.46, 50.74], [5.3, 50.725], [5.13, 50.715], [5.02, 50.735], [5.1, 50.8], [5.12, 50.91], [5.06, 50.95],
        [5.12, 51.01], [5.0, 51.05], [5.06, 51.11], [5.18, 51.15], [5.16, 51.22],
      ],
      // prettier-ignore
      [[5.7, 50.76], [5.8, 50.772], [5.91, 50.75], [5.88, 50.72], [5.75, 50.72]],
    ],
    towns: [
      { name: 'Hasselt', zh: '哈瑟尔特', at: [5.338, 50.93], side: -1 },
      { name: 'Genk', zh: '亨克', at: [5.501, 50.966], side: 1 },
      { name: 'Kinrooi', zh: '金罗伊', at: [5.742, 51.145], side: -1 },
    ],
  },
  {
    code: 'guangdong',
    rings: [
      // prettier-ignore
      [
        [110.15, 20.25], [109.85, 20.5], [109.72, 20.95], [109.78, 21.45], [109.95, 21.65], [110.35, 21.9], [110.65, 22.2],
        [111.05, 22.68], [111.4, 22.95], [111.38, 23.45], [111.72, 23.85], [111.92, 24.25], [112.03, 24.75], [112.2, 25.18],
        [112.75, 25.0], [113.0, 25.4], [113.6, 25.33], [113.95, 25.45], [114.4, 25.3], [114.7, 25.15], [114.3, 24.65],
        [114.8, 24.55], [115.4, 24.8], [115.8, 24.9], [116.3, 24.85], [116.6, 24.65], [116.9, 24.35], [116.95, 23.95],
        [117.15, 23.65], [116.8, 23.25], [116.5, 22.95], [115.6, 22.8], [115.0, 22.72], [114.6, 22.55], [114.25, 22.55],
        [113.95, 22.48], [113.65, 22.85], [113.5, 22.6], [113.58, 22.22], [113.1, 21.95], [112.5, 21.72], [111.9, 21.62],
        [111.2, 21.45], [110.6, 21.2], [110.4, 20.8], [110.5, 20.4],
      ],
    ],
    towns: [
      { name: 'Guangzhou', zh: '广州', at: [113.264, 23.129], side: -1 },
      { name: 'Shenzhen', zh: '深圳', at: [114.058, 22.543], side: 1 },
      { name: 'Huizhou', zh: '惠州', at: [114.416, 23.112], side: 1 },
      { name: 'Jiangmen', zh: '江门', at: [113.082, 22.579], side: -1 },
    ],
  },
];

/** Places on a flat map of `size` × `size`, north up, the whole outline in it. */
export function projection(outline: Outline, size: number, margin: number): (place: Place) => [number, number] {
  const all = outline.rings.flat();
  const [west, east] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
  const [south, north] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (size - 2 * margin) / Math.max((east - west) * squeeze, north - south);
  const [left, top] = [(size - (east - west) * squeeze * scale) / 2, (size - (north - south) * scale) / 2];
  return ([x, y]) => [left + (x - west) * squeeze * scale, top + (north - y) * scale];
}
