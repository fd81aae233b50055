import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const cache = join(import.meta.dirname, '../../../../node_modules/.cache');
const require = createRequire(import.meta.url);
const chinese = require.resolve('@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf');

/**
 * Writes a configuration of fonts for the test browser: those of the machine, and a Chinese one, which a bare machine has
 * not. Without any, what is printed has no characters that can be read back.
 * @returns the file's path, for FONTCONFIG_FILE
 */
export const fontsFile = async (): Promise<string> => {
  const folder = join(cache, 'fonts');
  const file = join(folder, 'fonts.conf');
  await mkdir(folder, { recursive: true });
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${dirname(chinese)}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>
`,
  );
  return file;
};
