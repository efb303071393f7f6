export * from './emotes.ts'
export * from './held-props.ts'
export * from './resident-actions.ts'
export * from './sanitize.ts'
