// Loaded before the program that the launcher starts: ends it as SIGTERM would when the launcher was killed.
import process from 'node:process';

const launcher = Number(process.env.PLUMBLINE_LAUNCHER);
delete process.env.PLUMBLINE_LAUNCHER;

if (Number.isInteger(launcher) && process.ppid === launcher) {
  const timer = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  timer.unref();
}
