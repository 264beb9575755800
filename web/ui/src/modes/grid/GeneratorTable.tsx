import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useGenerators } from '../../api/queries';
import type { GeneratorLine } from '../../api/types';
import { Exports } from '../../export/Exports';
import { useGridFeatures } from '../../export/useGridFeatures';
import * as format from '../../format/format';
import { withChange } from '../../state/changes';
import { useTechnologyName } from '../../format/useTechnologyName';
import { useLang, useView } from '../../state/view';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty, Failure, Loading } from '../../ui/States';

/** The generators: retire one, or keep one on that is to retire. */
export function GeneratorTable() {
  const { t } = useTranslation();
  const generators = useGenerators(true);
  const columns = useColumns();
  const places = useGridFeatures();
  const selection = useView((v) => v.selection);
  const select = useView((v) => v.select);
  const { data, error, refetch } = generators;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.generators.length === 0) return <Empty>{t('grid.noGenerators')}</Empty>;
  const atBus = selection?.kind === 'bus' ? data.generators.find((g) => g.bus === selection.id) : undefined;
  return (
    <div className="table-box">
      <DataTable
        label={t('grid.generatorTable')}
        columns={columns}
        rows={data.generators}
        keyOf={(g) => String(g.id)}
        selected={atBus ? String(atBus.id) : null}
        onSelect={(g) => select({ kind: 'bus', id: g.bus })}
      />
      <div className="table-foot">
        <Exports
          name="generators"
          heads={['id', 'name', 'fuel', 'bus', 'busName', 'maxMw', 'dispatchMw', 'retirementYear']}
          rows={() =>
            data.generators.map((g) => [
              g.id,
              g.name,
              g.fuel,
              g.bus,
              g.busName,
              g.maxMw,
              g.dispatchMw,
              g.retirementYear ?? null,
            ])
          }
          features={() => data.generators.flatMap((g) => places.ofBus(g.bus, g))}
        />
      </div>
    </div>
  );
}

function useColumns(): Column<GeneratorLine>[] {
  const { t } = useTranslation();
  const lang = useLang();
  const technology = useTechnologyName();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('grid.generator'),
        track: 'minmax(0, 1fr)',
        sortBy: (g) => g.name,
        cell: (g) => <span title={`${g.name} · ${g.busName}`}>{g.name}</span>,
      },
      {
        id: 'fuel',
        header: t('grid.technology'),
        track: '92px',
        sortBy: (g) => g.fuel,
        cell: (g) => (
          <span className="caption" title={g.fuel}>
            {technology(g.fuel)}
          </span>
        ),
      },
      {
        id: 'mw',
        header: t('grid.mw'),
        title: t('grid.maxMw'),
        track: '54px',
        isRight: true,
        isDescendingFirst: true,
        sortBy: (g) => g.maxMw,
        cell: (g) => format.integer(g.maxMw, lang),
      },
      {
        id: 'change',
        header: t('scenario.title'),
        track: '76px',
        isRight: true,
        cell: (g) => <RetireButton generator={g} />,
      },
    ],
    [t, lang, technology],
  );
}

/** In service: retire it. Announced to retire: keep it. */
function RetireButton({ generator }: { generator: GeneratorLine }) {
  const { t } = useTranslation();
  const changes = useView((v) => v.changes);
  const set = useView((v) => v.set);
  // One that has left service can be kept on; one that runs can be retired.
  const kind = generator.inService ? 'retire' : 'keep';
  const isIn = changes.some((c) => c.kind === kind && c.generator === generator.id);
  const change = { kind, generator: generator.id } as const;
  const toggle = () =>
    set({
      changes: isIn
        ? changes.filter((c) => !(c.kind === kind && c.generator === generator.id))
        : withChange(changes, change),
    });
  return (
    <Button
      className="text-button"
      aria-label={`${t(`grid.${isIn ? 'undo' : kind}`)} ${generator.name}`}
      onPress={toggle}
    >
      {t(`grid.${isIn ? 'undo' : kind}`)}
    </Button>
  );
}
