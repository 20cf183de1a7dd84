// The untrained model that ships with the application (public/baseline.gguf). The hash is what
// scripts/make-baseline.mjs writes on every machine; a test compares script, file and constant.

export const BASELINE = {
  file: 'baseline.gguf',
  bytes: 285280,
  parameters: 136640,
  sha256: '1e0a2eee627cd615f30e90537ee9dc4fd7b4143481d5ced6bf349032dbb3169d',
} as const;
