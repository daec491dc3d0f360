"""nginx in front, where it is installed: the same bytes as a file, and from the site behind it."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from bench.page_rates import CONNECTIONS, ROUNDS, SECONDS, Measured
from bench.site_for_trials import TrialSite
from tests.free_port import free_port

CONFIGURATION = """
{user} worker_processes 2; pid {folder}/pid; error_log {folder}/error.log; daemon off;
events {{ worker_connections 512; }}
http {{
    access_log off; keepalive_requests 1000000;
    client_body_temp_path {folder}/body; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; proxy_temp_path {folder}/p;
    proxy_cache_path {folder}/cache keys_zone=larch:10m;
    upstream larch {{ server 127.0.0.1:{behind}; keepalive 32; }}
    server {{
        listen 127.0.0.1:{port};
        location = /file {{ alias {file}; add_header Content-Encoding br; types {{}} }}
        location / {{
            proxy_pass http://larch; proxy_http_version 1.1; proxy_set_header Connection "";
            proxy_set_header Host 127.0.0.1:{behind};
            proxy_cache larch; proxy_cache_key $request_uri; proxy_cache_lock on;
            proxy_cache_background_update on;
        }}
    }}
}}
"""


def nginx_rates(site: TrialSite, path: str) -> dict[str, object]:
    program = shutil.which("nginx")
    if program is None:
        return {"left out": "nginx isn't installed"}
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        kept = site.pages / "served" / "127.0.0.1" / path.strip("/") / "index.html.br"
        configuration = Path(folder) / "nginx.conf"
        configuration.write_text(
            CONFIGURATION.format(
                folder=folder,
                port=port,
                behind=site.port,
                file=kept,
                user="user root;" if os.geteuid() == 0 else "",  # who may read the folder
            )
        )
        process = subprocess.Popen([program, "-c", str(configuration), "-p", folder])
        try:
            time.sleep(1)
            return compared(port, path)
        finally:
            process.terminate()
            process.wait(10)


def compared(port: int, path: str) -> dict[str, object]:
    file, page = (Measured(each, port, "localhost", each) for each in ("/file", path))
    for _ in range(ROUNDS):
        for each in (file, page):
            each.take_turn(connections=CONNECTIONS, seconds=SECONDS)
    return {"page_to_file": page.ratio(file), "file_per_second": file.middle("per_second")}
