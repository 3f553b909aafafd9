// What a program written with fhir-kit-client does at the gateway. Each step is printed; the first that fails ends it with 1.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { CapabilityTool, Client } from 'fhir-kit-client';

const { BASE, CLINIC_TOKEN, RECIPIENT_TOKEN, RECIPIENT } = process.env;
const clinic = new Client({ baseUrl: BASE, bearerToken: CLINIC_TOKEN });
const recipient = new Client({ baseUrl: BASE, bearerToken: RECIPIENT_TOKEN });
const system = 'https://example.org/mrn';
const number = randomUUID();

async function step(name, work) {
  await work();
  console.log(`ok ${name}`);
}

/** The status that a request is refused with. */
async function refused(work) {
  try {
    await work();
  } catch (error) {
    assert.ok(error.response?.data?.resourceType === 'OperationOutcome', `no OperationOutcome: ${error}`);
    return error.response.status;
  }
  assert.fail('was not refused');
}

function person(family, value = number) {
  return { resourceType: 'Patient', identifier: [{ system, value }], name: [{ family, given: ['Noémie'] }] };
}

function referral() {
  const patient = `urn:uuid:${randomUUID()}`;
  const request = `urn:uuid:${randomUUID()}`;
  const entry = (fullUrl, resource) => ({ fullUrl, resource, request: { method: 'POST', url: resource.resourceType } });
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      entry(patient, person('Émond', randomUUID())),
      entry(request, {
        resourceType: 'ServiceRequest',
        status: 'active',
        intent: 'order',
        subject: { reference: patient },
      }),
      entry(`urn:uuid:${randomUUID()}`, {
        resourceType: 'Task',
        status: 'requested',
        intent: 'order',
        focus: { reference: request },
        for: { reference: patient },
        owner: { reference: RECIPIENT },
      }),
    ],
  };
}

let patient;
let task;

await step('capability statement', async () => {
  const capabilities = new CapabilityTool(await clinic.capabilityStatement());
  assert.ok(capabilities.resourceCan('Patient', 'create'));
  assert.ok(capabilities.resourceCan('Task', 'patch'));
  assert.ok(capabilities.serverCan('transaction'));
  assert.ok(capabilities.resourceSearch('Patient', 'identifier'));
});

await step('create', async () => {
  patient = await clinic.create({ resourceType: 'Patient', body: person('Lafleur') });
  assert.ok(patient.id);
  assert.equal(patient.meta.versionId, '1');
  assert.equal(Client.httpFor(patient).response.status, 201);
  assert.equal(Client.httpFor(patient).response.headers.get('etag'), 'W/"1"');
});

await step('conditional create', async () => {
  const again = await clinic.create({
    resourceType: 'Patient',
    body: person('Lafleur'),
    options: { headers: { 'If-None-Exist': `identifier=${system}|${number}` } },
  });
  assert.equal(Client.httpFor(again).response.status, 200);
  assert.equal(again.id, patient.id);
});

await step('read', async () => {
  const read = await clinic.read({ resourceType: 'Patient', id: patient.id });
  assert.equal(read.name[0].family, 'Lafleur');
  assert.equal(await refused(() => clinic.read({ resourceType: 'Patient', id: randomUUID() })), 404);
});

await step('search by GET and by POST', async () => {
  for (const options of [{}, { postSearch: true }]) {
    const found = await clinic.search({
      resourceType: 'Patient',
      searchParams: { identifier: `${system}|${number}` },
      options,
    });
    assert.deepEqual(found.entry.map((entry) => entry.resource.id), [patient.id]);
  }
  const accents = await clinic.search({ resourceType: 'Patient', searchParams: { given: 'noemie', _id: patient.id } });
  assert.equal(accents.entry.length, 1);
  assert.equal(await refused(() => clinic.search({ resourceType: 'Patient', searchParams: { colour: 'blue' } })), 400);
});

await step('update', async () => {
  const changed = { ...patient, name: [{ family: 'Gagné' }] };
  const stale = { headers: { 'If-Match': 'W/"7"' } };
  assert.equal(
    await refused(() => clinic.update({ resourceType: 'Patient', id: patient.id, body: changed, options: stale })),
    412,
  );
  const updated = await clinic.update({ resourceType: 'Patient', id: patient.id, body: changed });
  assert.equal(updated.meta.versionId, '2');
});

await step('conditional update', async () => {
  const { id, meta, ...body } = patient;
  const searchParams = { identifier: `${system}|${number}` };
  const updated = await clinic.update({
    resourceType: 'Patient',
    searchParams,
    body: { ...body, gender: 'female' },
  });
  assert.equal(updated.id, patient.id);
  assert.equal(updated.meta.versionId, '3');
});

await step('vread and history', async () => {
  const first = await clinic.vread({ resourceType: 'Patient', id: patient.id, version: 1 });
  assert.equal(first.name[0].family, 'Lafleur');
  const history = await clinic.history({ resourceType: 'Patient', id: patient.id });
  assert.deepEqual(history.entry.map((entry) => entry.resource.meta.versionId), ['3', '2', '1']);
});

await step('transaction', async () => {
  const answer = await clinic.transaction({ body: referral() });
  assert.equal(answer.type, 'transaction-response');
  assert.deepEqual(answer.entry.map((entry) => entry.response.status.slice(0, 3)), ['201', '201', '201']);
  task = answer.entry[2].response.location.match(/Task\/([^/]+)/)[1];
});

await step('batch', async () => {
  const answer = await clinic.batch({
    body: {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [
        { request: { method: 'GET', url: `Task/${task}` } },
        { request: { method: 'GET', url: `Task/${randomUUID()}` } },
      ],
    },
  });
  assert.deepEqual(answer.entry.map((entry) => entry.response.status.slice(0, 3)), ['200', '404']);
});

await step('search with an include, and its reference', async () => {
  const found = await recipient.search({ resourceType: 'Task', searchParams: { _id: task, _include: 'Task:focus' } });
  const { focus } = found.entry.find((entry) => entry.search.mode === 'match').resource;
  const request = await recipient.resolve({ reference: focus.reference, context: found });
  assert.equal(request.resourceType, 'ServiceRequest');
  assert.equal((await recipient.resolve({ reference: focus.reference })).id, request.id);
});

await step('patch', async () => {
  const patched = await recipient.patch({
    resourceType: 'Task',
    id: task,
    jsonPatch: [{ op: 'replace', path: '/status', value: 'accepted' }],
  });
  assert.equal(patched.status, 'accepted');
  const backwards = [{ op: 'replace', path: '/status', value: 'requested' }];
  assert.equal(await refused(() => recipient.patch({ resourceType: 'Task', id: task, jsonPatch: backwards })), 422);
});

await step('pages', async () => {
  const family = `P${number}`;
  for (let i = 0; i < 5; i++) {
    await clinic.create({ resourceType: 'Patient', body: person(family, randomUUID()) });
  }
  const seen = [];
  let page = await clinic.search({ resourceType: 'Patient', searchParams: { family, _count: 2, _sort: '_id' } });
  while (page) {
    seen.push(...page.entry.map((entry) => entry.resource.id));
    page = await clinic.nextPage({ bundle: page });
  }
  assert.equal(seen.length, 5);
  assert.deepEqual(seen, [...new Set(seen)].sort());
});

await step('delete', async () => {
  const practitioner = await clinic.create({ resourceType: 'Practitioner', body: { resourceType: 'Practitioner' } });
  await clinic.delete({ resourceType: 'Practitioner', id: practitioner.id });
  assert.equal(await refused(() => clinic.read({ resourceType: 'Practitioner', id: practitioner.id })), 410);
});

await step('without a token', async () => {
  const nobody = new Client({ baseUrl: BASE });
  await assert.rejects(() => nobody.search({ resourceType: 'Task' }), (error) => error.response.status === 401);
});

console.log('all steps done');
