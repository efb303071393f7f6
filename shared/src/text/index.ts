export * from './both.ts'
