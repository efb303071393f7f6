import { plainSounds, type SoundDocument } from './soundscape.ts'

const files = import.meta.glob<SoundDocument>('../../../assets/sounds/*.json', { eager: true, import: 'default' })

/** What a space says of its sounds; a plain answer for one that says nothing. */
export function soundsOf(spaceId: string): SoundDocument {
  return files[`../../../assets/sounds/${spaceId}.json`] ?? plainSounds
}
