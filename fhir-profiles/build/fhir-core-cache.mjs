// Writes the package hl7.fhir.r4.core#4.0.1, in the form that SUSHI reads, from the FHIR 4.0.1 definitions that HAPI publishes
// as XML on Maven Central. No package registry is needed.
//   node fhir-core-cache.mjs <folder holding org/hl7/fhir/r4/model> <package folder to write>
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fhir } from 'fhir-tool';

const BUNDLES = [
  'profile/profiles-types.xml',
  'profile/profiles-resources.xml',
  'profile/profiles-others.xml',
  'extension/extension-definitions.xml',
  'valueset/valuesets.xml',
  'valueset/v3-codesystems.xml',
  'valueset/v2-tables.xml'
];

const MANIFEST = {
  name: 'hl7.fhir.r4.core',
  version: '4.0.1',
  canonical: 'http://hl7.org/fhir',
  fhirVersions: ['4.0.1'],
  dependencies: {}
};

const [source, target] = process.argv.slice(2);
if (!source || !target) {
  console.error('usage: fhir-core-cache.mjs <definitions folder> <package folder>');
  process.exit(2);
}

mkdirSync(target, { recursive: true });
const fhir = new Fhir();
let written = 0;
for (const bundle of BUNDLES) {
  const { entry } = fhir.xmlToObj(readFileSync(join(source, bundle), 'utf8'));
  for (const { resource } of entry) {
    delete resource.text;
    writeFileSync(join(target, `${resource.resourceType}-${resource.id}.json`), JSON.stringify(resource));
    written += 1;
  }
}
writeFileSync(join(target, 'package.json'), JSON.stringify(MANIFEST, null, 2));
console.log(`fhir core: ${written} resources`);
