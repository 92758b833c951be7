import type { Outcome } from './records';

const counting = ['confirmed', 'frozen'];

/**
 * What counts for an indicator. What was only said, or sent back, does not: those who may read it would else see other
 * figures than everybody else.
 */
export const countedFor = (outcomes: readonly Outcome[], indicator: string): number =>
  outcomes
    .filter((outcome) => outcome.indicator === indicator && counting.includes(outcome.state))
    .reduce((sum, { value }) => sum + value, 0);
