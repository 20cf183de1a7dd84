// Everybody who can be set side by side: the people and models on this machine and the published
// profiles. Profiles are computed in the analysis worker, when a page first asks for them.
import { isBuiltInId, isCurrent, UNKNOWN_QUESTIONS } from '../content/pack';
import { publishedProfiles, type PublishedModel } from '../content/published';
import { scenarioName } from '../core/compare/shared-questions';
import type { Pack } from '../core/instrument/pack';
import { compareVersions } from '../core/instrument/version';
import { groupBy } from '../core/score/group-by';
import type { ChoiceAnswer, Profile } from '../core/score/types';
import { currentAnswers, toScores } from '../core/study/answer';
import { trialsOf, type Sitting } from '../core/study/plan';
import { isWritten, textCounts, writtenScores } from '../core/study/written-scores';
import type { Part } from '../core/study/parts';
import {
  personName,
  type ModelRespondent,
  type PersonRespondent,
  type Study,
} from '../core/study/records';
import { personaIn, type Framing, type Trial } from '../core/study/trial';
import { VALUE_NAMES } from '../core/values';
import { profileOf, publishedProfileOf } from '../run/analysis';
import { isHere } from '../run/guests';
import { knownPackOf } from '../run/packs';
import { givesProfile, namesOf, studyTrials } from '../run/studies';
import { store } from '../store/store';
import { count } from '../ui/format';
import { Batches } from './batches';
import { groupSources } from './groups';
import { answersId } from './me/people';
import { nameOfCountry, traitsOf } from './model-traits';
import type { Answered, RespondentEntry, Source } from './source';

/** Somebody on this machine with answers that cannot be compared here, and why. */
interface Unreadable {
  label: string;
  reason: string;
}

interface Found {
  sources: readonly Source[];
  unreadable: readonly Unreadable[];
}

function publishedSource(model: PublishedModel): Source {
  const { scenarios } = model.tables;
  return {
    id: `published:${model.id}`,
    kind: 'published',
    label: model.name,
    detail: `${model.company}, ${model.country}; ${count(scenarios, 'scenario')}, five prompts`,
    model: null,
    traits: {
      maker: model.company,
      country: nameOfCountry(model.country),
      family: null,
      size: null,
      quantisation: null,
    },
    isOwn: true,
    framings: [],
    ratings: [],
    choices: [],
    balanced: [],
    asked: [],
    isSimulated: false,
    compute: () => publishedProfileOf(model.tables),
  };
}

/** The framings of the scenario questions that have an answer. */
function framingsOf(answered: readonly Answered[]): Framing[] {
  const framings = answered.flatMap(({ rows }) =>
    rows.flatMap(({ question }) => (question.instrument === 'scenarios' ? [question.framing] : [])),
  );
  return [...new Set(framings)];
}

/** Which questions were answered, where they are not the built-in ones of today. */
function ofPacks(packs: readonly Pack[]): string {
  if (packs.every(isCurrent)) return '';
  const [newest] = packs.toSorted((a, b) => compareVersions(b.version, a.version));
  const versions = new Set(packs.map(({ version }) => version));
  return ` of ${newest?.title ?? ''} ${[...versions].toSorted(compareVersions).join(' and ')}`;
}

const numberOf = (choices: readonly ChoiceAnswer[]) =>
  new Set(choices.map(({ scenario, question }) => `${scenario}/${question}`)).size;

/** The answers as the scores take them. */
function scoresOf(answered: readonly Answered[]) {
  const scores = answered.map(({ pack, trials, rows }) => ({
    pack,
    ...(isWritten(trials) ? writtenScores(trials, rows) : toScores(trials, rows)),
  }));
  return {
    ratings: scores.flatMap((one) => one.ratings),
    choices: scores.flatMap(({ pack, choices }) =>
      choices.map((row) => ({ ...row, scenario: scenarioName(pack, row.scenario) })),
    ),
  };
}

/** Whether the respondent answers as itself and not as a persona. */
const isItself = ({ question }: Trial) => personaIn(question) === undefined;

/** How many texts there are, and what of them could not be read; nothing where nothing was written. */
function ofTexts(answered: readonly Answered[]): string {
  const { read, refused, several, none } = textCounts(answered.flatMap(({ rows }) => rows));
  const all = read + refused + several + none;
  if (all === 0) return '';
  return `; ${count(all, 'text')}, of these ${refused} refused, ${several + none} named no single answer`;
}

/** @param further answers to scenarios that earlier ones chose. */
function sourceFrom(
  { label, ...entry }: Pick<Source, 'id' | 'label' | 'model' | 'isSimulated'>,
  answered: readonly Answered[],
  further: readonly Answered[] = [],
): Source {
  const kind = entry.model === null ? 'person' : 'model';
  const packs = answered.map(({ pack }) => pack);
  const { ratings, choices: balanced } = scoresOf(answered);
  const chosen = scoresOf(further).choices;
  const choices = [...balanced, ...chosen];
  const items = new Set(ratings.flatMap(({ item, p }) => (p === null ? [] : [item]))).size;
  // Answers to packs of different ids are never mixed, so the first speaks for all.
  const imported = packs.find(({ id }) => !isBuiltInId(id));
  const adaptive = chosen.length === 0 ? '' : ` (${numberOf(chosen)} chosen by earlier answers)`;
  const asked = `${count(items, 'portrait')}, ${count(numberOf(choices), 'scenario question')}${adaptive}`;
  const deal = chosen.length === 0 ? {} : ({ deal: 'adaptive' } as const);
  const writes = answered.some(({ trials }) => isWritten(trials));
  const answers = writes ? ({ answers: 'written' } as const) : {};
  return {
    ...entry,
    kind,
    traits: entry.model === null ? null : traitsOf(entry.model),
    isOwn: !writes && answered.every(({ trials }) => trials.every(isItself)),
    framings: framingsOf(answered),
    ratings,
    choices,
    balanced,
    asked: [...answered, ...further],
    label: imported === undefined ? label : `${label}, ${imported.title}`,
    detail: asked + ofPacks(packs) + ofTexts(answered),
    compute: () => profileOf({ kind, ...deal, ...answers, ratings, choices }),
  };
}

interface AnsweredSitting extends Answered {
  id: string;
}

interface Asked {
  sitting: Sitting;
  pack: Pack;
}

/**
 * The person's newest complete sitting of an instrument; where none is, the newest with an answer. So
 * a result stays in sight while somebody answers again.
 */
async function latestAnswered(
  own: readonly Asked[],
  instrument: Part,
): Promise<AnsweredSitting | null> {
  const newest = own
    .filter(({ sitting }) => sitting.plan.instrument === instrument)
    .sort((a, b) => b.sitting.startedAt - a.sitting.startedAt);
  let begun: AnsweredSitting | null = null;
  for (const { sitting, pack } of newest) {
    const rows = await store.answersOf(sitting.id);
    if (rows.length === 0) continue;
    const answered = { id: sitting.id, pack, trials: trialsOf(sitting, pack), rows };
    if (currentAnswers(rows).length === answered.trials.length) return answered;
    begun ??= answered;
  }
  return begun;
}

/** The answers to further scenarios that lengthen a sitting. */
async function furtherAnswered(own: readonly Asked[], after: string): Promise<Answered[]> {
  const sittings = own.filter(
    ({ sitting: { plan } }) => plan.instrument === 'further' && plan.after === after,
  );
  return Promise.all(
    sittings.map(async ({ sitting, pack }) => ({
      pack,
      trials: trialsOf(sitting, pack),
      rows: await store.answersOf(sitting.id),
    })),
  );
}

/** A person's answers to one pack, each instrument in the version of the sitting that counts. */
async function personSource(
  person: PersonRespondent,
  pack: string,
  asked: readonly Asked[],
): Promise<Source[]> {
  const [portraits, scenarios] = await Promise.all([
    latestAnswered(asked, 'questionnaire'),
    latestAnswered(asked, 'scenarios'),
  ]);
  const answered = [portraits, scenarios].filter((one) => one !== null);
  if (answered.length === 0) return [];
  const further = scenarios === null ? [] : await furtherAnswered(asked, scenarios.id);
  const entry = {
    id: `person:${answersId(person.id, pack)}`,
    label: personName(person),
    model: null,
    isSimulated: person.simulated !== undefined,
  };
  return [sourceFrom(entry, answered, further)];
}

async function personSources(
  person: PersonRespondent,
  sittings: readonly Sitting[],
): Promise<Found> {
  const own = sittings.filter(({ respondent }) => respondent === person.id);
  const asked: Asked[] = [];
  for (const sitting of own) {
    const pack = await knownPackOf(sitting.pack);
    if (pack !== null) asked.push({ sitting, pack });
  }
  const packs = groupBy(asked, ({ pack }) => pack.id);
  const sources = await Promise.all([...packs].map(([id, of]) => personSource(person, id, of)));
  const isWhole = asked.length === own.length;
  return {
    sources: sources.flat(),
    unreadable: isWhole ? [] : [{ label: personName(person), reason: UNKNOWN_QUESTIONS }],
  };
}

async function studySources(study: Study, model: ModelRespondent): Promise<Found> {
  const label = `${model.name}, ${namesOf(study).label}`;
  const asked = await studyTrials(study);
  if (!asked.ok) return { sources: [], unreadable: [{ label, reason: asked.reason }] };
  const { pack, trials } = asked;
  const rows = await store.answersTo(trials.map(({ key }) => key));
  const given = new Map(rows.map((row) => [row.key, row]));
  // Each persona is a respondent.
  const personas = groupBy(trials, ({ question }) => personaIn(question));
  const sources = [...personas].flatMap(([persona, own]) => {
    const answers = own.flatMap(({ key }) => given.get(key) ?? []);
    if (answers.length === 0) return [];
    const entry = {
      id: `study:${study.id}${persona === undefined ? '' : `:${persona}`}`,
      label: persona === undefined ? label : `${label}, the persona of ${VALUE_NAMES[persona]}`,
      model,
      isSimulated: false,
    };
    const source = sourceFrom(entry, [{ pack, trials: own, rows: answers }]);
    const detail =
      answers.length === own.length
        ? source.detail
        : `${source.detail}; ${answers.length} of ${own.length} answered so far`;
    return [{ ...source, detail }];
  });
  return { sources, unreadable: [] };
}

/** Somebody who may have answers, and how to find out. */
interface Candidate {
  /** Of a person with answers to several packs the ids go on behind a colon. */
  id: string;
  find: () => Promise<Found>;
}

/** The people and models on this machine. */
async function candidates(): Promise<Candidate[]> {
  const [people, sittings, studies] = await Promise.all([
    store.respondents(),
    store.sittings(),
    store.studies(),
  ]);
  const models = new Map(people.flatMap((one) => (one.kind === 'model' ? [[one.id, one]] : [])));
  return [
    ...people.flatMap((person): Candidate[] =>
      // A guest of another tab is nobody's business here.
      person.kind === 'person' && isHere(person)
        ? [{ id: `person:${person.id}`, find: () => personSources(person, sittings) }]
        : [],
    ),
    ...studies
      .filter(({ preset }) => givesProfile(preset))
      .flatMap((study): Candidate[] => {
        const model = models.get(study.respondent);
        if (model === undefined) return [];
        return [{ id: `study:${study.id}`, find: () => studySources(study, model) }];
      }),
  ];
}

const isAmong = ({ id }: Candidate, ids: readonly string[]) =>
  ids.some((one) => one === id || one.startsWith(`${id}:`));

const together = (each: readonly Found[]): Found => ({
  sources: each.flatMap(({ sources }) => sources),
  unreadable: each.flatMap(({ unreadable }) => unreadable),
});

/** Lets the page paint and answer before the next one's rows are read. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/**
 * What the candidates have answered, in their order. Those with the ids in `first` are read before the
 * others and handed over as soon as they are there; the others one after the other, so that a page with
 * many of them stays responsive.
 */
async function found(first: readonly string[], early: (found: Found) => void): Promise<Found> {
  const all = await candidates();
  const urgent = await Promise.all(
    all.filter((one) => isAmong(one, first)).map(async (one) => ({ one, own: await one.find() })),
  );
  if (first.length > 0) early(together(urgent.map(({ own }) => own)));
  const each: Found[] = [];
  for (const one of all) {
    const known = urgent.find((other) => other.one === one);
    if (known === undefined) await nextTask();
    each.push(known?.own ?? (await one.find()));
  }
  return together(each);
}

class Respondents {
  #unreadable = $state.raw<readonly Unreadable[]>([]);
  #sources = $state.raw<readonly Source[]>([]);
  #profiles = $state.raw<Readonly<Record<string, Profile>>>({});
  #failures = $state.raw<Readonly<Record<string, string>>>({});
  #asked = new Set<string>();
  /** What has come and is not shown yet. */
  #fresh: Record<string, Profile> = {};
  readonly #batches = new Batches(() => {
    this.#profiles = { ...this.#profiles, ...this.#fresh };
    this.#fresh = {};
  });
  #loading: Promise<void> = Promise.resolve();
  #loads = 0;

  get list(): readonly RespondentEntry[] {
    return this.#sources;
  }

  /** The list with what its profiles come from, for what compares question by question. */
  get sources(): readonly Source[] {
    return this.#sources;
  }

  /** Whose answers the list leaves out. */
  get unreadable(): readonly Unreadable[] {
    return this.#unreadable;
  }

  /**
   * Reads anew what is stored; profiles are computed again when next required. Of two loads at once
   * the later one counts, and both settle with it. Where the store cannot be read this rejects, and
   * the list holds the published profiles alone.
   *
   * @param first ids that stand in the list before all others are read.
   */
  load(first: readonly string[] = []): Promise<void> {
    this.#loads += 1;
    this.#loading = this.#load(this.#loads, first);
    return this.#loading;
  }

  async #load(turn: number, first: readonly string[]): Promise<void> {
    const { models } = await publishedProfiles();
    const published = models.map(publishedSource);
    let isNew = true;
    const show = ({ sources, unreadable }: Found) => {
      if (turn !== this.#loads) return;
      // What is still being computed belongs to the old list.
      if (isNew) {
        this.#asked = new Set();
        this.#profiles = {};
        this.#fresh = {};
        this.#failures = {};
        isNew = false;
      }
      const single = [...sources, ...published];
      this.#sources = [...single, ...groupSources(single)];
      this.#unreadable = unreadable;
    };
    const [own] = await Promise.allSettled([found(first, show)]);
    if (turn !== this.#loads) return this.#loading;
    show(own.status === 'fulfilled' ? own.value : { sources: [], unreadable: [] });
    if (own.status === 'rejected') throw own.reason;
  }

  /** Undefined while it is being computed, or when nobody has this id. */
  profile(id: string): Profile | undefined {
    return this.#profiles[id];
  }

  /** Why a profile could not be computed; undefined where nothing went wrong. */
  failure(id: string): string | undefined {
    return this.#failures[id];
  }

  /** Starts computing what is not there yet. */
  require(ids: readonly string[]): void {
    for (const id of ids) {
      const source = this.#sources.find((one) => one.id === id);
      if (source === undefined || this.#asked.has(id)) continue;
      this.#asked.add(id);
      void this.#compute(source);
    }
  }

  async #compute({ id, compute }: Source): Promise<void> {
    const asked = this.#asked;
    this.#batches.expect();
    try {
      const profile = await compute();
      if (this.#asked === asked) this.#fresh[id] = profile;
    } catch (error) {
      if (this.#asked === asked) this.#failures = { ...this.#failures, [id]: String(error) };
    } finally {
      this.#batches.arrive();
    }
  }
}

export const respondents = new Respondents();
