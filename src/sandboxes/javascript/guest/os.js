/** `node:os`: the little that is the same everywhere. */

export const EOL = '\n';
export const tmpdir = () => '/tmp';
export const homedir = () => '/home/user';
export const platform = () => 'linux';
export const cpus = () => [{}];

export default { EOL, tmpdir, homedir, platform, cpus };
