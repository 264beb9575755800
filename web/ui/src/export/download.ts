/** Hands a file to the reader. */
export function download(name: string, content: Blob) {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const csvFile = (text: string) => new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' });
export const geoJsonFile = (features: GeoJSON.Feature[]) =>
  new Blob([JSON.stringify({ type: 'FeatureCollection', features })], { type: 'application/geo+json' });
