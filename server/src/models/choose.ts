import type { LocalChoice } from './local/open-local.ts'
import { firstChatModel, listModels } from './openai/list-models.ts'

/** What the host set, as in the settings. */
export interface ModelChoice {
  apiKey: string | null
  baseUrl: string | null
  /** `script` chooses the built-in script. */
  name: string | null
  /** What `npm run model` or KITH_MODEL_FILE chose. */
  local?: LocalChoice | null
}
export interface LocalServer {
  title: string
  baseUrl: string
}
/** An endpoint to use, or the reason why the script speaks. */
export type Chosen =
  | { type: 'endpoint'; model: string; apiKey: string | null; baseUrl: string | null; description: string }
  | { type: 'script'; description: string }

/** Where local servers usually listen, on this machine only. */
export const usualLocalServers: readonly LocalServer[] = [
  { title: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1' },
  { title: 'LM Studio', baseUrl: 'http://127.0.0.1:1234/v1' },
  { title: 'llama.cpp', baseUrl: 'http://127.0.0.1:8080/v1' },
]
const probeMs = 300
const listMs = 2_000
const usualOpenAiModel = 'gpt-4.1-mini'
const script = 'built-in script'

/** Explicit setting → key or address → what was chosen for this machine → a local server on its usual port → the script. */
export async function chooseModel(choice: ModelChoice, localServers: readonly LocalServer[]): Promise<Chosen> {
  const { apiKey, baseUrl, name } = choice
  if (name?.toLowerCase() === 'script') return { type: 'script', description: `${script} (as set)` }
  if (baseUrl !== null) {
    const model = name ?? firstChatModel((await listModels({ apiKey, baseUrl }, listMs)) ?? []) ?? 'default'
    return { type: 'endpoint', model, apiKey, baseUrl, description: `${model} at ${new URL(baseUrl).host}` }
  }
  if (apiKey !== null) {
    const model = name ?? usualOpenAiModel
    return { type: 'endpoint', model, apiKey, baseUrl, description: `${model} at api.openai.com` }
  }
  if (choice.local?.type === 'endpoint') return choice.local
  if (choice.local?.type === 'none') return { type: 'script', description: `${script} (${choice.local.why})` }
  const local = await chooseLocal(name, localServers)
  if (local !== null) return local
  if (name !== null)
    return {
      type: 'script',
      description: `${script} (${name} was asked for, but there is no key, no address and no local server that has it)`,
    }
  return { type: 'script', description: `${script} (set OPENAI_API_KEY or OPENAI_BASE_URL for a model)` }
}

async function chooseLocal(name: string | null, servers: readonly LocalServer[]): Promise<Chosen | null> {
  const lists = await Promise.all(
    servers.map(async (server) => ({ server, names: (await listModels({ apiKey: null, baseUrl: server.baseUrl }, probeMs)) ?? [] })),
  )
  for (const { server, names } of lists) {
    const model = name === null ? firstChatModel(names) : (names.find((one) => one === name || one === `${name}:latest`) ?? null)
    if (model !== null)
      return {
        type: 'endpoint',
        model,
        apiKey: null,
        baseUrl: server.baseUrl,
        description: `${model} from ${server.title} on this machine`,
      }
  }
  return null
}
