export * from './emotes.ts'
