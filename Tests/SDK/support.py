"""What the tests share: a project of their own, a client of it, and waits that end.

The tests know the SDK by its public names only (test_public_names.py sees to that), so that they use the server as programs do.
"""

import asyncio
import json
import os
import unittest
import urllib.error
import urllib.parse
import urllib.request
import uuid

from signalwire.relay import EVENT_CALL_STATE, EVENT_CONFERENCE, Call, RelayClient, RelayError, RelayEvent

# The server is on this machine: a proxy of the environment would only stand in between.
os.environ["no_proxy"] = os.environ["NO_PROXY"] = "*"

DEADLINE = float(os.environ.get("MUSTER_TEST_DEADLINE", "10"))
"""Seconds that any one wait may take."""


async def within(awaitable, what):
    """The result of something that must not take longer than the deadline."""
    try:
        return await asyncio.wait_for(awaitable, DEADLINE)
    except asyncio.TimeoutError:
        raise AssertionError(f"{what}: nothing within {DEADLINE:g} s") from None


class Project:
    """A project that was made over the control API, for one test alone."""

    def __init__(self, name, token):
        self.name = name
        self.token = token

    @classmethod
    async def make(cls, profile):
        answer = await ask("POST", "/v1/projects", {"profile": profile})
        return cls(answer["project"], answer["token"])

    async def set_phone(self, tag, answer_after):
        await self.post("phones", {"tag": tag, "answer_after": answer_after})

    async def hang_up(self, call):
        """The far end hangs up, not the client."""
        await self.post(f"calls/{urllib.parse.quote(call.call_id, safe='')}/hangup")

    async def ring(self, context):
        """Somebody calls a number that belongs to a context; the call's id."""
        params = {"from_number": "+15550100001", "to_number": "+15550109999"}
        answer = await self.post("ring", {"context": context, "device": {"type": "phone", "params": params}})
        return answer["call_id"]

    async def cut(self):
        """Cuts its sockets without a word."""
        await self.post("cut")

    async def disconnect(self, restart):
        """Sends `signalwire.disconnect`."""
        await self.post("disconnect", {"restart": restart})

    async def post(self, path, body=None):
        return await ask("POST", f"/v1/projects/{urllib.parse.quote(self.name, safe='')}/{path}", body)


async def ask(method, path, body=None):
    """The control API's answer; in a thread, so that the client's sockets are served meanwhile."""
    request = urllib.request.Request(
        os.environ["MUSTER_CONTROL"] + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": "Bearer " + os.environ["MUSTER_CONTROL_TOKEN"], "Content-Type": "application/json"},
    )

    def exchange():
        try:
            with urllib.request.urlopen(request, timeout=DEADLINE) as response:
                return response.read()
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.code} {error.read().decode(errors='replace')}") from None

    text = await asyncio.to_thread(exchange)
    return json.loads(text) if text else None


class Heard:
    """What a call's listener is given of one type of event."""

    def __init__(self, call: Call, event_type: str, field: str):
        self.events: list[RelayEvent] = []
        self.field = field
        self.news = asyncio.Event()
        call.on(event_type, self.take)

    @classmethod
    def conference(cls, call):
        return cls(call, EVENT_CONFERENCE, "status")

    @classmethod
    def states(cls, call):
        return cls(call, EVENT_CALL_STATE, "call_state")

    def take(self, event):
        self.events.append(event)
        self.news.set()

    @property
    def words(self):
        """The status or state of each, in order."""
        return [event.params.get(self.field) for event in self.events]

    async def first(self, word, times=1):
        """The event of that status or state; with `times`, the so-manieth of them."""

        async def search():
            while True:
                found = [event for event in self.events if event.params.get(self.field) == word]
                if len(found) >= times:
                    return found[times - 1]
                self.news.clear()
                await self.news.wait()

        try:
            return await asyncio.wait_for(search(), DEADLINE)
        except asyncio.TimeoutError:
            raise AssertionError(f"no {word} ({times}) within {DEADLINE:g} s, only {self.words}") from None


class Offered:
    """The calls that a client is offered."""

    def __init__(self, caller):
        self.calls: list[Call] = []
        self.news = asyncio.Event()
        caller.client.on_call(self.take)

    async def take(self, call):
        self.calls.append(call)
        self.news.set()

    async def call(self, call_id):
        """The call of that id, once it is offered."""

        async def search():
            while True:
                for call in self.calls:
                    if call.call_id == call_id:
                        return call
                self.news.clear()
                await self.news.wait()

        return await within(search(), f"the offer of {call_id}")


class Caller:
    """A connected client and its project."""

    def __init__(self, client: RelayClient, project: Project):
        self.client = client
        self.project = project

    async def dial(self) -> Call:
        """A call that was answered."""
        tag = str(uuid.uuid4())
        await self.project.set_phone(tag, "20ms")
        phone = {"type": "phone", "params": {"from_number": "+15550109999", "to_number": "+15550100002"}}
        return await within(self.client.dial([[phone]], tag=tag), "dial")

    async def round_trip(self):
        """Returns when the server has read all that was sent before: it answers in order."""
        await within(self.client.execute("signalwire.ping", {}), "ping")


async def join(call, name="standup", **options):
    """Joins, and the id of the conference."""
    reply = await within(call.join_conference(name, **options), "join_conference")
    return reply["conference_id"]


class ServerTest(unittest.IsolatedAsyncioTestCase):
    """A test with a project of its own."""

    profile: dict = {}
    """The knobs of the project."""

    async def asyncSetUp(self):
        self.project = await Project.make(self.profile)

    def client(self, **credentials) -> RelayClient:
        """A client that is not connected yet; the end of the test disconnects it."""
        client = RelayClient(**{"project": self.project.name, "token": self.project.token, **credentials})
        self.addAsyncCleanup(self.close, client)
        return client

    async def close(self, client):
        await within(client.disconnect(), "disconnect")

    async def connected(self) -> Caller:
        client = self.client()
        await within(client.connect(), "connect")
        return Caller(client, self.project)

    async def refusal(self, awaitable, what) -> RelayError:
        """The error that a refused request raises."""
        with self.assertRaises(RelayError) as caught:
            await within(awaitable, what)
        return caught.exception


class RunningClient(RelayClient):
    """A client under the SDK's own run loop, which is what reconnects, with a story to tell once it is there."""

    def __init__(self, project, story):
        super().__init__(project=project.name, token=project.token)
        self.story = story
        self.failure = None
        self.telling = None
        self.connections = 0
        self.connected = None

    async def connect(self):
        if self.telling is None:
            self.connected = asyncio.Condition()
            self.telling = asyncio.create_task(self.tell())
        await super().connect()
        async with self.connected:
            self.connections += 1
            self.connected.notify_all()

    async def connection(self, number):
        """Returns when it has connected so many times."""
        async with self.connected:
            await within(self.connected.wait_for(lambda: self.connections >= number), f"connection {number}")

    async def tell(self):
        try:
            await self.connection(1)
            await self.story(self)
        except BaseException as failure:
            self.failure = failure
        finally:
            # Ends the run loop, whatever it is at.
            await self.disconnect()


class RunLoopTest(unittest.TestCase):
    """A test whose client runs in the main thread: the SDK's `run` listens for SIGINT, which no other thread may."""

    def run_client(self, story):
        """Tells a story of a caller under `RelayClient.run`."""
        project = asyncio.run(Project.make({}))
        client = RunningClient(project, lambda client: story(client, Caller(client, project)))
        client.run()
        if client.failure is not None:
            raise client.failure
        self.assertGreater(client.connections, 0)
