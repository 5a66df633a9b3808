/** Writes messages of the language server to a stream, each with its head at once: every write wakes who reads. */
import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';
import { encode } from '../lsp/encoding';

export class StreamWriter extends AbstractMessageWriter implements MessageWriter {
  private errors = 0;

  constructor(private readonly stream: Writable) {
    super();
    stream.on('error', (error: Error) => {
      this.fireError(error);
    });
    stream.on('close', () => {
      this.fireClose();
    });
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const body = encode(message);
      this.stream.cork();
      this.stream.write(Buffer.from(`Content-Length: ${String(body.length)}\r\n\r\n`));
      this.stream.write(body, (error) => {
        if (!error) {
          resolve();
          return;
        }
        this.fireError(error, message, ++this.errors);
        reject(error);
      });
      this.stream.uncork();
    });
  }

  end(): void {
    this.stream.end();
  }
}
