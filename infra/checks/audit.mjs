import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { root } from '../launcher/root.mjs';
import { npm } from './npm.mjs';

/** Severities that nobody may leave be without an argument. */
const grave = new Set(['high', 'critical']);

/**
 * Weighs what `npm audit --json` found against the exceptions that were argued.
 * @param {object} report of npm; without `vulnerabilities` the registry did not answer
 * @param {{ advisory: string, reason: string, until: string }[]} exceptions `advisory` is its address, `until` the last day
 * @param {string} today as YYYY-MM-DD
 * @returns {{ ran: boolean, problems: string[] }} `ran` is false where nothing could be asked
 */
export const judge = (report, exceptions, today) => {
  const stale = exceptions
    .filter(({ until, reason }) => !(until >= today) || !(reason?.length > 20))
    .map(
      ({ advisory, until }) =>
        `${advisory}: the exception is over (${until}) or gives no reason; update the package, or argue anew`,
    );
  if (typeof report?.vulnerabilities !== 'object') return { ran: false, problems: stale };
  const excepted = new Set(exceptions.map(({ advisory }) => advisory));
  const found = new Map();
  for (const { name, via } of Object.values(report.vulnerabilities))
    for (const each of via)
      if (typeof each === 'object' && grave.has(each.severity) && !excepted.has(each.url))
        found.set(each.url, `${each.severity} ${each.name ?? name} ${each.range}: ${each.title} ${each.url}`);
  return { ran: true, problems: [...stale, ...found.values()] };
};

const check = async () => {
  const { exceptions } = JSON.parse(readFileSync(join(root, 'infra/security/audit-exceptions.json'), 'utf8'));
  const { text } = await npm(['audit', '--json', '--package-lock-only', '--fetch-retries=0', '--fetch-timeout=30000']);
  let report = null;
  try {
    report = JSON.parse(text);
  } catch {
    // npm said nothing that can be read: the same as no answer
  }
  const { ran, problems } = judge(report, exceptions, new Date().toISOString().slice(0, 10));
  if (!ran) {
    const why = report?.message ?? report?.error?.summary ?? 'no answer';
    process.stderr.write(`not run: the registry does not tell of advisories here (${String(why).slice(0, 160)})\n`);
  }
  if (problems.length === 0) return;
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await check();
