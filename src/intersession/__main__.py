"""The `intersession` command: one verb for each thing that the secretariat or an operator does."""

import difflib
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, NoReturn

import django
from django.core.exceptions import ImproperlyConfigured

from intersession import __doc__ as summary
from intersession import database, environment
from intersession.core.refusals import Refused, Unavailable

if TYPE_CHECKING:
    from intersession.core.verbs import Verb

OK, REFUSED, USAGE, ENVIRONMENT, INTERRUPTED = 0, 1, 2, 3, 130

VERBS = {  # verb: where its command is, and what it does
    "demo": ("web", "load the dialogue of 2009-2010, compose its working paper, serve the site"),
    "serve": ("core", "serve the site"),
    "work": ("core", "do what is due in the background, beside a site that another machine serves"),
    "load": ("record", "load a record package into the record"),
    "dump": ("record", "write the record as a record package"),
    "import-programme": ("meetings", "import the programme of a meeting from a file of another program"),
    "compose": ("reports", "compose a paper, in any languages and formats"),
    "tabulate": ("evaluations", "count a file of answers, of any size"),
    "verify": ("consultations", "check the published record of a consultation"),
    "purge": ("meetings", "delete personal data of meetings whose day has come"),
    "backup": ("core", "write the database and the files into one file"),
    "restore": ("core", "bring a backup back"),
    "administrator": ("accounts", "make a person an administrator, and say where to sign in"),
    "doctor": ("core", "say what is there, what is wrong, and how to mend it"),
}
CODES = {
    OK: "done",
    REFUSED: "refused or failed",
    USAGE: "wrong usage",
    ENVIRONMENT: "the environment is wrong: a setting, a database that does not answer",
    INTERRUPTED: "interrupted",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit code; whatever can be expected to go wrong ends in one clear line."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in {"-h", "--help", "help"}:
        (sys.stdout if words else sys.stderr).write(_help())
        return OK if words else USAGE
    if words[0] not in VERBS:
        close = difflib.get_close_matches(words[0], VERBS, n=1)
        hint = f" Did you mean “{close[0]}”?" if close else ""
        return _say(f"There is no verb “{words[0]}”.{hint} “intersession --help” lists them.", USAGE)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        _run(words[0], words[1:])
    except KeyboardInterrupt:
        return _say("Interrupted.", INTERRUPTED)
    except (Unavailable, ImproperlyConfigured) as error:
        return _say(str(error), ENVIRONMENT)
    except Refused as error:
        return _say(error.reason, REFUSED)
    return OK


def _run(verb: str, words: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intersession.settings")
    django.setup()
    command = _command(verb)
    options = _options(command, verb, words)
    with ExitStack() as stack:
        if command.needs:
            _connect(stack, tables=command.needs > 1)
        _execute(command, options)


def _command(verb: str) -> "Verb":
    module = importlib.import_module(
        f"intersession.{VERBS[verb][0]}.management.commands.{verb.replace('-', '_')}"
    )
    command: Verb = module.Command()
    return command


def _options(command: "Verb", verb: str, words: list[str]) -> dict[str, Any]:
    """Read the words after the verb; wrong ones end the program with the usage and what is wrong."""
    from django.core.management import CommandError  # after setup

    parser = command.create_parser("intersession", verb)
    try:
        return vars(parser.parse_args(words))
    except CommandError as error:
        raise SystemExit(_say(f"{parser.format_usage()}{error}", USAGE)) from None


def _connect(stack: ExitStack, *, tables: bool) -> None:
    from django.conf import settings  # after setup

    from intersession.core import schema  # after setup

    stack.enter_context(database.running(settings.HOME, settings.DATABASE_URL))
    stack.callback(schema.disconnect)
    if tables:
        schema.prepare()


def _execute(command: "Verb", options: dict[str, Any]) -> None:
    """Run the verb; refuses for a database that goes away meanwhile, and what Django's commands refuse."""
    from django.core.management import CommandError  # after setup
    from django.db import OperationalError  # after setup

    try:
        command.execute(*options.pop("args", ()), **options)
    except CommandError as error:
        raise Refused(str(error)) from error
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise Unavailable(
            f"The database stopped answering ({reason}): “intersession doctor” says more."
        ) from error


def _help() -> str:
    verbs = [f"  {verb:17} {does}" for verb, (_, does) in VERBS.items()]
    codes = [f"  {code:<13} {meaning}" for code, meaning in CODES.items()]
    variables = [f"  {name}\n      {meaning}" for name, meaning in environment.VARIABLES.items()]
    return "\n".join(
        [
            "usage: intersession VERB [options]\n",
            f"{summary}\n",
            *verbs,
            "\n“intersession VERB --help” tells the options of a verb.",
            "\nexit codes:",
            *codes,
            "\nsettings, from the environment (and what holds without them):",
            *variables,
            "",
        ]
    )


def _say(message: str, code: int) -> int:
    sys.stderr.write(f"{message}\n")
    return code


def _stop(number: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
