import { rule, type Rule } from './acts.ts'

const kin =
  '(?:family|kids|children|child|siblings?|brothers?|sisters?|wife|husband|spouse|parents|mother|father|mom|mum|dad|son|daughter|boyfriend|girlfriend|partner|grandmother|grandfather|grandparents|grandma|grandpa|relatives|uncle|aunt|pets?)'
const mine =
  '(?:cat|dog|pet|sister|brother|mother|mom|mum|father|dad|wife|husband|son|daughter|friend|boss|teacher|job|work|birthday|plans?|exam|interview|trip|story|project|day|week|favou?rite|home|town|city|food|drink|tea|coffee|book|song|hobb(?:y|ies))'

/** English: questions to the resident about itself, the person, others, the place and what it is. */
export const englishAsk: readonly Rule[] = [
  rule(
    'ask-self.name',
    /\b(?:what(?:'s| is| was) your (?:full |real |first |last )?name|who are you|what (?:do|should|can|may|shall) i call you|what are you called|your name\s*\?|and you are\s*\?|(?:may|can) i (?:ask|know|have|get) your name|tell me your name|what (?:do|does) (?:people|they|everyone) call you|introduce yourself|do you have a name|what does your name mean|where does your name come from)/,
  ),
  rule(
    'ask-self.age',
    /\b(?:how old (?:are|r) you|what(?:'s| is) your age|when were you born|when(?:'s| is) your birthday|your age\b|what year were you)/,
  ),
  rule(
    'ask-self.work',
    /\b(?:what do you do(?= for(?! fun)| here| all|[^a-z]*$| as)|what(?:'s| is) your (?:job|work|profession|occupation|trade|role)|do you work\b|where do you work|are you (?:the|a|an) (?:cook|chef|waiter|waitress|owner|barista|lamplighter|astronomer|apprentice|boss|gardener|guard|guide)|tell me about your (?:work|job)|do you (?:own|run) (?:this|the)|what kind of work|do you like your (?:job|work)|how(?:'s| is) work)/,
  ),
  rule(
    'ask-self.home',
    /\b(?:where do you (?:live|sleep|stay|come from)|where did you (?:come from|grow up|live)|where (?:are|r) you from|where(?:'s| is) your (?:home|house|home ?town|place)|do you (?:live|sleep) (?:here|nearby|around|in)|what(?:'s| is) your (?:home ?town|house like)|where were you (?:born|raised))/,
  ),
  rule(
    'ask-self.family',
    new RegExp(
      `\\b(?:(?:do you have|have you got|you have|got any|tell me about|how(?:'s| is| are)|who(?:'s| is| are)|where(?:'s| is| are)|what about) (?:an?y? |some |your |a )*${kin}|are you (?:married|single|seeing (?:someone|anyone)|a (?:mother|father|parent))|(?:who|what) (?:was|were) your (?:${kin}))\\b`,
    ),
  ),
  rule(
    'ask-self.past',
    /\b(?:how long have you (?:been|lived|worked|run|known)|what did you (?:do|use to do) (?:before|when)|what (?:were|was) you (?:like |doing )?(?:before|as a|like)|your (?:past|childhood|youth|life(?: story)?)\b|tell me (?:more |something |a (?:bit|little) )?about (?:yourself|you)\b|when you were (?:young|little|small|a (?:child|kid|boy|girl)|my age|younger)|how did you (?:end up|come to be|get|start|become|learn)|what(?:'s| is) your (?:story|background)|why did you (?:come|leave|move|stop|become)|where did you learn|have you always (?:been|lived|worked|wanted)|who taught you|who are you really)/,
  ),
  rule(
    'ask-self.taste',
    /\b(?:do|don't|did|would) you (?:also |really |even |still |ever |too )*(?:like|love|enjoy|prefer|hate|dislike) ?(?!to (?:go|come|sit|walk|dance|play|hear)\b|me\b|it\b[?]?$)(?<x>[^.!?]*)/,
  ),
  rule(
    'ask-self.recommend',
    /\b(?:what|which(?: one)?|who|where|anything)(?: \w+){0,2} (?:would|do|can|could|should|else would|will|'d) you (?:recommend|suggest|advise)(?<x>[^.!?]*)|\b(?:any|got a|have a) (?:recommendations?|suggestions?)\b(?<y>[^.!?]*)|\bwhat(?:'s| is) (?:good|best)(?: here| tonight| today)?(?=[?.! ]*$)|\b(?:can|could|would) you (?:recommend|suggest) (?<z>[^.!?]+)|\bwhat should i (?:have|order|drink|eat|try)\b/,
    1.04,
  ),
  rule(
    'ask-self.recommend',
    /\bwhat (?:should|could|can|do|would) (?:i|you) (?:get|give|buy|bring|make)(?: for)? (?<x>(?:my|her|him|them|someone|a|the) ?[^.!?]*)|\bwhat(?:'s| is| would be| makes) a (?:good|nice) (?:present|gift)(?<y>[^.!?]*)/,
    1.06,
  ),
  rule(
    'ask-self.habit',
    /(?<!\b(?:where|when|why|how|what|who|which) )\b(?:(?:do|don't|did|would) you (?:also |really |even |still |ever |too |get to |know how to )*|can you |have you (?:ever |really )?)(?<k>drink|drunk|eat|eaten|play|read|collect|listen to|watch|seen|see|sing|cook|dance|swim|smoke|dream|travel|travelled|traveled|draw|paint|write|speak|drive|fly|sleep|sew|knit|pray|vote|climb|been to|tried|flown) ?(?!(?:me|with me)\b)(?<x>[^.!?]*)/,
  ),
  rule(
    'ask-self.taste',
    /\b(?:what(?:'s| is| are)|which (?:is|are)|tell me) your (?:all[- ]time )?(?:favou?rite|least favou?rite) ?(?<x>[^.!?]*)/,
  ),
  rule(
    'ask-self.taste',
    /\b(?:what|which)(?: kinds? of| sort of| type of)? ?(?<x>[^.!?]*?) do you (?:like|love|enjoy|prefer|hate|dislike|drink|eat|read|listen to|watch|play)(?: (?:most|best|to do|doing))?\b/,
    0.98,
  ),
  rule(
    'ask-self.taste',
    /\b(?:are you (?:fond of|into|a fan of|good at|interested in)|what(?:'s| is| are) you (?:into|good at)) ?(?<x>[^.!?]*)/,
    0.97,
  ),
  rule(
    'ask-self.taste',
    /\b(?:what are your (?:hobbies|interests)|do you have (?:any |a )?(?:hobby|hobbies)|what do you do (?:for fun|in your (?:free|spare) time|when you(?:'re| are) (?:bored|free|alone|not working)))/,
    0.99,
  ),
  rule(
    'ask-self.fear',
    /\b(?:are you (?:ever )?(?:afraid|scared)|what (?:are|were|is) you (?:most )?(?:afraid|scared) of|what (?:scares|frightens) you|your (?:biggest |worst |greatest )?fears?)\b(?: of)? ?(?<x>[^.!?]*)/,
  ),
  rule(
    'ask-self.opinion',
    /\b(?:what do you (?:think|make|reckon)(?: (?:of|about))|what(?:'s| is| are) your (?:opinion|view|views|take|thoughts|feelings) (?:of|on|about)|how do you feel about|your thoughts on|thoughts on|do you (?:believe in|agree with|care about|trust)|what does) (?<x>[^.!?]+?)(?: mean to you)?\s*(?=[?.!]|$)/,
  ),
  rule('ask-self.opinion', /\bdo you (?:think|believe)(?: that)? (?<x>[^.!?]+)/, 0.97),
  rule(
    'ask-self.opinion',
    /\b(?:should (?:i|we|people|one)|is it (?:better|good|bad|right|wrong|ok|okay|worth|normal|possible|hard|easy) (?:to|if|that)?|what should i do(?: about)?|what would you do(?: if)?|any advice(?: on| for| about)?|give me (?:some )?advice(?: on| about)?|how (?:can|do|should) i (?:deal with|get over|make|stop|become|learn|choose|decide|tell)) ?(?<x>[^.!?]*)/,
    0.9,
  ),
  rule(
    'ask-self.if',
    /\b(?:what (?:would|could) you (?:do|be|choose|buy|take|say|wish for|become) if|if you (?:could|had|were|won)\b|where would you (?:go|travel|live|like to)|would you (?:rather|like to (?:leave|travel|be|see))|what(?:'s| is) your (?:dream|wish))/,
    1.07,
  ),
  rule(
    'ask-self.encourage',
    /\b(?:(?:think|believe|reckon)(?: that)? i (?:can|could|will|would|should be able)|will i (?:be (?:ok|okay|fine|alright)|make it|pass|manage|succeed)|can i (?:really )?do (?:it|this)\b|am i (?:good|strong|brave|smart) enough)/,
    1.02,
  ),
  rule(
    'ask-self.language',
    /\b(?:(?:what|which|how many) languages? (?:do|can) you|(?:do|can) you (?:speak|understand|read|talk in|know) (?:any )?(?:english|chinese|mandarin|french|german|spanish|japanese|korean|italian|portuguese|russian|arabic|cantonese|other languages?))/,
    1.03,
  ),
  rule(
    'ask-self.mood',
    /\b(?:are you (?:happy|sad|tired|lonely|angry|bored|cold|hungry|sleepy|busy|upset|worried|free|in a good mood|feeling (?:ok|well|better))(?: (?:here|today|now|sometimes))?|how do you feel(?: today| now| right now)?\s*(?=[?.!,]|$)|what(?:'s| is) wrong(?: with you)?\b|do you (?:ever )?(?:get|feel) (?:lonely|bored|tired|sad|cold|sleepy|scared|happy)|how(?:'s| is) your mood|what mood|you (?:look|seem|sound) (?:sad|tired|happy|busy|down|upset|quiet|thoughtful|bored))\b/,
  ),
  rule(
    'ask-self.today',
    /\b(?:how(?:'s| is| was| has) your (?:day|morning|evening|night|afternoon|week|weekend)|what did you do (?:today|yesterday|this (?:morning|week)|last night)|what have you (?:been (?:up to|doing)|done today)|what(?:'s| is) new|anything (?:new|interesting|exciting|fun) (?:today|happen|here|lately)|what happened today|busy (?:day|night|evening)|did anything happen|what(?:'s| is) (?:been )?happening(?: here| today)?\b|what are you doing (?:today|tonight|later|tomorrow))/,
  ),
  rule(
    'ask-self.doing',
    /\b(?:what are you (?:doing|up to|working on|making|reading|looking at|building|fixing|holding|cooking|writing)(?! (?:today|tonight|later|tomorrow))|whatcha (?:doing|up to)|what(?:'s| is) that (?:you're|you are|in your hand)|am i (?:disturbing|interrupting|bothering) you|are you working)\b/,
  ),

  rule(
    'ask-memory.name',
    /\b(?:(?:remember|know|recall|forgot|forgotten|forget|got) (?:my name|what i'm called|what my name is|what i am called)|what(?:'s| is| was) my name|who am i\b(?! to)|(?:do|did) you know who i am|say my name|what do you call me)/,
  ),
  rule(
    'ask-memory.likes',
    /\b(?:(?:what|which)(?: \w+){0,3} (?:do|did|don't|didn't) i (?:really |usually |always |most )?(?:like|love|enjoy|hate|prefer|drink|eat|dislike|want)|(?:remember|know|recall|tell me)(?: me)? what i (?:like|love|enjoy|hate|prefer|drink|eat|dislike)|what(?:'s| is| was| are) my (?:favou?rite|hobb(?:y|ies)|tastes?)|(?:remember|know) my (?:favou?rite|hobb(?:y|ies)|taste))\b ?(?<x>[^.!?]*)/,
  ),
  rule(
    'ask-memory.likes',
    /\b(?:(?:what(?:'s| is| am| are)?|which \w+ am) i (?<x>allergic to)|(?:what(?:'s| is| are)|remember|know|recall|forget|forgot) my (?<y>allerg(?:y|ies))|(?:am i|that i'm|i'm|i am) (?<z>allergic to [^.!?]+)(?=\?)|do i have (?:any |an? )?(?<w>(?:\w+ )?allerg(?:y|ies)))/,
  ),
  rule(
    'ask-memory.work',
    /\b(?:what do i do\b(?! (?:now|here|if|when|with|about|to))|what (?:is|was|'s) my (?:job|work|profession)|where do i work|(?:remember|know) (?:what i do\b|my (?:job|work)|where i work|what my job))/,
  ),
  rule(
    'ask-memory.home',
    /\b(?:where (?:do i live|am i from|i'm from|i live|did i say i live)|what(?:'s| is) my (?:home ?town|city)|(?:remember|know) where i(?:'m| am| live| come)|my home ?town\s*\?)/,
  ),
  rule(
    'ask-memory.plan',
    /\b(?:what(?:'s| is| are| were| was)? (?:my|our) plans?\b|what (?:am|was) i (?:doing|going to do|planning|up to)|(?:remember|know) (?:my plans?|what i(?:'m| am| was) (?:doing|going|planning))|what do i have (?:to do )?(?:tomorrow|next|this|on)|(?:remember|forget|forgot) (?:about )?my (?:exam|interview|trip|appointment|wedding|test|flight))\b ?(?<x>[^.!?]*)/,
  ),
  rule(
    'ask-memory.plan',
    /\bwhen (?:do|am|will) i (?:have|going to|go to|leave for|taking|take|fly to)\b ?(?:my |the |an? )?(?<x>[^.!?]+)/,
    0.95,
  ),
  rule('ask-memory.birthday', /\b(?:when(?:'s| is| was) my birthday|(?:remember|know|forget|forgot) my birthday|how old am i)/),
  rule(
    'ask-memory.me',
    /\b(?:(?:do |did |don't |can )?(?:you )?(?:still )?(?:remember|recogni[sz]e|know|recall|forgotten|forgot|forget) me\b|have we (?:met|talked|spoken)|did we (?:meet|talk)|what do you (?:know|remember|recall) (?:about|of) me|what have i (?:ever )?told you\s*(?=[?.!]|$)|what did we (?:talk|speak|chat)|(?:what|anything) (?:do you|you) (?:know|remember)(?: about me)?\s*(?=[?.!]|$)|what were we (?:talking|saying)|where were we|last time (?:we|i)|remember (?:our|us\b|the last time))/,
  ),
  rule(
    'ask-memory.said',
    /\b(?:what (?:did|have|had) i (?:just |ever |already )?(?:tell|told|say|said|mention|mentioned|ask)(?: to)?(?: you)?(?: before| earlier| yesterday| last time| just now)?(?: (?:about|of|on))? ?|(?:do|did|can|don't) you (?:still )?(?:remember|recall)(?: (?:when|what|that|how|where|who|why))? ?|(?:have|did) i (?:ever |already )?(?:tell|told|mention|mentioned|say|said)(?: to)?(?: you)?(?: (?:about|that|of))? ?|remember (?:when|what|that|how|where|who|the|i)\b ?|you(?:'ve)? (?:forgot|forgotten|don't remember)(?: (?:what|that|about))? ?)(?<x>(?!your\b|you\b|the song)[^.!?]*)/,
    0.97,
  ),
  rule(
    'ask-memory.said',
    new RegExp(`\\b(?:what(?:'s| is| was)|who(?:'s| is)|how(?:'s| is)|when(?:'s| is)) my (?<x>${mine}(?:'s name|'s)?)\\b`),
    0.95,
  ),
  rule(
    'ask-memory.said',
    /\b(?:what(?:'s| is| has| had)? (?:ever )?(?:happened|happening|become|became) (?:to|with|of)|(?:how(?:'s| is| are)|any news (?:of|about|from)) my?) (?:my )?(?!you\b|your\b|the\b|this\b|that\b|it\b|here\b|us\b)(?<x>[^.!?]+)/,
    0.97,
  ),
  rule(
    'ask-memory.said',
    /\b(?:what|which)(?<x>(?: \w+){0,3} (?:do|did|am|have) i (?:play|speak|teach|study|drive|own|have|wear|collect|sing|cook|write|read|make|sell|grow|train|practi[sc]e|playing|studying|reading|learning|writing|making|building))\b/,
    0.96,
  ),
  rule('ask-memory.said', new RegExp(`\\b(?:where|what|when|how) (?:does|do|did|is|are|was) my (?<x>${mine}\\b[^.!?]*)`), 0.95),
  rule(
    'ask-memory.said',
    /\b(?:what|who) am i (?<x>(?:afraid|scared|proud|fond|tired) of|(?:learning|studying|married to|dating|good at|worried about))\b/,
    0.95,
  ),
  // Whoever else is known by that name weighs more.
  rule(
    'ask-memory.said',
    /^(?:and |so |then )?who(?:'s| is| was) (?!(?:there|here|that|this|he|she|it|they|in|at|on|the|an?|your|my|next|around|coming|up|who)\b)(?<x>\p{L}[\p{L}'-]+)\s*\?*$/u,
    0.85,
  ),
  rule('ask-self.past', /\b(?:do|can) you (?:still )?remember (?:your|when you|how you|the first|being)\b/, 1.2),

  rule(
    'ask-other.gossip',
    /\b(?:what (?:did|do|does|has|have) (?!i\b|you\b|we\b)[\w ]+? (?:tell you|say|said|told you|think)(?: about (?:me|us|him|her|them))?|(?:did|does|has) (?!i\b|you\b|it\b)[\w ]+? (?:mention|talk about|say anything|tell you)|(?:any|the) gossip|what (?:are|were) (?:they|people|others) (?:saying|talking) about|(?:tell|told) (?:you )?(?:me )?(?:someone|somebody|anyone|\w+)(?:'s| else's) secret|what secrets?)\b/,
    1.02,
  ),
  rule(
    'ask-place.where',
    /\b(?:where (?:am i|are we)(?! from)|what(?:'s| is) this(?: place| garden| room)?(?= called| about|[^a-z]*$)|where is this|tell me about (?:this place|the garden|here|this garden)|what (?:kind of )?place is this|what(?:'s| is) (?:the )?(?:lantern garden|kith)|what is there (?:here|around))/,
  ),
  rule(
    'ask-place.seats',
    /\b(?:where (?:can|do|should|could) i sit|is there (?:a (?:seat|chair|bench)|anywhere to sit|somewhere to sit)|how (?:do|can) i (?:sit|stand)|can i sit|is this seat (?:taken|free)|any (?:free )?seats)/,
  ),
  rule(
    'ask-place.rooms',
    /\b(?:private room|invite (?:a|my|some|our)? ?friends?|(?:make|create|open|start|get) (?:a|my|our) (?:own )?room|(?:own|another) room|talk (?:in private|privately|alone)|bring (?:a |my )?friends?|share (?:this|the) (?:link|place|room)|invite (?:someone|somebody|people|link))\b/,
  ),
  rule(
    'ask-place.keys',
    /\bhow (?:do|can|should|would) (?:i|you|we) (?:\w+ )?(?:move|walk|run|dance|wave|jump|turn|look around|whisper|shout|emote|speak|talk|chat|use|change|zoom|go)\b|\b(?:what (?:keys?|buttons?)|which (?:key|button)|what are the controls|the controls|shortcuts?|key ?bindings?)\b/,
  ),
  rule(
    'ask-place.help',
    /\b(?:what (?:(?:can|could|should) (?:i|we|you|people|one)|do (?:i|we|people)) (?:do|see) (?:here|in (?:this|the)|around)|how does (?:this|it|the) (?:work|place work|game work|thing work|garden work)|(?:can|could) you help(?: me)?\b|^help\b|i need (?:some )?help|(?:i'm|i am) (?:new|lost|confused)(?: here)?[.!,]*$|(?:my )?first time here|what(?:'s| is) (?:there )?to do|any tips|show me how)/,
  ),
  rule(
    'ask-place.who',
    /\b(?:who(?:'s| is| are| else is| else)? (?:here|around|else|there|that over there|nearby|lives here|works here|in (?:this|the) (?:garden|room|place))|is (?:anyone|anybody|someone|somebody)(?: else)? (?:here|there|around|home)|anyone (?:else )?(?:here|around|there)|how many people|who are (?:they|those|these|the others|all these)|are we alone|are you alone)\b/,
  ),
  rule(
    'ask-place.time',
    /\b(?:what(?:'s| is)? (?:the )?time(?: is it| now)?\b(?! do you| did)|what time is it|is it (?:late|early|night|morning)|what day is (?:it|today)|what(?:'s| is) (?:the|today's) date|how late is it|do you (?:know|have) the time)/,
  ),
  rule(
    'ask-place.evening',
    /\b(?:is it|why is it) always (?:evening|night|dark|dusk|so dark|like this)|does (?:it ever get|the) (?:light|morning|sun|day)|is there (?:a )?(?:day|daytime|morning) here/,
  ),
  rule(
    'ask-place.praise',
    /\b(?:this (?:place|garden|spot|world)|it)(?:'s| is| looks| feels)(?: (?:so|really|very|such a|just|pretty|quite|absolutely))* (?:gorgeous|beautiful|lovely|pretty|peaceful|nice|cozy|cosy|magical|wonderful|amazing|calm|quiet|charming)(?: (?:place|garden))?(?: (?:here|tonight|in here|at night))?(?=[.!,~]|$)|\b(?:lanterns?|lights|stars|moon|pond|tree|fire) (?:is|are|looks?)(?: (?:so|really|very|just))* (?:gorgeous|beautiful|lovely|pretty|nice|magical|wonderful|amazing|bright|warm)|\bi (?:like|love) (?:it here|this (?:place|garden))/,
    0.95,
  ),
  rule(
    'ask-place.weather',
    /\b(?:how(?:'s| is) the weather|what(?:'s| is) the weather|is it (?:raining|cold|warm|hot|snowing|windy|going to (?:rain|snow))|will it (?:rain|snow)|(?:nice|lovely|beautiful|terrible|bad|cold|hot|rainy|sunny) (?:weather|day outside)|the weather(?: is)?)\b/,
  ),

  rule(
    'ask-ai.ai',
    /\b(?:are|r) (?:you|u) (?:really |actually |just |even |still |like )*(?:an? )?(?:real|human|ai|a\.i\.|robot|bot|chat ?bot|machine|alive|person|program|script|artificial|conscious|sentient|npc|computer|simulation|language model|llm|fake person|real (?:person|human|girl|man|woman))\b|\b(?:is this|am i (?:talking|speaking|chatting) (?:to|with)|is there) an? (?:real |actual |live )?(?:ai|human|person|bot|robot|machine|chatbot|computer)\b|\b(?:do you have (?:feelings|a soul|consciousness|emotions|a body)|can you (?:feel|think|die)\b|you(?:'re| are) (?:an? )?(?:ai|bot|robot|machine|human|not (?:real|human))\b|what are you\s*\?*$)/,
  ),
  rule(
    'ask-ai.model',
    /\b(?:(?:what|which) (?:\w+ )?(?:model|llm|ai)\b|chat ?gpt|gpt(?:-?\d)?\b|openai|claude|gemini|deepseek|llama|large language model|what are you (?:made of|running on|built (?:on|with))|who (?:made|created|built|programmed|wrote|trained|designed|invented) you|how (?:do|were) you (?:work|made|built|programmed|generate|come up with)|your (?:system )?(?:prompt|instructions|code|source code|training|programming)|system prompt|ignore (?:all |any |your |the )*(?:previous|prior|above|earlier)? ?instructions|(?:pretend|act) (?:to be|like|as if|as)\b|developer mode|jailbreak|repeat (?:the )?(?:words|text) above)/,
  ),
  rule(
    'ask-ai.hear',
    /\b(?:who (?:else )?(?:can|will|could|might) (?:hear|see|read|listen)|(?:can|could|does|do|will) (?:anyone|anybody|others|other people|they|everyone|someone|he|she|the others)(?: else)? (?:hear|see|read)|is this (?:conversation |chat )?(?:private|secret|safe|confidential|public))\b/,
  ),
  rule(
    'ask-ai.keep',
    /\b(?:(?:do|will|can|are) you (?:record|recording|store|storing|save|saving|keep|keeping|log|logging|spy|spying|listening in)(?: (?:everything|anything|all|what (?:i|we) say|this|it|that|our|my|me|conversations?|data|on me|a record))|is this (?:being )?recorded|privacy|where (?:is|does) my data|off the record)\b/,
  ),
  rule(
    'ask-ai.secret',
    /\b(?:do you tell (?:others|anyone|people|everybody|everyone)|can you keep (?:a |my )?secrets?|(?:can|could|may) i tell you a secret|don't (?:tell (?:anyone|anybody|others|people|him|her|them|everyone|(?!me\b|us\b)\w+)|repeat (?:this|that|it))|between (?:us|you and me)|are you sharing|do you share)\b/,
  ),
  rule(
    'ask-ai.forget',
    /\b(?:(?:please )?(?:forget|delete|erase) (?:what i|that\b|this\b|it\b|about me|everything|all|my)|don't (?:remember|record|write (?:it|this|that) down))\b/,
  ),
  rule(
    'ask-talk',
    /\b(?:what (?:can|should|shall|could|do you want to|would you like to|else can) (?:we |you |i )?(?:talk|chat|ask|speak)(?: to)?(?: you| me)? ?(?:about)?|what do you (?:know|want to talk|like to talk|feel like talking)(?: about)?\s*(?=[?.!]|$)|tell me (?:something|anything)(?! about (?:you|your|me))|say something\b(?! funny)|talk to me|(?:let's|can we|i want to|i just want to|i'd like to|wanna) (?:talk|chat)\b|surprise me|what(?:'s| is) (?:interesting|on your mind)|ask me (?:something|anything|a question)|i don't know what to (?:say|talk about|ask)|change (?:the )?(?:subject|topic)|something else|new topic|what topics|keep me company)\b/,
  ),
]
