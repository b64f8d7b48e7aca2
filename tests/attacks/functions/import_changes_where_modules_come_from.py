"""Changes the paths, the finders and the entries that imports go by; only for its own process."""

import gc
import sys

STATUS, RESULT, WHEN, NEEDS = "ok", [], "import", ""


class Finder:
    def find_spec(self, name, *_):
        raise ImportError(f"{name} is stolen")


sys.path.insert(0, "/tmp")
sys.meta_path[:] = [Finder()]
sys.path_hooks[:] = []
sys.modules["victim"] = sys.modules["sandboxed.victim"] = sys
gc.callbacks.append(lambda *_: gc.get_objects()[:10])


def attack():
    return []
