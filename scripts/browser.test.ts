import { expect, test } from 'vitest';
import { linuxInstallCommand } from './browser.mjs';

test.each([
  ['ID=debian\n', true, 'apt-get update && apt-get install -y chromium'],
  ['PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', false, 'sudo apt-get update && sudo apt-get install -y chromium'],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', false, 'sudo npx playwright install --with-deps chromium'],
  ['ID="rocky"\nID_LIKE="rhel centos fedora"\n', false, 'sudo dnf install -y chromium'],
  ['', false, 'sudo npx playwright install --with-deps chromium'],
])('the command that installs a browser fits the system', (release, root, command) => {
  expect(linuxInstallCommand(release, root)).toBe(command);
});
