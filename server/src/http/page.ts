import type { Language } from '@kith/shared/text'

interface PageWords {
  title: string
  description: string
}
const words: Record<'garden' | 'invited', Record<Language, PageWords>> = {
  garden: {
    en: {
      title: 'Kith · Lantern Garden',
      description: 'A garden at dusk where people and AI residents live together. Open the link, walk up, say hello.',
    },
    zh: { title: '知交 · 灯园', description: '黄昏的园子，人和 AI 居民住在一起。点开就能进，走近就能聊。' },
  },
  invited: {
    en: {
      title: 'You are invited · Kith',
      description: 'Somebody keeps a place for you in their room. Open the link and you stand beside them.',
    },
    zh: { title: '有人请你来 · 知交', description: '有人在自己的小屋里给你留了位置。点开链接，就站到他们身边。' },
  },
}
const meta = /<!--kith:meta-->[\s\S]*?<!--\/kith:meta-->/

/** The built page with title, description and picture in the visitor's language; `base` is where this server is reached. */
export function renderPage(template: string, page: { path: string; base: string; language: Language }): string {
  const invited = page.path.startsWith('/r/')
  const { title, description } = words[invited ? 'invited' : 'garden'][page.language]
  const tags = [
    `<title>${escapeHtml(title)}</title>`,
    tag('name', 'description', description),
    // An invite is for the one it was sent to, not for search engines.
    ...(invited ? [tag('name', 'robots', 'noindex, nofollow')] : []),
    tag('property', 'og:type', 'website'),
    tag('property', 'og:site_name', 'Kith 知交'),
    tag('property', 'og:title', title),
    tag('property', 'og:description', description),
    tag('property', 'og:locale', page.language === 'zh' ? 'zh_CN' : 'en_GB'),
    tag('property', 'og:url', `${page.base}${invited ? page.path : '/'}`),
    tag('property', 'og:image', `${page.base}/og.jpg`),
    tag('name', 'twitter:card', 'summary_large_image'),
  ].join('\n    ')
  const html = meta.test(template) ? template.replace(meta, () => tags) : template.replace('</head>', () => `    ${tags}\n  </head>`)
  return html.replace(/<html lang="[^"]*"/, `<html lang="${page.language === 'zh' ? 'zh-CN' : 'en'}"`)
}

function tag(kind: 'name' | 'property', name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${escapeHtml(content)}" />`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
