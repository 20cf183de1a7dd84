// Why a model that was loaded to go on with a study is not the one that the study asked: what decides
// an answer is the file, the engine, its version and the device.
import type { ModelRespondent } from '../../core/study/records';

const DEVICES = { adapter: 'the graphics adapter', processor: 'the processor' } as const;

/** What differs, each as a part of a sentence. */
export function changesBetween(asked: ModelRespondent, loaded: ModelRespondent): string[] {
  const changes: string[] = [];
  if (asked.revision !== loaded.revision) changes.push('its file is another one now');
  if (asked.engine !== loaded.engine || asked.engineVersion !== loaded.engineVersion) {
    changes.push(
      `the engine was ${asked.engine} ${asked.engineVersion} and is ${loaded.engine} ${loaded.engineVersion}`,
    );
  }
  if (asked.device !== loaded.device) {
    changes.push(`it ran on ${DEVICES[asked.device]} and is on ${DEVICES[loaded.device]}`);
  }
  return changes;
}
