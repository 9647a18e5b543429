"""A server that answers `{}` to everything, and a control API to go with it: what no test may take for a simulator."""

import argparse
import asyncio
import http.server
import json
import pathlib
import ssl
import subprocess
import tempfile
import threading

from websockets.asyncio.server import serve


class EmptyServer:
    """Both servers, in threads of their own, from `start` to `stop`."""

    def __init__(self, state_dir=None):
        """With the certificates of a folder as `muster serve` keeps it, or with one of its own."""
        self.own_folder = None if state_dir else tempfile.TemporaryDirectory()
        if state_dir:
            folder = pathlib.Path(state_dir)
            self.ca, self.certificate, self.key = (folder / name for name in ("ca.pem", "server.pem", "server.key"))
        else:
            folder = pathlib.Path(self.own_folder.name)
            self.ca = self.certificate = folder / "server.pem"
            self.key = folder / "server.key"
            self.certify()
        self.methods = []
        """The methods of all requests so far."""
        self.loop = asyncio.new_event_loop()
        self.ended = asyncio.Event()
        self.ready = threading.Event()
        self.relay = threading.Thread(target=lambda: self.loop.run_until_complete(self.serve_relay()), daemon=True)
        self.control = http.server.ThreadingHTTPServer(("127.0.0.1", 0), EmptyControl)

    def certify(self):
        command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=empty"
        names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(self.key), "-out", str(self.certificate)]
        subprocess.run(command.split() + names, check=True, capture_output=True, timeout=20)

    def start(self):
        threading.Thread(target=self.control.serve_forever, daemon=True).start()
        self.relay.start()
        if not self.ready.wait(10):
            raise SystemExit("the empty server does not listen")

    def stop(self):
        self.control.shutdown()
        self.loop.call_soon_threadsafe(self.ended.set)
        self.relay.join(10)
        if self.own_folder:
            self.own_folder.cleanup()

    @property
    def environment(self):
        """What its clients need."""
        return {
            "SIGNALWIRE_PROJECT_ID": "empty",
            "SIGNALWIRE_API_TOKEN": "empty",
            "SIGNALWIRE_SPACE": f"127.0.0.1:{self.port}",
            "SIGNALWIRE_RELAY_CA_FILE": str(self.ca),
            "MUSTER_CONTROL": f"http://127.0.0.1:{self.control.server_port}",
            "MUSTER_CONTROL_TOKEN": "empty",
        }

    async def serve_relay(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        async with serve(self.answer, "127.0.0.1", 0, ssl=context) as server:
            self.port = next(iter(server.sockets)).getsockname()[1]
            self.ready.set()
            await self.ended.wait()

    async def answer(self, socket):
        async for text in socket:
            request = json.loads(text)
            self.methods.append(request.get("method"))
            await socket.send(json.dumps({"jsonrpc": "2.0", "id": request.get("id"), "result": {}}))


class EmptyControl(http.server.BaseHTTPRequestHandler):
    """Agrees to everything, so that tests get as far as the server itself."""

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.dumps({"project": "empty", "token": "empty"}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state-dir", help="the certificates to use; without it, one of its own")
    server = EmptyServer(parser.parse_args().state_dir)
    server.start()
    for name, value in server.environment.items():
        print(f"export {name}='{value}'", flush=True)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        server.stop()
