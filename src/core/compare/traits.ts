// What models can be grouped by: maker, country of the maker, family (the architecture in the model's file),
// size and quantisation. Null where it is not known.
//
// Example: a model of 1.5 billion parameters is of the size "1 to 3 billion parameters".

export const TRAITS = ['maker', 'country', 'family', 'size', 'quantisation'] as const;

export type Trait = (typeof TRAITS)[number];

export type Traits = Readonly<Record<Trait, string | null>>;

/** Upper ends of the sizes, in parameters; each is about three times the one before. */
const SIZES = [
  { below: 0.3e9, name: 'under .3 billion parameters' },
  { below: 1e9, name: '.3 to 1 billion parameters' },
  { below: 3e9, name: '1 to 3 billion parameters' },
  { below: 10e9, name: '3 to 10 billion parameters' },
] as const;

/** The size of so many parameters in words; null where they are not known. */
export function sizeOf(parameters: number | null): string | null {
  if (parameters === null) return null;
  return SIZES.find(({ below }) => parameters < below)?.name ?? 'over 10 billion parameters';
}
