import { each, forged, names, type Table } from './table.ts';

const modules = {
  network: [
    'm("urllib.request").request.urlopen(there).read()',
    'm("socket").create_connection(place, 1)',
    'm("http.client").client.HTTPConnection(*place).request("GET", "/")',
    'm("pyodide.http").http.open_url(there)',
    'm("pyodide.http").http.pyfetch(there)',
    'm("asyncio").open_connection(*place)',
    'm("pyodide_js").loadPackage(there + "/x-1-py3-none-any.whl")',
    'm("micropip").install(there + "/x-1-py3-none-any.whl")',
  ],
  storage: [
    'open("/canary").read()',
    'open("/proc/self/environ").read()',
    'idbfs()',
    'm("pyodide_js").mountNativeFS("/native", m("js").navigator.storage.getDirectory())',
    'm("dbm.sqlite3")',
  ],
  DOM: ['m("tkinter")', 'm("pyodide_js").canvas.getCanvas2D()', 'm("IPython")', 'm("pyscript")'],
  parent: [
    'm("os").kill(m("os").getppid(), 0)',
    'm("multiprocessing").parent_process()',
    'm("pyodide_js")._module.postMessage',
  ],
  workers: [
    'started(m("threading").Thread(target=print))',
    'started(m("multiprocessing").Process(target=print))',
    'm("subprocess").run(["ls"])',
    'm("os").fork()',
    'm("os").popen("ls").read()',
    'm("concurrent.futures").futures.ThreadPoolExecutor().submit(int).result() is not None',
    'm("pyodide_js")._module.PThread',
  ],
  navigation: ['m("webbrowser").open(there)', 'm("antigravity")', 'm("js").location.assign(there)'],
  'clock and state of other runs': [
    'm("leftBehind")',
    'm("sys").modules.get("leftBehind")',
    'm("os").environ.get("leftBehind")',
    'open("/tmp/leftBehind").read()',
    `abs(m("time").time() - ${Date.now() / 1000}) > 86400`,
  ],
} as const;

const more = {
  network: ['js.fetch(there)', 'js.WebSocket.new(there)'],
  storage: ['js.localStorage.getItem("canary")', 'js.indexedDB.open("left by a sandbox")', 'js.caches.open("left")'],
  DOM: ['js.document.title', 'js.OffscreenCanvas.new(1, 1)'],
  parent: ['did(js.postMessage, "I was here")', 'js.setTimeout("postMessage(1)")'],
  workers: ['js.Worker.new(there)', 'js.BroadcastChannel.new("canary")'],
  navigation: ['js.location.href', 'js.open(there)'],
  'clock and state of other runs': ['builtins.leftBehind', 'js.leftBehind', 'm("decimal").leftBehind'],
} as const;

/** The routes out of Python, which is let at the own JavaScript of its worker. */
export const python = (canary: string): Table => ({
  tool: 'run_python',
  remark: '#',
  instead: {},
  cells: {
    globals: each((of) => [
      ...names[of].flatMap((name) => [`globals().get("${name}")`, `getattr(builtins, "${name}", None)`]),
      ...names[of].map((name) => `getattr(js.self, "${name}", None)`),
      ...more[of],
    ]),
    prototypes: each((of) => [
      ...names[of].map((name) => `by_prototypes("${name}")`),
      `by_subclasses(${JSON.stringify(`${of} Popen SocketIO HTTPConnection`)})`,
    ]),
    'constructor.constructor': each((of) =>
      names[of].flatMap((name) => [
        `js.Object.constructor.constructor("return typeof ${name} !== 'undefined'")()`,
        `js.Reflect.construct(js.Object.getPrototypeOf(js.atob).constructor, to_js(["return ${name}"]))()`,
      ]),
    ),
    import: modules,
    'import js': each((of) => names[of].flatMap((name) => [`getattr(m("js"), "${name}", None)`, `run_js("${name}")`])),
    messages: each((of) => {
      const message = JSON.stringify(JSON.stringify(forged(canary)[of]));
      return [
        `did(js.postMessage, js.JSON.parse(${message}))`,
        `did(js.self.postMessage, js.JSON.parse(${message}), to_js([js.MessageChannel.new().port1]))`,
        // an event of its own makes reaches its own hearers only: what would come of it is counted outside
        `did(js.dispatchEvent, js.MessageEvent.new("message", to_js({"data": js.JSON.parse(${message})}))) and None`,
        `print(${message})`,
      ];
    }),
  },
  program: (attempts) => `
import builtins, inspect, asyncio, js, pyodide_js
from pyodide.code import run_js
from pyodide.ffi import create_once_callable, jsnull, to_js
there = ${JSON.stringify(`${canary}/python`)}
place = (${JSON.stringify(new URL(canary).hostname)}, ${new URL(canary).port})
m = __import__
def chain(start):
    while start is not None and start is not jsnull:
        yield start
        start = js.Object.getPrototypeOf(start)
own = list(chain(js.globalThis)) + list(chain(js.self)) + list(chain(js.console)) + list(chain(js.performance)) + list(chain(pyodide_js))
def by_prototypes(name):
    return any(js.Reflect.has(at, name) for at in own)
def by_subclasses(wanted):
    for kind in object.__subclasses__():
        if kind.__name__ in wanted.split():
            try: return getattr(kind(*place), "connect", bool)() or True
            except BaseException: pass
def did(does, *said):
    does(*said)
    return True
def started(task):
    task.start()
    return True
async def idbfs():
    FS = pyodide_js.FS
    FS.mkdir("/idb")
    FS.mount(FS.filesystems.IDBFS, to_js({}), "/idb")
    end = asyncio.get_running_loop().create_future()
    FS.syncfs(True, create_once_callable(end.set_result))
    return await end is None
attempts = [${attempts.map(({ text }) => `lambda: (${text}),`).join('\n')}]
led = []
for number, attempt in enumerate(attempts):
    came = None
    try:
        came = attempt()
        if inspect.isawaitable(came): came = await came
    except BaseException: came = None
    if came: led.append(f"LED {number}={str(came)[:60].replace(';', ',')};")
print("\\n".join(led) + f"\\nTRIED {len(attempts)}.")`,
  leaving: `
import decimal, os, sys, time
builtins.leftBehind = decimal.leftBehind = sys.modules["leftBehind"] = True
os.environ["leftBehind"] = "yes"
try: js.leftBehind = True
except BaseException: pass
open("/tmp/leftBehind", "w").write("yes")
time.time = lambda: 7`,
  slow: true,
});
