/** Pictures as people bring them: PNG files in folders of their classes, and zip archives of these. */

import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { lesson } from './images-page';

export interface Picture {
  readonly path: string;
  readonly file: Buffer;
}

/** A PNG of gray levels. */
export function png(side: number, level: (x: number, y: number) => number): Buffer {
  const chunk = (name: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(body.length, 0);
    ends.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, 0, 0, 0, 0]);
  const rows = Array.from({ length: side }, (_, y) => [0, ...Array.from({ length: side }, (_, x) => level(x, y))]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A zip archive of deflated files (APPNOTE.TXT, 4.3). */
function zip(files: readonly Picture[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, file } of files) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(file);
    const common = Buffer.alloc(26);
    // Version 2.0; names in UTF-8; deflated.
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(file), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(file.length, 18);
    common.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
    const local = [Buffer.from('PK\x03\x04', 'latin1'), common, name, packed];
    parts.push(...local);
    offset += local.reduce((n, part) => n + part.length, 0);
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const bars = { خط: (x: number) => x, ستون: (_: number, y: number) => y } as const;

/** Dark bars, which run down or across, on white: easy to tell apart. */
export const pictures = (n: number, side: number): readonly Picture[] =>
  Object.entries(bars).flatMap(([name, along]) =>
    Array.from({ length: n }, (_, i) => ({
      path: `bars/${name}/${i}.png`,
      file: png(side, (x, y) => ((along(x, y) + i) % 8 < 2 ? 20 : 255)),
    })),
  );

export const chooser = (page: Page, what: 'files' | 'folder') =>
  lesson(page).locator(`chainrule-images-data input[data-do=${what}]`);

export const choose = (page: Page, files: readonly Picture[]) =>
  chooser(page, 'files').setInputFiles({ name: 'bars.zip', mimeType: 'application/zip', buffer: zip(files) });
