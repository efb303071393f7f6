import { usualLocalServers, type LocalServer } from '#models/choose.ts'
import { firstChatModel, listModels } from '#models/openai/list-models.ts'
import { offeredModels, type OfferedModel } from './catalogue.ts'

/** One line of the list. */
export type Choice = { id: string } & ({ kind: 'server'; server: LocalServer; model: string } | { kind: 'download'; model: OfferedModel })

const askMs = 600
const slug = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-')

/** Programs that already run models here, then what can be fetched. */
export async function findChoices(servers: readonly LocalServer[] = usualLocalServers): Promise<Choice[]> {
  const found = await Promise.all(
    servers.map(async (server): Promise<Choice[]> => {
      const model = firstChatModel((await listModels({ apiKey: null, baseUrl: server.baseUrl }, askMs)) ?? [])
      return model === null ? [] : [{ id: slug(server.title), kind: 'server', server, model }]
    }),
  )
  return [...found.flat(), ...offeredModels.map((model): Choice => ({ id: model.id, kind: 'download', model }))]
}
