export * from './likeness.ts'
export * from './look-options.ts'
export * from './look.ts'
export * from './room-state.ts'
