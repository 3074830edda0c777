import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { action, lesson, reading, untilItEnds } from './images-page';

interface Picture {
  readonly path: string;
  readonly file: Buffer;
}

/** A PNG of gray levels. */
function png(side: number, level: (x: number, y: number) => number): Buffer {
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
const pictures = (n: number, side: number): readonly Picture[] =>
  Object.entries(bars).flatMap(([name, along]) =>
    Array.from({ length: n }, (_, i) => ({
      path: `bars/${name}/${i}.png`,
      file: png(side, (x, y) => ((along(x, y) + i) % 8 < 2 ? 20 : 255)),
    })),
  );

const chooser = (page: Page, what: 'files' | 'folder') =>
  lesson(page).locator(`chainrule-images-data input[data-do=${what}]`);

const choose = (page: Page, files: readonly Picture[]) =>
  chooser(page, 'files').setInputFiles({ name: 'bars.zip', mimeType: 'application/zip', buffer: zip(files) });

const firstImage = (page: Page) =>
  lesson(page)
    .locator('chainrule-images-data chainrule-grey-image')
    .first()
    .evaluate((image) => Array.from((image as unknown as { pixels: Uint8Array }).pixels));

test('a zip of pictures, one folder a class, is trained on like any other images, also after a reload', async ({
  page,
}) => {
  await page.goto('?lesson=images&data=files&epochs=20&units=8&batch=16&rate=0.01');
  await choose(page, [...pictures(50, 28), { path: 'bars/.DS_Store', file: Buffer.from('x') }]);
  await expect(reading(page, 'counts')).toContainText('80 images to train on, 20 others to test on.');
  await expect(reading(page, 'counts')).toContainText('2 classes, named like their folders: ');
  await expect(reading(page, 'counts')).toContainText('one of five images of each class');
  await expect(reading(page, 'counts')).not.toContainText('scaled');
  // Light paper is said, and swapped at the reader's wish.
  await expect(reading(page, 'light')).toContainText('light background');
  expect(Math.min(...(await firstImage(page)))).toBe(20);
  await action(page, 'invert').check();
  await expect(reading(page, 'light')).toBeHidden();
  expect(Math.max(...(await firstImage(page)))).toBe(235);
  await page.reload();
  await expect(action(page, 'invert')).toBeChecked();
  expect(Math.max(...(await firstImage(page)))).toBe(235);

  await expect(lesson(page).locator('[data-reading=network]')).toHaveText('784-8-2');
  await action(page, 'train').click();
  await untilItEnds(page);
  // 784 weights tell a bar down from a bar across: less than everything right would be a label in the wrong place.
  await expect(reading(page, 'results')).toContainText('test accuracy 100');
  await expect(lesson(page).locator('chainrule-images-confusion thead th.head')).toHaveText([/خط/, /ستون/]);
});

test('a folder of pictures of any size is read, with its own test pictures', async ({ page }) => {
  const files = pictures(3, 40).flatMap(({ path, file }) => [
    { path: path.replace('bars', 'bars/train'), file },
    { path: path.replace('bars', 'bars/test'), file },
  ]);
  await page.goto('?lesson=images&data=files');
  await expect(chooser(page, 'folder')).toBeAttached();
  await chooser(page, 'folder').evaluate(
    (input, given) => {
      const transfer = new DataTransfer();
      for (const { path, bytes } of given) {
        const file = new File([new Uint8Array(bytes)], path.split('/').at(-1) ?? '', { type: 'image/png' });
        Object.defineProperty(file, 'webkitRelativePath', { value: path });
        transfer.items.add(file);
      }
      Object.defineProperty(input, 'files', { value: given.map((_, i) => transfer.files[i]), configurable: true });
      input.dispatchEvent(new Event('change'));
    },
    files.map(({ path, file }) => ({ path, bytes: [...file] })),
  );
  await expect(reading(page, 'counts')).toContainText('6 images to train on, 6 others to test on.');
  await expect(reading(page, 'counts')).toContainText(
    'scaled to 28 × 28 pixels so that each pixel is the mean of what it covers: 12.',
  );
  await expect(reading(page, 'counts')).not.toContainText('one of five');
});

test('what is no picture is named, and leaves what was there', async ({ page }) => {
  await page.goto('?lesson=images&data=files');
  await choose(page, pictures(5, 28));
  await expect(reading(page, 'counts')).toContainText('8 images to train on');
  const before = await firstImage(page);
  await choose(page, [...pictures(5, 28), { path: 'bars/خط/broken.png', file: Buffer.from('no picture') }]);
  const error = lesson(page).locator('chainrule-images-data .error');
  await expect(error).toContainText('bars/خط/broken.png');
  await expect(error).toContainText('cannot be read');
  await expect(reading(page, 'counts')).toContainText('8 images to train on');
  expect(await firstImage(page)).toEqual(before);
  await choose(page, [{ path: 'cat/1.png', file: png(28, () => 0) }]);
  await expect(error).toContainText('expected two or more folders, one for each class');
  await chooser(page, 'files').setInputFiles({ name: 'a.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') });
  await expect(error).toContainText('The file received is damaged, or is not the zip archive at all');
  await expect(reading(page, 'counts')).toContainText('8 images to train on');
});

test('reading can be cancelled, and leaves what was there', async ({ page }) => {
  await page.goto('?lesson=images&data=files');
  const many = pictures(1, 250).flatMap(({ path, file }) =>
    Array.from({ length: 1000 }, (_, i) => ({ path: path.replace('0', String(i)), file })),
  );
  await choose(page, many);
  await action(page, 'cancel-reading').click();
  await expect(action(page, 'cancel-reading')).toBeHidden();
  await expect(reading(page, 'counts')).toBeHidden();
  await expect(lesson(page).locator('chainrule-images-data .error')).toBeHidden();
});
