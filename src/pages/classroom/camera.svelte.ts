// The camera as a reader of answer codes: looks at four pictures a second and hands on each text once. Pictures
// are read in the page, and none is kept.
import { pixelsOf, qrReader } from './qr-reader';

export type CameraState =
  'off' | 'starting' | 'on' | 'refused' | 'none' | 'busy' | 'insecure' | 'failed';

const BETWEEN_MS = 250;

/** Why a camera did not start, by the name of the browser's error (Media Capture and Streams, 10.4). */
const REASONS: Readonly<Record<string, CameraState>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

export class CodeCamera {
  readonly #onText: (text: string) => Promise<void>;
  #seen: readonly string[] = [];
  #state = $state<CameraState>('off');
  #stream = $state.raw<MediaStream | null>(null);

  /** @param onText takes a text that was read; the next picture waits for it. */
  constructor(onText: (text: string) => Promise<void>) {
    this.#onText = onText;
  }

  get state(): CameraState {
    return this.#state;
  }

  /** What the camera sees, for a video element. */
  get stream(): MediaStream | null {
    return this.#stream;
  }

  async start(): Promise<void> {
    if (this.#stream !== null || this.#state === 'starting') return;
    if (!isSecureContext) {
      this.#state = 'insecure';
      return;
    }
    this.#state = 'starting';
    const isAsked = () => this.#state === 'starting';
    try {
      const video = { facingMode: 'environment', width: { ideal: 1280 } };
      const stream = await navigator.mediaDevices.getUserMedia({ video });
      // The page may have been left while the browser asked.
      if (!isAsked()) stopped(stream);
      else {
        this.#stream = stream;
        this.#state = 'on';
      }
    } catch (error) {
      const name = error instanceof DOMException ? error.name : '';
      this.#state = REASONS[name] ?? 'failed';
    }
  }

  stop(): void {
    if (this.#stream !== null) stopped(this.#stream);
    this.#stream = null;
    this.#state = 'off';
  }

  /** Reads what a video element shows, until the camera is stopped or another one is shown. */
  async watch(video: HTMLVideoElement): Promise<void> {
    const stream = this.#stream;
    video.srcObject = stream;
    await video.play();
    const read = await qrReader();
    while (stream !== null && this.#stream === stream) {
      const pixels = pixelsOf(video, video.videoWidth, video.videoHeight);
      const texts = pixels === null ? [] : await read(pixels);
      for (const text of texts.filter((one) => !this.#seen.includes(one))) {
        this.#seen = [...this.#seen, text];
        await this.#onText(text);
      }
      await new Promise((done) => setTimeout(done, BETWEEN_MS));
    }
  }
}

function stopped(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
