import { describe, expect, it } from 'vitest';
import { countedFor } from './outcomes';
import type { Outcome } from './records';

const outcome = (indicator: string, state: string, value: number): Outcome => ({
  id: `${indicator} ${state}`,
  version: 1,
  state,
  may: [],
  indicator,
  value,
  reached_on: '2026-11-01',
});

describe('what counts for an indicator', () => {
  it('is what was confirmed, also once it is frozen in a report', () => {
    const said = ['confirmed', 'frozen'].map((state) => outcome('meetings', state, 5));
    expect(countedFor(said, 'meetings')).toBe(10);
  });
  it('is nothing that was only said, sent back or withdrawn, and nothing of another indicator', () => {
    const said = ['draft', 'submitted', 'withdrawn'].map((state) => outcome('meetings', state, 5));
    expect(countedFor([...said, outcome('pilots', 'confirmed', 5)], 'meetings')).toBe(0);
  });
});
