/** `/r/<token>` is the way to a private room; anything else is the garden (null). */
export function inviteOf(path: string): string | null {
  const match = /^\/r\/([A-Za-z0-9_-]{1,100})\/?$/.exec(path)
  return match?.[1] ?? null
}

export function pathOf(invite: string | null): string {
  return invite === null ? '/' : `/r/${invite}`
}
