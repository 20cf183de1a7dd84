// By what a study file is known: the SHA-256 of its lines after the first. The first line names the time of
// writing, so two files of the same answers differ in it and in nothing else.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const LINE_BREAK = 10;

/** In hexadecimal; of a file without a second line it is the sum of nothing. */
export async function sumOfAnswers(file: Blob): Promise<string> {
  const sum = sha256.create();
  const reader = file.stream().getReader();
  let isBehindHead = false;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytesToHex(sum.digest());
    if (isBehindHead) {
      sum.update(value);
      continue;
    }
    const end = value.indexOf(LINE_BREAK);
    if (end === -1) continue;
    isBehindHead = true;
    sum.update(value.subarray(end + 1));
  }
}
