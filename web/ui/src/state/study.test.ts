import { expect, test } from 'vitest';
import { heldOf, isValid, requestOf, studyOf } from './study';

test('a study survives its way through the link', () => {
  const study = { ...studyOf({}, 300), siteCount: 5, minSpacingKm: 50, allowUpgrades: true, alternatives: 3 };
  expect(studyOf(heldOf(study, 300), 300)).toEqual(study);
});

test('the default study leaves the link empty, and asks for no limit', () => {
  expect(heldOf(studyOf({}, 300), 300)).toEqual({});
  expect(requestOf(studyOf({}, 300))).toEqual({ siteCount: 3, requestedMw: 300, allowUndetermined: false });
});

test('half a site cannot be planned', () => expect(isValid(studyOf({ sites: 1.5 }, 300))).toBe(false));
