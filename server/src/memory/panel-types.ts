import type {
  BondsAnswer,
  DiaryDaysAnswer,
  DiaryPageAnswer,
  MemoryItem,
  MemorySourcesAnswer,
  MemoryTimelineAnswer,
} from '@kith/shared/protocol'

/** What a person may read of what residents keep of them. Unknown residents have nothing. */
export interface MemoryPanel {
  search(personId: string, text: string, residentId: string | null): Promise<MemoryItem[]>
  timeline(personId: string, residentId: string | null, before: string | null): Promise<MemoryTimelineAnswer>
  /** Null when it is not theirs to see. */
  sources(personId: string, residentId: string, id: string): Promise<MemorySourcesAnswer | null>
  diaryDays(personId: string, residentId: string | null): Promise<DiaryDaysAnswer>
  /** Null when the day holds nothing for them. */
  diaryPage(personId: string, residentId: string, day: string): Promise<DiaryPageAnswer | null>
  bonds(personId: string): Promise<BondsAnswer>
}
