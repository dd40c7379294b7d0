import { describe, expect, test } from '@jest/globals';
import { withoutValues } from '../../src/SuiteScripts/HotWaxSync/feed/without-values';

// NetSuite's own messages, as its help has them, with values of a person in them.
test.each([
  [
    'Column : Email. Value : ada@example. Error : You have entered an Invalid Field Value ada@example for the following field: email',
    'Column : Email. Error : You have entered an Invalid Field Value … for the following field: email',
  ],
  [
    'Column : Phone. Value : 12 34. Error : Phone number should have seven digits or more.',
    'Column : Phone. Error : Phone number should have seven digits or more.',
  ],
  [
    'Column : Addressee. Value : Dr. A. Byron. Error : The value is too long.',
    'Column : Addressee. Error : The value is too long.',
  ],
  [
    'You have entered an Invalid Field Value Byron for Ever for the following field: lastname',
    'You have entered an Invalid Field Value … for the following field: lastname',
  ],
  ['Column : Phone. Value : Ada Byron', 'Column : Phone. '],
  ['You have entered an Invalid Field Value Ada Byron', 'You have entered an Invalid Field Value … '],
  ['Invalid isperson reference key Ada Byron', 'Invalid isperson reference key …'],
  ['Invalid state reference key St. Helens.', 'Invalid state reference key ….'],
  ['Invalid entity reference key Ada Byron for subsidiary 2', 'Invalid entity reference key … for subsidiary 2'],
  ['Invalid entity reference key 123 for subsidiary 2.', 'Invalid entity reference key … for subsidiary 2.'],
  ['Mail to ada.byron@example.com bounced', 'Mail to … bounced'],
])('G9: %s', (message, expected) => {
  expect(withoutValues(message)).toBe(expected);
});

test.each([
  'Please enter value(s) for: Last Name',
  'This record already exists',
  'The field vatregnumber contained more than the maximum number ( 20 ) of characters allowed.',
  'Different number of columns than in the header row',
  'FTP_INVALID_MOVE: a.csv cannot be moved to archive/a.csv',
])('leaves alone what quotes nobody: %s', (message) => {
  expect(withoutValues(message)).toBe(message);
});

test('changes nothing more when it is asked a second time', () => {
  const message = 'Invalid entity reference key Ada Byron for subsidiary 2\nInvalid item reference key x';
  expect(withoutValues(withoutValues(message))).toBe(withoutValues(message));
});

test('G8: takes time that grows with the length only', () => {
  const word = 'x'.repeat(300_000);
  expect(withoutValues(`Columns ignored: ${word}, a@${word}`)).toBe(`Columns ignored: ${word}, …`);
});

describe('with the values of the rows in question', () => {
  test('G9: takes them out wherever they stand, whole', () => {
    const values = ['Ada', 'Ada Byron', 'T', '1', '12 Dorset Street'];
    expect(withoutValues('The name Ada Byron of 12 Dorset Street is taken (Ada, 1)', values)).toBe(
      'The name … of … is taken (…, 1)',
    );
  });
});
