# A real SMTP server for the tests: aiosmtpd with STARTTLS, which answers by the recipient's local part.
# "perm…" is refused (550), "temp…" deferred (451), "vanish…" takes the message and closes without an answer; everything
# else is stored as one JSON line with its envelope. With --no-tls it offers no STARTTLS.
import asyncio
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP


class Sink:
    def __init__(self, path):
        self.path = path

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("perm"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("temp"):
            return "451 4.2.1 try later"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(json.dumps({"to": envelope.rcpt_tos, "tls": session.ssl is not None, "data": envelope.content.decode("latin-1")}) + "\n")
        if any(address.startswith("vanish") for address in envelope.rcpt_tos):
            server.transport.abort()
            return "250 never seen"
        return "250 2.0.0 taken"


async def main(path, port, certificate, key):
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
    sink = Sink(path)
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(sink, hostname="localhost", tls_context=context, require_starttls=context is not None), "127.0.0.1", port)
    print("ready", flush=True)
    await server.serve_forever()


arguments = [word for word in sys.argv[1:] if word != "--no-tls"]
asyncio.run(main(arguments[0], int(arguments[1]), None if "--no-tls" in sys.argv else arguments[2], None if "--no-tls" in sys.argv else arguments[3]))
