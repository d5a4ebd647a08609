#!/usr/bin/env python3
"""Clients that mean harm, against a real host over TLS: each is refused with the right reason, and the drill goes on.

    hostile_clients_test.py STORMDRILL TEAM_BOT SCENARIO [--agents 2000]

Prints the answering times of four well-behaved people before and during the attack.
"""

import sys
import time

from host_process import Host, arguments, count, expect, percentile, status
from web_socket import Closed, JoinString, WebSocket, connect


def refusal(join, type="hello", body=None, version=1, raw=None):
    """What the host says to a stranger's first message: (code of the refusal, reason of the closing frame)."""
    client = WebSocket(join)
    if raw is None:
        client.say(type, body, version=version)
    else:
        try:
            client.frame(raw)
        except OSError:
            pass  # the host did not even wait for all of it
    try:
        said = client.hear()
    except Closed as closed:
        return closed.code, closed.reason
    _, reason = client.ended()
    return said["body"]["code"], reason


def seated(join):
    client = WebSocket(join)
    client.say("hello", {"code": join.code, "name": "mallory"})
    return client, client.hear_of("welcome")["body"]


def attack(joins):
    join = joins["service-2"]
    # Not even a handshake.
    silent_tcp = connect(join, tls=False)
    silent_tls = connect(join)
    loris = connect(join)
    loris.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
    begun = time.time()
    half_open = WebSocket(join)

    expect("wrong code", refusal(join, body={"code": "0000-0000", "name": "m"}), ("wrong_code", "wrong_code"))
    expect("no hello first", refusal(join, type="act", body={"act": "chat"}), ("hello_first", "hello_first"))
    expect("old version", refusal(join, body={"code": join.code}, version=0), ("old_version", "old_version"))
    expect("not JSON", refusal(join, raw=b"{\"v\":1,"), ("not_json", "not_json"))
    expect("not a message", refusal(join, raw=b"[1,2]"), ("not_a_message", "not_a_message"))
    deep = b'{"v":1,"type":"hello","number":0,"body":' + b"[" * 40 + b"]" * 40 + b"}"
    expect("too deep", refusal(join, raw=deep), ("too_deep", "too_deep"))
    expect("a number without end", refusal(join, raw=b'{"v":1,"type":"hello","number":0,"body":{"code":1e300}}'),
           ("too_great", "too_great"))
    expect("bad UTF-8", refusal(join, raw=b'{"v":1,"type":"\xff\xfe"}')[0], 1007)
    expect("oversize", refusal(join, raw=b"x" * (64 * 1024 + 1))[0],
           lambda got: got in (1009, 0))  # 0: the rest of the frame ran into the closed door
    client = WebSocket(join)
    client.frame(b"", claimed=1 << 40)
    expect("a terabyte announced", client.ended()[0], 1009)
    client = WebSocket(join)
    client.frame(b"\x00\x01", opcode=2)
    expect("binary", client.ended()[0], 1003)
    try:
        WebSocket(join, origin="https://evil.example")
        expect("another page's origin", "let in", 403)
    except Closed as closed:
        expect("another page's origin", closed.code, 403)
    expect("a browser with a seat's code", refusal(join, body={"code": join.code, "only_look": True}),
           ("not_an_observer", "not_an_observer"))

    mallory, welcome = seated(join)
    expect("code used twice", refusal(join, body={"code": join.code, "name": "twice"})[0], "wrong_code")
    mallory.say("control", {"what": "pause"}, number=1)
    said = mallory.hear_of("answer")["body"]
    expect("a command of the facilitator", (said["accepted"], said["en"]), (False, "This seat may not do that."))
    mallory.say("act", {"act": "publish", "body": {"statement": 1, "without_approval": True}}, number=1)
    expect("an act of another role", mallory.hear_of("answer")["body"]["accepted"], False)
    mallory.say("act", {"act": "launch", "body": {}}, number=2)
    said = mallory.hear_of("answer")["body"]
    expect("an act that is none", (said["accepted"], "launch" in said["en"]), (False, True))
    mallory.say("act", {"act": "chat", "body": {"text": "\u202egnp.exe\x1b[2J\x07 line\n" * 400}}, number=3)
    expect("8,000 characters of escapes", mallory.hear_of("answer")["body"]["accepted"], False)
    mallory.say("act", {"act": "chat", "body": {"text": "\u202eabc\x1b[31mred"}}, number=4)
    mallory.hear_of("answer")
    mallory.say("sudo", {})
    expect("an unknown message", mallory.ended()[1], "there is no message 'sudo'")

    back = WebSocket(join)
    back.say("hello", {"token": welcome["token"]})
    expect("back by the token", back.hear_of("welcome")["body"]["chair"], welcome["chair"])
    for number in range(300):
        try:
            back.say("ping", {}, number=number)
        except OSError:
            break
    expect("a flood", back.ended(), lambda got: got[1] == "too many messages" or got[0] == 0)
    back = WebSocket(join)
    back.say("hello", {"token": welcome["token"]})
    back.hear_of("welcome")
    back.say("leave")
    back.ended()
    expect("a token given up", refusal(join, body={"token": welcome["token"]}), ("wrong_token", "wrong_token"))

    expect("nothing said", half_open.ended()[1], "not_greeted")
    for name, held in (("no TLS handshake", silent_tcp), ("no request", silent_tls)):
        held.settimeout(20)
        try:
            expect(name, held.recv(1), b"")
        except (ConnectionError, OSError) as error:
            expect(name, type(error).__name__, lambda got: got != "TimeoutError")
    dripped = 0
    try:
        while time.time() - begun < 30:
            loris.sendall(b"X")
            dripped += 1
            time.sleep(0.5)
        expect("slow-loris", "still open", "closed")
    except (ConnectionError, OSError):
        expect("slow-loris closed after seconds", round(time.time() - begun), lambda got: got <= 20)
    # The last, since it bars this address for a minute.
    tries = [refusal(join, body={"code": "0000-0000"})[0] for _ in range(6)]
    expect("more than five wrong codes in a minute", tries[-1], "too_many_tries")


def main():
    parser = arguments(__doc__)
    parser.add_argument("--agents", type=int, default=2000)
    options = parser.parse_args()
    host = Host(options, "--chairs", "service=2", agents=options.agents, observers=1)
    for chair in ("pr", "marketing", "legal", "lead"):
        host.add_person(chair, act_every=0.25)
    host.add_conductor(people=5, pace=60)
    time.sleep(12)
    before = host.answer_times()
    attack({chair: JoinString(text) for chair, text in host.joins.items()})
    during = {chair: times[len(before[chair]):] for chair, times in host.answer_times().items()}
    for name, times in (("before", before), ("during", during)):
        p50, p99 = percentile(times, 0.5), percentile(times, 0.99)
        print(f"answers_{name}: {count(times)}, p50 {p50:.1f} ms, p99 {p99:.1f} ms")
    expect("the drill goes on", host.lives())
    expect("answers while attacked", count(during), lambda got: got > 50)
    expect("people who got the whole log", len(host.finish()), 5)
    host.stop()
    host.expect_every_act_once()
    expect("escapes in the log's bytes", b"\x1b" in host.log.read_bytes(), False)
    return status()


if __name__ == "__main__":
    sys.exit(main())
