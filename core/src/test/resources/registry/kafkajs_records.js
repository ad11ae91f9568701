// Writes kafkajs.json in this folder, records as senders with @kafkajs/confluent-schema-registry write them:
// `npm install --no-save @kafkajs/confluent-schema-registry@4.1.0; node kafkajs_records.js`. The registry is a stub that knows one schema.
const { readFileSync, writeFileSync } = require('fs')
const { createServer } = require('http')
const { SchemaRegistry, SchemaType } = require('@kafkajs/confluent-schema-registry')
const { version } = require('@kafkajs/confluent-schema-registry/package.json')

const schema = readFileSync(`${__dirname}/reading.avsc`, 'utf8')
const id = 72
// The library has no logical types unless it is given classes for them: times are numbers, decimals are bytes.
const full = {
  machine: { site: 'north', kind: 'FAN' },
  sent: 1780243717125,
  measured: 1780243717123456,
  pressure: { double: 101.25 },
  flow: Buffer.from([0xff, 0x43, 0x9e, 0xb2]), // -12345678
  head: Buffer.from([0, 0, 0, 0, 0x04, 0xd2]), // 1234
  axes: [{ name: 'x', rms: 0.1, peak: 0.5 }, { name: 'y', rms: 0.2, peak: null }],
  spare: { site: 'south', kind: 'PUMP' },
  limits: { max: 160 },
}
const few = { ...full, measured: null, pressure: { int: 7 }, axes: [], spare: null, limits: {} }

const registry = createServer((request, response) => {
  const path = request.url.split('?')[0]
  const answer = path === `/schemas/ids/${id}` ? { schema }
    : path.startsWith('/config/') ? { compatibilityLevel: 'BACKWARD' }
    : { id } // a registration
  response.setHeader('Content-Type', 'application/vnd.schemaregistry.v1+json')
  response.end(JSON.stringify(answer))
})
registry.listen(0, '127.0.0.1', async () => {
  const client = new SchemaRegistry({ host: `http://127.0.0.1:${registry.address().port}` })
  const registered = await client.register({ type: SchemaType.AVRO, schema }, { subject: 'readings-value' })
  const records = {}
  for (const [name, value] of Object.entries({ full, few })) {
    records[name] = (await client.encode(registered.id, value)).toString('hex')
  }
  const writer = `@kafkajs/confluent-schema-registry ${version}`
  writeFileSync(`${__dirname}/kafkajs.json`, JSON.stringify({ writer, id, schema, records }, null, 1) + '\n')
  registry.close()
})
