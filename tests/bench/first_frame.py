"""A process of its own that shows its first frame: ``bare`` with SDL and GL alone, ``ours`` with the till.

It writes ``frame`` once the first frame has been handed to the display. ``idle SECONDS`` lets the till
come to rest and then writes how many frames it draws in that time.
"""

import ctypes
import sys
import time
from importlib.util import find_spec
from pathlib import Path

WIDTH, HEIGHT = 1280, 720
VIDEO, OPENGL, CLEAR = 0x20, 0x2, 0x4000
SETTLE = 3.0
"""Seconds in which the till comes up and to rest."""


def bare() -> None:
    """Window, context, clear, swap: the least there is, with the same SDL that Kivy brings."""
    kivy = find_spec("kivy")
    assert kivy and kivy.origin
    (library,) = Path(kivy.origin).parent.parent.joinpath("Kivy.libs").glob("libSDL2-2*")
    sdl = ctypes.CDLL(str(library))
    sdl.SDL_CreateWindow.restype = sdl.SDL_GL_CreateContext.restype = ctypes.c_void_p
    sdl.SDL_GL_GetProcAddress.restype = ctypes.c_void_p
    assert sdl.SDL_Init(VIDEO) == 0
    window = ctypes.c_void_p(sdl.SDL_CreateWindow(b"bare", 0, 0, WIDTH, HEIGHT, OPENGL))
    sdl.SDL_GL_CreateContext(window)
    clear = ctypes.CFUNCTYPE(None, ctypes.c_uint)(sdl.SDL_GL_GetProcAddress(b"glClear"))
    clear(CLEAR)
    sdl.SDL_GL_SwapWindow(window)
    print("frame", flush=True)


def ours(folder: Path, idle: float) -> None:
    """The till as ``tillbox till`` shows it, without devices."""
    from appliance.config import load
    from appliance.ui import window
    from appliance.wiring import screen

    prepare = window.prepare

    def watched(*size, **more) -> None:
        prepare(*size, **more)
        from kivy.core.window import Window

        flip = Window.flip
        frames = []

        def flipped() -> None:
            flip()
            frames.append(time.monotonic())
            if len(frames) == 1:
                _first(frames, idle)

        Window.flip = flipped

    window.prepare = watched
    screen.run(load(folder / "till.toml"), folder, parts=lambda box: None)


def _first(frames: list[float], idle: float) -> None:
    import os

    from kivy.clock import Clock

    print("frame", flush=True)
    if not idle:
        os._exit(0)  # what a shutdown takes is not asked

    def rested(_seconds: float) -> None:
        began = len(frames)

        def count(_seconds: float) -> None:
            print(len(frames) - began, flush=True)
            os._exit(0)

        Clock.schedule_once(count, idle)

    Clock.schedule_once(rested, SETTLE)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(Path(sys.argv[2]), float(sys.argv[3]) if sys.argv[1] == "idle" else 0.0)
