// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { api } from '../api/client';
import type { Job, JobLine, YearRun } from '../api/types';
import { useYear } from './year';

const line = (id: string, status: 'running' | 'done', changes: unknown[]) =>
  ({ id, kind: 'scenario', status, question: { changes } }) as unknown as JobLine;

test('a year that runs already is taken up again, and only that of the same scenario', async () => {
  vi.stubGlobal(
    'EventSource',
    class {
      addEventListener() {}
      close() {}
    },
  );
  const load = { kind: 'load' as const, bus: 4, mw: 300 };
  vi.spyOn(api, 'jobs').mockResolvedValue([
    line('ended', 'done', [load]),
    line('other', 'running', []),
    line('same', 'running', [{ ...load, name: null }]),
  ]);
  vi.spyOn(api, 'job').mockImplementation((id) => Promise.resolve({ id, status: 'running' } as Job<never>));
  await useYear.getState().resume([load]);
  expect((useYear.getState().job as Job<YearRun>).id).toBe('same');
});
