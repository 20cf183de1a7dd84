// The teacher's camera: a made-up one whose picture is a QR code, and one that the browser refuses.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { encode } from 'uqr';
import { writeAnswerCode } from '../../src/core/exchange/answer-code';
import { codeFormOf, readSetInLink } from '../../src/core/exchange/class-set';
import { CHROMIUM } from './chromium';

const [WIDTH, HEIGHT] = [640, 480];

/** A film of one picture in YUV4MPEG2, which Chromium takes for what its camera sees. */
function film(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  const module = Math.floor((0.8 * HEIGHT) / size);
  const [left, top] = [(WIDTH - size * module) / 2, (HEIGHT - size * module) / 2];
  const luma = Buffer.alloc(WIDTH * HEIGHT, 160);
  for (let y = 0; y < size * module; y += 1) {
    for (let x = 0; x < size * module; x += 1) {
      const isDark = data[Math.floor(y / module)]?.[Math.floor(x / module)] ?? false;
      luma[(Math.floor(top) + y) * WIDTH + Math.floor(left) + x] = isDark ? 30 : 225;
    }
  }
  const grey = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420mpeg2\n`);
  return Buffer.concat([head, Buffer.from('FRAME\n'), luma, grey]);
}

const FILM = join(mkdtempSync(join(tmpdir(), 'axia-camera-')), 'code.y4m');
// Chromium opens the film when it starts; what is in it is written before the camera is.
writeFileSync(FILM, film('nothing yet'));

test.use({
  launchOptions: {
    ...CHROMIUM,
    args: [
      ...CHROMIUM.args,
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${FILM}`,
    ],
  },
});

/** Makes a set and goes to where its codes are collected; returns a code of it. */
async function collecting(page: Page): Promise<string> {
  await page.goto('./#/classroom/new');
  await page.getByLabel('Name of the set').fill('Ethics, 10 b');
  await page.getByRole('button', { name: 'Make the set' }).click();
  const link = await page.getByRole('textbox', { name: 'Link for pupils' }).inputValue();
  const reading = readSetInLink(link.split('/').at(-1) ?? '');
  if (!reading.ok) throw new Error(reading.message);
  await page.getByRole('link', { name: 'Collect the codes' }).click();
  const form = codeFormOf(reading.set);
  return writeAnswerCode(form, { answers: form.bases.map(() => 2), drawn: 77 });
}

test('a code that is held before the camera is taken once, by the decoder that is loaded for it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['camera']);
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  const code = await collecting(page);
  writeFileSync(FILM, film(code));
  expect(scripts.filter((url) => url.includes('/decode-'))).toEqual([]);
  await page.getByRole('button', { name: 'Read QR codes by camera' }).click();
  await expect(page.getByLabel('What the camera sees')).toBeVisible();
  await expect(page.getByText('1 code collected.')).toBeVisible();
  await expect(page.getByText(code, { exact: true })).toBeVisible();
  // Held there longer it is not taken again, nor told as a double.
  await page.waitForTimeout(1000);
  await expect(page.getByText(/^Double/)).toHaveCount(0);
  expect(scripts.filter((url) => url.includes('/decode-'))).toHaveLength(1);
  await page.getByRole('button', { name: 'Stop the camera' }).click();
  await expect(page.getByLabel('What the camera sees')).toHaveCount(0);
});

test('a refused camera is explained, and codes come in by a photograph instead', async ({
  page,
}) => {
  const code = await collecting(page);
  await page.getByRole('button', { name: 'Read QR codes by camera' }).click();
  await expect(page.getByText(/^The camera was refused\. Nothing is lost\./)).toBeVisible();
  const photograph = await page.evaluate(
    async ({ modules, size }) => {
      const canvas = new OffscreenCanvas(size * 8, size * 8);
      const context = canvas.getContext('2d');
      if (context === null) return [];
      context.fillStyle = '#fff';
      context.fillRect(0, 0, size * 8, size * 8);
      context.fillStyle = '#000';
      for (const [x = 0, y = 0] of modules) context.fillRect(x * 8, y * 8, 8, 8);
      const file = await canvas.convertToBlob({ type: 'image/jpeg' });
      return [...new Uint8Array(await file.arrayBuffer())];
    },
    {
      size: encode(code, { border: 4 }).size,
      modules: encode(code, { border: 4 }).data.flatMap((row, y) =>
        row.flatMap((isDark, x) => (isDark ? [[x, y]] : [])),
      ),
    },
  );
  await page.getByLabel('or text files, or photographs of QR codes').setInputFiles({
    name: 'slip.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(photograph),
  });
  await expect(page.getByText('1 code taken.')).toBeVisible();
});
