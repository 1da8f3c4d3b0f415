/** `node:fs/promises`. */
import { promises } from './fs.js';

export const {
  readFile,
  writeFile,
  appendFile,
  stat,
  lstat,
  access,
  readdir,
  mkdir,
  unlink,
  rm,
  rmdir,
  rename,
  copyFile,
} = promises;
export default promises;
