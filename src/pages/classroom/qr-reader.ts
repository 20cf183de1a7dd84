// Reads QR codes in pictures: by the browser's own detector where it has one, else by a decoder that is loaded
// when it is first needed (45 kB).

interface Detector {
  detect: (image: ImageData) => Promise<{ rawValue: string }[]>;
}
// Not in the library of types: Chrome on Android, macOS and ChromeOS has it, others do not.
declare const BarcodeDetector:
  | undefined
  | {
      new (options: { formats: string[] }): Detector;
      getSupportedFormats: () => Promise<string[]>;
    };

/** The texts of the QR codes in a picture; none where there is none. */
export type ReadQr = (image: ImageData) => Promise<string[]>;

export async function qrReader(): Promise<ReadQr> {
  if (typeof BarcodeDetector !== 'undefined') {
    const formats = await BarcodeDetector.getSupportedFormats();
    if (formats.includes('qr_code')) {
      const detector = new BarcodeDetector({ formats: ['qr_code'] });
      return async (image) => (await detector.detect(image)).map(({ rawValue }) => rawValue);
    }
  }
  const { decodeQR } = await import('qr/decode.js');
  return (image) => {
    try {
      return Promise.resolve([decodeQR(image)]);
    } catch {
      // It throws where a picture holds no code that can be read, as most pictures of a camera do.
      return Promise.resolve([]);
    }
  };
}

/** Larger pictures are made smaller: a code fills enough of a photograph, and a frame is read many times. */
const LONGEST_SIDE = 1280;

/** The pixels of a picture, at most so large; null where there are none yet. */
export function pixelsOf(
  source: CanvasImageSource,
  width: number,
  height: number,
): ImageData | null {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  if (w === 0 || h === 0) return null;
  const context = new OffscreenCanvas(w, h).getContext('2d', { willReadFrequently: true });
  context?.drawImage(source, 0, 0, w, h);
  return context?.getImageData(0, 0, w, h) ?? null;
}

/** The texts of the QR codes in a picture file; none for a file that is no picture. */
export async function codesInPicture(file: Blob, read: ReadQr): Promise<string[]> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    // The browser cannot read it as a picture: there is no code in it for us.
    return [];
  }
  const pixels = pixelsOf(picture, picture.width, picture.height);
  picture.close();
  return pixels === null ? [] : read(pixels);
}
