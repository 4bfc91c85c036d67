# SPDX-License-Identifier: Apache-2.0
"""A headless Chromium for the tools that look at our pages, spoken to over a pipe.

    with Browser(folder) as browser:
        browser.open("file:///tmp/page.html", width=390)
        browser.ask("document.title")
        browser.press("Tab")
        browser.picture("page.png", "#summary", "h3")

Chrome DevTools Protocol, with --remote-debugging-pipe: JSON messages that end in a NUL.
"""
import base64
import json
import os
import shutil
import subprocess

KEYS = {"Tab": (9, ""), "Enter": (13, "\r"), " ": (32, " ")}


def find_browser():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return name
    return None


class Browser:
    def __init__(self, folder):
        self.folder, self.sent, self.left = folder, 0, b""

    def __enter__(self):
        there, self.out = os.pipe()
        self.input, back = os.pipe()

        def become():
            # The browser reads from 3 and writes to 4.
            ours, theirs = os.dup(there), os.dup(back)
            os.dup2(ours, 3)
            os.dup2(theirs, 4)

        self.process = subprocess.Popen(
            [find_browser(), "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe",
             "--force-device-scale-factor=1", f"--user-data-dir={self.folder}/profile", "about:blank"],
            preexec_fn=become, close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(there)
        os.close(back)
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")
        return self

    def __exit__(self, *_):
        os.close(self.out)
        self.process.terminate()
        self.process.wait(timeout=20)
        os.close(self.input)

    def receive(self):
        while b"\0" not in self.left:
            more = os.read(self.input, 1 << 16)
            if not more:
                raise RuntimeError("the browser is gone")
            self.left += more
        message, self.left = self.left.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.sent += 1
        message = {"id": self.sent, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.sent:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def open(self, url, width=1280, height=900, dark=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        # A page that is opened again to show another of its anchors would not load again.
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=url)
        while self.receive().get("method") != "Page.loadEventFired":
            pass
        while self.ask("document.readyState") != "complete" or self.ask("location.href") == "about:blank":
            pass

    def ask(self, script):
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def press(self, key):
        code, text = KEYS[key]
        for kind in ("keyDown", "keyUp"):
            more = {"text": text} if text and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **more)

    def picture(self, path, x, y, width, height):
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True,
                         clip={"x": x, "y": y, "width": width, "height": height, "scale": 1})
        with open(path, "wb") as stream:
            stream.write(base64.b64decode(shot["data"]))
