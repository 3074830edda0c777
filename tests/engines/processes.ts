import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

/** Waits for what a program writes to one of its outputs when it is ready. */
export function line(program: ChildProcess, output: Readable | null, pattern: RegExp): Promise<RegExpMatchArray> {
  return new Promise((resolve, reject) => {
    let written = '';
    output?.on('data', (data) => {
      written += data;
      const match = written.match(pattern);
      if (match) resolve(match);
    });
    program.once('error', reject);
    program.once('exit', (code) => reject(new Error(`${program.spawnfile} ended with ${code}: ${written}`)));
  });
}
