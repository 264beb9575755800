// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ProblemError, UnreachableError } from '../api/client';
import '../i18n';
import { Failure } from './States';

test('a refusal shows every diagnostic with its remedy', () => {
  const diagnostic = {
    code: 'PLAN-3',
    severity: 'error' as const,
    what: 'No site fits',
    where: 'siteCount',
    why: 'only 2 open',
    remedy: 'ask for 2',
  };
  render(
    <Failure
      error={new ProblemError({ title: 'Bad plan', status: 422, detail: 'See below.', diagnostics: [diagnostic] })}
    />,
  );
  expect(screen.getByRole('alert').textContent).toContain('Bad plan');
  expect(screen.getByText('No site fits').closest('li')?.title).toBe('PLAN-3');
  expect(screen.queryByText('See below.')).toBeNull();
  expect(screen.getByText(/ask for 2/)).toBeTruthy();
});

test('an unreachable server is named as such, and can be tried again', () => {
  const retry = vi.fn();
  render(<Failure error={new UnreachableError('x')} onRetry={retry} />);
  expect(screen.getByText(/does not answer/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button'));
  expect(retry).toHaveBeenCalledOnce();
});

test('a link to what is not there says so in the reader’s language, and not how programs should ask', () => {
  render(<Failure error={new ProblemError({ title: 'No site X', status: 404, detail: 'Ask /api/sites.' })} />);
  expect(screen.getByRole('alert').textContent).toContain('not in this workspace');
  expect(screen.getByText('No site X')).toBeTruthy();
  expect(screen.queryByText(/api/)).toBeNull();
});
