"""How gunicorn serves the site; `WEB_CONCURRENCY` and `GUNICORN_CMD_ARGS` of the environment win over this."""

import os
from pathlib import Path

bind = f"127.0.0.1:{os.environ.get('PORT') or '8000'}"
workers = int(os.environ.get("WEB_CONCURRENCY") or min(4, max(2, os.cpu_count() or 1)))
worker_class = "marketplace.worker.Worker"
logger_class = "marketplace.worker.Log"
threads = 4
# Read once and shared: two workers that read it at once take twice as long to start, and more memory.
preload_app = True
# Above the 25 s a write waits for a database that is being replaced.
timeout = 60
graceful_timeout = 8
keepalive = 5
# A long search address is answered by a page of ours; past this, gunicorn answers.
limit_request_line = 8190
# A worker's sign of life is a file's time; on a slow disk it would look dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
loglevel = "warning"
control_socket_disable = True
# Requests end their waits for locks and statements; commands and the worker do not.
raw_env = ["SERVING=1"]
