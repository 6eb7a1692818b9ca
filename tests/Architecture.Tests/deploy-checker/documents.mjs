// documents.mjs FILE: the YAML documents of a file (- is what comes in) as one JSON list, «<<» merged.
import { readFileSync } from 'node:fs'
import { parseAllDocuments } from 'yaml'

const documents = parseAllDocuments(readFileSync(process.argv[2] === '-' ? 0 : process.argv[2], 'utf8'), { merge: true, uniqueKeys: true })
const wrong = documents.flatMap(document => [...document.errors, ...document.warnings])
if (wrong.length > 0) throw wrong[0]
console.log(JSON.stringify(documents.map(document => document.toJS())))
