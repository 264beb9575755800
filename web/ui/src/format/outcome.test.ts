import i18next from 'i18next';
import { expect, test } from 'vitest';
import '../i18n';
import { outcomeIn } from './outcome';
import { idInWords } from './words';

const t = i18next.getFixedT('en');

test('an outcome is a kind in words and what it is about', () => {
  expect(outcomeIn('Permit(land authorisation)', 'en', t)).toBe('Permit: land authorisation');
  expect(outcomeIn('NationwidePermit(NWP 39): else an individual permit', 'en', t)).toBe(
    'Nationwide permit: NWP 39: else an individual permit',
  );
  expect(outcomeIn('CE_CANDIDATE DOE B4.13', 'en', t)).toBe('Possible categorical exclusion: DOE B4.13');
});

test('a sentence stays as it is, in the reader’s language', () =>
  expect(outcomeIn({ en: 'An EA is needed.', zh: '需要环境评估。' }, 'zh', t)).toBe('需要环境评估。'));

test('an untitled fact is named by its id', () => {
  expect(idInWords('project.lead_agency')).toBe('Lead agency');
  expect(idInWords('project.ai_load_mw')).toBe('Ai load');
});
