import type { Plugin } from 'vite';

export function mockApi(): Plugin {
  return { name: 'planner-mock-api' };
}
