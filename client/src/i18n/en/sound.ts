/** What can be heard, and how loud. */
export const sound = {
  title: 'Sound',
  on: 'Sound on',
  hint: 'M turns it off and on.',
  ambience: 'The place',
  steps: 'Steps',
  chimes: 'Chimes',
  tune: 'Slow tune',
  off: 'off',
  turnedOff: 'Sound off. M turns it on again.',
  turnedOn: 'Sound on.',
  knocked: '{{name}} knocks at the door.',
} as const
