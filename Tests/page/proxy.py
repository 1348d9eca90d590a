"""A small reverse proxy that shows a server under a path, as nginx does with `proxy_pass http://…/films/`."""

import http.client
import http.server
import threading


class Proxy:
    """Hands requests under `prefix` on to a port of this machine, everything else is 404."""

    def __init__(self, port, prefix):
        handler = type("Handler", (Handler,), {"upstream": port, "prefix": prefix})
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}{prefix}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def hand_on(self):
        self.close_connection = True
        if not self.path.startswith(self.prefix):
            return self.send_error(404)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)) or None
        line = http.client.HTTPConnection("127.0.0.1", self.upstream, timeout=300)
        # the server sees the name that the browser asked for
        line.request(self.command, self.path, body, {**dict(self.headers), "Connection": "close"})
        answer = line.getresponse()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("transfer-encoding", "connection", "date", "server"):
                self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            while piece := answer.read1(65536):
                self.wfile.write(piece)
                self.wfile.flush()
        except OSError:
            pass
        finally:
            line.close()

    do_GET = do_POST = do_DELETE = do_HEAD = hand_on

    def log_message(self, *_):
        pass
