import '#ui/tokens.css'
import '#ui/base.css'
import { doorLooks } from '@kith/shared/state'
import type { Language } from '@kith/shared/text'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { detectLanguage } from '#i18n/detect.ts'
import { friendlyName } from '#i18n/friendly-names.ts'
import { createApi } from '#net/api.ts'
import { inviteOf } from '#net/address.ts'
import { appStore } from '#state/app-store.ts'
import { readPreferences, writePreferences } from '#state/preferences.ts'
import { safeStorage } from '#state/safe-storage.ts'
import { App } from '#ui/App.tsx'
import { createBoot } from '#ui/boot.ts'
import { installPageHook } from '#ui/page-hook.ts'
import { registerWorker, wantsWorker } from '#worker/register.ts'

installPageHook()
const storage = safeStorage(() => window.localStorage)
const kept = readPreferences(storage)
const language = kept.language ?? detectLanguage(navigator.languages)
const search = new URLSearchParams(location.search)
const testQuality = search.get('quality') === 'test'
appStore.getState().set({
  language,
  name: kept.name === '' ? friendlyName(language, Math.random) : kept.name,
  look: kept.look === '' ? (doorLooks[Math.floor(Math.random() * doorLooks.length)] ?? '') : kept.look,
  known: kept.known && kept.name !== '',
  sound: kept.sound,
  quality: testQuality ? 'test' : (kept.quality ?? (matchMedia('(pointer: coarse)').matches ? 'low' : 'medium')),
  qualityKept: kept.quality,
  listView: kept.listView,
  invite: inviteOf(location.pathname),
})
appStore.subscribe((state) => {
  writePreferences(storage, state)
  showLanguage(state.language)
})
showLanguage(language)
if (import.meta.env.PROD && wantsWorker(search)) registerWorker()

const boot = createBoot(createApi({ fetch: (input, init) => fetch(input, init), storage }))
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App boot={boot} />
  </StrictMode>,
)
// A visitor known here walks straight in; a page opened again while the other one still closes takes its place over.
if (appStore.getState().known) void boot.enter(reloaded() ? { takeover: true } : {})

function showLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

function reloaded(): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload'
}
