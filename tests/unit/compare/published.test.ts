// Reference values: docs/measurement.md, section 8, from the paper's own tables.
import { describe, expect, test } from 'vitest';
import data from '../../../src/content/published/valact-15k.json';
import { profileAgreement } from '../../../src/core/compare/agreement';
import {
  ownAgainstOthers,
  residualOwnAgainstOthers,
} from '../../../src/core/compare/own-against-others';
import { publishedProfile } from '../../../src/core/compare/published';
import { publishedFindings } from '../../../src/core/compare/findings/findings';
import { at } from '../../../src/core/stats/array';
import { mean } from '../../../src/core/stats/mean';
import type { Profile } from '../../../src/core/score/types';
import { expectClose } from '../../fixtures/stats/close';
import type { Ten } from '../../../src/core/values';

const tables: Record<'share' | 'stated' | 'select' | 'hold', Map<string, Ten[]>> = {
  share: new Map(Object.entries(data.enacted_share_percent)),
  stated: new Map(Object.entries(data.questionnaire_raw_mean)),
  select: new Map(Object.entries(data.select_accuracy_percent)),
  hold: new Map(Object.entries(data.hold_accuracy_percent)),
};
const ids = data.models.map(({ id }) => id);
const meansOf = (prompts: readonly Ten[]) =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((place) => mean(prompts.map((ten) => at(ten, place))));
const published = ids.map((id) => ({
  scenarios: 3000,
  questions: 15_000,
  share: tables.share.get(id) ?? [],
  stated: tables.stated.get(id) ?? [],
}));
const profiles = published.map(publishedProfile);
const shares = (profile: Profile) => (profile.enacted?.share ?? []).map(({ value }) => value);
const respondents = profiles.map((profile) => ({
  stated: profile.stated?.raw ?? [],
  enacted: shares(profile),
  stratum: 'all',
}));

describe('published profiles', () => {
  test('have the r of each model, in file order', () => {
    const paper = [0.299, 0.319, 0.172, 0.328, 0.348, 0.247, 0.382, 0.357, 0.263, 0.32];
    expectClose(
      profiles.map(({ gap }) => gap?.pearson),
      paper,
      3,
    );
  });

  test('have a centred profile less the MRAT over the 40 items, not over the ten values', () => {
    const { stated } = profiles[0] ?? {};
    const items = [4, 3, 3, 4, 3, 5, 4, 4, 4, 6];
    const mrat = items.reduce((t, n, place) => t + (n * at(stated?.raw ?? [], place)) / 40, 0);
    expect(stated?.mrat).toBeCloseTo(mrat, 10);
    stated?.centred.forEach(({ value }, place) =>
      expect(value).toBeCloseTo(at(stated.raw, place) - mrat, 10),
    );
  });

  test('have t intervals over the five wordings, and say that they are no more than that', () => {
    const [first] = profiles[0]?.enacted?.share ?? [];
    const prompts = [23.45, 23.56, 23.67, 24.05, 23.72];
    const middle = mean(prompts);
    const error = Math.sqrt(prompts.reduce((t, x) => t + (x - middle) ** 2, 0) / 4 / 5);
    expect(first?.high).toBeCloseTo(middle + 2.7764 * error, 3);
    expect(profiles[0]?.enacted?.intervalMethod).toContain('5 prompt wordings');
  });

  test('give no rates, worths, posterior, or printable r', () => {
    for (const { enacted, gap, stated } of profiles) {
      expect([enacted?.rate, enacted?.worth, enacted?.covariance]).toEqual([null, null, null]);
      expect([enacted?.offered, enacted?.chosen]).toEqual([null, null]);
      expect(stated?.validity.state).toBe('marked');
      expect(gap?.posterior).toBeNull();
      expect(gap?.printable).toBe(false);
      expect(gap?.fisher).not.toBeNull();
      expect(gap?.difference.every(({ low, high }) => low === null && high === null)).toBe(true);
    }
  });

  test('agree with each other at a mean r of .993, at least .976', () => {
    const agreement = profileAgreement(profiles.map(shares));
    expect(agreement.mean).toBeCloseTo(0.993, 3);
    expect(agreement.smallest).toBeCloseTo(0.976, 3);
  });

  test('go as well with the others’ enacted profiles as with their own: .3034 and .3011', () => {
    const result = ownAgainstOthers(respondents, 1);
    expect(result?.own).toBeCloseTo(0.3034, 4);
    expect(result?.others).toBeCloseTo(0.3011, 4);
    expect(result?.p).toBeGreaterThan(0.3);
    expect(result?.p).toBeLessThan(0.33);
  });

  test('have residual r .048 with their own and −.010 with the others’, p about .34', () => {
    const result = residualOwnAgainstOthers(respondents, 1);
    expect(result?.own).toBeCloseTo(0.048, 3);
    expect(result?.others).toBeCloseTo(-0.01, 3);
    expect(result?.p).toBeGreaterThan(0.32);
    expect(result?.p).toBeLessThan(0.36);
  });

  test('give the page the figures of the study’s claims', () => {
    const models = data.models.filter(({ id }) => tables.select.has(id));
    const steered = models.map(({ id, name }) => ({
      model: name,
      select: tables.select.get(id) ?? [],
      hold: tables.hold.get(id) ?? [],
    }));
    const found = publishedFindings(published, steered, 1);
    expect(found.alike?.mean).toBeCloseTo(0.993, 3);
    expect(found.alike?.smallest).toBeCloseTo(0.976, 3);
    expect(found.saying?.r.value).toBeCloseTo(0.303, 3);
    // Between the models, the ten values held: t with 9 degrees of freedom, of the ten r of section 8.
    expect(found.saying?.r.low).toBeCloseTo(0.259, 3);
    expect(found.saying?.r.high).toBeCloseTo(0.348, 3);
    expect(found.circle.stated).toBeCloseTo(-0.7, 2);
    expect(found.circle.enacted).toBeCloseTo(-0.15, 2);
    expect(found.saying?.control?.plain.own).toBeCloseTo(0.303, 3);
    expect(found.saying?.control?.plain.others).toBeCloseTo(0.301, 3);
    expect(found.saying?.control?.plain.p).toBeCloseTo(0.31, 1);
    expect(found.saying?.control?.residual.own).toBeCloseTo(0.048, 3);
    expect(found.saying?.control?.residual.others).toBeCloseTo(-0.01, 3);
    expect(found.saying?.control?.residual.p).toBeCloseTo(0.34, 1);
    expectClose(
      found.steered.map(({ pooled }) => pooled.value),
      [-1.37, -3.83, -0.81, -0.05],
      2,
    );
    const all = found.steered.flatMap(({ values }) => values);
    expect(Math.min(...all.map(({ difference }) => difference.value))).toBeCloseTo(-6.64, 2);
    for (const { adjusted } of all) expect(adjusted).toBeGreaterThan(0);
  });

  test('of fewer than four models have no control', () => {
    expect(publishedFindings(published.slice(0, 3), [], 1).saying?.control).toBeNull();
  });

  test('drop from select to hold by 6.64 points at most', () => {
    const drops = [...tables.hold].flatMap(([id, hold]) => {
      const select = meansOf(tables.select.get(id) ?? []);
      return meansOf(hold).map((percent, place) => percent - at(select, place));
    });
    expect(Math.min(...drops)).toBeCloseTo(-6.64, 2);
  });
});
