/** The right to speak and act for one resident. Exactly one is current at a time; every await ends with `isCurrent`. */
export interface Lease {
  readonly residentId: string
  readonly signal: AbortSignal
  isCurrent(): boolean
}

/** Hands out leases; taking or revoking one aborts the work of the one before (SPEC.md TU1). */
export interface Leases {
  take(residentId: string): Lease
  revoke(residentId: string): void
  release(lease: Lease): void
  holds(residentId: string): boolean
}

export function createLeases(): Leases {
  const held = new Map<string, { lease: Lease; controller: AbortController }>()
  const revoke = (residentId: string) => {
    held.get(residentId)?.controller.abort()
    held.delete(residentId)
  }
  return {
    take(residentId) {
      revoke(residentId)
      const controller = new AbortController()
      const lease: Lease = { residentId, signal: controller.signal, isCurrent: () => held.get(residentId)?.lease === lease }
      held.set(residentId, { lease, controller })
      return lease
    },
    revoke,
    release(lease) {
      if (lease.isCurrent()) held.delete(lease.residentId)
    },
    holds: (residentId) => held.has(residentId),
  }
}
