import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** web/ui */
export const uiRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A JSON file out of an installed npm package. */
export function readPackageJson(file) {
  return JSON.parse(fs.readFileSync(path.join(uiRoot, 'node_modules', file), 'utf8'));
}
