// Kinds of simulated respondents of the calibration (src/core/simulate/respondent.ts).

/** Standard deviations in logits of a model's effects of places and of actions. */
export const MODEL = { places: 1, actions: 1 };

/** Standard deviations of worths between values, logits. */
export const SPREADS = [0.5, 0.7, 1, 1.5];
