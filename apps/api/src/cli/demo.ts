import type { Text } from '@plumbline/terms';
import { readDemoAccounts } from '../auth/demo-accounts.ts';
import { loadDemoOnce } from '../demo-town.ts';
import { accountTable } from '../greeting.ts';
import { progressBar } from '../progress-bar.ts';
import { Refusal } from '../refusal.ts';
import { locale, print, printJson, word } from './output.ts';
import { withProduct } from './session.ts';

/** Loads the demo town beside whatever is there; a second time it does nothing. */
export const loadDemoTown = (): Promise<void> =>
  withProduct(async ({ databases, product }) => {
    const loaded = await loadDemoOnce(databases, product, progressBar(word(loading)));
    print(word(loaded ? loadedNow : loadedBefore));
  });

/** Shows the accounts of the demo town, as a table or as JSON with their API keys. */
export const showDemoAccounts = ({ json = false }: { json?: boolean }): Promise<void> =>
  withProduct(async ({ databases }) => {
    const accounts = await readDemoAccounts(databases.auth);
    if (accounts.length === 0) throw new Refusal(notLoaded);
    if (json) printJson(accounts);
    else print(accountTable(accounts, locale));
  });

const loading: Text = ['装入演示镇', 'Loading the demo town'];
const loadedNow: Text = ['演示镇已装入。', 'The demo town was loaded.'];
const loadedBefore: Text = ['演示镇早已装入，没有改动。', 'The demo town was there already; nothing was changed.'];
const notLoaded: Text = [
  '这里没有演示镇。请先运行 plumbline demo load。',
  'There is no demo town here. Run "plumbline demo load" first.',
];
