import ast
import pathlib
import unittest

import signalwire.relay


def offences(text):
    """The lines at which a source uses what the SDK does not offer to its users, with the name."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and is_private(node.attr):
            yield node.lineno, node.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REFLECTION:
            yield node.lineno, node.func.id
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names if is_inner(name.name))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "signalwire":
            if is_inner(node.module):
                yield node.lineno, node.module
            else:
                yield from ((node.lineno, name.name) for name in node.names if name.name not in OFFERED)


OFFERED = set(signalwire.relay.__all__)

REFLECTION = {"getattr", "setattr", "delattr", "vars"}
"""What could reach a private attribute without naming it."""


def is_private(name):
    # `__init__` and its like are the language's names, not the SDK's.
    return name.startswith("_") and not (name.startswith("__") and name.endswith("__"))


def is_inner(module):
    """Whether it is a module of the SDK other than the one that its users import."""
    return module.split(".")[0] == "signalwire" and module != "signalwire.relay"


class PublicNamesTest(unittest.TestCase):
    def test_only_what_the_sdk_offers_is_used(self):
        files = sorted(pathlib.Path(__file__).parent.glob("*.py"))
        self.assertGreater(len(files), 10)
        found = [f"{file.name}:{line}: {name}" for file in files for line, name in offences(file.read_text())]
        self.assertEqual(found, [])

    def test_what_is_not_offered_is_found(self):
        for text in (
            "client._relay_protocol",
            "from signalwire.relay import Secret",
            "from signalwire.relay.client import RelayClient",
            "import signalwire.relay.client",
            "client._ws = None",
            "getattr(client, name)",
        ):
            self.assertEqual(len(list(offences(text))), 1, text)
        self.assertEqual(list(offences("from signalwire.relay import RelayClient\nRelayClient().__init__()")), [])
