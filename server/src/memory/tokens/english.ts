/** Words too common to tell one memory from another. */
const stopWords = new Set(
  `a an the and or but if so than then that this these those there here it its i me my mine myself you your yours yourself he him his she her
  hers we us our ours they them their theirs who whom whose which what when where why how am is are was were be been being do does did done
  doing have has had having will would shall should can could may might must of at by for with about into to from in out on off over under up
  down as again just very too also not no nor only own same such some any each few more most other both all s t d ll m re ve don isn aren
  wasn weren doesn didn hasn haven won wouldn couldn shouldn let ok okay yes yeah oh ah well hi hello hey please thanks thank really got get
  gets getting go goes going went gone come comes came thing things something anything everything nothing stuff lot kind sort bit im id ive
  dont didnt doesnt cant wont isnt thats whats youre`.split(/\s+/),
)
/** Words about remembering itself: they ask for a memory without saying which. */
const metaWords = new Set(
  'remember remembers remembered recall recalled remind reminds reminded forget forgot forgotten tell tells told say says said saying mention mentions mentioned know knows knew talk talked talking ask asked memory memories'.split(
    ' ',
  ),
)
const irregular = new Map<string, string>(
  `ate:eat eaten:eat bought:buy brought:bring built:build caught:catch chose:choose chosen:choose drank:drink drunk:drink drove:drive driven:drive
  fell:fall felt:feel flew:fly flown:fly fought:fight found:find gave:give given:give grew:grow grown:grow heard:hear held:hold kept:keep
  knew:know known:know led:lead left:leave lost:lose made:make meant:mean met:meet paid:pay ran:run read:read rode:ride ridden:ride sang:sing
  sung:sing saw:see seen:see sent:send slept:sleep sold:sell spent:spend spoke:speak spoken:speak stood:stand swam:swim swum:swim taught:teach
  thought:think threw:throw thrown:throw took:take taken:take understood:understand woke:wake wore:wear worn:wear won:win wrote:write
  written:write began:begin begun:begin broke:break broken:break became:become drew:draw drawn:draw hid:hide hurt:hurt laid:lay lay:lie
  sat:sit hung:hang bent:bend shot:shoot sank:sink sunk:sink rang:ring rung:ring lit:light lent:lend fed:feed bred:breed dug:dig stuck:stick
  struck:strike stole:steal stolen:steal tore:tear torn:tear swore:swear sworn:swear swept:sweep wept:weep crept:creep dealt:deal dreamt:dream
  learnt:learn burnt:burn forgave:forgive forgiven:forgive froze:freeze frozen:freeze hidden:hide bitten:bite shook:shake shaken:shake proven:prove
  shone:shine shown:show sewn:sew sown:sow grown:grow blew:blow blown:blow beaten:beat fled:flee mistook:mistake overcame:overcome withdrew:withdraw
  sought:seek slid:slide knelt:kneel arose:arise woken:wake swung:swing drove:drive clung:cling flung:fling stung:sting sprang:spring spun:spin
  said:say told:tell children:child men:man women:woman people:person mice:mouse feet:foot teeth:tooth wives:wife lives:live knives:knife
  leaves:leave better:good best:good worse:bad worst:bad mum:mother mom:mother mommy:mother dad:father daddy:father kids:child kid:child
  favourite:favorite favourites:favorite colour:color colours:color neighbour:neighbor theatre:theater grey:gray organise:organize`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)

export function isEnglishStopWord(word: string): boolean {
  return stopWords.has(word)
}
export function isEnglishMetaWord(word: string): boolean {
  return metaWords.has(word)
}

/** A light stemmer: joins the forms a person would use for the same thing; leaves what it is unsure of. */
export function stemEnglish(word: string): string {
  const base = irregular.get(word) ?? word
  if (base.length <= 3 || !/^[a-z]+$/.test(base)) return base
  return settle(dropEnding(dropPlural(base)))
}

function dropPlural(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:sses|xes|ches|shes|zes|oes)$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

function dropEnding(word: string): string {
  for (const ending of ['ing', 'ed']) {
    if (!word.endsWith(ending)) continue
    const rest = word.slice(0, -ending.length)
    if (rest.length < 3 || !/[aeiouy]/.test(rest)) return word
    return /([bdfgmnprt])\1$/.test(rest) ? rest.slice(0, -1) : rest
  }
  return word.length > 5 && word.endsWith('ly') ? word.slice(0, -2) : word
}

/** Last letters that vary without meaning: make and mak(ing), happy and happi(ly). */
function settle(word: string): string {
  if (word.length <= 3) return word
  if (word.endsWith('e')) return word.slice(0, -1)
  return word.endsWith('y') ? `${word.slice(0, -1)}i` : word
}
