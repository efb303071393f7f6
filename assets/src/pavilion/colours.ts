/** What the lake has besides the common palette (sRGB albedo). */
export const colours = {
  lacquer: '#b4523f',
  lacquerDark: '#8a3b32',
  lattice: '#3c7a70',
  tile: ['#4a7c86', '#548a92', '#42707c', '#5f979c'],
  ridge: '#386470',
  pave: ['#d9c5aa', '#cdb89c', '#e3d2b8', '#c4ae94'],
  curb: '#e4d5bd',
  wall: '#a99c8d',
  plank: ['#c79a6c', '#bb8c5f', '#d2a87c'],
  lantern: ['#ff8a5c', '#ffc78c'],
  tassel: '#d8503f',
  pad: ['#6fae7a', '#5c9d6f', '#86bf84', '#7fb58c'],
  lotus: '#f7b3bf',
  lotusPale: '#fde3e2',
  willow: ['#6f9f62', '#86b36c', '#a3c67c', '#bcd48e'],
  rock: ['#7d8588', '#a8aaa6'],
} as const
