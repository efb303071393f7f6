/** The garden without its picture: a map, lists, and the talk. */
export const list = {
  map: 'Map of the garden. The arrow keys walk.',
  here: 'You are here',
  at: 'You are at: {{place}}',
  seatedAt: 'You sit at: {{place}}',
  near: 'Nearest to you: {{place}}, {{metres}} m',
  walking: 'On the way…',
  sitDown: 'Sit down',
  standUp: 'Stand up',
  gesture: '{{name}}: {{gesture}}',
  chosen: 'This is the list view. It draws no 3D picture and is gentle on batteries.',
  lost: 'The 3D picture cannot be drawn here just now. Everything else works as ever.',
  toPicture: 'Show the garden in 3D',
} as const
