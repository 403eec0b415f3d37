"""The WSGI application that granian (or waitress) serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinguo.config.settings")

NEW_OBJECTS = 5_000  # a page of a thousand rows makes as many; Python would look for garbage every 700

application = get_wsgi_application()
# What stands at the start is never garbage: to go through all of it again took a tenth of a second within a request.
gc.collect()
gc.freeze()
gc.set_threshold(NEW_OBJECTS)
