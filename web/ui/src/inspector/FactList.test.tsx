// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import '../i18n';
import type { Fact } from '../api/types';
import { FactList } from './FactList';
import { renderWithFacts } from './withFacts';

const fact = (part: Partial<Fact> & { id: string }): Fact => ({ title: part.id, value: null, state: 'known', ...part });

test('an unknown fact is listed apart, with why and what to get, and never as a value', () => {
  const wetland = fact({
    id: 'wetland',
    state: 'unknown',
    reason: { en: 'not covered', zh: '未覆盖' },
    whatToGet: { en: 'a delineation', zh: '划界' },
  });
  renderWithFacts(<FactList areaHa={null} facts={[fact({ id: 'line', value: 0, unit: 'km' }), wetland]} />);
  const unknown = screen.getByText('wetland').closest('li');
  expect(unknown?.textContent).toContain('not covered');
  expect(unknown?.textContent).toContain('a delineation');
  expect(document.querySelector('dl')?.textContent).not.toContain('wetland');
});

test('zero and no are values', () => {
  renderWithFacts(
    <FactList
      areaHa={null}
      facts={[fact({ id: 'distance', value: 0, unit: 'km' }), fact({ id: 'superfund', value: false })]}
    />,
  );
  const values = screen.getAllByRole('definition').map((d) => d.textContent?.replace('\u00a0', ' '));
  expect(values).toContain('0 km');
  expect(values).toContain('no');
});

test('a known fact names its source and how it was measured', () => {
  const source = {
    dataSet: 'PAD-US',
    vintage: '2025',
    licence: 'public domain',
    method: 'measured' as const,
    detail: '',
    url: 'https://example.org/',
  };
  renderWithFacts(
    <FactList areaHa={12.34} facts={[fact({ id: 'park', title: { en: 'Park', zh: '公园' }, value: 3, source })]} />,
  );
  const row = screen.getByText('Park').closest('div') as HTMLElement;
  expect(within(row).getByRole('link', { name: 'PAD-US 2025' }).getAttribute('href')).toBe('https://example.org/');
  expect(row.textContent).toContain('measured');
});

test('words of a value are those of the catalogue, and its code with spaces where there are none', () => {
  renderWithFacts(<FactList areaHa={null} facts={[fact({ id: 'tech', value: ['solar_pv', 'fuel_cell'] })]} />, {
    facts: [],
    words: { solar_pv: { en: 'solar PV', zh: '光伏' } },
  });
  expect(screen.getByRole('definition').textContent).toBe('solar PV, fuel cell');
});
