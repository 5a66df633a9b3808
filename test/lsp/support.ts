/** The built server as a process: LSP's own framing over standard input and output, and folders for it to work on. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const bin = path.join(root, process.env['AGORED_TEST_CLI'] ?? 'dist/cli.js');

export interface Message {
  readonly jsonrpc: '2.0';
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

/** An error that the server answered with. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data: unknown,
  ) {
    super(message);
  }
}

export type Answer = (params: never) => unknown;

export interface Folder {
  readonly uri: string;
  readonly uriOf: (file: string) => string;
  readonly write: (file: string, text: string | Uint8Array) => void;
  readonly remove: (file: string) => void;
}

const folders: string[] = [];
const clients = new Set<Client>();

/** A folder of its own with these files, taken away after the tests. */
export function createFolder(files: Readonly<Record<string, string>> = {}): Folder {
  const at = mkdtempSync(path.join(tmpdir(), 'agored lsp-')); // with a space, as users have
  folders.push(at);
  const folder: Folder = {
    uri: pathToFileURL(at).href,
    uriOf: (file) => pathToFileURL(path.join(at, file)).href,
    write(file, text) {
      const full = path.join(at, file);
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, text);
    },
    remove(file) {
      rmSync(path.join(at, file));
    },
  };
  for (const [file, text] of Object.entries(files)) folder.write(file, text);
  return folder;
}

/** Ends what tests left running; for `afterEach`. */
export async function cleanUp(): Promise<void> {
  await Promise.all([...clients].map((client) => client.kill()));
  clients.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export type Client = ReturnType<typeof spawnServer>;

/** A server process to which nothing has been said yet. */
export function spawnServer(
  answers: Readonly<Record<string, Answer>> = {},
  args: readonly string[] = ['lsp', '--stdio'],
  node: readonly string[] = [],
) {
  if (!existsSync(bin)) spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
  const child = spawn(process.execPath, [...node, bin, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  /** Everything that the server said without being asked, in order. */
  const heard: Message[] = [];
  const listeners = new Set<() => void>();
  let stderr = '';
  let lastId = 0;
  let buffer = Buffer.alloc(0);
  /** When the last message went to the server, and when the last one from it was there as a whole, not yet read. */
  const clock = { sent: 0, arrived: 0 };

  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.on('error', () => undefined); // it is gone
  child.stdout.on('data', (data: Buffer) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString('ascii'))?.[1]);
      assert(Number.isInteger(length), `no LSP frame: ${buffer.toString()}`);
      if (buffer.length < head + 4 + length) return;
      clock.arrived = performance.now();
      const body = buffer.subarray(head + 4, head + 4 + length).toString('utf8');
      buffer = buffer.subarray(head + 4 + length);
      receive(JSON.parse(body) as Message);
    }
  });
  void exit.then((code) => {
    for (const { reject } of pending.values()) reject(new Error(`the server ended with ${String(code)}: ${stderr}`));
  });

  function raw(body: string | Buffer): void {
    const bytes = Buffer.from(body);
    const framed = Buffer.concat([Buffer.from(`Content-Length: ${String(bytes.length)}\r\n\r\n`), bytes]);
    clock.sent = performance.now();
    child.stdin.write(framed);
  }
  const send = (message: Omit<Message, 'jsonrpc'>): void => {
    raw(JSON.stringify({ jsonrpc: '2.0', ...message }));
  };

  function receive(message: Message): void {
    const { id, method, params, result, error } = message;
    if (method === undefined) {
      const waiting = pending.get(Number(id));
      pending.delete(Number(id));
      if (error) waiting?.reject(new Refusal(error.code, error.message, error.data));
      else waiting?.resolve(result);
      return;
    }
    heard.push(message);
    for (const listener of listeners) listener();
    if (id === undefined) return;
    const answer = answers[method];
    void Promise.resolve(answer ? answer(params as never) : null).then((value) => {
      send({ id, result: value ?? null });
    });
  }

  /** The first message of a kind, from the one numbered `from` on, that passes; waits for it. */
  function hear<T>(method: string, passes: (params: T) => boolean = () => true, from = 0): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        listeners.delete(look);
        reject(new Error(`waited in vain for ${method}; heard ${JSON.stringify(heard.slice(from))}`));
      }, 60_000);
      const look = (): void => {
        const found = heard.slice(from).find((message) => message.method === method && passes(message.params as T));
        if (!found) return;
        clearTimeout(timer);
        listeners.delete(look);
        resolve(found.params as T);
      };
      listeners.add(look);
      look();
    });
  }

  const client = {
    exit,
    clock,
    heard,
    hear,
    raw,
    /** Bytes without a frame. */
    bytes: (text: string) => child.stdin.write(text),
    signal: (name: NodeJS.Signals) => child.kill(name),
    endInput: () => child.stdin.end(),
    stderr: () => stderr,
    notify: (method: string, params: unknown) => {
      send({ method, params });
    },
    /** Sends a request; `cancel` takes it back. */
    ask<T>(method: string, params?: unknown): { readonly answer: Promise<T>; cancel(): void } {
      const id = ++lastId;
      const answer = new Promise<T>((resolve, reject) => {
        pending.set(id, { resolve: resolve as (value: unknown) => void, reject });
      });
      send({ id, method, ...(params === undefined ? {} : { params }) });
      return {
        answer,
        cancel: () => {
          send({ method: '$/cancelRequest', params: { id } });
        },
      };
    },
    request: <T>(method: string, params?: unknown): Promise<T> => client.ask<T>(method, params).answer,
    async kill(): Promise<void> {
      child.kill();
      await exit;
    },
  };
  clients.add(client);
  return client;
}

/** Asserts that a request is refused, and gives the error. */
export async function refused(answer: Promise<unknown>): Promise<Refusal> {
  try {
    await answer;
  } catch (error) {
    assert(error instanceof Refusal, String(error));
    return error;
  }
  throw new Error('it was not refused');
}

/** Tries until it holds: how long it takes until the server looks again is its own affair. */
export async function eventually(holds: () => Promise<void>): Promise<void> {
  const end = Date.now() + 8000;
  for (;;) {
    try {
      await holds();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
