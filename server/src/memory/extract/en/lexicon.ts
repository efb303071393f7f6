function group(words: string): string {
  return words
    .trim()
    .split(/[\s]+/)
    .map((word) => word.replaceAll('_', ' '))
    .toSorted((a, b) => b.length - a.length)
    .join('|')
}

export const adverbs =
  '(?:(?:really|also|just|still|absolutely|do|always|truly|quite|kind of|kinda|sort of|actually|honestly|totally|mostly|especially|secretly|now|currently|originally|usually|often|already|recently|only|simply|so|even|deeply|genuinely|basically|very much|finally|both|proudly|most|definitely|too) )*'

export const petPattern = group(
  'cat kitten kitty dog puppy hamster rabbit bunny parrot budgie bird fish goldfish turtle tortoise guinea_pig horse pony snake lizard gecko ferret rat mouse chicken hen duck goat hedgehog chinchilla axolotl corgi poodle labrador husky canary cow pig sheep golden_retriever retriever german_shepherd shepherd beagle pug terrier siamese_cat collie dachshund chihuahua bulldog spaniel greyhound shiba shiba_inu',
)
export const familyPattern = group(
  'mother father mom mum mommy mummy dad daddy sister brother sibling son daughter wife husband spouse partner girlfriend boyfriend fiancé fiancée fiance fiancee grandma grandmother grandpa grandfather granny grandson granddaughter uncle aunt auntie cousin niece nephew kid child baby parent stepmother stepfather stepsister stepbrother twin mother-in-law father-in-law',
)
export const familyPlural = group(
  'sisters brothers siblings sons daughters kids children twins cousins nieces nephews uncles aunts grandchildren parents',
)
export const friendPattern = group(
  'friend roommate flatmate housemate colleague coworker co-worker boss manager teacher professor neighbour neighbor classmate mentor coach teammate ex',
)

export const occupations = new Set(
  `accountant actor actress architect artist astronaut astronomer athlete author baker banker barber barista bartender biologist blacksmith bookseller botanist bricklayer builder
  butcher carpenter cashier chef chemist choreographer cleaner coach coder comedian composer conductor consultant cook courier curator dancer dentist designer detective developer
  dietitian diplomat director doctor driver economist editor electrician engineer entrepreneur farmer filmmaker firefighter fisherman florist freelancer gardener geologist
  guitarist hairdresser historian illustrator investor janitor jeweller journalist judge lawyer lecturer librarian locksmith magician manager marketer mathematician mechanic
  midwife miner model mover musician nanny neuroscientist novelist nurse nutritionist officer optician painter paramedic pastor pediatrician pharmacist philosopher photographer
  physicist physiotherapist pianist pilot plumber poet policeman politician postman potter priest principal producer professor programmer psychiatrist psychologist publisher
  realtor receptionist referee reporter researcher sailor salesman salesperson scientist sculptor seamstress secretary singer soldier sommelier statistician streamer surgeon
  surveyor tailor teacher technician therapist trader translator tutor veterinarian vet violinist waiter waitress watchmaker welder writer youtuber zookeeper interpreter analyst
  administrator caretaker caregiver dj cellist drummer animator founder ceo cto housewife homemaker intern trainee apprentice barrister solicitor paralegal tester lifeguard`.split(
    /\s+/,
  ),
)
export const feelings = group(
  `sad tired exhausted anxious nervous lonely angry happy excited stressed worried bored depressed scared afraid upset glad sick ill homesick overwhelmed frustrated grateful heartbroken
  burned_out burnt_out sleepy hungry hopeful proud ashamed embarrassed confused calm relaxed down unhappy furious miserable terrible awful great wonderful cold insecure jealous guilty
  disappointed restless under_the_weather stressed_out worn_out fed_up annoyed thrilled`,
)
export const spokenLanguages = group(
  `english mandarin cantonese chinese japanese korean french german spanish italian portuguese russian arabic hindi urdu bengali turkish dutch swedish norwegian danish finnish polish czech
  greek hebrew thai vietnamese indonesian malay tagalog swahili persian farsi ukrainian hungarian romanian catalan basque welsh irish gaelic icelandic latin esperanto sign_language
  hokkien shanghainese tamil telugu punjabi nepali mongolian tibetan uyghur`,
)
export const playable = group(
  `guitar piano violin cello drums bass flute saxophone trumpet ukulele harp clarinet erhu guzheng pipa accordion banjo harmonica keyboard viola oboe trombone football soccer basketball
  tennis badminton volleyball table_tennis ping_pong golf hockey cricket rugby baseball chess go mahjong poker video_games board_games games minecraft bridge cards squash billiards snooker darts
  dungeons_and_dragons d&d zelda`,
)
export const outdoorActivities = group(
  'hiking climbing running swimming fishing camping cycling surfing skiing dancing sailing jogging birdwatching kayaking snowboarding skating diving',
)

/** What may stand alone before a day: "exam tomorrow". */
export const events = group(
  'exam test quiz interview job_interview final midterm presentation flight appointment dentist_appointment doctor_appointment surgery operation wedding birthday_party party concert recital game match race marathon deadline meeting trip exams finals date performance audition ceremony graduation conference',
)

/** Words that stand where a name would and are none. */
export const notNames = new Set(
  `a an the not so very too on in at of here there hard difficult common long short important none unknown spelled pronounced great good bad fine okay ok happy sad tired sorry sure back later
  tomorrow maybe when if crazy old stupid anything whatever whenever anytime again now ready busy bored lost new done home single married american british english french german spanish italian chinese
  japanese korean canadian australian indian russian dutch swedish norwegian danish polish greek turkish mexican brazilian irish scottish catholic christian muslim jewish buddhist vegan vegetarian
  christmas monday tuesday wednesday thursday friday saturday sunday nobody someone glad excited your my you me him her them it this that human ai what who where why how just really also from like none system assistant user`.split(
    /\s+/,
  ),
)
