// The prompt of an MLC model. Templates are those of published configurations, named with each; what
// is expected is what WebLLM's own code makes of them (lib/index.js, Conversation).
import { expect, test } from 'vitest';
import { inMlcTemplate } from '../../src/core/engine/mlc-template';

/** mlc-chat-config.json of mlc-ai/Qwen3-0.6B-q4f16_1-MLC. */
const QWEN3 = {
  name: 'qwen3',
  system_template: '<|im_start|>system\n{system_message}<|im_end|>\n',
  system_message: 'You are a helpful assistant.',
  add_role_after_system_message: true,
  roles: { user: '<|im_start|>user', assistant: '<|im_start|>assistant' },
  role_templates: {
    user: '{user_message}',
    assistant: '{assistant_message}',
    tool: '{tool_message}',
  },
  messages: [],
  seps: ['<|im_end|>\n'],
  role_content_sep: '\n',
  role_empty_sep: '\n',
  function_string: '',
  use_function_calling: false,
};

/** The configuration in WebLLM's own tests (tests/conversation.test.ts). */
const LLAMA2 = {
  name: 'llama-2',
  system_template: '[INST] <<SYS>>\n{system_message}\n<</SYS>>\n\n',
  system_message: 'You are a helpful, respectful and honest assistant.',
  system_prefix_token_ids: [1],
  add_role_after_system_message: false,
  roles: { user: '[INST]', assistant: '[/INST]', tool: '[INST]' },
  role_templates: QWEN3.role_templates,
  seps: [' '],
  role_content_sep: ' ',
  role_empty_sep: ' ',
};

test('a turn stands in its role, after the template’s own system message', () => {
  expect(inMlcTemplate(QWEN3, 'Which one?', true)).toBe(
    '<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n' +
      '<|im_start|>user\nWhich one?<|im_end|>\n<|im_start|>assistant\n',
  );
});

test('a model that is not to think aloud is given an empty thought', () => {
  expect(inMlcTemplate(QWEN3, 'Which one?', false)).toMatch(
    /<\|im_start\|>assistant\n<think>\n\n<\/think>\n\n$/,
  );
});

test('a template that names the user in its system message does not name them again', () => {
  expect(inMlcTemplate(LLAMA2, 'Which one?', true)).toBe(
    '[INST] <<SYS>>\nYou are a helpful, respectful and honest assistant.\n<</SYS>>\n\n' +
      'Which one? [/INST] ',
  );
});

test('an empty system message is written or left out as the template says', () => {
  const empty = { ...QWEN3, system_message: '' };
  expect(inMlcTemplate(empty, 'Hi', true)).toMatch(/^<\|im_start\|>system\n<\|im_end\|>\n/);
  const silent = { ...empty, render_empty_system_message: false };
  expect(inMlcTemplate(silent, 'Hi', true)).toMatch(/^<\|im_start\|>user\nHi/);
});

test('roles without stated ends are followed by a colon, as the library has it', () => {
  const bare = {
    system_template: '{system_message}',
    system_message: '',
    roles: { user: 'USER', assistant: 'ASSISTANT' },
    seps: ['\n'],
  };
  expect(inMlcTemplate(bare, 'Hi', true)).toBe('USER: Hi\nASSISTANT: ');
});

test.each([
  ['nothing', undefined],
  ['a name', 'chatml'],
  ['no ends of turns', { ...QWEN3, seps: [] }],
])('a configuration with %s for a template has no prompt to show', (_, template) => {
  expect(inMlcTemplate(template, 'Hi', true)).toBeNull();
});
