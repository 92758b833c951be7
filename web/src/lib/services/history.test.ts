import { expect, it } from 'vitest';
import { collectionOf } from './history';

const id = '01a22478-82b0-7d44-b69f-408733baa6c8';

it('ids name records of the kind that their field says', () => {
  expect(collectionOf('organisation', id)).toBe('organisations');
  expect(collectionOf('agreements / 0 / signatories / 1', id)).toBe('organisations');
  expect(collectionOf('organisation', 'Demerglans')).toBeNull();
  expect(collectionOf('token', id)).toBeNull();
});
