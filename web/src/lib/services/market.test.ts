import { describe, expect, it } from 'vitest';
import { byUrgency, placeOf, timeLineOf, type MarketAccess, type MarketRule } from './market';

const paper = { kind: 'certificate', covers: ['CCC'], number: '1', from: '2026-01-01', until: '2027-06-30' } as const;
const access = {
  date: '2026-11-28',
  description: null,
  papers: [
    { ...paper, covers: [...paper.covers] },
    { ...paper, covers: [...paper.covers], kind: 'test_report' },
    { ...paper, covers: ['EPREL'], number: '2', until: null },
  ],
  markets: [
    { market: 'eu', changes: [] },
    {
      market: 'china',
      changes: [
        { date: '2027-01-01', change: 'begins', rule: null, paper: null },
        { date: '2027-01-01', change: 'ends', rule: null, paper: null },
        { date: '2029-07-01', change: 'proof_expires', rule: null, paper: null },
      ],
    },
  ],
} as unknown as MarketAccess;

describe('the time line of a product on its markets', () => {
  it('reaches beyond the last change, and marks a day once', () => {
    const line = timeLineOf(access);
    expect(line.from).toBe('2026-10-28');
    expect(line.to).toBe('2029-10-29');
    expect(line.markets[1]?.marks.map((mark) => [mark.date, mark.changes.length])).toEqual([
      ['2027-01-01', 2],
      ['2029-07-01', 1],
    ]);
  });
  it('shows a paper once, and only papers that end', () => {
    expect(timeLineOf(access).papers.map((one) => one.number)).toEqual(['1']);
  });
  it('shows a year where nothing changes', () => {
    expect(timeLineOf({ ...access, markets: access.markets.slice(0, 1) }).to).toBe('2028-03-27');
  });
  it('places days by time', () => {
    const span = { from: '2026-01-01', to: '2026-01-11' };
    expect(placeOf('2026-01-06', span)).toBeCloseTo(0.5);
    expect(placeOf('2020-01-01', span)).toBe(0);
    expect(placeOf('2030-01-01', span)).toBe(1);
  });
});

it('what stands in the way comes first', () => {
  const rules = ['met', 'to_be_shown', 'missed', 'met'].map((outcome, i) => ({ id: String(i), outcome }) as MarketRule);
  expect(byUrgency(rules).map((rule) => rule.id)).toEqual(['2', '1', '0', '3']);
});
