// Writes one record as @kafkajs/confluent-schema-registry does: node kafkajs.js URL SCHEMA. generate.py calls it.
const { SchemaRegistry, SchemaType } = require('@kafkajs/confluent-schema-registry')
const [url, schema] = process.argv.slice(2)
const plain = schema.replace('"logicalType": "decimal", ', '').replace('"logicalType": "timestamp-micros"', '"doc": ""')
const sample = { device: 'fan', at: 1780243717123456, temperature: { double: 21.3 }, level: 0.5, price: Buffer.from([1]),
  spectrum: [1.5], tags: {} }
async function main() {
  const registry = new SchemaRegistry({ host: url })
  const { id } = await registry.register({ type: SchemaType.AVRO, schema: plain }, { subject: 'kafkajs' })
  sample.temperature = 21.3
  process.stdout.write((await registry.encode(id, sample)).toString('base64'))
}
main()
