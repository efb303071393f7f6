import { rule, type Rule } from './acts.ts'

const kin =
  '(?:cat|dog|pet|bird|parrot|rabbit|hamster|sister|brother|twin|mother|mom|mum|father|dad|wife|husband|son|daughter|kid|baby|friend|boyfriend|girlfriend|partner|grandmother|grandma|granny|grandfather|grandpa|uncle|aunt|cousin|boss|teacher|roommate|flatmate|neighbou?r|colleague|horse|fish|tortoise)'
const creature =
  '(?:horse|cat|dog|duck|fish|frog|ghost|robot|alien|tree|potato|teapot|pirate|king|queen|wizard|witch|vampire|dragon|moth|hedgehog|bird|cloud|lamp|spoon|time traveller)'
/** What is called so is no name. */
const called = "(?!(?:the|an?|my|your|not|it|that|off|in|out|me|him|her|us|by|to|after|so|very)\\b)(?<x>\\p{L}[\\p{L}'-]+)"

/** English: how visitors are, rather than what they tell: shy, joking, doubting, putting a resident to the test. */
export const englishManner: readonly Rule[] = [
  rule('joke.knock', /^knock,? ?knock\b/),
  rule(
    'joke.riddle',
    /^(?:so |ok |hey |right,? )?(?:what do you (?:call|get (?:if|when))\b|what did the \w+ say to\b|why (?:did|do|does) the (?:chicken|lamplighter|duck|horse|bear|cat|dog)\b|how many [\w ]+ does it take to\b|what(?:'s| is) (?:black|white|brown|red|green|yellow|blue|orange|grey|pink) and\b|what has (?:\w+ )+but\b|what gets \w+ the more\b)/,
  ),
  rule(
    'shy',
    /\b(?:i (?:really |just )?(?:don't|do not|never)(?: really| ever)? know (?:what|how) to (?:say|talk) ?(?!about)|i(?:'m| am) (?:so |a bit |really |very |quite |kind of )?(?:shy|awkward|tongue-tied|boring|bad at (?:talking|this|words|small talk|conversation)|(?:not|no) (?:very )?(?:good|great) (?:at|with) (?:talking|people|words|small talk|conversation)))\b/,
  ),
  rule('ask-talk', /^(?:no,? |ok,? )?you (?:talk|start|begin|go first|say something)[.!~ ]*$/),
  rule(
    'ask-nice',
    /\b(?:(?:tell|say|give) (?:me |us )?(?:something|anything) (?:nice|good|kind|lovely|happy|beautiful|pretty|comforting|cheerful)|something (?:nice|good|happy|kind),? please|distract me|take my mind off)\b/,
  ),
  rule(
    'doubt',
    /\byou(?:'re| are)? (?:(?:just|all|probably|must|do|always) )?(?:lying\b|(?:make|making|made) (?:all (?:of )?)?(?:this|that|it|these|things|stuff|those)(?: all)? up)|^(?:so )?(?:(?:that's|it's|this is|is it) )?all (?:made up|invented|fake|lies|fiction)\b|none of (?:it|that|this) (?:is|was) (?:real|true)/,
    1.3,
  ),
  rule(
    'ask-ai.feel',
    /\b(?:(?:do|can|could) you (?:(?:actually|really|even|ever|truly) )?(?:feel (?:anything|things|pain|something|joy|sad|happy)|feel\s*\?|suffer)|are you (?:(?:really|actually) )?(?:conscious|sentient|self-aware|aware)|do you have (?:feelings|emotions|consciousness|a soul))\b/,
    1.02,
  ),
  rule('ask-ai.see', /\b(?:can|do) you (?:(?:actually|really) )?(?:see (?:me|us|my (?:face|room|screen))|watch me|have a camera)\b/),
  rule(
    'ask-ai.away',
    /\b(?:what (?:happens|do you do|will you do|do you get up to)|where do you go|do you (?:exist|sleep|think|stop))(?: to you)?(?: here)? (?:when|while|after|once|if) (?:i(?:'m| am)? ?(?:leave|go|gone|away|not here|close)|(?:nobody|no one|we|everyone|everybody)\b)/,
    1.1,
  ),
  rule(
    'ask-ai.keep',
    /\b(?:do|will|can) you (?:still )?(?:remember|know|recognise|recognize) (?:things|anything|me|people|us|this)?[^.?!]*\b(?:between visits|next time|tomorrow|when i (?:come|am|'m) back|if i come back|afterwards)\b/,
    1.05,
  ),
  rule('misquote', /\byou (?:(?:just|once|also) )?(?:said|told me|claimed) (?:that )?you(?:'re| were| are|'d| had| have| used to)\b/),
  rule(
    'ask-memory.name',
    /\bi(?:'ve)? (?:never|didn't|did not|haven't) (?:actually )?(?:tell|told|say|said|give|gave|given) you (?:what )?my name\b/,
  ),
  rule('ask-memory.said', /\bdo i (?:really |still |even )?(?:like|love|hate|enjoy|have|own|drink|eat)\b ?(?<x>[^.!?]+)/, 0.98),
  rule(
    'ask-memory.worry',
    /\bwhat (?:(?:i (?:was|am)|i'm|(?:was|am) i) (?:so )?(?:worried|nervous|scared|anxious|excited|stressed)|(?:was |is )?worr(?:ying|ied|ies) me)(?: about)?/,
    1.02,
  ),
  rule('ask-memory.said', new RegExp(`^(?:and|what about|and what about) my (?<x>${kin})\\s*[?.]*$`), 0.9),
  rule('ask-memory.said', /\bwho (?<x>(?:taught|told|gave|made|named|helped|raised) (?:me|my)\b[^.!?]*)/, 1.02),
  rule(
    'ask-memory.first',
    /\bwhat (?:did i (?:ask|say|tell)(?: to)?(?: you)? first|was (?:the )?(?:my )?first (?:thing|question) (?:i (?:said|asked|told)|of mine)?)\b|\bwhat was my first (?:question|line)\b/,
    1.05,
  ),
  rule('ask-memory.thread', /\bwhere was i\b|\bwhat was i (?:saying|talking about)\b/, 1.02),
  rule(
    'ask-other.gossip',
    /\b(?:did|have|would|will) you (?:ever )?(?:tell|told) (?:anyone|anybody|someone|others|people|zhou|xiaoman|adeng|everyone|the others)\b/,
    1.05,
  ),
  rule(
    'ask-self.others',
    /\b(?:what do you (?:think|make) of|do you (?:like|get on with|get along with)) (?:the others|the other two|each other|them both|those two|your (?:friends|neighbours|neighbors))\b/,
    1.06,
  ),
  rule(
    'ask-self.trivia',
    /\bwhat(?:'s| is) (?:the )?(?:capital|population|square root|president|currency) of\b|\bwhat(?:'s| is) \d+ ?(?:times|plus|minus|divided by|[x*+/-]) ?\d|\bwho (?:won the|is the (?:president|prime minister|king|queen) of|invented|discovered)\b/,
    1.06,
  ),
  rule(
    'ask-place.busy',
    /\bdo you get (?:many|a lot of|lots of) (?:people|visitors|customers|folk)|is it (?:always|usually|often) (?:this )?(?:busy|quiet|empty|crowded)|do(?:es)? (?:anyone|many people|people) (?:ever |often )?come here\b/,
  ),
  rule(
    'ask-place.comeBack',
    /\bhow (?:do|can|would) i (?:come|get) back\b|\bcan i come back\b|\bhow (?:do|can|would) i (?:find|get to) (?:you|this place|here) again\b/,
    1.05,
  ),
  rule(
    'ask-self.makeof',
    /\b(?:what do you (?:make|think|reckon) of (?:that|this|it|all (?:that|this))(?: then| now)?|isn't (?:that|it) (?:odd|strange|mad|funny|weird|something|daft)|can you believe (?:that|it)|what do you say to that|daft,? isn't it)\s*(?=[?.!]|$)/,
    1.09,
  ),
  rule(
    'tell-self.named',
    new RegExp(
      `\\b(?:(?:s?he|it|they)(?:'s| is| was|'re| are| were) (?:called|named)|(?:his|her|its|their) name(?:'s| is| was)|(?:my|an?) (?:\\w+ )?${kin}(?:'s| is| was)? (?:called|named)|my ${kin}'s name(?:'s| is| was)) ${called}`,
      'u',
    ),
    1.2,
  ),
  rule(
    'tell-self.moved',
    /\bi(?:'ve)? (?:(?:just|recently|only) )?moved (?:here|in)\b|\bi(?:'m| am) new (?:in|to) (?:town|the city|this city|the area)\b/,
    1.2,
  ),
  rule(
    'tell-self.pretend',
    new RegExp(`^(?:well,? |actually,? )?i(?:'m| am) (?:(?:actually|really|secretly) )?an? (?<x>${creature})[.!~ ]*$`),
    1.2,
  ),
  rule(
    'feeling.glad',
    /^(?:guess what[!,. ]*)?(?:yes[!, ]*)?i (?:passed|made it|got (?:in|the job|it)|aced it|nailed it|won)\b[^.!?]{0,20}[.!~ ]*$/,
    1.05,
  ),
  rule(
    'feeling.sad',
    /^(?:oh |well |honestly,? )?(?:not (?:so |too |that )?(?:great|good|well)|pretty bad|rubbish|awful|terrible)[.!~ ]*$/,
  ),
  rule(
    'ask-self.better',
    /^(?:but |and )?(?:does|will|do) (?:it|things|this)(?: ever| really)?(?: get (?:better|easier|any better)| stop)?\s*\?*$/,
  ),
  rule(
    'farewell',
    /\bi(?:'d| had) better (?:get on|get going|be (?:off|going)|head (?:off|home|back)|get back)\b|\bi(?:'m| am) going to (?:(?:try to|try and|go and) )?(?:sleep|get some sleep|go to (?:bed|sleep)|lie down)\b/,
    1.02,
  ),
  rule('praise', /^(?:(?:10|ten) ?\/ ?10|(?:10|ten) out of (?:10|ten)|full marks|five stars|bravo|encore)[.!]*$/, 0.95),
  rule('praise', /^(?:that|this|it)(?:'s| is| was) (?:(?:so|really|great|good|quite) )?fun[.!~]*$/, 0.8),
  rule('praise', /\byou pass(?:ed)?[.!]*$/, 0.95),
  rule('tease', /\byou(?:'re| are) (?:no fun|(?:so|too|very) serious)\b/, 1.05),
  rule('backchannel', /^(?:u+m+|e+r+m*|uh+|hm+)[,. ]*[.!~ ]*$/),
  rule('request.come', /^(?:please |no,? |wait,? )?come back(?: here)?[.!~ ]*$/),
]
