// The study's claims on its own published tables, computed for the pages that show them.
import { publishedProfiles } from '../content/published';
import type { PublishedFindings } from '../core/compare/findings/findings';
import { publishedFindingsOf } from '../run/analysis';

export async function loadPublishedFindings(signal?: AbortSignal): Promise<PublishedFindings> {
  const { models } = await publishedProfiles();
  return publishedFindingsOf(
    models.map(({ tables }) => tables),
    models.flatMap(({ name, steered }) => (steered === null ? [] : [{ model: name, ...steered }])),
    signal,
  );
}
