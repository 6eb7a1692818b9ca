// kubernetes.mjs: what is wrong with the objects of Kubernetes that come in (documents.mjs), a line each.
//
// The schema says which values a member may have, but lets pass a member that there isn't, which is what a typing error is. That
// is seen by TypeScript: it refuses it in an object written out where the type is known.
import { readFileSync } from 'node:fs'
import ts from 'typescript'

const objects = JSON.parse(readFileSync(0, 'utf8'))
const nameOf = object => `${object.kind} ${object.metadata?.name}`

for (const object of objects) {
  try {
    const { [object.kind]: Model } = await import(`kubernetes-models/${object.apiVersion}/${object.kind}`)
    new Model(object).validate()
  } catch (wrong) {
    console.log(`${nameOf(object)}: ${wrong.message}`)
  }
}

const file = new URL('objects.ts', import.meta.url).pathname
const text = objects.map((object, i) =>
  `import type { I${object.kind} as T${i} } from 'kubernetes-models/${object.apiVersion}/${object.kind}'\nexport const o${i}: T${i} = ${JSON.stringify(object)}\n`).join('')
const options = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, types: [] }
const host = ts.createCompilerHost(options)
const { getSourceFile, fileExists, readFile } = host
host.getSourceFile = (name, ...more) => (name === file ? ts.createSourceFile(name, text, ...more) : getSourceFile(name, ...more))
host.fileExists = name => name === file || fileExists(name)
host.readFile = name => (name === file ? text : readFile(name))
for (const { start, messageText } of ts.getPreEmitDiagnostics(ts.createProgram([file], options, host))) {
  const line = start === undefined ? undefined : text.slice(0, start).split('\n').length - 1
  const object = line === undefined ? undefined : objects[line >> 1]
  console.log(`${object ? nameOf(object) : '?'}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
}
