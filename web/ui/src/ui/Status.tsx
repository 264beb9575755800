import { useTranslation } from 'react-i18next';
import type { Status, Truth } from '../api/types';

/** The same shapes as on the map: circle, diamond, square, dashed ring. */
export function StatusIcon({ status, size = 12 }: { status: Status; size?: number }) {
  return (
    <svg className="status-icon" width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {shapes[status]}
    </svg>
  );
}

const shapes: Record<Status, React.ReactNode> = {
  eligible: (
    <>
      <circle cx="6" cy="6" r="5.5" fill="var(--eligible)" />
      <path d="M3.2 6.2l2 2 3.7-4.2" stroke="var(--bg)" strokeWidth="1.6" fill="none" />
    </>
  ),
  review: (
    <>
      <rect x="2" y="2" width="8" height="8" rx="1.2" transform="rotate(45 6 6)" fill="var(--review)" />
      <path d="M6 3.4v3.2M6 8.2v.5" stroke="#1b1408" strokeWidth="1.4" />
    </>
  ),
  excluded: (
    <>
      <rect x="1" y="1" width="10" height="10" rx="2" fill="var(--excluded)" />
      <path d="M3.8 3.8l4.4 4.4M8.2 3.8L3.8 8.2" stroke="#fff" strokeWidth="1.5" />
    </>
  ),
  unknown: (
    <circle cx="6" cy="6" r="4.7" fill="none" stroke="var(--unknown)" strokeWidth="1.5" strokeDasharray="2 1.4" />
  ),
};

export function StatusChip({ status }: { status: Status }) {
  const { t } = useTranslation();
  return (
    <span className={`chip ${status}`}>
      <StatusIcon status={status} />
      {t(`statusShort.${status}`)}
    </span>
  );
}

/** A finding is true, false or unknown: no colour says whether that is good news. */
export function TruthIcon({ truth }: { truth: Truth }) {
  return (
    <svg className="status-icon" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {truth === 'unknown' ? (
        shapes.unknown
      ) : (
        <>
          <circle
            cx="6"
            cy="6"
            r="5"
            fill={truth === 'true' ? 'var(--fg-2)' : 'none'}
            stroke="var(--fg-2)"
            strokeWidth="1.2"
          />
          {truth === 'true' ? <path d="M3.2 6.2l2 2 3.7-4.2" stroke="var(--bg)" strokeWidth="1.6" fill="none" /> : null}
          {truth === 'false' ? <path d="M3.6 6h4.8" stroke="var(--fg-2)" strokeWidth="1.4" /> : null}
        </>
      )}
    </svg>
  );
}
