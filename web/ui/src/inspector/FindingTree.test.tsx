// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import '../i18n';
import type { Finding } from '../api/types';
import { FindingTree } from './FindingTree';
import { renderWithFacts } from './withFacts';

const finding = (id: string, part: Partial<Finding> = {}): Finding => ({
  id,
  title: id,
  titleZh: null,
  outcome: null,
  citation: null,
  dueDate: null,
  truth: 'unknown',
  text: '',
  textZh: null,
  facts: [],
  confidence: 'primary',
  children: [],
  ...part,
});

const tree = [
  finding('nexus', {
    children: [finding('permit', { children: [finding('wetland')] })],
    citation: {
      title: '42 U.S.C. 4336e',
      clause: '(10)',
      url: 'https://example.org/law',
      effectiveFrom: '2023-06-03',
      effectiveTo: null,
      copyRead: 'https://example.org/copy',
    },
  }),
];

test('a finding shows its truth in words and its citation as a link', () => {
  renderWithFacts(<FindingTree findings={tree} />);
  expect(screen.getAllByText('Unknown').length).toBeGreaterThan(0);
  expect(screen.getByRole('link', { name: '42 U.S.C. 4336e, (10)' }).getAttribute('href')).toBe(
    'https://example.org/law',
  );
  expect(screen.getByRole('link', { name: 'copy read' }).getAttribute('href')).toBe('https://example.org/copy');
});

test('the first level is open, deeper ones open on demand', () => {
  renderWithFacts(<FindingTree findings={tree} />);
  expect(screen.queryByText('wetland')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /permit/ }));
  expect(screen.getByText('wetland')).toBeTruthy();
});

test('a draft reading says so', () => {
  renderWithFacts(<FindingTree findings={[finding('x', { confidence: 'draft', text: 'Read from a note.' })]} />);
  expect(screen.getByText(/Draft reading/)).toBeTruthy();
});

test('no finding is said in words', () => {
  renderWithFacts(<FindingTree findings={[]} />);
  expect(screen.getByText('No rule applied to this site.')).toBeTruthy();
});

test('a bare condition is its own title, and a presumed fact says that it was not measured', () => {
  const presumed = {
    id: 'p',
    title: 'Wetland fill',
    titleZh: null,
    value: 0,
    unit: 'ha',
    state: 'presumed',
    source: null,
  };
  renderWithFacts(
    <FindingTree findings={[finding('r', { title: '', text: 'site.wetland_ha == 0', facts: [presumed] })]} />,
  );
  expect(screen.getByRole('button', { name: /site.wetland_ha == 0/ })).toBeTruthy();
  expect(screen.getByText('Presumed by the rules, not measured')).toBeTruthy();
});

test('a derived fact without its inputs has no value: it is listed as open', () => {
  const derived = {
    id: 'd',
    title: 'Potential to emit',
    titleZh: null,
    value: null,
    unit: null,
    state: 'derived',
    source: null,
  };
  const { container } = renderWithFacts(<FindingTree findings={[finding('r', { facts: [derived] })]} />);
  expect(container.querySelector('.unknowns')?.textContent).toContain('Potential to emit');
});

test('a step with many rules waits for a click and then shows the first ones', () => {
  const rules = Array.from({ length: 20 }, (_, i) => finding(`rule-${i}`));
  renderWithFacts(<FindingTree findings={[finding('step', { children: rules })]} />);
  expect(screen.queryByText('rule-0')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /step/ }));
  expect(screen.getAllByText(/^rule-/)).toHaveLength(8);
  fireEvent.click(screen.getByRole('button', { name: 'Show 12 more' }));
  expect(screen.getAllByText(/^rule-/)).toHaveLength(20);
});
