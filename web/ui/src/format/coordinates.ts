export interface Place {
  lon: number;
  lat: number;
}

const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*`;
const PAIR = new RegExp(`^\\s*${NUMBER}([NS])?\\s*[,;\\s]\\s*${NUMBER}([EW])?\\s*$`, 'i');

/** "31.22, -97.35" or "31.22° N 97.35° W": latitude first, as maps print it. null when it is no place on Earth. */
export function readCoordinates(text: string): Place | null {
  const [, lat, south, lon, west] = PAIR.exec(text) ?? [];
  if (lat === undefined || lon === undefined) return null;
  const place = {
    lat: Number(lat) * (south?.toUpperCase() === 'S' ? -1 : 1),
    lon: Number(lon) * (west?.toUpperCase() === 'W' ? -1 : 1),
  };
  return Math.abs(place.lat) <= 85 && Math.abs(place.lon) <= 180 ? place : null;
}
