export * from './look.ts'
export * from './room-state.ts'
