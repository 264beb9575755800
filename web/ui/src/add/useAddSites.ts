import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { UploadedSites } from '../api/types';
import { useDraft } from '../state/draft';
import { useView } from '../state/view';

/** Adds sites on the server, asks for the ranking again and selects the new site. */
export function useAddSites(onAdded?: () => void) {
  const client = useQueryClient();
  const [error, setError] = useState<Error | null>(null);
  const [uploaded, setUploaded] = useState<UploadedSites | null>(null);
  const [isBusy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<string | undefined>) => {
    setError(null);
    setBusy(true);
    try {
      const id = await work();
      // The workspace's bounds and counts may have changed with it.
      await client.invalidateQueries({ predicate: ({ queryKey }) => sitesAsked.has(String(queryKey[0])) });
      if (id) useView.getState().select({ kind: 'site', id });
    } catch (cause) {
      setError(cause as Error);
    } finally {
      setBusy(false);
    }
  };
  return {
    error,
    uploaded,
    isBusy,
    draw: (feature: GeoJSON.Feature) =>
      attempt(async () => {
        const { site } = await api.drawSite(feature);
        useDraft.getState().drop();
        onAdded?.();
        return site.id;
      }),
    upload: (file: File) =>
      attempt(async () => {
        const answer = await api.uploadSites(file);
        setUploaded(answer);
        if (answer.diagnostics.length === 0) onAdded?.();
        return answer.ids[0];
      }),
    remove: (id: string) =>
      attempt(async () => {
        await api.removeSite(id);
        useView.getState().select(null);
        return undefined;
      }),
  };
}

const sitesAsked = new Set(['rank', 'workspace', 'site']);
