import { rule, type Rule } from './acts.ts'

const good =
  '(?:nice|kind|sweet|lovely|funny|smart|clever|wise|wonderful|great|amazing|awesome|cute|adorable|beautiful|pretty|cool|interesting|brilliant|charming|helpful|warm|fun|delightful|a gem|a treasure|a star|the best|a good \\w+|a great \\w+|good company|good at)'
const bad =
  '(?:stupid|dumb|boring|useless|ugly|annoying|an idiot|a moron|a fool|an? loser|trash|garbage|worthless|fake|terrible|awful|horrible|rude|weird|creepy|lame|pathetic|crazy|ignorant|a liar|a joke|nobody|disgusting)'
const degree = '(?: (?:so|very|really|such|just|too|a|an|always|kind of|pretty|quite|absolutely|truly|the|most))*'

/** English: greeting, leaving, manners, moods toward the resident, short replies. */
export const englishSocial: readonly Rule[] = [
  rule(
    'greet',
    /^(?:well |oh |ah )?(?:hi|hello|hey|heya|hiya|howdy|greetings|yo|good (?:morning|evening|afternoon|day)|morning|evening|afternoon|sup|what's up|wassup|long time no see|i'm back|hi there|hello there)\b/,
  ),
  rule('greet', /\b(?:(?:nice|good|lovely|pleased|great) to (?:meet|see) you|how do you do)\b/, 0.96),
  rule(
    'farewell',
    /\b(?:good ?bye|bye|bye-bye|see (?:you|ya)(?= later| soon| tomorrow| around| then| next| again|[,.!~ ]*$)|good ?night|farewell|take care|catch you later|so long[,!.]|ttyl|gtg|g2g|until next time|till next time|cya)\b/,
  ),
  rule(
    'farewell',
    /\bi(?:'ve| have| need|'d better| should| must| really)*(?: got)? ?(?:to )?(?:go|leave|run|get going|be (?:off|going)|head (?:out|off|home)|log off|sleep)(?= now| soon| home| to bed| to sleep|[,.!~]| *$)/,
    0.95,
  ),
  rule(
    'farewell',
    /\b(?:i'm (?:off|leaving|heading (?:out|home|off)|going (?:now|home|to bed|to sleep))|time (?:for me )?to (?:go|sleep|leave)\b|(?:talk|speak|chat) (?:to you |with you |again )?(?:later|soon|tomorrow)|i'll be (?:off|going|back)|i(?:'ll| will) (?:come|be) back(?: \w+)?(?=[.!,~]|$)|that's all for (?:today|now|tonight))/,
    0.97,
  ),
  rule('thanks', /\b(?:thanks|thank (?:you|u)|thx|ty|cheers|much appreciated|i appreciate (?:it|that|you|your)|grateful)\b/),
  rule(
    'apology',
    /\b(?:i(?:'m| am)? ?(?:so |very |really )?sorry(?! (?:to hear|for your))|sorry(?= about| for|[,.!]| i\b)|my (?:bad|apologies)|i apologi[sz]e|forgive me|didn't mean (?:to|it|that)|my mistake|don't be (?:mad|angry|upset) (?:at|with) me)/,
  ),
  rule('apology', /^(?:so |very |oh )?sorry[.!~]*$/, 0.98),

  rule('praise', new RegExp(`\\b(?:you(?:'re| are| look| seem| sound| look really))${degree} ${good}\\b`)),
  rule(
    'praise',
    /\bi (?:really |do |so |truly )?(?:like|love|enjoy|enjoyed|adore) (?:talking|chatting|being|sitting|spending time|listening) (?:to |with )?you\b|\bi (?:really |do )?(?:like|love|adore) your (?!name\b)\w+/,
    0.98,
  ),
  rule(
    'praise',
    /\b(?:well (?:said|done|put)|good (?:job|answer|one|point|for you)|nice (?:one|answer|work)|great (?:answer|story|job|line)|i like (?:how you|the way you|that you)|you (?:make me (?:smile|happy|laugh|feel better)|cheered me up|made my day))\b/,
    0.96,
  ),
  rule(
    'praise',
    /^(?:mm+,? |oh,? |wow,? )?(?:(?:this|that|the|your) (?:tea|cake|coffee|soup|milk) (?:is|was) )?(?:so |really |very )?(?:delicious|yummy|yum|tasty)[.!~]*$/,
    0.75,
  ),
  rule(
    'praise',
    /\b(?:that|what|it|this)(?:'s| is| was|'s such| was such)(?: an?| so| really| very| quite| just| pretty)* (?:lovely|beautiful|wonderful|great|nice|sweet|kind|amazing|fascinating|interesting|delicious|brilliant|clever|funny) ?(?:story|idea|thing to say|answer|line|image|of you|thought)?[.!~]*$/,
    0.72,
  ),
  rule(
    'affection',
    /\b(?:i (?:really |think i )?(?:love|like|miss|missed|adore|fancy) you(?= so| very| too| all|[,.!~ ]*$)|i have a crush on you|i'm in love with you|do you (?:like|love|miss|fancy) me|did you miss me|will you (?:marry|miss) me|marry me|be my (?:girlfriend|boyfriend|wife|husband|valentine)|(?:go out|go on a date|sleep) with me|kiss me|hug me|can i (?:kiss|hug|have a hug|get a hug)|date me)\b/,
  ),
  rule('insult', new RegExp(`\\byou(?:'re| are| look| sound)${degree} ${bad}\\b`)),
  rule('insult', new RegExp(`\\byou(?:'re| are)(?: not|n't)${degree} ${good}\\b`)),
  rule(
    'insult',
    /\b(?:shut up|fuck(?:ing)? (?:you|off)|fuck u|screw you|go to hell|i hate you|hate you|you suck|piss off|bitch|asshole|arsehole|bastard|dumbass|idiot|moron|stupid (?:bot|thing|machine|robot)|no ?one likes you|you(?:'re| are) (?:nothing|just a (?:bot|script|program|toy)))\b/,
  ),
  rule(
    'tease',
    /\b(?:are you (?:drunk|asleep|blushing|jealous|sulking|being shy|chicken|showing off|flirting)|(?:i )?bet you can't|you(?:'re| are)(?: so| just| getting| a bit| such a| too)* (?:old|short|tiny|lazy|grumpy|slow|silly|bossy|nosy|nerdy|dramatic|show-?off|showing off|chicken|goofy|chatterbox|old man|making (?:that|this|it) up)|just (?:kidding|teasing|joking)|i'm (?:kidding|teasing|joking)|only joking|gotcha|pulling your leg|you wish|liar,? liar)\b/,
  ),
  rule('laugh', /(?:^|[^a-z])(?:(?:ha){2,}h?|(?:he){2,}h?|(?:ho){3,}|l+o+l+|lmao|rofl|hihi)(?:$|[^a-z])|[😂🤣😄😆]/u),
  rule(
    'laugh',
    /\b(?:that(?:'s| is| was)(?: so| really| pretty| too)* (?:funny|hilarious)|you(?:'re| are)(?: so| really)* hilarious|i'm laughing|cracked me up|made me laugh)\b/,
    0.98,
  ),

  rule(
    'yes',
    /^(?:oh |well |um+ |ok(?:ay)? )?(?:yes|yeah|yea|yep|yup|ya|sure(?: thing)?|of course|absolutely|definitely|certainly|indeed|i do|i am|i did|i would|i have|i can|why not|please do|yes please|go ahead|sounds good|true|exactly|correct|totally|i think so|you bet|gladly|i'd (?:love|like) (?:to|that)|let's do (?:it|that)|deal|i'm in|obviously)(?![\w'])/,
  ),
  rule(
    'no',
    /^(?:oh |well |um+ |ok(?:ay)? )?(?:no|nope|nah|not really|never|no way|not at all|i don't think so|not yet|no thanks|no thank you|i'd rather not|i don't|i'm not|i haven't|i didn't|i can't|not today|not now|neither|maybe (?:not|later)|not (?:quite|particularly))(?![\w'])(?! idea| clue)/,
  ),
  rule('no', /^no,? (?:thanks|thank you)\b/, 1.2),
  rule('unclear', /^(?:what|huh|pardon|sorry|come again|excuse me|eh|hm|wait,? what|um,? what)(?: me)?\s*\?+[!?]*$/),
  rule(
    'unclear',
    /\b(?:what do you mean|what does that (?:even )?mean|i (?:don't|do not|didn't|can't) (?:really )?(?:understand|get (?:it|that|you)|follow)(?! me)|what are you (?:talking about|saying|on about)|(?:that|this) (?:makes no|doesn't make(?: any)?) sense|you(?:'ve)? lost me|that's not what i (?:asked|said|meant)|you didn't (?:answer|understand))\b/,
  ),
  rule('again', /\b(?:say (?:that|it) again|repeat (?:that|it|yourself|what you)|what did you (?:just )?say|can you repeat|come again)\b/),
  rule(
    'wellbeing',
    /\bhow(?:'s| is| are|'re)? (?:you|things|everything|life|it going|it hanging|business)(?: doing| going| feeling| holding up| been| these days| today| tonight| now| then| treating you)*\s*(?=[?.,!~]|$)|\bhow(?:'ve| have) you been\b|\bhow do you do\b|\b(?:are )?you (?:ok|okay|well|alright|all right|good)\s*\?|^(?:and|so),? (?:you|yourself|how about you|what about you)\s*\?*$|^(?:what|how) about (?:you|yourself)\s*\?*$|^you\?+$|\bwhat's up\b/,
  ),
  rule(
    'more',
    /^(?:(?:oh|ok(?:ay)?|so|and|well|yes|yeah|please|cool|nice|wow|hm+),? )*(?:tell me more|tell me|go on|and then|and|then(?: what)?|so|continue|carry on|more|more please|one more|another(?: one)?|what (?:happened )?(?:next|then|after(?: that)?)|what happened|what else|anything else|keep going|is that so|oh really|really|for example|like what|such as|say more|i'm listening|i'd like to hear (?:more|it|that)|elaborate|how does (?:that|it) work|how did (?:that|it) (?:end|go)|what was (?:it|that) like|what's (?:it|that) like|tell me (?:more )?about (?:it|that|them|him|her)|how so)\s*[.?!~]*$/,
  ),
  rule(
    'more',
    /\b(?:tell me more|more about (?:that|it|this|them|him|her)|go on,? (?:please|then)|what happened (?:next|then|after that|to (?:him|her|them|it))|finish the story|and what (?:happened|then))\b/,
    0.97,
  ),
  rule(
    'why',
    /^(?:but |and |so |ok(?:ay)?,? |oh,? )*(?:why|why not|how come|why is that|why's that|why so|what for|why do you (?:say|think) (?:so|that)|what makes you (?:say|think) (?:so|that))\s*[.?!~]*$/,
  ),
  rule(
    'doubt',
    /\b(?:i don't (?:really )?believe (?:you|that|it)|prove it|(?:that(?:'s| is)|you(?:'re| are)) (?:not true|a lie|lying|making (?:that|it) up|made up)|no way that|are you (?:serious|sure|lying|kidding)|is that (?:true|real))\b/,
  ),
  rule(
    'backchannel',
    /^(?:oh,? |aw+,? |well,? )?(?:that|this|it)(?:'s| is| was| sounds)(?: (?:a|so|a bit|a little|really|very|kind of|quite|pretty|rather|too))* (?:sad|sweet|beautiful|awful|strange|odd|lovely|true|clever|wild|crazy|something|bad|nice|cute|poetic|deep|touching|mad|mysterious|magical|impressive|unusual)[.!~]*$/,
    1.2,
  ),
  rule(
    'backchannel',
    /^(?:ok(?:ay|ey|ie)?|k+|i see|h+m+|m+h*m*|mhm|uh[ -]?huh|oh+|ah+|aha|cool|nice|great|wow|whoa|alright|all right|fine|got it|fair(?: enough)?|interesting|good|awesome|sweet|indeed|well|right|lovely|whatever|good to know|makes sense|neat|noted|gotcha|oh (?:ok|okay|i see|wow|nice|cool)|that(?:'s| is) (?:cool|nice|good|great|interesting|fair|true)|i guess(?: so)?|maybe|perhaps|not bad|\.+|understood)[.!~ ]*$/,
  ),
  rule(
    'not-you',
    /\b(?:(?:i(?:'m| am| was)|we(?:'re| are| were)) (?:not )?(?:talking|speaking) to (?!you\b|myself)\w+|not (?:talking|speaking) to you|i (?:wasn't|was not|didn't) (?:talking|speaking|asking|talk|ask|mean|call)(?: to)? you|nobody asked you|not you[,.!]|^not you$|it's not for you|none of your business)/,
  ),
  rule(
    'give-up',
    /\b(?:i give up|give up|(?:i )?don't know|no (?:idea|clue)|dunno|beats me|idk|you tell me|tell me(?: the answer)?|what(?:'s| is| was) (?:it|the answer)|pass|skip(?: it)?|i can't (?:guess|think)|reveal|stumped)\b/,
  ),
  rule('hint', /\b(?:hint|clue|help me out)\b/),
]
