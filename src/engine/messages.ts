// What people read when an engine reports an error: what happened, what is safe, what to do.
// One table; the library's own words stand beside it in a details element.

import type { EngineErrorCode } from '../core/engine/api';

export interface EngineMessage {
  what: string;
  safe: string;
  todo: string;
}

const ANSWERS_SAFE = 'Every answer so far is stored.';
const NOTHING_STORED = 'Nothing was stored, and nothing was changed.';
const OTHER_MODELS_SAFE =
  'Models that are already in this browser, and all answers, are untouched.';

export const ENGINE_MESSAGES: Readonly<Record<EngineErrorCode, EngineMessage>> = {
  'not-loaded': {
    what: 'No model is loaded.',
    safe: ANSWERS_SAFE,
    todo: 'Load the model again, then continue.',
  },
  busy: {
    what: 'The engine is still at work on another question.',
    safe: ANSWERS_SAFE,
    todo: 'Wait a moment, or stop the run in progress.',
  },
  'no-webgpu': {
    what: 'This browser offers no access to a graphics adapter (WebGPU).',
    safe: 'Nothing was downloaded.',
    todo: 'Choose a model that runs on the processor, or open Axia in a current Chrome, Edge or Safari.',
  },
  'no-shader-f16': {
    what: 'The graphics adapter cannot calculate with half precision, which this variant of the model needs.',
    safe: 'Nothing was downloaded.',
    todo: 'Choose the variant whose name contains q4f32, or a model that runs on the processor.',
  },
  'adapter-too-small': {
    what: 'The graphics adapter is too small for this model.',
    safe: OTHER_MODELS_SAFE,
    todo: 'Choose a smaller model, or one that runs on the processor.',
  },
  'not-secure': {
    what: 'The page was not opened through a secure address, so the browser withholds what the engine needs.',
    safe: ANSWERS_SAFE,
    todo: 'Open Axia at an address that starts with https, or at localhost.',
  },
  'host-not-allowed': {
    what: 'This page may not reach the host of that address.',
    safe: 'No request was sent.',
    todo: 'Use a host from the list on the Models page, download the file yourself and open it here, or ask whoever serves this page to allow the host.',
  },
  'host-unreachable': {
    what: 'The host of the model could not be reached.',
    safe: OTHER_MODELS_SAFE,
    todo: 'Check the connection and the address, then try again. A file that you have on disk can be opened without a network.',
  },
  'http-error': {
    what: 'The host answered, but did not give the file.',
    safe: OTHER_MODELS_SAFE,
    todo: 'Check the address; the file may have moved. If the host is busy, try again later.',
  },
  'not-gguf': {
    what: 'This is not a model file. It may be a web page that was saved in its place.',
    safe: NOTHING_STORED,
    todo: 'Choose a file in the GGUF format. If you are behind a sign-in page, sign in first and download it again.',
  },
  'gguf-truncated': {
    what: 'The model file is damaged or incomplete.',
    safe: NOTHING_STORED,
    todo: 'Download the file again.',
  },
  'gguf-version': {
    what: 'The model file is written in a version of the format that the engine cannot read.',
    safe: NOTHING_STORED,
    todo: 'Choose a newer edition of the model.',
  },
  'parts-missing': {
    what: 'This model comes in several files, and not all of them are there.',
    safe: NOTHING_STORED,
    todo: 'Choose all of its files together, from …-00001-of-… to the last; at an address, see that each of them is there. The details name what is missing.',
  },
  'parts-mixed': {
    what: 'These files are not the parts of one model.',
    safe: NOTHING_STORED,
    todo: 'Choose one model at a time: one file, or all parts of the same download. If they look right, download them again, because they are of different editions.',
  },
  'embedding-model': {
    what: 'This model turns text into vectors (an embedding model) and cannot answer a question.',
    safe: NOTHING_STORED,
    todo: 'Choose a model for chat or instructions; their names often end in Instruct or Chat.',
  },
  'unsupported-model': {
    what: 'The file is in order, but this model cannot answer questions here.',
    safe: NOTHING_STORED,
    todo: 'Choose a model for chat or instructions, in files of at most 2 GB each. A larger file can be cut into such parts with llama-gguf-split.',
  },
  'wrong-hash': {
    what: 'The file that arrived is not the file that was expected.',
    safe: 'It was thrown away. What arrived in order before it is kept, and not fetched again.',
    todo: 'Try again. If it happens twice, the host has changed the file: use another source.',
  },
  'no-longer-kept': {
    what: 'This browser no longer has its copy of this file.',
    safe: ANSWERS_SAFE,
    todo: 'Open the file from the disk again, and keep it once more if you like.',
  },
  'storage-full': {
    what: 'This browser has no room left for the model.',
    safe: 'What has arrived is kept, and all answers are untouched.',
    todo: 'Delete a model that you do not need, or free space on the disk, then go on with the download.',
  },
  'out-of-memory': {
    what: 'There was not enough memory for the model.',
    safe: ANSWERS_SAFE,
    todo: 'Close other tabs and programs and try again, or choose a smaller model.',
  },
  'library-mismatch': {
    what: 'The compiled library of this model belongs to another version of the engine.',
    safe: OTHER_MODELS_SAFE,
    todo: 'Choose the model from the list, where both belong together.',
  },
  'load-failed': {
    what: 'The engine could not start the model.',
    safe: OTHER_MODELS_SAFE,
    todo: 'Try again; if it fails again, choose another model. The details say what the engine reported.',
  },
  'load-timeout': {
    what: 'Loading came to a standstill: there was no progress for two minutes.',
    safe: OTHER_MODELS_SAFE,
    todo: 'Check the connection and load again. What has arrived in full is not fetched twice.',
  },
  'answer-failed': {
    what: 'The engine could not answer this question.',
    safe: ANSWERS_SAFE,
    todo: 'Continue the run: the question stays open and is asked again. The details say what the engine reported.',
  },
  'device-lost': {
    what: 'The browser took the graphics adapter away, often because another program needed it or the machine slept.',
    safe: ANSWERS_SAFE,
    todo: 'Load the model again, then continue.',
  },
  'worker-died': {
    what: 'The engine stopped unexpectedly.',
    safe: ANSWERS_SAFE,
    todo: 'Load the model again, then continue. If it happens again, choose a smaller model.',
  },
  stopped: {
    what: 'Stopped, as you asked.',
    safe: ANSWERS_SAFE,
    todo: 'Continue whenever you like.',
  },
};
