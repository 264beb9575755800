// Small geometry on raw GeoJSON coordinates, in degrees: good enough to place labels and pick lakes.
import polylabel from 'polylabel';

/** @param {number[]} lonLat @returns {[number, number]} */
const toMercator = ([lon, lat]) => [lon, (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI];

/** @param {number[]} xy @returns {[number, number]} */
const fromMercator = ([x, y]) => [x, ((2 * Math.atan(Math.exp((y * Math.PI) / 180)) - Math.PI / 2) * 180) / Math.PI];

/** Area in square degrees at the ring's latitude: used for order only. */
function ringArea(ring) {
  let sum = 0;
  for (let i = 0; i < ring.length - 1; i++) {
    sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  }
  return (Math.abs(sum) / 2) * Math.cos((ring[0][1] * Math.PI) / 180);
}

/** The biggest polygon's area and the point deepest inside it, as seen on a Mercator map. */
export function labelPoint(geometry) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const biggest = polygons.reduce((a, b) => (ringArea(a[0]) >= ringArea(b[0]) ? a : b));
  const point = polylabel(
    biggest.map((ring) => ring.map(toMercator)),
    0.02,
  );
  return { area: ringArea(biggest[0]), coordinates: fromMercator([point[0], point[1]]) };
}

/** [west, south, east, north] */
export function boundsOf(geometry) {
  const box = [180, 90, -180, -90];
  const visit = (c) => {
    if (typeof c[0] !== 'number') return c.forEach(visit);
    box[0] = Math.min(box[0], c[0]);
    box[1] = Math.min(box[1], c[1]);
    box[2] = Math.max(box[2], c[0]);
    box[3] = Math.max(box[3], c[1]);
  };
  visit(geometry.coordinates);
  return box;
}

/** GeoJSON helpers. */
export const feature = (geometry, properties = {}) => ({ type: 'Feature', properties, geometry });
export const point = (coordinates, properties) => feature({ type: 'Point', coordinates }, properties);
export const collection = (features) => ({ type: 'FeatureCollection', features });
