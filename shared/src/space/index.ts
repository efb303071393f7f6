export * from './document.ts'
export * from './frames.ts'
export * from './hearing.ts'
