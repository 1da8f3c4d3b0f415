"""Runs one program as `python3` does, and tells how it ended. Nothing of a program that ran before is left in here."""

import builtins
import io
import linecache
import os
import runpy
import sys
import traceback
import types

from pyodide.code import eval_code_async


async def run(code, name, args, stdin, cwd, env):
    """Gives `(exit, value, memory)`: the last expression in words, and whether memory was what it lacked."""
    value = None
    exit, memory = 0, False
    try:
        prepare(stdin, cwd, env)
        if name == "-m":
            run_module(args)
        elif name and not name.startswith("-"):
            await run_file(f"/{name}", args)
        else:
            value = await run_code(code, name or "-c", args)
    except SystemExit as leaving:
        exit = code_of(leaving)
    except KeyboardInterrupt:
        exit = 130
    except BaseException as error:
        exit, memory = 1, isinstance(error, MemoryError)
        tell(error)
    flush()
    return exit, shown(value), memory


def prepare(stdin, cwd, env):
    os.chdir(cwd)
    os.environ.update(env)
    sys.dont_write_bytecode = True
    sys.stdin = io.StringIO(stdin)
    sys.path[0] = cwd


async def run_code(code, name, args):
    sys.argv = [name, *args]
    path = "<code>"
    linecache.cache[path] = (len(code), None, code.splitlines(keepends=True), path)
    return await eval_code_async(code, fresh("__main__"), filename=path, return_mode="last_expr")


def run_module(args):
    if not args:
        raise SystemExit("Argument expected for the -m option")
    sys.argv = args
    runpy.run_module(args[0], run_name="__main__", alter_sys=True)


async def run_file(path, args):
    sys.argv = [path, *args]
    try:
        with open(path, encoding="utf-8") as file:
            code = file.read()
    except OSError as error:
        sys.stderr.write(f"python3: can't open file {path!r}: {error}\n")
        raise SystemExit(2) from None
    sys.path[0] = os.path.dirname(path)
    await eval_code_async(code, fresh("__main__", path), filename=path, return_mode="none")


def fresh(name, path=None):
    """The globals of a program: a module of its own, which others find under its name."""
    module = types.ModuleType(name)
    module.__builtins__ = builtins
    if path is not None:
        module.__file__ = path
    sys.modules[name] = module
    return module.__dict__


def code_of(leaving):
    code = leaving.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    flush()
    sys.stderr.write(f"{code}\n")
    return 1


def tell(error):
    """Writes what went wrong, without the places that are ours and not the program's."""
    flush()
    whole = traceback.TracebackException.from_exception(error)
    strip(whole, set())
    sys.stderr.write("".join(whole.format()))


def strip(whole, seen):
    if whole is None or id(whole) in seen:
        return
    seen.add(id(whole))
    own = ("/_pyodide/", "/pyodide/", "<runner>", "<frozen runpy>")
    whole.stack[:] = [frame for frame in whole.stack if not any(part in frame.filename for part in own)]
    for other in (whole.__cause__, whole.__context__, *(whole.exceptions or ())):
        strip(other, seen)


def shown(value):
    if value is None:
        return None
    try:
        return repr(value)
    except BaseException as error:
        return f"<its repr failed: {type(error).__name__}: {error}>"


def flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            pass
