# The site as an image: `docker compose up`, or see docs/operating.md.

FROM python:3.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
COPY requirements.lock ./
# Outside of /app, so that the code below it can change without a new installation.
RUN python -m venv /venv \
    && /venv/bin/python -m pip install --require-hashes --no-deps -r requirements.lock
COPY . .
# A database that nobody asks: collecting files needs none, and must not start one.
RUN DATABASE_URL=postgresql://nobody@localhost/none \
    SECRET_KEY=only-for-collecting-files-and-never-for-serving-readers STATIC_ROOT=/app/collected \
    /venv/bin/python manage.py collectstatic --noinput --verbosity 0

FROM python:3.13-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin larch \
    && install --directory --owner=larch --group=larch /data
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=larch_site.settings.production \
    STATIC_ROOT=/app/collected VAR_FOLDER=/data PORT=8000
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-m", "larch_site.health_probe"]
CMD ["python", "-m", "larch_site.serve"]
