"""Proves that each test of a behaviour fails where there is none: against a server that answers `{}` to everything.

Exits 1 and names every test that passes there, or that fails before it has spoken to the server at all.
"""

import argparse
import os
import pathlib
import sys
import unittest

from empty_server import EmptyServer

NOT_OF_THE_SERVER = {"test_public_names"}
"""The modules that look at the tests themselves."""


def each(suite):
    """The tests of a suite, one by one."""
    for part in suite:
        if isinstance(part, unittest.TestSuite):
            yield from each(part)
        else:
            yield part


def complaint(test, server):
    """What is wrong with a test, if anything."""
    server.methods.clear()
    result = unittest.TestResult()
    test.run(result)
    if result.wasSuccessful():
        return "passes against a server that does nothing"
    if "signalwire.connect" not in server.methods:
        (_, trace), *_ = result.failures + result.errors
        return f"fails before it connects:\n{trace}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state-dir", help="the certificates to use; without it, one of its own")
    server = EmptyServer(parser.parse_args().state_dir)
    server.start()
    # Before the tests are imported, for they read it then.
    os.environ.update(server.environment)
    os.environ["MUSTER_TEST_DEADLINE"] = "0.5"
    os.environ["SIGNALWIRE_LOG_MODE"] = "off"
    folder = pathlib.Path(__file__).parent
    tests = [
        test
        for test in each(unittest.defaultTestLoader.discover(str(folder)))
        if type(test).__module__ not in NOT_OF_THE_SERVER
    ]
    blunt = {test.id(): words for test in tests if (words := complaint(test, server))}
    server.stop()
    for name, words in blunt.items():
        print(f"{name} {words}")
    print(f"{len(tests) - len(blunt)} of {len(tests)} tests fail against an empty server, as they should.")
    return 1 if blunt or not tests else 0


if __name__ == "__main__":
    sys.exit(main())
