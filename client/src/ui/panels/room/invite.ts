/** The token in the path of an invite link (`/r/<token>`). */
export function inviteOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
