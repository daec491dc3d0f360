"""A process before the database, which may be stopped and killed as a server may: others use the
server too. `python database_between.py SOCKET_FOLDER OF_THE_DATABASE`
"""

import asyncio
import contextlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NAME = ".s.PGSQL.5432"


class Between:
    def __init__(self, database: str):
        self.database = database
        self.folder = Path(tempfile.mkdtemp(prefix="larch-"))  # a socket's path is short
        self.come_back()

    def hang(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def die(self) -> None:
        self.process.kill()
        self.process.wait()
        (self.folder / NAME).unlink(missing_ok=True)

    def come_back(self) -> None:
        command = [sys.executable, __file__, str(self.folder), self.database]
        self.process = subprocess.Popen(command)
        while not (self.folder / NAME).exists():
            time.sleep(0.01)

    def close(self) -> None:
        self.die()
        shutil.rmtree(self.folder)


async def hand_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while piece := await reader.read(65_536):
            writer.write(piece)
            await writer.drain()
    writer.close()


async def serve(folder: str, database: str) -> None:
    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        theirs = await asyncio.open_unix_connection(f"{database}/{NAME}")
        await asyncio.gather(hand_on(reader, theirs[1]), hand_on(theirs[0], writer))

    server = await asyncio.start_unix_server(meet, f"{folder}/{NAME}")
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:]))
