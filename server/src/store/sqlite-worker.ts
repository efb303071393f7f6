import { chmodSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { IGenericSqlite } from 'kysely-generic-sqlite'
import { createNodeOnMessageCallback } from 'kysely-generic-sqlite/worker-helper-node'

/** Runs in a worker thread, so that waiting for the disk never holds up the server's own loop. */

/** `batch`: several statements in one transaction. `scrub`: empty the log that still holds what was deleted. */
export type WorkerTask = { type: 'batch'; payload: { sql: string; parameters: readonly unknown[] }[] } | { type: 'scrub'; payload: null }

const statementsKept = 200
const busyLimitMs = 5_000
const busyPauseMs = 10

function openDatabase(fileName: string): DatabaseSync {
  const db = new DatabaseSync(fileName, { timeout: busyLimitMs, enableForeignKeyConstraints: true })
  // What people said is nobody else's to read on this machine; the log files get the same mode.
  chmodSync(fileName, 0o600)
  untilFree(() =>
    db.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; pragma temp_store = memory',
    ),
  )
  return db
}

/**
 * SQLite's own waiting does not cover a change of the journal's mode: of two servers that open a new file at once, one is told
 * at once that it is busy (https://sqlite.org/c3ref/busy_handler.html: the handler is left out where it could deadlock).
 */
function untilFree(action: () => void): void {
  const untilMs = Date.now() + busyLimitMs
  for (;;) {
    try {
      action()
      return
    } catch (error) {
      if (!isBusy(error) || Date.now() > untilMs) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, busyPauseMs)
    }
  }
}

/** The lower byte is the primary code: https://sqlite.org/rescode.html#primary_result_codes_versus_extended_result_codes */
function isBusy(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'errcode') : null
  return typeof code === 'number' && (code & 0xff) === 5
}

function createExecutor(fileName: string): IGenericSqlite<DatabaseSync> {
  const db = openDatabase(fileName)
  const prepare = cachedPrepare(db)
  return {
    db,
    query(_isSelect, sql, parameters) {
      const { statement, returnsRows } = prepare(sql)
      if (returnsRows) return { rows: statement.all(...bound(parameters)) }
      const result = statement.run(...bound(parameters))
      return { rows: [], insertId: BigInt(result.lastInsertRowid), numAffectedRows: BigInt(result.changes) }
    },
    close() {
      db.exec('pragma optimize')
      db.close()
    },
  }
}

function cachedPrepare(db: DatabaseSync): (sql: string) => { statement: StatementSync; returnsRows: boolean } {
  const kept = new Map<string, { statement: StatementSync; returnsRows: boolean }>()
  return (sql) => {
    const known = kept.get(sql)
    if (known !== undefined) return known
    const statement = db.prepare(sql)
    const entry = { statement, returnsRows: statement.columns().length > 0 }
    if (kept.size >= statementsKept) kept.clear()
    kept.set(sql, entry)
    return entry
  }
}

function bound(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint') return value
    throw new TypeError('a database parameter is neither text, number nor null')
  })
}

function runBatch(executor: IGenericSqlite<DatabaseSync>, statements: { sql: string; parameters: readonly unknown[] }[]): void {
  executor.db.exec('begin immediate')
  try {
    for (const { sql, parameters } of statements) void executor.query(false, sql, parameters)
    executor.db.exec('commit')
  } catch (error) {
    if (executor.db.isTransaction) executor.db.exec('rollback')
    throw error
  }
}

createNodeOnMessageCallback<{ fileName: string }, DatabaseSync>(
  ({ fileName }) => createExecutor(fileName),
  (executor, request) => {
    const task = request as WorkerTask
    if (task.type === 'batch') runBatch(executor, task.payload)
    else executor.db.exec('pragma wal_checkpoint(truncate)')
    return null
  },
)
