#!/usr/bin/env python3
"""The observers' page in a headless Chromium, against a real host over TLS: it shows the drill, shows hostile texts as
text, comes back when the host was killed, and refuses the code of a seat.

    observer_page_test.py STORMDRILL TEAM_BOT SCENARIO [--screenshots FOLDER]

Status 77 (skipped) where there is no Chromium.
"""

import base64
import json
import pathlib
import re
import shutil
import subprocess
import sys
import time
import urllib.request

from host_process import Host, arguments, comes_true, expect, status
from web_socket import JoinString, WebSocket


class Place:
    """Where a WebSocket without TLS is."""

    fingerprint = None

    def __init__(self, port):
        self.address, self.port = "127.0.0.1", port


class Browser:
    """A page of a headless Chromium, through its debugging protocol."""

    def __init__(self, program, folder):
        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--ignore-certificate-errors",
             "--remote-debugging-port=0", "--window-size=1300,1400", f"--user-data-dir={folder}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if found := re.search(r"ws://127\.0\.0\.1:(\d+)/", line):
                self.port = int(found[1])
                break
        self.number = 0
        self.page = self._open_page()

    def _open_page(self):
        pages = json.loads(urllib.request.urlopen(f"http://127.0.0.1:{self.port}/json/list", timeout=20).read())
        target = next(page for page in pages if page["type"] == "page")
        return WebSocket(Place(self.port), path="/devtools/page/" + target["id"], timeout=60)

    def ask(self, method, **parameters):
        self.number += 1
        self.page.frame(json.dumps({"id": self.number, "method": method, "params": parameters}).encode())
        while True:
            answer = self.page.hear()
            if answer.get("id") == self.number:
                return answer.get("result", answer)

    def value(self, expression):
        return self.ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def wait_for(self, expression, seconds=20):
        return comes_true(lambda: self.value(expression), seconds)

    def go(self, address):
        self.ask("Page.navigate", url="about:blank")
        self.ask("Page.navigate", url=address)

    def screenshot(self, file):
        file.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"]))

    def stop(self):
        self.process.kill()
        self.process.wait()


def main():
    parser = arguments(__doc__)
    parser.add_argument("--screenshots", type=pathlib.Path)
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium here: skipped")
        return 77
    host = Host(options, agents=4000, observers=1)
    for chair in ("pr", "service", "lead"):
        host.add_person(chair, act_every=0.5)
    host.add_conductor(people=4, pace=200)
    browser = Browser(chromium, host.folder / "profile")
    try:
        place = f"https://127.0.0.1:{host.port}/"
        seat = JoinString(host.joins["marketing"])
        browser.go(f"{place}#{seat.code}")
        expect("the code of a seat is refused and not used up", browser.wait_for(
            "!document.getElementById('banner').hidden && document.getElementById('room').hidden"))
        # What somebody of the team writes in malice.
        team = WebSocket(seat)
        team.say("hello", {"code": seat.code, "name": "<img src=x onerror=alert(1)>"})
        team.hear_of("welcome")

        code = JoinString(host.joins["observer"]).code
        browser.go(f"{place}#{code}")
        expect("the room is shown", browser.wait_for("!document.getElementById('room').hidden"))
        expect("the code is gone from the address", browser.value("location.hash") == "")
        expect("the clock goes on", browser.wait_for("document.getElementById('clock').textContent > 'T+01:00:00'", 60))
        expect("there are posts", browser.wait_for("document.querySelectorAll('#feed .post').length > 3"))
        expect("there are curves", browser.wait_for("document.querySelectorAll('#posts-curve rect').length > 5"))
        team.say("act", {"act": "reply", "body": {"post": int(browser.value("view.feed[0]")), "facts": [], "text":
                         "Sorry <img src=x onerror=alert(1)><script>document.title='taken'</script>"}}, number=1)
        accepted = team.hear_of("answer")["body"]
        expect("the hostile reply is up: " + accepted["en"], accepted["accepted"])
        time.sleep(2)
        expect("no markup of theirs", browser.value("document.querySelectorAll('img, main script').length") == 0)
        expect("nor any script", browser.value("document.title") != "taken")
        if options.screenshots:
            options.screenshots.mkdir(parents=True, exist_ok=True)
            browser.screenshot(options.screenshots / "observer.en.png")
        browser.value("document.getElementById('language').click()")
        expect("the other language", browser.wait_for("document.documentElement.lang == 'zh-TW'"))
        if options.screenshots:
            browser.screenshot(options.screenshots / "observer.zh-TW.png")
        host.kill()
        expect("a lost host is told", browser.wait_for("!document.getElementById('banner').hidden"))
        host.resume()
        expect("and found again", browser.wait_for("document.getElementById('banner').hidden", 30))
        before = browser.value("document.getElementById('clock').textContent")
        expect("the clock goes on again",
               browser.wait_for(f"document.getElementById('clock').textContent > '{before}'", 30))
        browser.ask("Page.reload")
        expect("a reload keeps the chair", browser.wait_for("!document.getElementById('room').hidden"))
    finally:
        browser.stop()
        host.stop()
    return status()


if __name__ == "__main__":
    sys.exit(main())
