import { type Capability, each, forged, names, type Table } from './table.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Names enough to try keys by: a shell knows none of them, and takes long for each. */
const some = (of: Capability): readonly string[] => names[of].slice(0, 2);

/** What a person would type. */
const commands = (there: string, { hostname, port }: URL) =>
  ({
    network: [
      `curl -s ${there}`,
      `wget -qO- ${there}`,
      `nc -w1 ${hostname} ${port} </dev/null`,
      `exec 3<>/dev/tcp/${hostname}/${port} && cat <&3`,
      `cat < /dev/tcp/${hostname}/${port}`,
      `ssh ${hostname} ls`,
      `ping -c1 ${hostname}`,
      `git ls-remote ${there}`,
      `printf '<img src=${there}>' | html-to-markdown >/dev/null`,
    ],
    storage: [
      'sqlite3 canary .dump',
      'cat /canary',
      'cat ../../canary',
      'cat /proc/self/environ',
      'cat /home/*/canary',
    ],
    DOM: ['document', 'printf "%s" "$document$window"', 'xmllint --html --xpath //title document', 'xdotool key a'],
    parent: ['ps', 'cat /proc/1/cmdline', 'kill -0 1 && echo alive', 'cat /proc/$PPID/environ', 'printenv WINDOWID'],
    workers: ['parallel echo ::: a', 'screen -ls', 'at now', 'crontab -l', 'setsid echo a', 'coproc cat && echo a'],
    navigation: ['xdg-open .', `open ${there}`, `lynx -dump ${there}`, `w3m ${there}`, `sensible-browser ${there}`],
    'clock and state of other runs': [
      'leftBehind',
      'cat /tmp/leftBehind',
      'trap -p',
      'jobs',
      `test "$(date +%s)" -gt ${Math.round(Date.now() / 1000) - 86_400} || date`,
    ],
  }) as const;

/** Modules of Node that would lead there. */
const modules: Readonly<Record<Capability, string>> = {
  network: 'node:net',
  storage: 'node:sqlite',
  DOM: 'jsdom',
  parent: 'node:worker_threads',
  workers: 'node:child_process',
  navigation: 'node:vm',
  'clock and state of other runs': 'node:async_hooks',
};

/** Asks Python once for all that `import js` would give it, for a start of it takes long. */
const python = `import js
for capability, names in ${JSON.stringify(names)}.items():
    for name in names:
        if getattr(js, name, None): print(capability + ": " + name)
print("asked")`;

/**
 * The routes out of the shell, which keeps its variables for the next call by the log of the run: of what is in no log, nothing
 * may be left. Its language has neither objects nor modules: what stands behind it is tried in their place.
 */
export const bash = (canary: string): Table => ({
  tool: 'bash',
  remark: '#',
  instead: {
    prototypes:
      'A shell has no objects. What its arrays, awk and jq name by key lies in objects of the engine: those are tried.',
    'constructor.constructor': 'Likewise: the same keys, and the names that the shell looks up.',
    import: 'A shell reads other code with `source`, and runs that of Node: both are tried.',
    'import js': 'Only Python has js: it is tried by the python3 of the shell.',
  },
  cells: {
    globals: commands(`${canary}/bash`, new URL(canary)),
    prototypes: each((of) =>
      some(of).flatMap((name) => [
        `declare -A a; printf '%s' "\${a[__proto__]}\${a[${name}]}"`,
        `jq -rn '{} | .__proto__ // empty | .${name} // empty'`,
        `awk 'BEGIN { printf "%s", a["__proto__"] a["${name}"] }'`,
        `printenv __proto__ ${name}`,
      ]),
    ),
    'constructor.constructor': each((of) =>
      some(of).flatMap((name) => [
        `declare -A a; printf '%s' "\${constructor}\${a[constructor]}\${a[${name}]}"`,
        `jq -rn '{}.constructor // empty | .constructor("return ${name}")'`,
        `awk 'BEGIN { printf "%s", constructor["constructor"] }'`,
        `constructor "return ${name}"`,
      ]),
    ),
    import: each((of) => [
      `source ${canary}/bash`,
      `. <(curl -s ${canary}/bash)`,
      `node -e "import('${modules[of]}').then(() => console.log('in'))"`,
      `node -p "typeof require('${modules[of]}')"`,
    ]),
    'import js': each((of) => [`printf '%s' "$js" | grep '^${of}:'`]),
    messages: each((of) => {
      const message = quoted(JSON.stringify(forged(canary)[of]));
      return [
        `echo ${message} >>/tmp/said`,
        `echo ${message} >/dev/fd/3`,
        `echo ${message} >/dev/console`,
        'kill -USR1 $PPID',
      ];
    }),
  },
  program: (attempts) => `
js=$(${attempts.some(({ text }) => text.includes('$js') && !text.includes('clock')) ? `python3 -c ${quoted(python)} 2>&1` : 'echo asked'})
number=0
attempt() {
  local came="$(eval "$1" 2>/dev/null)"
  [ -z "$came" ] || printf 'LED %s=%s;\\n' "$number" "$(printf '%s' "$came" | head -c 60 | tr ';\\n' ', ')"
  number=$((number + 1))
}
${attempts.map(({ text }) => `attempt ${quoted(text)}`).join('\n')}
cat /tmp/said
cat /tmp/said >&2
case "$js" in *asked*) printf 'TRIED %s.\\n' "$number" ;; esac`,
  leaving: `
leftBehind() { echo yes; }
echo yes >/tmp/leftBehind`,
  slow: true,
});
