import { normalise } from '../understand/normalise.ts'

/** Everyday words for the English chain, with enough of those that begin as others end. */
const written =
  'apple anchor acorn almond amber angel ankle antler apron arch arrow ash attic autumn avenue axe baker balcony bamboo barley basket beacon bell bench berry biscuit blanket boat bottle branch bread breeze bridge broom bucket bulb button ' +
  'cabin cake candle canoe carpet castle cedar cellar chair cherry chimney cinnamon clock cloud clover coat cobweb compass cork cotton cradle cricket cup curtain daisy dawn desk dew diary dinner doorbell dragon drawer drum dusk dust ' +
  'eagle ear earth east echo edge egg elbow elm ember engine envelope errand evening eyelash fable feather fence fern ferry fiddle field fig finger fire firefly fish flag flame flute fog forest fountain fox frog garden garlic gate ginger ' +
  'glove goat goose grain grape grass gravel guitar gull hammer hammock harbour hat hazel hearth hedge hedgehog heron hill hinge honey horizon horse hour house ice icicle igloo ink inn iris iron island ivy jacket jam jar jasmine jewel jigsaw ' +
  'journey jug juniper kettle key kindling kingfisher kitchen kite kitten knee knight knot ladder lake lamp lantern lark laundry lavender leaf lemon letter library lighthouse lily linen lock loft magnet magpie map maple marble market meadow melon ' +
  'milk mill mint mirror mist moon moss moth mountain mushroom nail napkin necklace needle nest net night noodle north note notebook nut oak oar oatmeal ocean olive onion opal orange orchard otter oven owl paddle page paint paper parcel path ' +
  'peach pear pebble pencil pepper petal piano pigeon pillow pine plate plum pocket pond porch quarter quay queen question quiet quill quilt rabbit rain rainbow raven ribbon rice riddle river robin roof root rope rose rudder ruler sail salt ' +
  'sand saucer scarf seed shadow shell ship shoe silver sky slipper snail snow soap sofa song soup sparrow spoon spring stair star station steam stone story stove straw stream string sugar summer sunday swallow table tailor tea teapot tent ' +
  'thimble thread thunder ticket tile toast tower train tree trumpet tulip tunnel turnip twig umbrella uncle unicorn uniform valley vase veil velvet verandah village vine vinegar violin voyage wagon walnut watch water wave wax weather well west ' +
  'wheel whisper whistle willow window winter wool wren xylophone yard yarn year yeast yellow yesterday yoghurt zebra zenith zero zigzag zip'

export const chainWords: readonly string[] = [...new Set(written.split(' '))]
const known = new Set(chainWords)

/** What people say to a move, rather than as one. */
const reaction = new RegExp(
  `^(?:${'yes yeah yea yep yup sure okay nope nah never not none nice cool great good wow whoa awesome sweet neat lovely amazing brilliant clever fun funny fine true exactly correct right wrong really thanks thank hello hey bye goodbye sorry please maybe perhaps hint pass help what why how who when where which huh hmm mhm oops ouch damn haha lol lmao yay hooray bravo interesting indeed alright all anyway'.replaceAll(' ', '|')}|(?:ha|he){2,}h?|h+m+|o+h+|a+h+|wo+w+|y+e+s+|n+o+)$`,
)

/** A word somebody says for the chain: the line is that word, maybe with an article or "how about" before it. */
export function wordIn(text: string): { word: string; known: boolean } | null {
  const bare = normalise(text)
    .replace(/[^\p{L}' -]/gu, '')
    .trim()
    .replace(
      /^(?:(?:ok(?:ay)?|um+|hm+|then|well|so|how about|what about|maybe|i say|i choose|my word is|i'll (?:say|go with|take)) )*(?:an? |the )?/,
      '',
    )
  if (!/^[a-z]{3,14}$/.test(bare) || (!known.has(bare) && reaction.test(bare))) return null
  return { word: bare, known: known.has(bare) }
}

export function wordFollows(before: string, after: string): boolean {
  return after.startsWith(before.slice(-1))
}

export function wordsAfter(word: string): string[] {
  return chainWords.filter((next) => wordFollows(word, next))
}
