export * from './emotes.ts'
export * from './resident-actions.ts'
export * from './sanitize.ts'
