"""`samverkan templates list`."""

from __future__ import annotations

from samverkan_cli.cli.session import Session
from samverkan_cli.core.message import Message, marked

NAME = "list"
HELP = marked("Show which templates there are. Of some the workspace may have its own.")
EXAMPLE = marked("Example: samverkan templates list")


def run(session: Session) -> int:
    """Write the names of the templates to stdout, a line each, with what each is for."""
    from samverkan_cli.document.templates import USES, own_names, shipped_names, templates

    own = own_names(templates(session.workspace([])[0]))
    say = session.speech
    rows = [(name, say(Message(USES[name])) if name in USES else "") for name in shipped_names()]
    rows += [(name, "") for name in sorted(own - {name for name, _ in rows})]
    width = max(len(name) for name, _ in rows)
    for name, use in rows:
        mark = say(Message("the workspace's own")) if name in own else ""
        session.write(f"{name:{width}}  {', '.join(filter(None, [use, mark]))}".rstrip() + "\n")
    return 0
