/** How to be here. */
export const help = {
  title: 'How to be here',
  walkTitle: 'Walk',
  walkKeys: 'Use the keys, or click on the ground. Drag to look around, scroll to come closer. A click on a seat sits down.',
  walkTouch:
    'Put a thumb on the left half and drag, or tap the spot you want to go to. Drag on the right to look around, pinch to come closer. A tap on a seat sits down.',
  padText: 'A gamepad works too: left stick to walk, right stick to look.',
  talkTitle: 'Talk',
  writeKeys: 'Enter begins to write.',
  writeTouch: 'Tap the box below to write.',
  talkText: 'A whisper carries 1.5 metres, plain speech 8, a shout the whole room. The line above the box says who can hear you.',
  residentsTitle: 'Residents',
  residentsText:
    'Those with a ✦ are AI. Call them by name, or stand alone with one. They remember what they hear, and you can read, correct and delete it.',
  gesturesTitle: 'Gestures',
  gesturesText:
    'The open hand beside the box has twelve: wave, dance, nod, laugh, heart, clap, shake the head, point, sway, spin, pick up, give.',
  listTitle: 'Without looking',
  listText:
    'Everything works from the keyboard: People lists who is near and walks you there; the conversation is read aloud by screen readers.',
  safeTitle: 'If someone is unkind',
  safeText: 'Open People: mute, block or report. Nobody is told.',
  modelTitle: 'What speaks here',
  modelText: 'The residents speak with: {{model}}.',
  script: 'a built-in script, with lines that people wrote',
  modelAt: '{{model}}, by {{host}}',
  modelHere: '{{model}}, on the machine of this place',
  keysTitle: 'Keys',
  keyWalk: 'walk',
  keyRun: 'run, while held',
  keySit: 'sit down, stand up',
  keyWrite: 'write something',
  keyLoud: 'while writing: whisper, say, shout',
  keyStop: 'stop a resident who talks to you; close what is open',
  keyGestures: 'the twelve gestures, in their order',
  keyPhoto: 'take a picture',
  keyMute: 'sound off and on',
} as const
