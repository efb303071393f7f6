/**
 * Writes a GGUF that a real engine loads: a llama of two layers with random weights, a vocabulary of bytes and a plain chat
 * template. It talks nonsense, in a few hundred kilobytes and without a licence.
 */
export interface TinyModel {
  seed?: number
  contextTokens?: number
}

const width = 64
const hidden = 128
const heads = 4
const layers = 2
const alignment = 32
const special = ['<unk>', '<s>', '</s>', '<|user|>', '<|model|>']
const template =
  "{{ bos_token }}{% for m in messages %}{% if m['role'] == 'assistant' %}<|model|>{% else %}<|user|>{% endif %}{{ m['content'] }}</s>{% endfor %}{% if add_generation_prompt %}<|model|>{% endif %}"

/** GGUF's own numbers for kinds of values. */
const kinds = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const
const tokenTypes = { normal: 1, unknown: 2, control: 3, byte: 6 } as const

interface Tensor {
  name: string
  shape: number[]
  values: Float32Array
}

export function tinyGguf({ seed = 1, contextTokens = 2_048 }: TinyModel = {}): Buffer {
  const chance = mulberry(seed)
  const tokens = vocabulary()
  const tensors = weights(tokens.length, chance)
  const meta: Buffer[] = [
    entry('general.architecture', kinds.string, text('llama')),
    entry('general.name', kinds.string, text('Tiny random')),
    entry('llama.context_length', kinds.uint32, uint32(contextTokens)),
    entry('llama.embedding_length', kinds.uint32, uint32(width)),
    entry('llama.block_count', kinds.uint32, uint32(layers)),
    entry('llama.feed_forward_length', kinds.uint32, uint32(hidden)),
    entry('llama.attention.head_count', kinds.uint32, uint32(heads)),
    entry('llama.attention.head_count_kv', kinds.uint32, uint32(heads)),
    entry('llama.rope.dimension_count', kinds.uint32, uint32(width / heads)),
    entry('llama.attention.layer_norm_rms_epsilon', kinds.float32, float32(1e-5)),
    entry('llama.vocab_size', kinds.uint32, uint32(tokens.length)),
    entry('tokenizer.ggml.model', kinds.string, text('llama')),
    entry(
      'tokenizer.ggml.tokens',
      kinds.array,
      list(
        kinds.string,
        tokens.map(({ token }) => text(token)),
      ),
    ),
    entry(
      'tokenizer.ggml.scores',
      kinds.array,
      list(
        kinds.float32,
        tokens.map((_, index) => float32(-index)),
      ),
    ),
    entry(
      'tokenizer.ggml.token_type',
      kinds.array,
      list(
        kinds.int32,
        tokens.map(({ type }) => uint32(type)),
      ),
    ),
    entry('tokenizer.ggml.unknown_token_id', kinds.uint32, uint32(0)),
    entry('tokenizer.ggml.bos_token_id', kinds.uint32, uint32(1)),
    entry('tokenizer.ggml.eos_token_id', kinds.uint32, uint32(2)),
    entry('tokenizer.ggml.add_bos_token', kinds.bool, Buffer.from([0])),
    entry('tokenizer.chat_template', kinds.string, text(template)),
  ]
  return assemble(meta, tensors)
}

function vocabulary(): { token: string; type: number }[] {
  const control = special.map((token, index) => ({ token, type: index === 0 ? tokenTypes.unknown : tokenTypes.control }))
  const bytes = Array.from({ length: 256 }, (_, byte) => ({
    token: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
    type: tokenTypes.byte,
  }))
  const letters = Array.from('▁abcdefghijklmnopqrstuvwxyz.,灯园好你我茶', (token) => ({ token, type: tokenTypes.normal }))
  return [...control, ...bytes, ...letters]
}

function weights(vocabularySize: number, chance: () => number): Tensor[] {
  const random = (name: string, ...shape: number[]): Tensor => {
    const values = new Float32Array(shape.reduce((product, size) => product * size, 1))
    for (let index = 0; index < values.length; index += 1) values[index] = (chance() - 0.5) * 0.4
    return { name, shape, values }
  }
  const ones = (name: string): Tensor => ({ name, shape: [width], values: new Float32Array(width).fill(1) })
  const layer = (index: number) => [
    ones(`blk.${index}.attn_norm.weight`),
    ...['attn_q', 'attn_k', 'attn_v', 'attn_output'].map((part) => random(`blk.${index}.${part}.weight`, width, width)),
    ones(`blk.${index}.ffn_norm.weight`),
    random(`blk.${index}.ffn_gate.weight`, width, hidden),
    random(`blk.${index}.ffn_up.weight`, width, hidden),
    random(`blk.${index}.ffn_down.weight`, hidden, width),
  ]
  return [
    random('token_embd.weight', width, vocabularySize),
    ...Array.from({ length: layers }, (_, index) => layer(index)).flat(),
    ones('output_norm.weight'),
    random('output.weight', width, vocabularySize),
  ]
}

function assemble(meta: Buffer[], tensors: Tensor[]): Buffer {
  const infos: Buffer[] = []
  const data: Buffer[] = []
  let offset = 0
  for (const { name, shape, values } of tensors) {
    const plain = Buffer.from(values.buffer)
    infos.push(text(name), uint32(shape.length), ...shape.map(uint64), uint32(0), uint64(offset))
    const room = padded(plain.byteLength)
    data.push(plain, Buffer.alloc(room - plain.byteLength))
    offset += room
  }
  const head = Buffer.concat([Buffer.from('GGUF'), uint32(3), uint64(tensors.length), uint64(meta.length), ...meta, ...infos])
  return Buffer.concat([head, Buffer.alloc(padded(head.byteLength) - head.byteLength), ...data])
}

const padded = (bytes: number) => Math.ceil(bytes / alignment) * alignment
const entry = (key: string, kind: number, value: Buffer) => Buffer.concat([text(key), uint32(kind), value])
const list = (kind: number, items: Buffer[]) => Buffer.concat([uint32(kind), uint64(items.length), ...items])

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8')
  return Buffer.concat([uint64(bytes.byteLength), bytes])
}
function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
function float32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return bytes
}

function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
