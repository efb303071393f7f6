import type { Words } from './words.ts'

export const en: Words = {
  help: `npm run model                        choose what the residents speak with on this machine
npm run model -- --list              what there is to choose from, and what speaks now
npm run model -- --choose <id>       choose without being asked (an id from the list)
npm run model -- --file <path>       a GGUF of your own
npm run model -- --from modelscope   fetch from ModelScope instead of Hugging Face
npm run model -- --off               back to the built-in script`,
  title: 'A voice for the residents, on this machine alone',
  here: 'Already running here',
  toFetch: 'To fetch once',
  offer: '{title}: {blurb}',
  sizes: '{size} GB to fetch · for machines with {memory} GB of memory · {licence}',
  nothingToFetch: 'nothing to fetch',
  blurb: { small: 'quick and simple', middle: 'a fair talker', large: 'the best talker of the three' },
  machine: 'This machine: {memory} GB of memory, {cores} cores. A good fit: {title}.',
  ask: 'Which one? [{usual}] ',
  askAgain: 'A number from the list, please, or Enter for {usual}.',
  speaksNow: {
    none: 'Nothing is chosen: the residents speak from the built-in script.',
    file: 'Chosen: {title}, from {file}.',
    server: 'Chosen: {model} from {title}, at {url}.',
    setFile: 'KITH_MODEL_FILE goes before any choice here: {file}.',
  },
  goesBefore: '{names} is set and goes before this choice. Take it out of .env or the environment for the choice to count.',
  engine: {
    here: 'What runs it is here (node-llama-cpp {version}).',
    fetching: 'Fetching what runs it: node-llama-cpp {version}, about 85 MB, through npm…',
    done: 'That is here now.',
  },
  source: '{title}, {size}, from {host}',
  have: '{title} is here already.',
  fetching: 'Fetching',
  checking: 'Checking',
  fetched: 'All here, and the SHA-256 is the one {host} gives: {sha256}',
  stopped: 'Stopped. What has come stays; run it again and it goes on from there.',
  loading: 'Loading it, and saying good evening…',
  trial: {
    system: 'You keep a small café in a garden lit by lanterns. Answer in one short sentence of plain spoken words.',
    ask: 'Good evening. What are you doing?',
    answer: '“{text}”',
    speed: 'First word after {first} s, then {speed} tokens a second.',
    slow: 'That is slow: people may wait for words, and when they wait too long the script answers. A smaller model would be livelier.',
  },
  kept: 'Done. Run npm start: the residents speak with {title}.',
  off: {
    done: 'The residents speak from the built-in script again, from the next start on.',
    nothing: 'No model was chosen; nothing changes.',
    filesStay: 'What was fetched stays in {folder}; delete the folder to have the room back.',
  },
  errors: {
    'unknown-choice': 'There is no “{id}” to choose. npm run model -- --list shows what there is.',
    'ask-needs-terminal': 'There is nobody here to ask: say which with --choose <id> (npm run model -- --list shows them).',
    'no-such-file': 'There is no file {file}.',
    'not-gguf': '{file} is not a GGUF file.',
    'no-network':
      '{host} cannot be reached. Check the connection and run it again; what has come stays. (A mirror: set HF_ENDPOINT, or --from modelscope.)',
    'not-there': '{host} no longer has this file. Try --from modelscope or huggingface, or bring a GGUF of your own with --file.',
    refused: '{host} refused to hand out the file ({status}). Try again later, or from elsewhere with --from.',
    'no-hash': '{host} does not say what the file must be (no size or SHA-256), so it is not fetched. Try from elsewhere with --from.',
    'unsafe-redirect': 'The download was sent on to {host} over an open connection, and that is not followed.',
    'disk-full': 'Not enough room in {folder}: {needed} are needed, {free} are free.',
    'disk-filled': 'The disk is full. Make room and run it again; what has come stays.',
    'disk-refused': 'The disk refused to write ({code}). Check the data folder (KITH_DATA_DIR).',
    'wrong-hash': 'What {host} sent is not the file it promised (the SHA-256 differs). It has been removed; run it again to fetch it anew.',
    'keeps-breaking-off': 'The connection to {host} keeps breaking off. What has come stays; run it again and it goes on from there.',
    'engine-not-installed': 'npm could not install what runs the model. Its words:\n{words}',
    'no-binary':
      'There is no ready-made engine for this machine ({machine}). Ollama may run here: once it does, the residents find it by themselves.',
    'bad-model': 'That file cannot be read as a model. It said: {detail}',
    'no-memory': 'There is not enough memory for this model. Choose a smaller one, or close something.',
    'port-taken': 'No port could be had for it on this machine. It said: {detail}',
    died: 'Its process ended in the middle, most likely for want of memory. Choose a smaller model. It said: {detail}',
    'no-engine': 'What runs the model is here but does not start. Delete {folder} and run this again. It said: {detail}',
    'said-nothing': 'It runs, but said nothing. It may not be a model for talking (look for “instruct” or “chat” in its name).',
  },
}
