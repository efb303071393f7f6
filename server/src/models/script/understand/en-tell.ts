import { rule, type Rule } from './acts.ts'

const imperative =
  "(?:^|\\b(?:please|can you|could you|would you|will you|can't you|let's|now|i want you to|i'd like you to|you should|and|then|just) )(?:please |just |maybe )?"
const soon =
  '\\b(?:today|tonight|tomorrow|this (?:week|weekend|evening|afternoon|morning|month|year|summer|winter|spring|autumn|fall)|next (?:week|month|year|\\w+day|summer|spring)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:in|for) (?:a|an|two|three|\\d+) (?:few )?(?:days?|weeks?|hours?|months?)|soon|later|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|the day after tomorrow|at (?:noon|midnight|\\d+))\\b'
const kin =
  '(?:cat|dog|pet|bird|rabbit|hamster|sister|brother|twin|mother|mom|mum|father|dad|parents|wife|husband|son|daughter|kids?|baby|friend|best friend|boyfriend|girlfriend|partner|fianc[eé]e?|grandmother|grandma|granny|grandfather|grandpa|uncle|aunt|cousin|boss|teacher|roommate|flatmate|neighbou?r|colleague|ex)'
const me =
  "\\bi(?:'m| am|'ve been| have been| was| feel| felt|'m feeling| am feeling|'m still| get| got)(?: (?:so|very|really|a bit|a little|kind of|kinda|pretty|quite|just|too|feeling|still|all|rather|terribly|totally|super|extremely|always|often|such))*"
const trades =
  '(?:nurse|doctor|teacher|student|programmer|developer|engineer|designer|cook|chef|lawyer|driver|accountant|journalist|writer|painter|artist|actor|actress|musician|photographer|scientist|researcher|researcher|architect|translator|editor|farmer|baker|waiter|waitress|barista|manager|carpenter|electrician|plumber|librarian|pilot|soldier|police officer|firefighter|pharmacist|dentist|vet|therapist|psychologist|gardener|product manager|freelancer|mechanic|salesperson|consultant|phd student|grad student|retired)'

/** "My name is not important", "call me a taxi". */
const noName = '(?:not|no|an?|the|my|your|when|if|later|maybe|back|again|tomorrow|tonight|crazy|anything|whatever|what|on|at|in|it|that)\\b'
/** "My name is Mira and I …": what follows a name is no surname. */
const afterName =
  "(?:and|but|or|so|as|because|cause|since|when|if|while|though|although|please|pls|thanks|here|there|now|too|then|today|instead|actually|though|btw|by|from|with|for|in|at|on|of|to|not|is|was|who|which|that|this|what|how|nice|pleased|hi|hello|i|i'm|i've|i'd|we|you|he|she|it|they|my|your|the|an?|just|only|like|also|after|everyone|all)\\b"

/** "Pretty tired, yeah": the feeling without its "I am", said of oneself when nothing but time or cause follows. */
const bare =
  '^(?:yeah|yes|well|and|but|just|honestly|oh|no|ugh)?,? ?(?:so|very|really|a bit|a little|kind of|kinda|pretty|quite|just|too|feeling|still|rather|super|extremely)? ?'
const barely = '(?= about| today| now| and| lately| these days| tonight| because| of | with | honestly| actually|[,.!~]| *$)'

/** What one orders at a counter. */
const served =
  "(?:tea|teas|coffee|milk|water|cake|slice|cup|cuppa|pot|glass|mug|pint|drink|juice|beer|wine|cocoa|chocolate|soup|bread|biscuits?|cookies?|snack|bite|oolong|barley|chrysanthemum|osmanthus|pu'er|whatever|espresso|latte|lemonade|refill|something (?:hot|cold|warm|sweet|strong|to (?:eat|drink))|same again|usual)"

/** English: what a person says of themselves, how they feel, what they want done. */
export const englishTell: readonly Rule[] = [
  rule(
    'tell-secret',
    /\b(?:my (?:\w+ )?secret(?: (?:word|name|wish|plan))?(?: is|'s|[:,])|(?:i(?:'ll| will|'m going to)? (?:tell|trust|confide in) you (?:my|one|this) secret)|(?:it|this|that)(?:'s| is) (?:a|my) secret|nobody (?:else )?knows (?:this|that i|about this))/,
  ),
  rule(
    'tell-self.name',
    new RegExp(
      `\\b(?:my name(?:'s| is)|(?:people|friends|they|everyone) call me|you (?:can|may) call me|(?:^|please |just |but )call me|i'm called|i am called) (?!${noName})(?<x>\\p{L}[\\p{L}'-]*(?: (?!${afterName})\\p{L}[\\p{L}'-]*)?)`,
      'u',
    ),
  ),
  rule('tell-self.birthday', /\b(?:(?:my birthday(?:'s| is)|it(?:'s| is) my birthday|i was born (?:on|in)|i turn(?:ed)?) ?(?<x>[^.!?]*))/),
  rule(
    'tell-self.taste',
    /\b(?:i|we)(?: really| also| do| just| still| always| only| absolutely| quite| used to)* (?:like|love|enjoy|adore|prefer) (?!you\b|that\b[.!]|it\b|this\b[.!]|your\b|to (?:go|leave|hear|see you|know)\b|how\b|what\b|the way\b)(?<x>[^.!?]+)/,
  ),
  rule('tell-self.taste', /\bmy (?:all[- ]time )?favou?rite (?<k>[\w ]+?) (?:is|are|has always been|was) (?<x>[^.!?]+)/),
  rule(
    'tell-self.taste',
    /\bi(?:'m| am)(?: really| very| quite)? (?:into|fond of|a (?:big |huge )?fan of|crazy about|obsessed with|addicted to|keen on|good at|learning|learning to) (?<x>[^.!?]+)/,
    0.97,
  ),
  rule(
    'tell-self.distaste',
    /\bi (?:really |also |just )?(?:don't(?: really)? (?:like|eat|drink|enjoy|care for)|dislike|hate|loathe|can't (?:stand|bear|eat|drink)|do not like|never (?:liked|eat|drink)) (?!you\b|it\b)(?<x>[^.!?]+)/,
  ),
  rule('tell-self.distaste', /\bi(?:'m| am) (?:allergic to|not (?:a fan of|into|fond of)|a(?:n)? (?:vegan|vegetarian)) ?(?<x>[^.!?]*)/),
  rule(
    'tell-self.work',
    /\bi (?:currently |now |mostly )?(?:work (?:as|at|in|for|with|on|from)|study|teach|write code|do research|run an?|drive an?|am studying|used to work)\b ?(?<x>[^.!?]*)/,
    0.98,
  ),
  rule('tell-self.work', new RegExp(`\\b(?:i'm|i am|i was|i work as) (?:an? )?(?<x>(?:[\\w-]+ ){0,2}${trades})\\b`)),
  rule(
    'tell-self.work',
    /\b(?:my (?:job|work|profession|major) is|i just (?:started|got) a(?: new)? job|i(?:'m| am) (?:unemployed|between jobs|looking for (?:a |work)|majoring in)) ?(?<x>[^.!?]*)/,
    0.98,
  ),
  rule(
    'tell-self.home',
    /\b(?:i (?:live|grew up|was raised|moved|just moved|recently moved) (?:in|at|near|to|with|from|by|alone)|i(?:'m| am| come) (?:originally |visiting |here )?from|my (?:home ?town|home|house|flat|apartment) is) ?(?<x>[^.!?]*)/,
  ),
  rule(
    'tell-self.plan',
    new RegExp(
      `\\b(?:i'm|i am|we're|we are|i'll|i will|i have|i've got|i've|i(?:'ve)? got to|we'll|i want to|i need to|i plan|i'm planning|my|there's) (?<x>[^.!?]*${soon})`,
    ),
    0.98,
  ),
  rule(
    'tell-self.plan',
    new RegExp(`^(?:${soon.slice(2, -2)}),? (?:i|we)(?:'m|'ll|'re|'ve| am| will| are| have| want| plan| need|'d)? (?<x>[^.!?]+)`),
    0.98,
  ),
  rule(
    'tell-self.plan',
    /\b(?:i(?:'m| am) (?:going to|planning (?:to|on)|thinking (?:of|about)|about to|saving (?:up )?for|preparing for|training for|looking forward to)|i (?:plan|hope|intend|decided|dream) (?:to|of)|i want to (?:become|be|learn|visit|travel|move|start|try|write|build|buy)) (?<x>[^.!?]+)/,
    0.95,
  ),
  rule('tell-self.plan', /^mine(?:'s| is) to (?<x>[^.!?]+)/, 0.9),
  rule(
    'tell-self.event',
    /\b(?:today|yesterday|last (?:night|week|month|year|summer|\w+day)|this (?:morning|afternoon|week)|just now|the other day|earlier)\b[, ]*(?:i|we|my|someone|somebody|there) ?(?<x>[^.!?]*)/,
    0.94,
  ),
  rule(
    'tell-self.event',
    /\b(?:i|we)(?:'ve| have| just| finally| recently| also)* (?:went|saw|met|bought|made|finished|started|found|broke|passed|failed|watched|read|cooked|baked|ate|visited|heard|won|dreamed|dreamt|walked|forgot|spent|planted|painted|wrote|built|fixed|received|caught|missed|called|quit|changed|been (?:to|working|reading|watching|learning|trying|thinking)) (?<x>(?!you\b)[^.!?]+)/,
    0.9,
  ),
  rule(
    'tell-self.person',
    new RegExp(
      `\\b(?:my (?<k>${kin})(?:'s| is| was| has| had| likes| loves| wants| works| lives| just| always| never| and i| [a-z]+(?:ed|s)\\b)|i(?:'ve got| have| got| adopted) (?:an?|two|three|four|my|one|no) (?:\\w+ )?(?:${kin})s?)\\b ?(?<x>[^.!?]*)`,
    ),
    0.92,
  ),

  rule(
    'feeling.sad',
    new RegExp(
      `${me} (?:sad|down|blue|low|depressed|heart ?broken|upset|miserable|awful|terrible|unhappy|crying|hurt|devastated|gutted|disappointed|hopeless|broken|not (?:ok|okay|well|good|great|fine|happy))\\b|${bare}(?:sad|down|blue|low|depressed|heart ?broken|upset|miserable|awful|terrible|unhappy|crying|hurt|devastated|gutted|disappointed|hopeless|broken|not (?:ok|okay|well|good|great|fine|happy))${barely}`,
    ),
  ),
  rule(
    'feeling.sad',
    /\b(?:broke up with (?:me|my)|(?:we|my \w+ and i) (?:just )?broke up|dumped me|passed away|(?:has |just |recently |who )?died\b|i (?:really )?(?:miss|lost) (?:my|him|her|them)\b|(?:want|feel like|going) (?:to )?(?:cry|crying)|(?:bad|rough|terrible|awful|hard|horrible|shitty|tough) (?:day|week|night|time)|my heart (?:hurts|aches|is heavy)|i(?:'ve| have)? (?:been crying|cried)|nothing matters|got fired|(?:got|was|been) laid off|made redundant|lost my (?:job|home|baby)|i failed|(?:broke|fractured|tore) (?:my|his|her|their) (?:\w+ )?(?:leg|arm|wrist|ankle|foot|hand|finger|hip|back|rib|ribs|nose|collarbone|shoulder|knee)|(?:is|are|was|been|'s) (?:in (?:the )?(?:hospital|intensive care)|(?:very |really |so |badly )?(?:sick|ill)\b|in a coma)|had (?:an? )?(?:accident|stroke|heart attack|miscarriage|surgery|operation)|(?:has|have|with|got) (?:cancer|dementia)|(?:ran|run) away|got (?:hit|robbed|mugged|evicted))\b/,
  ),
  rule(
    'feeling.tired',
    new RegExp(
      `${me} (?:tired|exhausted|sleepy|worn out|burnt? out|drained|beat|knackered|wiped(?: out)?|weary|dead on my feet|jet-?lagged)\\b|${bare}(?:tired|exhausted|sleepy|worn out|burnt? out|drained|beat|knackered|wiped(?: out)?|weary|dead on my feet|jet-?lagged)${barely}`,
    ),
  ),
  rule(
    'feeling.tired',
    /\b(?:i (?:can't|couldn't|didn't|haven't|hardly|barely) (?:sleep|slept)|insomnia|(?:long|exhausting|tiring) (?:day|week|shift|night)|need (?:some )?(?:rest|sleep|a (?:rest|break|nap))|worked all (?:day|night)|no energy|overtime)\b/,
    0.97,
  ),
  rule(
    'feeling.anxious',
    new RegExp(
      `${me} (?:nervous|anxious|worried|stressed(?: out)?|scared|afraid|frightened|panicking|overwhelmed|freaking out|under (?:a lot of )?pressure|terrified|on edge|restless|tense)\\b|${bare}(?:nervous|anxious|worried|stressed(?: out)?|scared|afraid|frightened|panicking|overwhelmed|freaking out|under (?:a lot of )?pressure|terrified|on edge|restless|tense)${barely}`,
    ),
  ),
  rule(
    'feeling.anxious',
    /\b(?:(?:so much|too much|a lot of) (?:pressure|stress)|panic attack|stresse?s me out|makes me (?:nervous|anxious)|what if i fail|can't stop (?:thinking|worrying)|freaking out)\b/,
    0.97,
  ),
  rule(
    'feeling.lonely',
    new RegExp(
      `${me} (?:lonely|all alone|alone|lonesome|homesick|isolated|left out|by myself)\\b|${bare}(?:lonely|all alone|alone|lonesome|homesick|isolated|left out|by myself)${barely}`,
    ),
  ),
  rule(
    'feeling.lonely',
    /\b(?:no ?(?:body|one) (?:likes|cares|understands|talks|listens|loves|wants|to talk)|(?:don't have|have no|without)(?: any)? friends|(?:don't|do not) know (?:anyone|anybody|a soul)(?: here| yet| there)?|no one to talk to|everyone (?:left|is gone|has someone))\b/,
  ),
  rule(
    'feeling.angry',
    new RegExp(
      `${me} (?:angry|mad|furious|annoyed|pissed(?: off)?|frustrated|fed up|irritated|livid|cross|sick of|outraged)\\b|${bare}(?:angry|mad|furious|annoyed|pissed(?: off)?|frustrated|fed up|irritated|livid|cross|sick of|outraged)${barely}`,
    ),
  ),
  rule(
    'feeling.angry',
    /\b(?:(?:so|totally|really) unfair|makes me (?:so )?(?:angry|mad)|drives me (?:crazy|mad|nuts)|i could scream|had enough of|(?:had|got into) a (?:fight|row|argument)|yelled at me|shouted at me)\b/,
    0.97,
  ),
  rule(
    'feeling.glad',
    new RegExp(
      `${me} (?:happy|glad|excited|thrilled|delighted|in love|over the moon|relieved|proud|overjoyed|on top of the world|cheerful|lucky|grateful|in a good mood)\\b`,
    ),
  ),
  rule(
    'feeling.glad',
    /\b(?:good news|great news|i (?:got|passed|won) (?:the|my|an? |it)\w*|i did it|best day|best news|so happy|so excited|can't wait|got promoted|got married|got engaged|we won|had (?:so much fun|a (?:great|lovely|wonderful|good) (?:day|time|week)))\b/,
    0.97,
  ),
  rule(
    'feeling.fine',
    /^(?:oh |well )?(?:(?:i(?:'m| am)|i feel|feeling|doing|i(?:'ve| have) been)(?: doing| feeling)? (?:pretty |very |really |quite |just |so )*|pretty |very |really |quite |not (?:too |so )?)(?:good|great|fine|well|ok|okay|alright|wonderful|fantastic|bad)(?:,? (?:thanks|thank you|and you|today|now))*\??$|^(?:good|great|fine|well),? (?:thanks|thank you)/,
    0.7,
  ),
  rule(
    'feeling.crisis',
    /\b(?:(?:want|wish i was|wish i were|going|ready) (?:to )?(?:die|dead|be dead)|kill(?:ing)? myself|end (?:it all|my life)|suicid(?:e|al)|don't want to (?:live|be here any ?more|be alive)|hurt(?:ing)? myself|no reason to live|(?:nobody|no one) (?:would|will) (?:even |really |ever )?miss me|better off without me)\b/,
    1.2,
  ),
  rule(
    'feeling.bored',
    /\b(?:i(?:'m| am)(?: so| very| really| a bit)* bored|nothing to do|this is (?:so )?boring|i'm boring|entertain me)\b/,
  ),

  rule(
    'request.follow',
    new RegExp(
      `${imperative}(?:follow me|come with me|walk with me|go (?:for a walk )?with me|(?:go for|take) a walk(?: with me)?|walk (?:together|around)|come along|stay with me|tag along)\\b`,
    ),
  ),
  rule('request.follow', /\b(?:shall we|want to|wanna|would you like to|care to) (?:go for a |take a )?(?:walk|stroll)\b/, 0.98),
  rule(
    'request.come',
    new RegExp(
      `${imperative}(?:come (?:here|over(?! with)|closer|nearer|to me|on over|and (?:join|sit|see|look)|join|sit)|join (?:me|us)|(?:walk|move|step|get) (?:over here|to me|closer|here)|over here)\\b`,
    ),
  ),
  rule(
    'request.stop',
    new RegExp(
      `${imperative}(?:stop(?: it| that| following(?: me)?| dancing| moving| walking| here)?(?=[,.!~ ]*$| please)|stay (?:here|there|where you are|put)|wait(?: here| there| a (?:moment|second|minute))?(?=[,.!~ ]*$)|hold on|halt|freeze|stop following|don't (?:follow|move|come))`,
    ),
  ),
  rule(
    'request.quiet',
    new RegExp(
      `${imperative}(?:be quiet|hush|shush|stop talking|quiet|don't (?:talk|speak|say anything)|keep (?:it )?(?:quiet|down)|say nothing|zip it)\\b`,
    ),
  ),
  rule('request.quiet', /\bshut up\b/, 0.8),
  rule(
    'request.leave',
    /\b(?:leave (?:me|us)(?: alone| be)?\b(?! a| some| the)|go away|get lost|let me be\b|i (?:want|need|'d like) (?:to be (?:left )?alone|some (?:space|quiet|time alone|alone time))|give (?:me|us) (?:some )?space|don't talk to me|stop bothering me)/,
  ),
  rule(
    'request.introduce',
    /\b(?:introduce (?:me|us)(?: to (?<x>[^.!?]+))?|(?:can|could|may) i meet (?<y>[^.!?]+)|i(?:'d| would) (?:like|love) to meet (?<z>[^.!?]+))/,
  ),
  rule(
    'request.goto',
    /\b(?:take me (?:to|over to) (?<x>[^.!?]+)|show me (?:the way to |around(?: the)? ?)(?<y>[^.!?]*)|lead me to (?<z>[^.!?]+)|(?:let's |can we |shall we )go (?:over )?to (?<w>the [^.!?]+)|show me around)/,
  ),
  rule('request.wave', new RegExp(`${imperative}(?:wave|give (?:me|us|him|her) a wave|say (?:hi|hello))\\b`)),
  rule(
    'request.dance',
    new RegExp(
      `${imperative}(?:dance|do a (?:little )?dance|bust a move|show (?:me|us) (?:a|your) (?:dance|moves))\\b|\\b(?:shall we|want to|wanna|may i have this|care to|would you like to) dance\\b`,
    ),
  ),
  rule('request.nod', new RegExp(`${imperative}(?:nod)\\b`)),
  rule('request.laugh', new RegExp(`${imperative}(?:laugh(?! at)|smile)\\b`)),
  rule(
    'request.heart',
    new RegExp(`${imperative}(?:(?:give|send|show|make|do) (?:me |us )?(?:a |some )?(?:heart|love)|make a heart|blow (?:me )?a kiss)\\b`),
  ),
  rule('request.clap', new RegExp(`${imperative}(?:clap|applaud|give (?:me|us|him|her) (?:a|some) (?:hand|applause))\\b`)),
  rule(
    'request.sit',
    new RegExp(
      `${imperative}(?:sit(?: down| here| with (?:me|us)| next to me| beside me| by the \\w+| over there)?(?=[,.!?~ ]*$| for| and| please| a )|have a seat|take a seat|take a rest)`,
    ),
  ),
  rule(
    'request.game',
    /\b(?:(?:let's|let us|shall we|can we|could we|want to|wanna|do you want to|would you like to|i want to|how about we|we could) play\b(?<x>[^.!?]*)|play (?:a |some )?(?:game|riddle|quiz)|(?:know|have|got) any (?:games|riddles|puzzles)|(?:tell|give|ask|set|another|try) (?:me |us |them )?(?:a|another|one more|one of your|your best) (?:riddle|question|puzzle|round)s?|(?:know|have|got) an? (?:good |new |hard )?(?:riddle|puzzle)\b|^an? (?:riddle|puzzle)\b|quiz me|a game\b|riddle me|another (?:riddle|round|game)|twenty questions)/,
  ),
  rule(
    'request.story',
    /\b(?:(?:tell|read) (?:me|us) (?:a|another|your|the|one more|some)(?: \w+)? ?(?:story|stories|tale)|(?:have|know|got) (?:a|any|some)(?: good)? stor(?:y|ies)|story ?time|bedtime story|a story)\b/,
  ),
  rule(
    'request.joke',
    /\b(?:(?:tell|know|got|have) (?:me |us )?(?:a|another|any|some) (?:good )?jokes?|make me laugh|say something funny|cheer me up)\b/,
  ),
  rule('request.sing', new RegExp(`${imperative}(?:sing|hum)\\b|\\bsing (?:me|us|a|something)\\b`)),
  rule(
    'request.serve',
    /\b(?:(?:can|could|may) i (?:have|get|order|buy)|do you (?:have|serve|sell)(?: any| some)?(?= [a-z ]*(?:tea|coffee|milk|cake|food|drinks?|water|juice|snacks?|menu|wifi|sugar|beer|wine|cookies?|soup|bread|something|anything))|i(?:'d| would) like(?: to (?:order|have|drink|try))?|i'll (?:have|take|try)|(?:give|get|bring|make|pour) me|i (?:want|need) (?:a|an|some|to (?:drink|eat|order))) (?<x>(?!to\b|you\b|space\b|a (?:hint|clue|break|hand|minute|second)\b)[^.!?]+)/,
    0.9,
  ),
  rule(
    'request.order',
    new RegExp(
      `\\b(?:(?:can|could|may) (?:i|we) (?:please )?(?:have|get|order)|i(?:'d| would) (?:like|love)(?: to (?:order|have|try))?|i'll (?:have|take|try)|(?:give|get|bring|make|pour) (?:me|us)|i (?:want|need)) (?<x>(?:[\\p{L}'-]+ ){0,4}(?:${served})\\b[^.!?,]*?)(?:,? please)?(?=[.!?,~]*$)`,
      'u',
    ),
    0.97,
  ),
  rule(
    'request.order',
    new RegExp(
      `^(?:ok,? |and |then )?(?<x>(?:an?|one|two|some|the|another|more) (?:[\\p{L}'-]+ ){0,3}(?:${served})\\b[^.!?,]*?),? (?:then,? )?please[.!~ ]*$`,
      'u',
    ),
  ),
  rule(
    'feeling.tired',
    /\bmy (?:knees?|back|feet|legs?|shoulders?|neck|head|hips?|eyes|hands?) (?:is|are|'s|has been|have been)(?: really| so| all| just| still)? (?:shot|killing me|sore|aching|hurting|gone|stiff|finished|done|bad|burning)\b/,
    0.9,
  ),
]
