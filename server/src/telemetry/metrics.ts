import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** Every number the server counts, by name. One set per server, so that tests do not share totals. */
export type Metrics = ReturnType<typeof createMetrics>

const fastBucketsSeconds = [0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1]
const slowBucketsSeconds = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30]

export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const counter = <T extends string>(name: string, help: string, labelNames: readonly T[] = []) =>
    new Counter<T>({ name, help, labelNames: [...labelNames], registers })
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const histogram = (name: string, help: string, buckets: number[]) => new Histogram({ name, help, buckets, registers })
  return {
    registry,
    people: gauge('kith_people', 'People connected'),
    rooms: gauge('kith_rooms', 'Rooms running'),
    residents: gauge('kith_residents', 'Residents in running rooms'),
    httpRequests: counter('kith_http_requests_total', 'HTTP requests answered', ['route', 'status']),
    socketsRefused: counter('kith_sockets_refused_total', 'WebSocket upgrades refused', ['reason']),
    messages: counter('kith_messages_total', 'Messages handled', ['type']),
    refusals: counter('kith_refusals_total', 'Messages and requests refused', ['code']),
    roomErrors: counter('kith_room_errors_total', 'Errors caught in a room', ['where']),
    tickSeconds: histogram('kith_tick_seconds', 'Time one room step took', fastBucketsSeconds),
    frameBytes: counter('kith_frame_bytes_total', 'Bytes of packed transforms sent'),
    utterances: counter('kith_utterances_total', 'Lines said', ['kind']),
    decisions: counter('kith_decisions_total', 'Decisions of residents to take a turn or not', ['taken']),
    modelCalls: counter('kith_model_calls_total', 'Calls to a model', ['outcome']),
    modelTokens: counter('kith_model_tokens_total', 'Tokens used', ['direction']),
    firstTokenSeconds: histogram('kith_first_token_seconds', 'Wait for the first token', slowBucketsSeconds),
    crisisCards: counter('kith_crisis_cards_total', 'Cards of help lines shown'),
    reports: counter('kith_reports_total', 'Reports made'),
  }
}
