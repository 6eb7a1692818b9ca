// Adds up the reports of the test projects: report.mjs FOLDER PROJECT=EXIT… reads FOLDER/PROJECT.json (CTRF) of each.
// Tells what failed and what was skipped, with the reasons, then «N passed, N failed, N skipped» alone on the last line.
// A project that crashed, or that left no report, counts as one failure: tests that didn't run didn't pass.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...projects] = process.argv.slice(2);
const count = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const skips = new Map();

const firstLine = (text) => (text ?? '').trim().split('\n')[0] || 'no reason given';

const fail = (name, why) => {
  count.failed++;
  failures.push(`${name}: ${why}`);
};

const read = (project) => {
  try {
    return JSON.parse(readFileSync(join(folder, `${project}.json`), 'utf8')).results.tests;
  } catch {
    return null;
  }
};

for (const argument of projects) {
  const [project, exit] = argument.split('=');
  const tests = read(project);
  if (!tests) {
    fail(project, `ended with ${exit} and left no report`);
    continue;
  }
  let failedHere = 0;
  for (const test of tests) {
    if (test.status === 'passed') count.passed++;
    else if (test.status === 'failed') {
      failedHere++;
      fail(test.name, firstLine(test.message));
    } else {
      count.skipped++;
      const reason = firstLine(test.message);
      skips.set(reason, [...(skips.get(reason) ?? []), `${project}: ${test.name}`]);
    }
  }
  // Whatever the tests say, a process that ends badly (a fixture that fails to clean up, a crash at the end) is a failure.
  if (exit !== '0' && failedHere === 0) fail(project, `ended with ${exit} though none of its tests failed`);
}
if (count.passed + count.failed + count.skipped === 0) fail('tests/run', 'no test was found');

if (skips.size > 0) console.log('\nSkipped:');
for (const [reason, names] of skips) {
  console.log(`  ${reason} (${names.length})`);
  for (const name of names) console.log(`    ${name}`);
}
if (failures.length > 0) console.log('\nFailed:');
for (const failure of failures) console.log(`  ${failure}`);
console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(count.failed > 0 ? 1 : 0);
