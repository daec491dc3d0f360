"""How mail leaves the site, from EMAIL_URL."""

from larch_site import environment

_mail = environment.mail()

EMAIL_BACKEND = _mail.backend
EMAIL_HOST = _mail.host
EMAIL_PORT = _mail.port
EMAIL_HOST_USER = _mail.user
EMAIL_HOST_PASSWORD = _mail.password
EMAIL_USE_TLS = _mail.tls
EMAIL_USE_SSL = _mail.ssl
EMAIL_FILE_PATH = _mail.folder
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "LARCH <no-reply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
