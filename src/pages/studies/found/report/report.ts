// The report of some studies: what the page of findings shows, with the methods, the versions and how to
// repeat it, as one file (core/exchange/report.ts). Its style is that of the pages.
import { reportPage, type ReportSection } from '../../../../core/exchange/report';
import { comparisonNotes } from '../../../../core/say/comparison';
import { count } from '../../../../ui/format';
import theme from '../../../../ui/theme.css?raw';
import type { Shown } from '../../../compare/shown';
import type { Found } from '../found.svelte';
import { held, howAnswered, netOfSoundness } from './behind';
import style from './report.css?raw';
import { saidAndDone } from './said-and-done';
import { asked, methods, repeating, versions } from './versions';

function limits(shown: readonly Shown[]): ReportSection[] {
  const notes = comparisonNotes(shown);
  if (notes.length === 0) return [];
  return [{ heading: 'What these figures cannot say', blocks: [{ kind: 'list', items: notes }] }];
}

/** The file of what was found. */
export async function reportOf(found: Found): Promise<string> {
  const studies = found.studies ?? [];
  const names = studies.map(({ name }) => name).join('; ');
  const now = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return reportPage(
    {
      title: `What was found: ${names}`,
      about: `Written by Axia ${__APP_VERSION__} on ${now} (UTC) from ${count(studies.length, 'study', 'studies')}.`,
      sections: [
        asked(studies),
        methods(studies, found.shown),
        ...saidAndDone(found),
        ...howAnswered(found),
        ...held(found),
        ...netOfSoundness(found),
        ...limits(found.shown),
        versions(studies),
        await repeating(studies),
      ],
    },
    theme + style,
  );
}
