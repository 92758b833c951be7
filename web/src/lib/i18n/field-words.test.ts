import { expect, it } from 'vitest';
import { fieldWords, namesOf, stepsOfPointer, wordsOf } from './field-words';

it('a path is named in the language of the reader and counts from one', async () => {
  const words = await fieldWords();
  const steps = ['prices', '0', 'unit_price', 'amount'];
  expect(namesOf(steps, 'nl', words)).toEqual(['prijzen', '1', 'eenheidsprijs', 'bedrag']);
  expect(namesOf(['desk', 'address', 'country'], 'zh', words).join()).toMatch(/^[\u4e00-\u9fff]+(,[\u4e00-\u9fff]+)*$/);
});
it('a pointer leads from the outermost field in; a parameter is named alone', () => {
  expect(stepsOfPointer('/desk/address/country')).toEqual(['desk', 'address', 'country']);
  expect(stepsOfPointer('/a~1b/m~0n/0')).toEqual(['a/b', 'm~n', '0']);
  expect(stepsOfPointer('cursor')).toEqual(['cursor']);
});
it('the role of a file is no role of a person', async () => {
  const words = await fieldWords();
  expect(namesOf(['files', '0', 'role'], 'en', words)).toEqual(['files', '1', 'kind of file']);
  expect(namesOf(['roles', '0', 'role'], 'en', words)[2]).toBe('role');
});
it('what has no name stands as it is', () => {
  expect(namesOf(['no_such_field', '2'], 'nl', wordsOf('field\tnl\ten\tzh\na\tb\tc\td\n'))).toEqual([
    'no such field',
    '3',
  ]);
});
