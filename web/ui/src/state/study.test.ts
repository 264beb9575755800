import { expect, test } from 'vitest';
import { heldOf, isValid, requestOf, studyOf } from './study';

test('a study survives its way through the link', () => {
  const study = {
    ...studyOf({}, 300),
    siteCount: 5,
    minSpacingKm: 50,
    objective: 'cost' as const,
    firstYear: 2028,
    years: 3,
    alternatives: 3,
    tradeOff: true,
  };
  expect(studyOf(heldOf(study, 300), 300)).toEqual(study);
});

test('the default study leaves the link empty, and asks for no limit', () => {
  expect(heldOf(studyOf({}, 300), 300)).toEqual({});
  expect(requestOf(studyOf({}, 300))).toEqual({ siteCount: 3, requestedMw: 300, allowUndetermined: false });
});

test('years come with the budget of each, and the study’s own JSON wins', () => {
  const study = { ...studyOf({}, 300), firstYear: 2028, years: 2, budgetMusd: 40 };
  expect(requestOf(study, { siteCount: 9, seed: 4 })).toMatchObject({
    siteCount: 9,
    seed: 4,
    years: [
      { year: 2028, maxCapitalUsd: 40e6 },
      { year: 2029, maxCapitalUsd: 40e6 },
    ],
  });
});

test('half a site cannot be planned', () => expect(isValid(studyOf({ sites: 1.5 }, 300))).toBe(false));
