// A view of the Compare page in its address, so that it can be kept as a bookmark and sent as a link to
// somebody who has the same respondents: #/compare?with=a,b is a comparison, and
// #/compare/questions?with=a,b&value=PO the questions behind a part of it.
import { VALUES, type Value } from '../../core/values';

type Query = Readonly<Record<string, string>>;

/** What is seen of a comparison. */
export interface View {
  /** Ids in the order in which they were chosen. */
  ids: readonly string[];
  /** Ids of those that are shown although they cannot be compared with the others. */
  also: readonly string[];
  /** Whose worths the scatter has across and up; empty where nobody chose it. */
  across: string;
  up: string;
}

const idsFrom = (written: string | undefined) => [
  ...new Set((written ?? '').split(',').filter(Boolean)),
];

/** Undefined where the address says nothing of whom to compare. */
export function readChoice(query: Query): string[] | undefined {
  const written = query['with'];
  return written === undefined ? undefined : idsFrom(written);
}

/** The view that the address names, with the first choice where it names nobody. */
export function readView(query: Query, first: readonly string[]): View {
  return {
    ids: readChoice(query) ?? first,
    also: idsFrom(query['also']),
    across: query['across'] ?? '',
    up: query['up'] ?? '',
  };
}

const written = (ids: readonly string[]) => ids.map(encodeURIComponent).join(',');

function writeView({ ids, also, across, up }: View): string {
  const rest = [
    ...(also.length === 0 ? [] : [`also=${written(also)}`]),
    ...(across === '' ? [] : [`across=${encodeURIComponent(across)}`]),
    ...(up === '' ? [] : [`up=${encodeURIComponent(up)}`]),
  ];
  return [`#/compare?with=${written(ids)}`, ...rest].join('&');
}

/** The address of a comparison of these respondents as it is first seen. */
export function writeChoice(ids: readonly string[]): string {
  return writeView({ ids, also: [], across: '', up: '' });
}

/** Replaces the address without a new step in the history and without loading the page again. */
export function keepView(view: View): void {
  location.replace(writeView(view));
}

/** The questions behind a value of one respondent or of two; without a value all of them. */
export function questionsAddress(ids: readonly string[], value?: Value): string {
  const ofValue = value === undefined ? '' : `&value=${value}`;
  return `#/compare/questions?with=${written(ids)}${ofValue}`;
}

/** The value that the address names. */
export function readValue(query: Query): Value | undefined {
  return VALUES.find((value) => value === query['value']);
}

/**
 * What a first visit shows: one of each kind if there are two kinds, else the first two there are; no
 * group, and nobody simulated.
 */
export function firstChoice(
  list: readonly { id: string; kind: string; isSimulated: boolean }[],
): string[] {
  const single = list.filter(({ kind, isSimulated }) => kind !== 'group' && !isSimulated);
  const kinds = [...new Set(single.map(({ kind }) => kind))];
  const one = kinds.flatMap((kind) => single.find((entry) => entry.kind === kind)?.id ?? []);
  return one.length >= 2 ? one : single.slice(0, 2).map(({ id }) => id);
}
