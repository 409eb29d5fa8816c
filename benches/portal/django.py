"""A page to sign in at as Django makes one: users and sessions in SQLite, passwords with the Argon2 of the portal."""

import django
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password


class Hasher(Argon2PasswordHasher):
    memory_cost, time_cost, parallelism = 19456, 2, 1


settings.configure(
    SECRET_KEY="of a bench",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="site_of_bench",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "site.sqlite3", "OPTIONS": {"timeout": 30}}},
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    PASSWORD_HASHERS=["site_of_bench.Hasher"],
    USE_TZ=True,
)
django.setup()

from django.contrib.auth import authenticate, login  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402


def sign_in(request):
    user = authenticate(request, username=request.POST["login"], password=request.POST["password"])
    if user is None:
        return HttpResponse(status=403)
    login(request, user)
    return HttpResponse(status=303, headers={"Location": "/home"})


urlpatterns = [path("sign-in", sign_in)]
site = get_wsgi_application()


def fill(password, *logins):
    call_command("migrate", verbosity=0)
    User.objects.bulk_create(User(username=name, password=make_password(password)) for name in logins)
