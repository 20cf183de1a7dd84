// QR codes of answer codes, drawn as the pupil's page draws them, photographed by a canvas, and read again.
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { codesInPicture, qrReader } from '../../src/pages/classroom/qr-reader';

const CODE = '1K3F-9A0ZQ-7TRPW-0B2C4';

/** The code on a sheet, so many pixels a module, turned by so many degrees, as a file. */
function photograph(text: string, module: number, degrees: number): Promise<Blob> {
  const { data, size } = encode(text, { ecc: 'L', boostEcc: true, border: 4 });
  const canvas = new OffscreenCanvas(900, 700);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = '#d8d2c4';
  context.fillRect(0, 0, 900, 700);
  context.translate(450, 350);
  context.rotate((degrees * Math.PI) / 180);
  context.translate((-size * module) / 2, (-size * module) / 2);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size * module, size * module);
  context.fillStyle = '#111';
  data.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (isDark) context.fillRect(x * module, y * module, module + 0.5, module + 0.5);
    });
  });
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
}

describe('a QR code of an answer code', () => {
  test.each([
    ['upright', 8, 0],
    ['turned by 20 degrees', 8, 20],
    ['upside down', 10, 180],
    ['small', 4, 5],
  ])('is read from a photograph: %s', async (_, module, degrees) => {
    const read = await qrReader();
    expect(await codesInPicture(await photograph(CODE, module, degrees), read)).toEqual([CODE]);
  });

  test('is not found in a picture without one, nor in a file that is no picture', async () => {
    const read = await qrReader();
    const empty = new OffscreenCanvas(300, 200);
    empty.getContext('2d')?.fillRect(20, 20, 100, 50);
    expect(await codesInPicture(await empty.convertToBlob(), read)).toEqual([]);
    expect(await codesInPicture(new Blob(['no picture'], { type: 'image/png' }), read)).toEqual([]);
  });
});
