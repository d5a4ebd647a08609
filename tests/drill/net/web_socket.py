"""A WebSocket client of a few lines, for tests that speak the host's protocol (drill/net/message.hpp) themselves, and
for those that have to misbehave: every byte is the caller's."""

import base64
import hashlib
import json
import os
import re
import socket
import ssl
import struct
import threading


class JoinString:
    def __init__(self, text):
        found = re.fullmatch(r"drill://(.+):(\d+)/([0-9A-Z-]+)(?:#fp=([0-9a-f]+))?", text)
        self.address, self.port, self.code, self.fingerprint = found[1], int(found[2]), found[3], found[4]


class Closed(Exception):
    """The host closed: code and reason of its frame, or (0, why) without one."""

    def __init__(self, code, reason):
        super().__init__(f"{code} {reason}")
        self.code, self.reason = code, reason


def connect(join, tls=True, timeout=20):
    plain = socket.create_connection((join.address, join.port), timeout=timeout)
    if not tls or join.fingerprint is None:
        return plain
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # pinned by its fingerprint, as the windows do
    secured = context.wrap_socket(plain)
    if hashlib.sha256(secured.getpeercert(binary_form=True)).hexdigest() != join.fingerprint:
        raise Closed(0, "the host's certificate is not the one in the join string")
    return secured


class WebSocket:
    """One thread may hear while another says."""

    def __init__(self, join, origin=None, timeout=20, path="/"):
        self.socket = connect(join, timeout=timeout)
        self.bytes = b""
        self.sending = threading.Lock()  # who hears answers pings
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [f"GET {path} HTTP/1.1", f"Host: {join.address}:{join.port}", "Upgrade: websocket", "Connection: Upgrade",
                 f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13"]
        if origin:
            lines.append(f"Origin: {origin}")
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        head = b""
        while b"\r\n\r\n" not in head:
            part = self.socket.recv(4096)
            if not part:
                raise Closed(0, "no answer to the handshake")
            head += part
        head, self.bytes = head.split(b"\r\n\r\n", 1)
        self.status = int(head.split()[1])
        if self.status != 101:
            raise Closed(self.status, head.decode(errors="replace").splitlines()[0])

    def frame(self, payload, opcode=1, claimed=None):
        """`claimed`: a length other than the payload's."""
        length = len(payload) if claimed is None else claimed
        head = bytes([0x80 | opcode])
        if length < 126:
            head += bytes([0x80 | length])
        elif length < 65536:
            head += bytes([0x80 | 126]) + struct.pack(">H", length)
        else:
            head += bytes([0x80 | 127]) + struct.pack(">Q", length)
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
        with self.sending:
            self.socket.sendall(head + mask + masked)

    def say(self, type, body=None, number=0, version=1):
        message = {"v": version, "type": type, "number": number, "body": body or {}}
        self.frame(json.dumps(message).encode())

    def _take(self, count):
        while len(self.bytes) < count:
            try:
                part = self.socket.recv(65536)
            except (ConnectionError, ssl.SSLError) as error:
                raise Closed(0, str(error)) from None
            if not part:
                raise Closed(0, "the connection ended")
            self.bytes += part
        taken, self.bytes = self.bytes[:count], self.bytes[count:]
        return taken

    def hear(self):
        """The next message; pings are answered. Raises Closed, TimeoutError."""
        message = b""
        while True:
            first, length = self._take(2)
            length &= 0x7F
            if length == 126:
                length = struct.unpack(">H", self._take(2))[0]
            elif length == 127:
                length = struct.unpack(">Q", self._take(8))[0]
            payload = self._take(length)
            opcode = first & 0x0F
            if opcode == 9:
                self.frame(payload, opcode=10)
            elif opcode == 8:
                raise Closed(struct.unpack(">H", payload[:2])[0] if payload else 0, payload[2:].decode())
            elif opcode in (0, 1, 2):
                message += payload
                if first & 0x80:
                    return json.loads(message)

    def hear_of(self, *types):
        while True:
            message = self.hear()
            if message["type"] in types:
                return message

    def ended(self):
        """Waits for the host to close; (code, reason)."""
        try:
            while True:
                self.hear()
        except Closed as closed:
            return closed.code, closed.reason
