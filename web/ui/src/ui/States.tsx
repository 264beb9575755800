import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ProblemError, UnreachableError } from '../api/client';
import type { Problem } from '../api/types';
import { Icon } from './Icon';
import { dots } from '../format/dots';

export const Loading = () => {
  const { t } = useTranslation();
  return (
    <div className="state" role="status">
      <span className="spinner" aria-hidden="true" />
      {t('loading')}
    </div>
  );
};

export const Empty = ({ children, hint }: { children: ReactNode; hint?: string }) => (
  <div className="state">
    <p>{children}</p>
    {hint ? <p className="caption">{hint}</p> : null}
  </div>
);

/** What went wrong, in the server's own words where it has any, and what to do next. */
export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useTranslation();
  const isUnreachable = error instanceof UnreachableError;
  const problem = error instanceof ProblemError ? error.problem : null;
  return (
    <div className="state failure" role="alert">
      <Icon name="warn" size={20} />
      <p className="strong">{isUnreachable ? t('error.unreachable') : titleOf(problem, t)}</p>
      {problem?.diagnostics?.length ? null : (
        <p className="caption">{isUnreachable ? t('error.unreachableHint') : textOf(problem, error)}</p>
      )}
      {problem?.diagnostics?.length ? (
        <ul className="diagnostics">
          {problem.diagnostics.map((d, i) => (
            <li key={`${d.code}-${i}`} title={d.code}>
              <span className="strong">{d.what}</span>
              <span className="caption">{dots(placeIn(d.where), d.why)}</span>
              {d.remedy ? (
                <span className="caption">
                  {t('error.remedy')}: {d.remedy}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {onRetry ? (
        <Button className="button" onPress={onRetry}>
          {t('error.again')}
        </Button>
      ) : null}
    </div>
  );
}

const NOT_FOUND = 404;
const titleOf = (problem: Problem | null, t: TFunction) =>
  problem?.status === NOT_FOUND ? t('error.notFound') : (problem?.title ?? t('error.refused'));
/** What was not found says its title; the detail beside it speaks to programs. */
const textOf = (problem: Problem | null, error: Error) =>
  problem?.status === NOT_FOUND ? problem.title : error.message;

/** A place in a file is worth reading; one in the question that this page itself has put is not. */
const placeIn = (where: string | null | undefined) => (where?.startsWith('question') ? null : where);
