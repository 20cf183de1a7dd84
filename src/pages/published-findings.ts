// The study's claims on its own published tables, computed for the pages that show them.
import { publishedProfiles } from '../content/published';
import type { PublishedFindings } from '../core/compare/findings/findings';
import { publishedFindingsOf } from '../run/analysis';

export interface StudyFindings extends PublishedFindings {
  /** Names of the models, in the order of their tables. */
  names: readonly string[];
}

export async function loadPublishedFindings(signal?: AbortSignal): Promise<StudyFindings> {
  const { models } = await publishedProfiles();
  const found = await publishedFindingsOf(
    models.map(({ tables }) => tables),
    models.flatMap(({ name, steered }) => (steered === null ? [] : [{ model: name, ...steered }])),
    signal,
  );
  return { ...found, names: models.map(({ name }) => name) };
}
