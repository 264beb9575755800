// Writes src/api/schema.d.ts: the types of the HTTP contract, from the OpenAPI document of a Release build.
//   npm run api [-- OPENAPI.json]
import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const uiRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const built = '../../src/Planner.Cli/bin/Release/net10.0/openapi.json';
const document = path.resolve(process.argv[2] ?? path.join(uiRoot, built));
const target = path.join(uiRoot, 'src/api/schema.d.ts');

const generator = path.join(uiRoot, 'node_modules/.bin/openapi-typescript');
const types = execFileSync(generator, [document, '--root-types=false'], { encoding: 'utf8' });
fs.writeFileSync(target, `// openapi ${fingerprint(fs.readFileSync(document, 'utf8'))}\n${types}`);

/** The same as in tests/Planner.Web.Tests/ApiTypesTest.cs: the version changes with every commit and is no part of the contract. */
function fingerprint(text) {
  const contract = text.replaceAll('\r', '').replace(/"version": "[^"]*"/, '"version": ""');
  return crypto.createHash('sha256').update(contract).digest('hex');
}
