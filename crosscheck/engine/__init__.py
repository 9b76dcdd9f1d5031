"""Where work runs: `open_engine(workers)` gives an Engine of this machine.

What every engine promises is said in `protocol.py` and held by one suite of tests for all of them.
"""

from crosscheck.engine.local import LocalEngine
from crosscheck.engine.opening import open_engine
from crosscheck.engine.protocol import Engine
from crosscheck.engine.serial import SerialEngine

__all__ = ["Engine", "LocalEngine", "SerialEngine", "open_engine"]
