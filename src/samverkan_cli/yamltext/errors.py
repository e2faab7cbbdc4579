"""What is wrong with text that YAML cannot read, in the words of the person who typed it.

libyaml says what it expected; here is said what she most likely did. Where that is, `error_context` finds out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from samverkan_cli.core.diagnostic import Finding, Related
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import Source, Span
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import fields, kind_at
from samverkan_cli.yamltext import misindented, stray_text
from samverkan_cli.yamltext.error_context import ErrorContext, indent_of, is_block_header
from samverkan_cli.yamltext.unseen import drawn, odd_character

QUOTE_OR_BLOCK = Message('Put quotation marks (") around the text, or write "text: |" and the text on the next line')
UNSAID = Message("Leave it empty until it is known")
_QUOTE = Message('Put quotation marks (") around the whole text')
_COLON = Message("A colon with a space after it, inside a text, begins a new field")
_NO_SPACE = (Message("There is no space after the colon"), Message("Write a space after the colon"))
_NO_DASH = (
    Message("This stands among the items of a list but does not begin with a dash"),
    Message('Begin it with "- ", or indent it otherwise'),
)
_OUTSIDE = (
    Message("This line is indented less than the first field of the file"),
    Message("Let the outermost fields begin at the left edge"),
)
_CONFLICT = compiled_late(r"(?m)^<{7}(?: [^\r\n]*)?(?=\r|$)")
_TOP_FIELD = compiled_late(r"(?m)^[a-zåäö][a-zåäö_]*:(?=\s|\Z)")
_TAG = compiled_late(r"!(?:<[^>\s]*>?|[^\s,\[\]{}]*)")
Explained = tuple[Span, Message, Message]
"""Where, what is wrong, what to do."""


def explain(source: Source, error: Any, base: int = 0) -> Finding:
    """SAM002, in plain words, for an error that libyaml raised in the text from `base` on."""
    fault = ErrorContext(source, error, base)
    said = f"{fault.context}: {fault.problem}"
    if any(word in said for word in ("directive", "incompatible YAML document")):
        return directive(fault.rest(source.line_start(fault.at)))
    if any(word in said for word in ("tag", "expected '!'", "expected '>'")):
        return tag(source, fault.began if fault.opening == "!" else source.text.rfind("!", 0, fault.at + 1))
    if "<document start>" in fault.problem and re.search(r"(?m)^\.\.\.\s", source.text[: fault.at]):
        return second_document(fault.rest())
    if (hidden := _hidden(fault)) is not None:
        return _syntax_error(*hidden)
    for words, explanation in EXPLANATIONS:
        if words in fault.problem:
            return _syntax_error(*(explanation(fault) if callable(explanation) else (fault.rest(), *explanation)))
    return unknown(source, fault.problem, fault.at)


def conflicts(source: Source) -> list[Finding]:
    """SAM002 for each place where git has left two versions."""
    message = Message("Two versions stand here, between marks of git")
    help = Message(
        "Choose one of them; take away the other, and the lines that begin with <<<<<<<, ======= and >>>>>>>"
    )
    return [_syntax_error(source.span(*each.span()), message, help) for each in _CONFLICT.finditer(source.text)]


def next_field(source: Source, finding: Finding) -> int | None:
    """Where reading can surely go on after a fault: at the next field at the left edge. None where it cannot."""
    if not isinstance(finding.where, Span):
        return None
    found = _TOP_FIELD.search(source.text, source.line_end(finding.where.start))
    return found.start() if found else None


def _syntax_error(where: Span, message: Message, help: Message) -> Finding:
    return Finding(where, message, help=help, code="SAM002")


def _forbidden(where: Span, message: Message, help: Message, route: KeyPath = ()) -> Finding:
    return Finding(where, message, help=help, code="SAM005", route=route)


def duplicate(where: Span, first: Span | None, key: str, route: KeyPath, times: int) -> Finding:
    """SAM004 for a key that its mapping has already, as it has others; `first` is where, if that is known."""
    message = Message("{key} is already written in the same mapping", key=key)
    help = Message("Keep one of them; until then the first counts")
    if times > 1:
        message = Message("From {key} on, {n} fields stand here again", key=key, n=times)
        help = Message("If the line with the id is gone above {key}, write it again; else keep one of each", key=key)
    return Finding(
        where,
        message,
        help=help,
        related=(Related(Message("it stands here already"), first),) if first is not None else (),
        code="SAM004",
        route=route,
    )


def unknown(source: Source, problem: str, offset: int) -> Finding:
    """SAM002 where no better words are known; `problem` is libyaml's own."""
    help = Message(
        "Look at this line and the one above: indentation, quotation marks, brackets (the parser says: {problem})",
        problem=problem,
    )
    message = Message("From here on the text cannot be understood as YAML")
    return _syntax_error(source.span(offset, offset + 1), message, help)


def unknown_alias(where: Span, word: str, *, itself: bool) -> Finding:
    """A value that begins with an asterisk: it refers to nothing, or to what it is part of."""
    if itself:
        return _syntax_error(where, Message("{word} refers to what it is itself a part of", word=word), QUOTE_OR_BLOCK)
    message = Message("{word} at the beginning of a value refers to something that is not in the file", word=word)
    return _syntax_error(where, message, QUOTE_OR_BLOCK)


def tag(source: Source, start: int, route: KeyPath = ()) -> Finding:
    """SAM005 for a tag, which is most often text that begins with an exclamation mark."""
    found = _TAG.match(source.text, max(start, 0))
    word = found[0] if found else "!"
    message = Message("{word} at the beginning of a value is a tag to YAML, and tags are not allowed", word=word)
    return _forbidden(source.span(start, start + len(word)), message, QUOTE_OR_BLOCK, route)


def directive(where: Span) -> Finding:
    """SAM005 for a line such as %YAML 1.1."""
    message = Message("Plans are written in YAML 1.2, without lines that begin with %")
    return _forbidden(where, message, Message("Take the line away"))


def second_document(where: Span) -> Finding:
    """SAM005 where a file goes on after its document has ended."""
    help = Message('Take away the line "---" or "...", or move what follows to a file of its own')
    return _forbidden(where, Message("A plan file holds one document, and here a second begins"), help)


def without_value(where: Span, route: KeyPath) -> list[Finding]:
    """SAM013 for a field in { } that has neither a colon nor a value; where it must be there, it is found missing."""
    field = kind_at(Plan, route)[1]
    if field is None or field.required or field.key != route[-1]:
        return []
    message = Message("{field} says nothing: no colon and no value follow it", field=field.key)
    help = Message("Write a colon and the value after it, or take it away")
    return [Finding(where, message, help=help, code="SAM013", route=route)]


def odd_key(where: Span, *, alias: bool = False) -> Finding:
    """SAM005 for a key that is no word."""
    what = Message("A key cannot be an alias") if alias else Message("A key must be a word, not a list or a mapping")
    return _forbidden(where, what, QUOTE_OR_BLOCK)


def question(where: Span) -> Finding:
    """SAM002 for a text between brackets that begins with a question mark, which libyaml takes for a key."""
    return _syntax_error(where, Message("A value cannot begin with {mark}", mark="?"), _QUOTE)


def merge_key(where: Span, route: KeyPath) -> Finding:
    """SAM005 for a merge key."""
    help = Message("Write the fields out where they belong")
    return _forbidden(where, Message("A merge key (<<) is not allowed in a plan"), help, route)


def escaped(where: Span, character: str, route: KeyPath) -> Finding:
    """SAM001 for a character that may not be in a plan, written with a backslash."""
    message = Message("The character {character} is not allowed in a plan", character=f"U+{ord(character):04X}")
    help = Message("Take away the backslash and what follows it")
    return Finding(where, message, help=help, code="SAM001", route=route)


def _hidden(fault: ErrorContext) -> Explained | None:
    """What cannot be seen on the line where libyaml gave up, or where what it was reading begins."""
    for offset in (fault.began, fault.at, max(fault.source.line_start(fault.at) - 1, 0)):
        line = fault.line(offset)
        if (odd := odd_character(line)) is not None:
            message = Message(
                "Here stands {code}, which cannot be seen: {text}", code=f"U+{ord(line[odd]):04X}", text=drawn(line)
            )
            return fault.mark(fault.source.line_start(offset) + odd), message, Message("Take it away")
    return None


def _colon(fault: ErrorContext) -> Explained:
    mark = fault.text[fault.value : fault.value + 1]
    if mark and mark in "”“„»«’‘":
        message = Message("{mark} is no quotation mark to YAML", mark=mark)
        return fault.mark(fault.value), message, Message('Write straight quotation marks: "..."')
    if fault.value <= fault.at and fault.is_field(fault.before):
        meant = stray_text.brackets(fault) or stray_text.second_field(fault) or _missing_colon(fault, fault.at)
        return meant or (fault.mark(), _COLON, _QUOTE)
    if (number := fault.id_without_colon()) is not None:
        return _no_field(fault, fault.source.start_of(number))
    above = max(fault.source.line_start(fault.at) - 1, 0)
    if (stuck := fault.stuck_colon(above)) is not None:
        return fault.mark(stuck), *_NO_SPACE
    if fault.lacks_colon(above) or (above and fault.line(fault.at)[:1] not in ("", " ")):
        return _no_field(fault, above)
    meant = misindented.value_above(fault)
    return meant or (
        fault.whole(fault.at) if fault.is_field(fault.line(fault.at)) else fault.rest(fault.value),
        Message("This line is indented as if it went on with the text above, but it begins a field"),
        Message('Indent it like the fields it belongs with; if it is text, write "text: |" and the text below it'),
    )


def _missing_colon(fault: ErrorContext, offset: int) -> Explained | None:
    """`hembesök` or `rektor {title: R}`, on the line that holds a place."""
    if (bullet := stray_text.bullet(fault, offset)) is not None:
        return bullet
    if (word := fault.bare_id(offset)) is None:
        return None
    id = fault.text[word.start : word.end]
    help = Message("Write {id}: with a space after it", id=id)
    if not indent_of(fault.line(offset)) and id not in fields(Plan):
        help = Message("Write {id}: and its value after it, or take the line away if it does not belong here", id=id)
    return word, Message("There is no colon after {id}", id=id), help


def _no_field(fault: ErrorContext, offset: int) -> Explained:
    help = Message("Write field: value. A text that goes on is to be indented more than its field")
    message = Message("This line has no colon, so it is no field")
    explained = misindented.text_below_field(fault) or _missing_colon(fault, offset)
    return explained or (fault.whole(offset), message, help)


def _inner_colon(fault: ErrorContext) -> Explained:
    if re.search(r"(?:: |\[)[^{}\[\],]*\Z", fault.before):  # {reference: SFS 2010:800}
        return fault.mark(), Message("A colon in a text inside { } or [ ] begins a new field"), _QUOTE
    return fault.mark(), *_NO_SPACE


def _open_quote(fault: ErrorContext) -> Explained:
    return _never_closed(fault, fault.began)


def _never_closed(fault: ErrorContext, offset: int) -> Explained:
    mark = fault.text[offset : offset + 1]
    message = Message("The quotation mark {mark} is never closed", mark=mark)
    return fault.mark(offset), message, Message("Close the text with the same mark")


def _expected_key(fault: ErrorContext) -> Explained:
    before = fault.before.rstrip()
    if fault.here in ("}", "]"):
        help = Message("Take it away, or put quotation marks around the text")
        return fault.mark(), Message("There is a {mark} too many", mark=fault.here), help
    if not before:
        return stray_text.dash_before_id(fault, fault.at) or misindented.line_that_fits_nothing(fault)
    if before[-1] in "\"']}" and (stray := stray_text.after_value(fault)) is not None:
        return stray
    if before[-1] in "\"'":
        return _after_quote(fault, before)
    if before[-1] in "]}":
        mark = fault.text[fault.value : fault.value + 1]
        message = Message("A value that begins with {mark} is a list or a mapping, and here text follows it", mark=mark)
        return fault.source.span(fault.value, fault.rest().end), message, QUOTE_OR_BLOCK
    return fault.rest(), Message("A field was to begin here"), QUOTE_OR_BLOCK


def _after_quote(fault: ErrorContext, before: str) -> Explained:
    """More text after a quotation mark: it closed the text, or a text above it that was never closed."""
    mark = before[-1]
    if re.search(r"(?::|-|,|\{|\[)[ \t]*$", before[:-1]) and (opened := fault.quote_left_open(mark)) is not None:
        return _never_closed(fault, opened)
    help = Message("Write '' for every ' inside the text, or put it in double quotation marks (\"...\")")
    if mark == '"' and (whole := fault.value_in_quotes()) is not None:
        help = Message("Put single quotation marks around all of it: {text}", text=whole)
    elif mark == '"':
        help = Message(
            "Put the whole text in single quotation marks ('...'), or write \"text: |\" and the text on the next line"
        )
    return fault.rest(), Message("The value ended with the quotation mark, and here more text follows"), help


def _expected_comma(fault: ErrorContext) -> Explained:
    if fault.here in ("[", "{"):
        return fault.mark(), Message("Brackets inside { } or [ ] belong to YAML, not to the text"), _QUOTE
    if fault.here == "?":
        return fault.mark(), Message("A question mark before a bracket is no part of the text to YAML"), _QUOTE
    lines = fault.number - fault.source.position(fault.began)[0]
    above = fault.text[: fault.source.line_start(fault.at)].rstrip()[-1:]
    if fault.here == ":" and (not lines or above in (",", fault.opening)):
        help = Message('Put quotation marks (") around the whole text, or write the comma that is missing before it')
        return fault.mark(), _COLON, help
    if lines or fault.at >= len(fault.text):
        return _commented(fault, fault.began) or _unclosed(fault, fault.began)
    return (
        fault.mark(),
        Message("Between { } and [ ] a comma parts the values, and here one is missing"),
        Message("Write a comma, or put quotation marks around the text"),
    )


def _unclosed(fault: ErrorContext, offset: int) -> Explained:
    mark = fault.text[offset : offset + 1]
    help = Message("Close it with {mark}", mark="}" if mark == "{" else "]")
    return fault.mark(offset), Message("The bracket {mark} is never closed", mark=mark), help


def _commented(fault: ErrorContext, offset: int) -> Explained | None:
    """A # inside brackets, which takes the rest of the line, and the closing bracket, with it."""
    if (comment := fault.comment(offset)) is None:
        return None
    return comment, Message("Everything after # is a comment, also a bracket that closes"), _QUOTE


def _character(fault: ErrorContext) -> Explained:
    if fault.here == "\t":
        return _tab(fault)
    return fault.mark(), Message("A value cannot begin with {mark}", mark=fault.here), _QUOTE


def _tab(fault: ErrorContext) -> Explained:
    where = fault.mark(fault.source.line_start(fault.at) + max(fault.line(fault.at).find("\t"), 0))
    return where, Message("A tab cannot indent a line"), Message("Use spaces instead of tabs")


def _asterisk(fault: ErrorContext) -> Explained:
    if (bullet := stray_text.bullet(fault, fault.began)) is not None:
        return bullet
    message = Message("A value that begins with {mark} is a reference to YAML, not a text", mark=fault.opening)
    return fault.rest(fault.began), message, QUOTE_OR_BLOCK


def _dash(fault: ErrorContext) -> Explained:
    if not fault.before.strip():
        return fault.mark(), Message("A list cannot begin here"), misindented.UNDER_A_FIELD
    if fault.line(fault.at).split(" #")[0].rstrip().endswith(": -"):
        return fault.mark(), Message("A dash begins a list, and here nothing follows it"), UNSAID
    help = Message('Write the list on the lines below, or, for a text, "text: |" and the text on the next line')
    return fault.rest(), Message("A list cannot begin on the same line as its field"), help


def _escape(fault: ErrorContext) -> Explained:
    help = Message("Write / instead of \\, or put single quotation marks ('...') around the text")
    return fault.mark(width=2), Message('Inside "..." a backslash means something else to YAML'), help


def _block_header(fault: ErrorContext) -> Explained:
    mark = fault.opening if fault.opening in ("|", ">") else "|"
    message = Message("After {mark} the text begins on the next line", mark=mark)
    return fault.rest(), message, Message("Move the text to the next line and indent it")


def _no_colon(fault: ErrorContext) -> Explained:
    if (stuck := fault.stuck_colon(fault.began)) is not None:
        return fault.mark(stuck), *_NO_SPACE
    if is_block_header(fault.source.line(fault.source.position(fault.began)[0] - 1)):
        help = Message("Indent every line of it by two spaces more than the field")
        message = Message("This text is not indented more than the field that it belongs to")
        return fault.rest(fault.began), message, help
    return (fault.rest(fault.began), *_NO_DASH) if misindented.lacks_dash(fault) else _no_field(fault, fault.began)


def _no_dash(fault: ErrorContext) -> Explained:
    meant = stray_text.dash_before_id(fault, fault.began) or misindented.inside_an_item(fault)
    return meant or (fault.rest(), *_NO_DASH)


def _content(fault: ErrorContext) -> Explained:
    if fault.here == "," and fault.before.rstrip()[-1:] in (",", "[", "{"):
        return fault.mark(), Message("Nothing stands before this comma"), Message("Take the comma away")
    if fault.here in (",", "]", "}", "-", ":"):
        return fault.mark(), Message("A value cannot begin with {mark}", mark=fault.here), _QUOTE
    above = fault.source.line_start(max(fault.source.line_start(fault.at) - 1, 0))
    if not fault.before.strip() and (hidden := _commented(fault, above)) is not None:
        return hidden
    opened = max(fault.text.rfind("["), fault.text.rfind("{"))
    if not fault.text[fault.at :].strip() and opened >= 0:
        return _unclosed(fault, opened)
    return fault.rest(), Message("A value was to stand here"), QUOTE_OR_BLOCK


EXPLANATIONS: tuple[tuple[str, Callable[[ErrorContext], Explained] | tuple[Message, Message]], ...] = (
    ("mapping values are not allowed", _colon),
    ("unexpected end of stream", _open_quote),
    ("unexpected document indicator", _open_quote),
    ("did not find expected key", _expected_key),
    ("did not find expected ',' or", _expected_comma),
    ("cannot start any token", _character),
    ("expected alphabetic or numeric", _asterisk),
    ("block sequence entries are not allowed", _dash),
    ("unknown escape character", _escape),
    ("expected hexdecimal number", _escape),
    ("invalid Unicode character escape", _escape),
    ("found a tab character", _tab),
    ("found unexpected ':'", _inner_colon),
    ("indentation indicator equal to 0", _block_header),
    ("expected comment or line break", _block_header),
    ("could not find expected ':'", _no_colon),
    ("did not find expected '-' indicator", _no_dash),
    ("did not find expected <document start>", _OUTSIDE),
    ("did not find expected node content", _content),
    ("mapping keys are not allowed", (Message("A value cannot begin with {mark}", mark="?"), QUOTE_OR_BLOCK)),
)
