export * from './line.ts'
export * from './parse.ts'
export * from './schema.ts'
