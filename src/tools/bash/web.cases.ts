import type { Case } from './commands.cases.ts';

const ports = 'https://a.example/ports';
const curl = `curl -s ${ports}`;
const asked: Case = { commands: [curl], asks: [ports] };

/** Every way in which a command may read the web. */
export const webCases: Readonly<Record<string, Case>> = {
  [curl]: asked,
  [`cat x | ${curl} | jq .`]: { commands: ['cat x', curl, 'jq .'], asks: [ports] },
  [`x=$(${curl})`]: asked,
  [`echo "a $(${curl})"`]: { commands: ['echo "a $(…)"', curl], asks: [ports], unread: ['echo'] },
  [`(${curl} & ${curl})`]: asked,
  [`if ${curl}; then true; fi`]: { commands: [curl, 'true'], asks: [ports] },
  [`f() { ${curl}; }; f`]: { commands: [curl, 'f'], asks: [ports] },
  [`bash -c '${curl}'`]: { commands: [`bash -c '${curl}'`, curl], asks: [ports] },
  [`eval '${curl}'`]: { commands: [`eval '${curl}'`, curl], asks: [ports] },
  [`timeout 5 ${curl}`]: { commands: [`timeout 5 ${curl}`, curl], asks: [ports] },
  [`env A=1 ${curl}`]: { commands: [`env A=1 ${curl}`, curl], asks: [ports] },
  [`/usr/bin/${curl}`]: asked,
  [`A=1 c\\url -s '${ports}'`]: asked,
  'bash here.sh': {
    commands: ['bash here.sh', curl],
    asks: [ports],
    files: { 'here/here.sh': `#!/bin/bash\n${curl}\n` },
  },
  'curl a.example/x b.example': {
    commands: ['curl a.example/x b.example'],
    asks: ['https://a.example/x', 'https://b.example'],
  },
  'curl -sLo x/y.json --url https://a.example/x?q=1': {
    commands: ['curl -sLo x/y.json --url https://a.example/x?q=1'],
    asks: ['https://a.example/x?q=1'],
    unread: ['curl'],
    writes: ['/here/x/y.json'],
  },
  [`curl -O ${ports}`]: { commands: [`curl -O ${ports}`], asks: [ports], writes: ['/here/ports'] },
  [`wget ${ports}`]: { commands: [`wget ${ports}`], asks: [ports], writes: ['/here/ports'] },
  [`wget -qO- ${ports}`]: { commands: [`wget -qO- ${ports}`], asks: [ports] },
  // what is not known is asked for, and so is a host that only begins so
  'curl $x': { commands: ['curl $x'], asks: ['?'], unread: ['curl'] },
  'curl "$(cat x)"': { commands: ['curl "$(…)"', 'cat x'], asks: ['?'], unread: ['curl'] },
  'curl https://a.example/$x': { commands: ['curl https://a.example/$x'], asks: ['a.example …'], unread: ['curl'] },
  'curl "https://a.example/?k=$(cat x)"': {
    commands: ['curl "https://a.example/?k=$(…)"', 'cat x'],
    asks: ['a.example …'],
    unread: ['curl'],
  },
  'curl https://a.example$x/': { commands: ['curl https://a.example$x/'], asks: ['?'], unread: ['curl'] },
  'curl https://a.example:$x@b.example/': {
    commands: ['curl https://a.example:$x@b.example/'],
    asks: ['?'],
    unread: ['curl'],
  },
  'curl ${x}://a.example/': { commands: ['curl $x://a.example/'], asks: ['?'], unread: ['curl'] },
  [`curl -H "A: $x" ${ports}`]: { commands: [`curl -H "A: $x" ${ports}`], asks: ['a.example …'], unread: ['curl'] },
  [`curl $x ${ports}`]: { commands: [`curl $x ${ports}`], asks: ['?', ports], unread: ['curl'] },
  'cat x | xargs curl': { commands: ['cat x', 'xargs curl', 'curl {}'], asks: ['?'], unread: ['curl'] },
  'cat x | xargs -I % curl https://a.example/%': {
    commands: ['cat x', 'xargs -I % curl https://a.example/%', 'curl https://a.example/%'],
    asks: ['a.example …'],
    unread: ['curl'],
  },
  'find . -exec curl {} \\;': { commands: ["find . -exec curl '{}' ';'", "curl '{}'"], asks: ['?'], unread: ['curl'] },
  [`${curl} | bash`]: { commands: [curl, 'bash'], asks: [ports], unread: ['?'] },
  [`echo '${curl}'`]: { commands: [`echo '${curl}'`] },
};
