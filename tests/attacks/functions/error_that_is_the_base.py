"""Raises BaseException, GeneratorExit and KeyboardInterrupt as one group."""

STATUS, NEEDS = "error", ""


def attack():
    raise BaseExceptionGroup("all", [GeneratorExit(), KeyboardInterrupt(), SystemExit(0)])
