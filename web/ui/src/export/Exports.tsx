import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { csv, type CsvValue } from './csv';
import { csvFile, download, geoJsonFile } from './download';

interface ExportsProps {
  /** File name without its ending. */
  name: string;
  heads: string[];
  rows: () => CsvValue[][];
  /** For what has a place on the map. */
  features?: () => GeoJSON.Feature[];
}

/** The numbers behind a table or chart, as files. */
export function Exports({ name, heads, rows, features }: ExportsProps) {
  const { t } = useTranslation();
  return (
    <span className="exports" role="group" aria-label={t('export.data', { name })}>
      <Button
        className="text-button"
        aria-label={t('export.csvOf', { name })}
        onPress={() => download(`${name}.csv`, csvFile(csv(heads, rows())))}
      >
        CSV
      </Button>
      {features ? (
        <Button
          className="text-button"
          aria-label={t('export.geoJsonOf', { name })}
          onPress={() => download(`${name}.geojson`, geoJsonFile(features()))}
        >
          GeoJSON
        </Button>
      ) : null}
    </span>
  );
}

export const pointFeature = (lon: number, lat: number, properties: Record<string, unknown>): GeoJSON.Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties,
});
