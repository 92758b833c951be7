export type Face = 'ceiling' | 'walls' | 'floor';
export type Pattern = 'plain' | 'tiles' | 'dots' | 'bricks' | 'planks' | 'panes' | 'fleck' | 'leaves';

export interface Material {
  id:
    | 'whiteTiles'
    | 'whitePaint'
    | 'concrete'
    | 'wood'
    | 'paleWalls'
    | 'mixedWalls'
    | 'brick'
    | 'curtain'
    | 'paleFloor'
    | 'linoleum'
    | 'darkFloor'
    | 'crop';
  faces: Face[];
  reflectance: number;
  colour: string;
  ink: string;
  pattern: Pattern;
}

/**
 * Usual reflectances, within the ranges that EN 12464-1:2021, 4.2.2 recommends (ceiling 0.7 to 0.9, walls 0.5 to 0.8,
 * floor 0.2 to 0.6) or below them where the material is darker.
 */
const materials: Material[] = [
  { id: 'whiteTiles', faces: ['ceiling'], reflectance: 0.8, colour: '#f6f4ee', ink: '#d9d5c9', pattern: 'dots' },
  { id: 'whitePaint', faces: ['ceiling'], reflectance: 0.7, colour: '#ece9e1', ink: '#dfdbd0', pattern: 'plain' },
  { id: 'wood', faces: ['ceiling'], reflectance: 0.4, colour: '#d0a876', ink: '#ab8350', pattern: 'planks' },
  { id: 'concrete', faces: ['ceiling'], reflectance: 0.3, colour: '#a5a6a4', ink: '#8c8d8b', pattern: 'fleck' },
  { id: 'curtain', faces: ['walls'], reflectance: 0.7, colour: '#f0eee9', ink: '#d3cfc6', pattern: 'planks' },
  { id: 'paleWalls', faces: ['walls'], reflectance: 0.5, colour: '#dcd3bf', ink: '#cfc5ae', pattern: 'plain' },
  { id: 'mixedWalls', faces: ['walls'], reflectance: 0.3, colour: '#b9b7a9', ink: '#6d8694', pattern: 'panes' },
  { id: 'brick', faces: ['walls'], reflectance: 0.2, colour: '#a4604a', ink: '#d1b6a4', pattern: 'bricks' },
  { id: 'paleFloor', faces: ['floor'], reflectance: 0.4, colour: '#d9c7a8', ink: '#bda680', pattern: 'planks' },
  { id: 'linoleum', faces: ['floor'], reflectance: 0.2, colour: '#8f8a7c', ink: '#7b7668', pattern: 'fleck' },
  { id: 'crop', faces: ['floor'], reflectance: 0.3, colour: '#5f8d4e', ink: '#8cb673', pattern: 'leaves' },
  { id: 'darkFloor', faces: ['floor'], reflectance: 0.1, colour: '#4c4a47', ink: '#3b3937', pattern: 'tiles' },
];

export const materialsOf = (face: Face): Material[] => materials.filter(({ faces }) => faces.includes(face));
