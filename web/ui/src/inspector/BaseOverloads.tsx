import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useHeadroom } from '../api/queries';
import type { GridChange } from '../api/types';
import * as format from '../format/format';
import { useLang, useView } from '../state/view';

/** Why headroom is 0 all over a grid that is over its limits before anything is added; nothing otherwise. */
export function BaseOverloads({ changes }: { changes?: GridChange[] }) {
  const { t } = useTranslation();
  const lang = useLang();
  const select = useView((v) => v.select);
  const overloads = useHeadroom(true, changes).data?.baseOverloads ?? [];
  const [worst] = [...overloads].sort((a, b) => (b.loadingPercent ?? 0) - (a.loadingPercent ?? 0));
  if (!worst) return null;
  const percent = worst.loadingPercent === null ? '' : format.percent(worst.loadingPercent, lang);
  return (
    <p className="caption base-overloads">
      <Button className="link-button" onPress={() => select({ kind: 'branch', id: worst.id })}>
        {worst.name} {percent}
      </Button>{' '}
      {t('grid.overBefore', { count: overloads.length - 1 })}
    </p>
  );
}
