import { type Result, tableOf } from './results.ts';
import { say } from './say.ts';
import { type Part, readSettings } from './settings.ts';

/** Parts that need no server. */
const serverless: readonly Part[] = ['analyse', 'rules', 'import', 'verify'];

const run = async (): Promise<void> => {
  const settings = readSettings(process.argv.slice(2));
  const results: Result[] = [];
  // What needs no server is measured without loading one.
  if (settings.only.some((part) => !serverless.includes(part))) {
    const { measureOnServer } = await import('./on-server.ts');
    results.push(...(await measureOnServer(settings)));
  }
  if (settings.only.includes('analyse')) {
    const { measureAnalysis } = await import('./analyse/measure.ts');
    say('Analysis of a session: 50,000 pupils in 3,000 groups');
    results.push(...(await measureAnalysis(settings)));
  }
  if (settings.only.includes('rules')) {
    const { measureRules } = await import('./rules/measure.ts');
    say('Rules A to D: 100,000 agreements');
    results.push(...(await measureRules(settings)));
  }
  if (settings.only.includes('import')) {
    const { measureImport } = await import('./import/measure.ts');
    say('Import of scores');
    results.push(...(await measureImport(settings)));
  }
  if (settings.only.includes('verify')) {
    const { measureVerify } = await import('./verify/measure.ts');
    say('Verification of the record');
    results.push(...(await measureVerify(settings)));
  }
  process.stdout.write(settings.json ? `${JSON.stringify({ results })}\n` : `${tableOf(results)}\n`);
};

await run().catch((error: Error) => {
  say(error.message);
  process.exitCode = 1;
});
