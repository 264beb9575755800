// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { linkViewToAddress, useView } from './view';

let undo = () => {};
beforeEach(() => {
  undo();
  useView.setState({ mode: 'rank', selection: null, camera: null, hidden: [] });
  undo = linkViewToAddress();
});

test('what is selected is in the address at once', () => {
  useView.getState().select({ kind: 'branch', id: 7 });
  expect(window.location.pathname + window.location.search).toBe('/rank?sel=branch:7');
});

test('back returns to the mode before', async () => {
  useView.getState().goTo('grid');
  expect(window.location.pathname).toBe('/grid');
  window.history.back();
  await vi.waitFor(() => expect(useView.getState().mode).toBe('rank'));
  expect(window.location.pathname).toBe('/rank');
});

test('a switch hides a status and shows it again', () => {
  useView.getState().toggleStatus('excluded');
  expect(window.location.search).toBe('?hide=excluded');
  useView.getState().toggleStatus('excluded');
  expect(window.location.search).toBe('');
});
