/** Every benchmark, loaded when asked for. */
export const benches = {
  attribution: () => import('../bench/attribution.ts'),
  character: () => import('../bench/character.ts'),
  crowd: () => import('../bench/crowd.ts'),
  floor: () => import('../bench/floor.ts'),
  frame: () => import('../bench/frame.ts'),
  idle: () => import('../bench/idle.ts'),
  leaks: () => import('../bench/leaks.ts'),
  load: () => import('../bench/load.ts'),
  local: () => import('../bench/local.ts'),
  recall: () => import('../bench/recall.ts'),
  store: () => import('../bench/store.ts'),
  turn: () => import('../bench/turn.ts'),
} as const

export function isBench(name: string | undefined): name is keyof typeof benches {
  return name !== undefined && Object.hasOwn(benches, name)
}
