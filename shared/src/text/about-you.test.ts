import { expect, test } from 'vitest'
import { aboutYou } from './about-you.ts'

test.each([
  ['likes osmanthus cake', 'You like osmanthus cake'],
  ["likes their sister's cooking", "You like your sister's cooking"],
  ['is called Ada', 'You are called Ada'],
  ['has a cat', 'You have a cat'],
  ['has an exam on Friday, 27 November', 'You have an exam on Friday, 27 November'],
  ['studies physics', 'You study physics'],
  ['teaches math', 'You teach math'],
  ['lives in Paris', 'You live in Paris'],
  ['goes hiking', 'You go hiking'],
  ['does not eat meat', 'You do not eat meat'],
  ['no longer likes coffee', 'You no longer like coffee'],
  ['used to live in Rome', 'You used to live in Rome'],
  ['cannot eat gluten', 'You cannot eat gluten'],
  ['was born in 1988', 'You were born in 1988'],
  ['their sister is called Mei', 'Your sister is called Mei'],
  ['is in their final year', 'You are in your final year'],
  ['wants to go to Japan', 'You want to go to Japan'],
])('%s', (clause, said) => expect(aboutYou(clause, 'en')).toBe(said))
test('Chinese needs only its subject', () => expect(aboutYou('喜欢桂花糕', 'zh')).toBe('你喜欢桂花糕'))
