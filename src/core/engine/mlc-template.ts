// The prompt of an MLC model as WebLLM writes it: the conversation template of its configuration around
// one turn of the user. WebLLM shows its prompts to nobody, so this repeats what it does
// (@mlc-ai/web-llm 0.2.86, lib/index.js, Conversation.getPromptArray), as far as one turn without
// pictures or tools needs it. Layout: https://llm.mlc.ai/docs/deploy/mlc_chat_config.html
//
// For Qwen3 and "Hello": <|im_start|>system\nYou are a helpful assistant.<|im_end|>\n, then
// <|im_start|>user\nHello<|im_end|>\n, then <|im_start|>assistant\n.

import * as v from 'valibot';

const Template = v.object({
  system_template: v.string(),
  system_message: v.string(),
  render_empty_system_message: v.nullish(v.boolean()),
  add_role_after_system_message: v.nullish(v.boolean()),
  roles: v.object({ user: v.string(), assistant: v.string() }),
  role_templates: v.nullish(v.object({ user: v.nullish(v.string()) })),
  seps: v.tupleWithRest([v.string()], v.string()),
  role_content_sep: v.nullish(v.string(), ': '),
  role_empty_sep: v.nullish(v.string(), ': '),
});
type Template = v.InferOutput<typeof Template>;

/** What the library puts in front of an answer that is not to think aloud. */
const EMPTY_THOUGHT = '<think>\n\n</think>\n\n';

/**
 * A turn of the user in the model's conversation template, up to where the answer begins. Tokens that a
 * template prefixes by number (a beginning of the text) have no text and are left out.
 *
 * @param template `conv_template` of mlc-chat-config.json
 * @param thinks false where the library is told to skip thinking aloud
 * @returns null where the template has not the documented layout
 */
export function inMlcTemplate(template: unknown, turn: string, thinks: boolean): string | null {
  const read = v.safeParse(Template, template);
  return read.success ? inTemplate(read.output, turn, thinks) : null;
}

function inTemplate(template: Template, turn: string, thinks: boolean): string {
  const { roles, role_content_sep: afterRole, role_empty_sep: beforeAnswer } = template;
  const system = systemOf(template);
  const isWithoutRole = template.add_role_after_system_message === false && system !== '';
  const role = isWithoutRole ? '' : roles.user + afterRole;
  // A turn that holds "$&" is read by `replace` as the library reads it.
  const words =
    template.role_templates?.user
      ?.replace('{user_message}', turn)
      .replace('{function_string}', '') ?? turn;
  const answer = thinks ? beforeAnswer : afterRole + EMPTY_THOUGHT;
  return system + role + words + template.seps[0] + roles.assistant + answer;
}

function systemOf(template: Template): string {
  const { system_template: around, system_message: message } = template;
  if (message === '' && template.render_empty_system_message === false) return '';
  return around.replace('{system_message}', message);
}
