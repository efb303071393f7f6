import './offline.css'
import { detectLanguage } from '#i18n/detect.ts'
import { offline as en } from '#i18n/en/offline.ts'
import { offline as zh } from '#i18n/zh/offline.ts'
import { readPreferences } from '#state/preferences.ts'
import { safeStorage } from '#state/safe-storage.ts'

/** Shown by the service worker in place of any page while there is no way to the server; goes back by itself. */
const everyMs = 5000

const language = readPreferences(safeStorage(() => window.localStorage)).language ?? detectLanguage(navigator.languages)
const words = { en, zh }[language]
const title = part('title')
const text = part('text')
const again = part('again')
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
document.title = words.page
title.textContent = words.title
again.textContent = words.again
tell()
again.addEventListener('click', () => void look())
addEventListener('online', () => void look())
addEventListener('offline', tell)
setInterval(() => void look(), everyMs)

/** Whose fault it is, as far as the device knows. */
function tell(): void {
  text.textContent = navigator.onLine ? words.noServer : words.noNetwork
}

async function look(): Promise<void> {
  tell()
  try {
    const answer = await fetch('/api/health', { cache: 'no-store' })
    if (answer.ok) location.reload()
  } catch {
    // Still no way; asked again in a while.
  }
}

function part(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`offline.html has no #${id}`)
  return element
}
