"""`python -m tests.fake_telegram --port 0` serves a fake and prints {"port": N}; it ends with its standard input."""

import argparse
import json
import sys
import threading

from tests.fake_telegram.serve import Server
from tests.fake_telegram.state import TOKEN, State


def main() -> None:
    """Serve until SIGTERM, or until whoever started it is gone and standard input ends (--stay: not then)."""
    parser = argparse.ArgumentParser(prog="python -m tests.fake_telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default=TOKEN, help="the token of the one bot")
    parser.add_argument("--stay", action="store_true", help="go on when standard input ends")
    asked = parser.parse_args()
    server = Server(State(asked.token), asked.port, lambda port: print(json.dumps({"port": port}), flush=True))

    def watch() -> None:
        sys.stdin.buffer.read()
        server.should_exit = True

    if not asked.stay:
        threading.Thread(target=watch, daemon=True).start()
    server.run()


if __name__ == "__main__":
    main()
