/** Taken out before looking: figures of speech and talk about books, games and films. Text is lower case with contractions written out. */
export const englishHarmless: readonly RegExp[] = [
  /\b(?:kill|killing|killed) myself (?:laughing|with laughter|over (?:this|the|that)|to (?:get|finish|meet|make|respawn|win|reset)|trying|in (?:the|this|a) (?:game|level|round)|with (?:work|homework|spoilers))/g,
  /\b(?:die|dying|dead) (?:laughing|of (?:laughter|embarrassment|shame|boredom|cuteness|happiness|excitement|hunger|thirst|cold|heat|curiosity|old age|envy|joy|cringe)|from (?:laughing|cuteness|embarrassment|boredom))/g,
  /\b(?:die|dying) (?:to|for) (?:see|know|try|meet|hear|eat|go|be|get|tell|ask|watch|read|taste|visit|play|learn|find|a|an|some|this|that|the|your|you|my)\b/g,
  /\bsuicide (?:squad|doors?|rates?|statistics|bombers?|bombing|mission|run|king|prevention|hotline|silence|girls?)\b/g,
  /\bdie my hair\b/g,
  /\btak(?:e|ing) my life (?:back|in (?:a|my|your|new)|into|to (?:the|a|another)|seriously|for granted|savings|story|and|as|on|apart|advice|lessons|choices|experience)/g,
  /\bend(?:ing)? my life (?:story|of|savings|insurance|as a|here|sentence)/g,
  /\b(?:shoot|shooting|shot) myself in the (?:foot|leg)/g,
  /\b(?:cut|cutting) myself (?:shaving|cooking|chopping|slicing|some|a slice|off|another|on (?:the|a|some|my)|while|when|by (?:accident|mistake)|accidentally|peeling|opening|free|loose|down)/g,
  /\b(?:hurt|hurting) myself (?:playing|running|when|while|falling|at|on (?:the|a|my)|in (?:the|a)|by (?:accident|mistake)|accidentally|skiing|lifting|jumping)/g,
  /\boverdos(?:e|ing) on (?!(?:\w+ ){0,2}(?:pills|tablets|meds|medication|drugs|paracetamol|tylenol|insulin|heroin|fentanyl|opioids))\w+/g,
  /\b(?:jump|jumping) off (?:a|the|this|that) \w+ (?:into|with a|on a|in the game|holding)/g,
  /\b(?:in|playing|during) (?:the|this|a|my) (?:game|film|movie|novel|book|story|play|opera|show|episode)\b[^.!?]{0,60}\b(?:kill|die|suicide|hang)\w*/g,
  /\b(?:chapter|song|film|movie|book|novel|poem|game|series|documentary|article|painting|opera)\b[^.!?]{0,30}\b(?:about|called|named|titled)\b[^.!?]{0,30}\b(?:suicide|suicidal|self[- ]?harm)\b/g,
  /\b(?:not|never|no longer) (?:\w+ ){0,2}suicidal\b/g,
]

const soft =
  '(?:(?:really|just|so|kinda|honestly|truly|actually|also|only|still|do|always|often|sometimes|literally|simply|seriously|even|to|badly|sort of|kind of) )*'
const will = `(?:want|wish|need|plan|intend|am going|am about|am ready|am planning|would like|would rather|have decided|decided|have been wanting|hope|try|tried|have tried|am trying)`
const maybeTo = '(?:to |of |about )?'

/** Each alone brings the card up. */
export const englishCrisis: readonly RegExp[] = [
  /(?:^|[.!?,;…] ?|\b(?:wrong|bad|normal|okay|ok|weird) to )(?:(?:just|really|so) )*want to (?:die|be dead|end it all)\b/,
  /(?:^|[.!?,;…] ?)(?:just )?wish i (?:was|were) (?:dead|never born)\b/,
  /\bwish i could [^.!?]{0,24}(?:never|not) wake up\b/,
  /\b(?:nobody|no one) (?:will|would|is going to) (?:even )?(?:miss|care|notice)[^.!?]{0,12}\b(?:when|if|after|once) i (?:am|was|were|die|have) ?(?:gone|dead)?\b/,
  /\b(?:nobody|no one) (?:would|will) (?:even |really |ever )?miss me\b(?! (?:at|in|there|here|today|tomorrow|tonight|on)\b)/,
  /\bi (?:have )?(?:been|started|am) cutting again\b/,
  /\b(?:kill|killing|unalive|unaliving|hang|hanging|drown|drowning|poison|poisoning|stab|stabbing) (?:my ?self|myslef|meself)\b/,
  /\b(?:kill|killing|hurt|hurting|harm|harming|hang|hanging) (?:him|her|them)sel(?:f|ves)\b(?=[^.!?]{0,40}\b(?:what|how|help|scared|worried|do i|should i)\b)/,
  /\b(?:my|a) (?:friend|brother|sister|mom|mum|mother|dad|father|son|daughter|partner|wife|husband|girlfriend|boyfriend|roommate|cousin)\b[^.!?]{0,30}\b(?:wants to|is going to|tried to|threatens to|talks about|is)\b[^.!?]{0,15}\b(?:die|kill (?:him|her|them)sel|killing (?:him|her|them)sel|suicid)/,
  /\b(?:want|going|will|should|might|gotta) (?:to )?kms\b/,
  new RegExp(
    `\\bi ${soft}${will} ${soft}${maybeTo}${soft}(?:die|be dead|end it all|end it (?:tonight|now|today|soon)|commit suicide|end my (?:own )?life|take my (?:own )?life|disappear forever|overdose|self[- ]?harm|hurt my ?self|harm my ?self|cut my ?self|slit my|not (?:be alive|exist|wake up)|never wake up|stop (?:living|existing|being alive))\\b`,
  ),
  /\b(?:ready|prepared|deserve|better) (?:for me )?to die\b(?! for)/,
  /\bi (?:really |just |kind of |honestly )*(?:wish|hope) (?:that )?i (?:was|were|am|would be|could be) (?:dead|never born|not alive|gone forever)\b/,
  /\bi (?:really |just |kind of |honestly )*(?:wish|hope) (?:that )?i (?:had |would |could |do |will |did )?(?:just )?(?:never (?:been born|existed|wake up|woke up)|not (?:wake up|exist|been born))/,
  /\b(?:do|can|will) (?:not|no longer) (?:really |even )?(?:want|wish|care) to (?:live|be alive|exist|go on living|keep living|keep going|be here|wake up)(?: anymore| any longer| like this anymore| this life| again| ever again| tomorrow|(?= ?(?:[.!?,;…]|$)))/,
  /\bno longer (?:want|wish) to (?:live|be alive|exist|be here)(?! in| with| near)/,
  /\b(?:commit|committing|attempt|attempting|attempted) suicide\b(?=[^.!?]*\b(?:i|me|my|tonight|today|how)\b)|\b(?:i|me|how to|ways to)\b[^.!?]{0,40}\b(?:commit|committing|attempt(?:ed|ing)?) suicide\b/,
  /\bi (?:am|feel|was|have been|keep|have|get|had|am having|am feeling)\b[^.!?]{0,25}\bsuicidal\b|\b(?:my|having|these|constant) suicidal (?:thoughts?|ideation|urges?|feelings?)/,
  /\bi (?:am|was|keep|have been|was)?\s*(?:thinking|thought|think|dreaming|obsessing)(?: a lot)? (?:of|about) (?:suicide|dying(?! my)|ending (?:it all|my life|things for good)|my own death|taking my (?:own )?life|jumping off)/,
  /\b(?:end|ending|take|taking) my (?:own )?life\b/,
  /\bend(?:ing)? it all\b(?=[^.!?]*(?:tonight|now|today|soon|[.!?]|$))(?<!game .{0,40})/,
  /\b(?:i|me|my) [^.!?]{0,30}\bsuicide (?:note|letter|plan|attempt)\b/,
  /\b(?:easiest|painless|quickest|fastest|best|least painful) (?:way|method)s? (?:to|of) (?:die|dying|suicide|kill|end (?:my|it))/,
  /\b(?:slit|slitting|cut|cutting) my (?:wrists?|own throat|arms? (?:again|open|up))\b/,
  /\b(?:i (?:have )?(?:been )?|keep |kept |started |start |stop |urge to |want to |going to |about to )(?:cut|cutting) my ?self(?: again| on purpose| at night| every| to (?:feel|cope)|(?= ?(?:[.!?,;]|$)))/,
  /\b(?:urge|urges|want|wanting|going|about|thoughts of|thinking of|thinking about|started|keep|kept|stop) (?:to )?(?:hurt|hurting|harm|harming) my ?self\b|\bhurt(?:ing)? my ?self on purpose\b/,
  /\b(?:i|my|urge to|started|relapsed|been) [^.!?]{0,20}self[- ]?harm(?:ing|ed)?\b/,
  /\bshoot(?:ing)? my ?self\b|\bblow(?:ing)? my (?:own )?(?:brains|head) (?:out|off)\b/,
  /\b(?:i|me) [^.!?]{0,30}\b(?:jump|jumping) (?:off (?:a|the|this|that|my) (?:\w+ )?(?:bridge|roof|building|balcony|cliff|rooftop|ledge)|out (?:of )?(?:a|the|this|my) window|in front of (?:a|the) (?:train|bus|car|truck|subway))/,
  /\bi (?:just |have |am going to |will |want to |am about to )?(?:took|taken|take|swallowed|swallow) (?:all (?:of )?|too many |a (?:whole )?bottle of |the whole bottle of |every one of )(?:the |my |these )?(?:\w+ )?(?:pills|tablets|meds|medication|paracetamol|tylenol)/,
  /\bbetter off (?:dead|without me)\b|\bbetter (?:place )?without me\b|\bhappier (?:without me|if i (?:was|were) (?:gone|dead))\b/,
  /\b(?:no one|nobody|anyone|anybody|would|they)\b[^.!?]{0,20}\b(?:care|notice|miss me|be sad)\b[^.!?]{0,12}\bif i (?:died|die|disappeared|killed|was gone|were gone|am gone|was dead|were dead)/,
  /\b(?:no|any|a|the) (?:reason|point) (?:to live|(?:in|to) (?:me )?(?:living|being alive|going on|life anymore|go on living))(?! in| with| here)|\bnothing (?:left )?to live for\b/,
  /\b(?:life|it) (?:is|feels|seems) (?:just )?(?:not|no longer) worth (?:living|it anymore)\b|\bnot worth living\b/,
  /\bcan not (?:go on (?:living|anymore|any longer)|live (?:anymore|any longer|like this anymore)|keep living)\b/,
  /\b(?:tired|sick|done) (?:of|with) (?:living|being alive|life|existing)(?! (?:in|with|at|here|on|out|under|near|next|science|hacks|drawing|insurance|admin))/,
]
