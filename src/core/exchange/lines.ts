// The lines of a file that is too long to be read at once: its bytes come in parts, and a line ends where
// a line break does (jsonlines.org). Empty lines are passed over.

/** A line longer than what was allowed: such a file is none of these. */
export class LineTooLongError extends Error {
  override readonly name = 'LineTooLongError';
}

/**
 * @param parts the file's bytes in order, UTF-8.
 * @param longest characters of the longest line.
 * @throws LineTooLongError before a longer line is held as a whole.
 */
export async function* linesOfParts(
  parts: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let begun = '';
  for await (const part of parts) {
    const [first = '', ...further] = decoder.decode(part, { stream: true }).split('\n');
    begun += first;
    for (const next of further) {
      if (begun.trim() !== '') yield begun;
      begun = next;
    }
    if (begun.length > longest) throw new LineTooLongError(`more than ${longest} characters`);
  }
  begun += decoder.decode();
  if (begun.trim() !== '') yield begun;
}

/**
 * The bytes of a file, part by part.
 *
 * @param onBytes is told how many were read so far.
 */
export async function* partsOfFile(
  file: Blob,
  onBytes: (read: number) => void,
): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  let read = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      read += value.byteLength;
      onBytes(read);
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
