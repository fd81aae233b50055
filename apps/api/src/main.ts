import { openDatabase } from '@plumbline/database';
import { say, type Text } from '@plumbline/terms';
import { readEnvironment } from './environment.ts';
import { faultOf } from './fault.ts';
import { greeting } from './greeting.ts';
import { terminalLocale } from './language.ts';
import { createLog } from './log.ts';
import { progressBar } from './progress-bar.ts';
import { refusalText } from './refusal.ts';

const locale = terminalLocale();
const loading: Text = ['装入演示镇', 'Loading the demo town'];
const log = createLog();

/** Opens everything and says how to close it again. */
const run = async (): Promise<() => Promise<void>> => {
  const environment = readEnvironment();
  const { home, databaseUrl } = environment;
  const databases = await openDatabase({ home, databaseUrl, use: 'serve', log });
  try {
    // Loaded only now: a start that is refused is refused at once.
    const { startServer } = await import('./start.ts');
    const running = await startServer(databases, environment, log, progressBar(say(loading, locale)));
    console.log(greeting(running, locale));
    return async () => {
      await running.close();
      await databases.close();
    };
  } catch (error) {
    await databases.close();
    throw error;
  }
};

const fail = (error: unknown): never => {
  const text = refusalText(error);
  if (text) console.error(say(text, locale));
  else log.fatal(faultOf(error), 'start');
  process.exit(1);
};

const started = run();
let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // A second Ctrl+C means: at once.
    if (stopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    stopping = true;
    started.then((close) => close()).then(() => process.exit(0), fail);
  });
}
await started.catch(fail);
