import { expect, it } from 'vitest';
import { collectionOf, fieldOf, stepsOf } from './history';

const id = '01a22478-82b0-7d44-b69f-408733baa6c8';

it('a path counts from one', () => {
  expect(stepsOf('prices / 0 / unit_price / amount')).toEqual(['prices', '1', 'unit_price', 'amount']);
});
it('ids name records of the kind that their field says', () => {
  expect(collectionOf('organisation', id)).toBe('organisations');
  expect(collectionOf('agreements / 0 / signatories / 1', id)).toBe('organisations');
  expect(collectionOf('organisation', 'Demerglans')).toBeNull();
  expect(collectionOf('token', id)).toBeNull();
});

it('the role of a file is no role of a person', () => {
  expect(fieldOf('files / 0 / role', 'role')).toBe('files.role');
  expect(fieldOf('files / 0 / name', 'name')).toBe('name');
  expect(fieldOf('role', 'role')).toBe('role');
});
