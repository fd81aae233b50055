// Imported first: everything after it may need a newer Node than the one that runs this.
import process from 'node:process';

const oldest = 20;
const found = process.versions.node;

if (Number(found.split('.')[0]) < oldest) {
  process.stderr.write(
    `准绳需要 Node.js ${oldest} 或更新版本,现在运行的是 ${found}。请从 https://nodejs.org 安装新版本后重试。\n` +
      `Plumbline needs Node.js ${oldest} or newer; this is ${found}. Install a newer one from https://nodejs.org and try again.\n`,
  );
  process.exit(1);
}
