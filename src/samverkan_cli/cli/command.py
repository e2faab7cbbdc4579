"""What all commands have in common: the words that each understands, and how each ends."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from samverkan_cli.cli.completion import completer_for
from samverkan_cli.cli.session import Session
from samverkan_cli.cli.streams import discard_stdout
from samverkan_cli.cli.streams import say as write
from samverkan_cli.core.errors import UserError, UserErrors
from samverkan_cli.core.message import Message, marked
from samverkan_cli.i18n.speech import Speech, speech

COMMON: dict[str, tuple[Any, Any]] = {
    "workspace": (
        Annotated[
            Path | None,
            typer.Option(
                metavar="DIR",
                help=marked("The folder with samverkan.yaml or plans/; searched for from here if not given"),
            ),
        ],
        None,
    ),
    "lang": (Annotated[str | None, typer.Option(metavar="sv|en", help=marked("The language of messages"))], None),
    "today": (
        Annotated[
            str | None, typer.Option(metavar="DATE", help=marked("Check plans as of this date; today if not given"))
        ],
        None,
    ),
    "no_color": (Annotated[bool, typer.Option("--no-color", help=marked("Do not use colour"))], False),
    "quiet": (Annotated[bool, typer.Option("--quiet", help=marked("Print only the result"))], False),
}


def command(run: Callable[..., int]) -> Callable[..., None]:
    """Make a Typer command of a function that takes a session first and gives an exit code."""

    @wraps(run)
    def wrapper(**given: Any) -> None:
        session = Session(
            given.pop("workspace"), given.pop("lang"), given.pop("today"), given.pop("no_color"), given.pop("quiet")
        )
        raise typer.Exit(_ended(session, lambda: run(session, **given)))

    own = [each for each in inspect.signature(run, eval_str=True).parameters.values() if each.name != "session"]
    common = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in COMMON.items()
    ]
    for each in own:
        for info in getattr(each.annotation, "__metadata__", ()):
            info.autocompletion = completer_for(each.name, info.metavar)
    keyword = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own]
    wrapper.__signature__ = inspect.Signature([*keyword, *common])  # type: ignore[attr-defined]
    wrapper.__annotations__ = {each.name: each.annotation for each in (*keyword, *common)}
    return wrapper


def _ended(session: Session, run: Callable[[], int]) -> int:
    """Run a command to its exit code: 2 for the user's or the environment's fault, 3 for our own."""
    try:
        code = run()
    except UserError as trouble:
        report_error(_speech(session), trouble)
        return 2
    except UserErrors as several:
        for each in several.errors:
            report_error(_speech(session), each)
        return 2
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        report_error(_speech(session), of_environment(error))
        return 2
    except Exception as error:  # whatever else happens is a fault of ours
        from samverkan_cli.cli.crash import report

        report(session, error)
        return 3
    return _write_out(session, code)


def of_environment(error: OSError, file: str = "") -> UserError:
    """What the system could not do, and with which file, where the error does not say."""
    return UserError(
        Message("{file}: {reason}", file=str(error.filename or file), reason=error.strerror or str(error)),
        Message("Check the disk, and that you may read and write there"),
    )


def _write_out(session: Session, code: int) -> int:
    binary = getattr(sys.stdout, "buffer", None)
    try:
        for each in session.written:
            if binary is None:
                sys.stdout.write(each if isinstance(each, str) else each.decode())
            elif isinstance(each, bytes):
                binary.write(each)
            elif sys.stdout.isatty():
                binary.write(each.encode(sys.stdout.encoding or "utf-8", "replace"))
            else:
                binary.write(each.encode("utf-8", "surrogateescape"))
        sys.stdout.flush()
    except BrokenPipeError:
        discard_stdout()  # whoever reads has had enough; there is nothing more to say
    except OSError as error:
        discard_stdout()
        report_error(_speech(session), of_environment(error, "stdout"))
        return 2
    return code


def _speech(session: Session) -> Speech:
    try:
        return session.speech
    except UserError:  # a language was asked for that there is none of
        return speech("en")


def report_error(say: Speech, trouble: UserError) -> None:
    """Say on stderr what is wrong and what to do."""
    error = say(Message("error"))
    write(f"{error}: {say(trouble.message)}")
    if trouble.help is not None:
        write(f"  = {say(trouble.help)}")
