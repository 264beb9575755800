import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { FactCatalogue } from '../api/types';

/** For tests: renders what asks for the law's facts, without a server. */
export function renderWithFacts(node: ReactNode, facts: FactCatalogue = { facts: [], words: {} }) {
  const client = new QueryClient();
  client.setQueryData(['facts'], facts);
  return render(<QueryClientProvider client={client}>{node}</QueryClientProvider>);
}
