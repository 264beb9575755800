import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ProblemError } from './client';
import type { RankRequest } from './types';

/** A workspace is sealed: its answers only change when the server is started on another one. */
const sealed = { staleTime: Infinity, retry: retryUnlessRefused };

function retryUnlessRefused(failures: number, error: Error): boolean {
  return failures < 2 && !(error instanceof ProblemError && error.problem.status < 500);
}

export const useWorkspace = () =>
  useQuery({ queryKey: ['workspace'], queryFn: ({ signal }) => api.workspace(signal), ...sealed });

export const useLayers = () =>
  useQuery({ queryKey: ['layers'], queryFn: ({ signal }) => api.layers(signal), ...sealed });

export const useCriteria = () =>
  useQuery({ queryKey: ['criteria'], queryFn: ({ signal }) => api.criteria(signal), ...sealed });

/** Keeps the last ranking in view while the next one is on its way. */
export const useRanking = (request: RankRequest | null) =>
  useQuery({
    queryKey: ['rank', request],
    queryFn: ({ signal }) => api.rank(request ?? {}, signal),
    enabled: request !== null,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    ...sealed,
  });

export const useSite = (id: string | null) =>
  useQuery({
    queryKey: ['site', id],
    queryFn: ({ signal }) => api.site(id ?? '', signal),
    enabled: id !== null,
    ...sealed,
  });

export const useDetermination = (id: string | null) =>
  useQuery({
    queryKey: ['determination', id],
    queryFn: ({ signal }) => api.determination(id ?? '', signal),
    enabled: id !== null,
    ...sealed,
  });

export const useFlow = () => useQuery({ queryKey: ['flow'], queryFn: ({ signal }) => api.flow(signal), ...sealed });

export const useHeadroom = (enabled = true) =>
  useQuery({ queryKey: ['headroom'], queryFn: ({ signal }) => api.headroom(signal), enabled, ...sealed });
