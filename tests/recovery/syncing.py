"""The real Syncthing twice on this computer, each with a folder, seen by nobody else; waited for by its own events."""

import copy
import json
import os
import shutil
import socket
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Thread, Timer
from typing import Any
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

FOLDER = "supervise"
READY = "GUI and API listening"
AT_ONCE = {"STHASHING": "standard"}
"""Else it tries for a second at each start which of its ways of hashing is quickest here."""
_TO_THIS_COMPUTER = build_opener(ProxyHandler({}))

# No discovery, no relay, no reporting, no upgrade: nothing leaves this computer.
_ALONE = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "announceLANAddresses": "false",
    "urAccepted": "-1",
    "crashReportingEnabled": "false",
    "autoUpgradeIntervalH": "0",
    "startBrowser": "false",
    "setLowPriority": "false",
    "reconnectionIntervalS": "1",
}


def why_not() -> str:
    """Why this cannot be tried here; "" when it can."""
    if shutil.which("syncthing") is None:
        return "Syncthing is not installed on this computer"
    try:
        with socket.create_server(("127.0.0.1", 0)) as heard, socket.create_connection(heard.getsockname(), 1):
            return ""
    except OSError:
        return "there is no network here, not even from this computer to itself"


class Laptop:
    """One Syncthing with one folder; `start` and `stop` it as a lid is opened and shut."""

    def __init__(self, config: Path, folder: Path) -> None:
        self.folder, self._config = folder, config
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["syncthing", "generate", f"--home={config}"], check=True, capture_output=True, timeout=30)
        tree = ElementTree.parse(config / "config.xml").getroot()
        device, key = tree.find("device"), tree.find("gui/apikey")
        assert device is not None and key is not None and key.text
        self.id, self._key = device.attrib["id"], key.text
        self.port, self._api = _free_port(), _free_port()
        self._process: subprocess.Popen[str] | None = None
        self._seen = 0

    def know(self, other: "Laptop") -> None:
        """Share the folder with `other`, and with nobody else."""
        path = self._config / "config.xml"
        tree = ElementTree.parse(path)
        root = tree.getroot()
        for name in ("device", "folder"):
            for element in root.findall(name):
                root.remove(element)
        gui = root.find("gui/address")
        assert gui is not None
        gui.text = f"127.0.0.1:{self._api}"
        _set(root, "options", _ALONE | {"listenAddress": f"tcp://127.0.0.1:{self.port}"})
        usual = root.find("defaults/folder")
        assert usual is not None
        folder = copy.deepcopy(usual)  # with all that Syncthing itself would set
        for device in folder.findall("device"):
            folder.remove(device)
        # It looks when it is told to, so that nothing here depends on when it would have looked by itself.
        about = {"id": FOLDER, "path": str(self.folder), "rescanIntervalS": "0", "fsWatcherEnabled": "false"}
        folder.attrib.update(about)
        root.append(folder)
        for laptop in (self, other):
            ElementTree.SubElement(folder, "device", {"id": laptop.id})
            device = ElementTree.SubElement(root, "device", {"id": laptop.id, "compression": "never"})
            ElementTree.SubElement(device, "address").text = f"tcp://127.0.0.1:{laptop.port}"
        tree.write(path)

    def start(self) -> None:
        """Open the lid; back when it answers."""
        command = ["syncthing", "serve", f"--home={self._config}", "--no-browser", "--no-restart"]
        self._process = subprocess.Popen(
            command,
            env=os.environ | AT_ONCE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        lines: list[str] = []
        assert self._process.stdout is not None
        guard = Timer(30, self._process.kill)
        guard.start()
        self._seen = 0
        for line in self._process.stdout:
            lines.append(line)
            if READY in line:
                break
        guard.cancel()
        guard.join()
        self._listening = Thread(target=self._process.stdout.read)  # a full pipe would stop it
        self._listening.start()
        assert lines and READY in lines[-1], f"Syncthing did not start:\n{''.join(lines)}"

    def stop(self) -> None:
        """Shut the lid."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
            self._listening.join()
            if self._process.stdout is not None:
                self._process.stdout.close()
            self._process = None

    def look(self) -> None:
        """Let it see what was written; back when it has."""
        self._ask("db/scan", {"folder": FOLDER}, method="POST")

    def next_event(self) -> None:
        """Wait until it has something to tell, for a second at most."""
        events = self._ask("events", {"since": self._seen, "timeout": 1})
        self._seen = max((event["id"] for event in events or ()), default=self._seen)

    def in_step(self, other: "Laptop") -> bool:
        """Whether this and `other` know the same of every file, and have it."""
        there = self._ask("db/completion", {"folder": FOLDER, "device": other.id})
        status = self._ask("db/status", {"folder": FOLDER})
        links = self._ask("system/connections", {})["connections"]
        joined = links.get(other.id, {}).get("connected", False)
        is_done = status["state"] == "idle" and status["needFiles"] == status["needDeletes"] == 0
        return bool(joined and is_done and there["needItems"] == there["needDeletes"] == 0)

    def state(self) -> object:
        """What to tell when it does not come to what was waited for."""
        files = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.toml*"))
        return files, self._ask("db/status", {"folder": FOLDER}), self._ask("system/connections", {})["connections"]

    def _ask(self, what: str, about: dict[str, Any], method: str = "GET") -> Any:
        address = f"http://127.0.0.1:{self._api}/rest/{what}?{urlencode(about)}"
        with _TO_THIS_COMPUTER.open(
            Request(address, method=method, headers={"X-API-Key": self._key}), timeout=30
        ) as it:
            answer = it.read()
        return json.loads(answer) if answer.strip() else None


@contextmanager
def two_laptops(root: Path, first: Path, second: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Two that share the folders `first` and `second`, both running."""
    both = Laptop(root / "one", first), Laptop(root / "two", second)
    both[0].know(both[1])
    both[1].know(both[0])
    with ThreadPoolExecutor() as pool:  # side by side, for each waits for its own Syncthing
        try:
            list(pool.map(Laptop.start, both))
            yield both
        finally:
            list(pool.map(Laptop.stop, both))


def wait_until(both: tuple[Laptop, Laptop], condition: Callable[[], bool], within: float = 40) -> None:
    """Let them work until `condition` holds; AssertionError after so many seconds."""
    until = time.monotonic() + within
    while not condition():
        assert time.monotonic() < until, f"not so within its time: {[laptop.state() for laptop in both]}"
        for laptop in both:
            laptop.next_event()


def _set(root: ElementTree.Element, under: str, values: dict[str, str]) -> None:
    parent = root.find(under)
    assert parent is not None
    for name, value in values.items():
        element = parent.find(name)
        (element if element is not None else ElementTree.SubElement(parent, name)).text = value


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
