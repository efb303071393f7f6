import { useWords } from '#i18n/i18n.ts'
import type { PersonRow } from '#state/app-store.ts'
import { useKith } from '../../kith.tsx'
import { Confirm } from '../../parts/Confirm.tsx'

interface ConfirmBlockProps {
  person: Pick<PersonRow, 'pid' | 'name'>
  onClose: () => void
}

/** Says what a block means, both ways, before it holds. */
export function ConfirmBlock({ person: { pid, name }, onClose }: ConfirmBlockProps) {
  const say = useWords()
  const { room } = useKith()
  return (
    <Confirm
      title={say('people.blockTitle', { name })}
      text={say('people.blockText')}
      yes={say('people.block')}
      onYes={() => room.block(pid, true)}
      onClose={onClose}
    />
  )
}
