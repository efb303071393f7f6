export * from './check.ts'
export { problemOfHead, vrmHeadBytes } from './glb.ts'
export type { VrmLicence } from './licence.ts'
export * from './limits.ts'
