"""Works that race each other, each in a thread and with a database connection of its own."""

import threading

from django.db import connection


def at_once(*works) -> None:
    """All are begun before any goes on."""
    start = threading.Barrier(len(works))

    def run(work):
        try:
            start.wait(timeout=10)
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=30)
