"""Examples after those of the YAML 1.2.2 specification, by its numbers, and others that libyaml takes though wrong.

What a plan file may hold is a part of YAML in which every scalar is text and a blank one is nothing: each example is
read as the specification has it, or refused by name; where text falls away, that is reported.
"""

from __future__ import annotations

from typing import Any

REFUSED = object()
"""Instead of data, of a text that is not read."""

EXAMPLES: dict[str, tuple[str, Any, tuple[str, ...]]] = {
    "2.1": ("- Mark McGwire\n- Sammy Sosa\n- Ken Griffey\n", ["Mark McGwire", "Sammy Sosa", "Ken Griffey"], ()),
    "2.2": (
        "hr:  65    # Home runs\navg: 0.278 # Batting average\nrbi: 147   # Runs Batted In\n",
        {"hr": "65", "avg": "0.278", "rbi": "147"},
        (),
    ),
    "2.3": (
        "american:\n- Boston Red Sox\n- Detroit Tigers\nnational:\n- New York Mets\n",
        {"american": ["Boston Red Sox", "Detroit Tigers"], "national": ["New York Mets"]},
        (),
    ),
    "2.4": (
        "-\n  name: Mark McGwire\n  hr:   65\n-\n  name: Sammy Sosa\n  hr:   63\n",
        [{"name": "Mark McGwire", "hr": "65"}, {"name": "Sammy Sosa", "hr": "63"}],
        (),
    ),
    "2.5": (
        "- [name        , hr, avg  ]\n- [Mark McGwire, 65, 0.278]\n",
        [["name", "hr", "avg"], ["Mark McGwire", "65", "0.278"]],
        (),
    ),
    "2.6": (
        "Mark McGwire: {hr: 65, avg: 0.278}\nSammy Sosa: {\n    hr: 63,\n    avg: 0.288,\n }\n",
        {"Mark McGwire": {"hr": "65", "avg": "0.278"}, "Sammy Sosa": {"hr": "63", "avg": "0.288"}},
        (),
    ),
    "2.7": ("# Ranking\n---\n- Mark McGwire\n\n# Team ranking\n---\n- Chicago Cubs\n", REFUSED, ("SAM005",)),
    "2.8": ("---\ntime: 20:03:20\nplayer: Sammy Sosa\n...\n---\ntime: 20:03:47\n...\n", REFUSED, ("SAM005",)),
    "2.9": (
        "---\nhr: # 1998 hr ranking\n- Mark McGwire\n- Sammy Sosa\n# 1998 rbi ranking\nrbi:\n- Sammy Sosa\n",
        {"hr": ["Mark McGwire", "Sammy Sosa"], "rbi": ["Sammy Sosa"]},
        (),
    ),
    "2.10": (
        (
            "---\nhr:\n- Mark McGwire\n# Following node labeled SS\n- &SS Sammy Sosa\nrbi:\n"
            "- *SS # Subsequent occurrence\n"
        ),
        {"hr": ["Mark McGwire", "Sammy Sosa"], "rbi": ["Sammy Sosa"]},
        (),
    ),
    "2.11": ("? - Detroit Tigers\n  - Chicago cubs\n: - 2001-07-23\n", REFUSED, ("SAM005",)),
    "2.12": (
        "---\n# Products purchased\n- item    : Super Hoop\n  quantity: 1\n- item    : Basketball\n  quantity: 4\n",
        [{"item": "Super Hoop", "quantity": "1"}, {"item": "Basketball", "quantity": "4"}],
        (),
    ),
    "2.13": ("# ASCII Art\n--- |\n  \\//||\\/||\n  // ||  ||__\n", "\\//||\\/||\n// ||  ||__\n", ()),
    "2.14": (
        "--- >\n  Mark McGwire's\n  year was crippled\n  by a knee injury.\n",
        "Mark McGwire's year was crippled by a knee injury.\n",
        (),
    ),
    "2.15": (
        (
            "--- >\n Sammy Sosa completed another\n fine season with great stats.\n\n   63 Home Runs\n"
            "   0.288 Batting Average\n\n What a year!\n"
        ),
        (
            "Sammy Sosa completed another fine season with great stats.\n\n  63 Home Runs\n"
            "  0.288 Batting Average\n\nWhat a year!\n"
        ),
        (),
    ),
    "2.16": (
        (
            "name: Mark McGwire\naccomplishment: >\n  Mark set a major league\n"
            "  home run record in 1998.\nstats: |\n  65 Home Runs\n  0.278 Batting Average\n"
        ),
        {
            "name": "Mark McGwire",
            "accomplishment": "Mark set a major league home run record in 1998.\n",
            "stats": "65 Home Runs\n0.278 Batting Average\n",
        },
        (),
    ),
    "2.17": (
        (
            'unicode: "Sosa did fine.\\u263A"\nsingle: \'"Howdy!" he cried.\'\n'
            "quoted: ' # Not a ''comment''.'\ntie-fighter: '|\\-*-/|'\n"
        ),
        {
            "unicode": "Sosa did fine.☺",
            "single": '"Howdy!" he cried.',
            "quoted": " # Not a 'comment'.",
            "tie-fighter": "|\\-*-/|",
        },
        (),
    ),
    "2.17 control": ('control: "\\b1998\\t1999\\t2000\\n"\n', REFUSED, ("SAM001",)),
    "2.18": (
        'plain:\n  This unquoted scalar\n  spans many lines.\n\nquoted: "So does this\n  quoted scalar.\\n"\n',
        {"plain": "This unquoted scalar spans many lines.", "quoted": "So does this quoted scalar.\n"},
        (),
    ),
    "2.19": (
        "canonical: 12345\ndecimal: +12,345\noctal: 0o14\nhexadecimal: 0xC\n",
        {"canonical": "12345", "decimal": "+12,345", "octal": "0o14", "hexadecimal": "0xC"},
        (),
    ),
    "2.20": (
        "canonical: 1.23015e+3\nfixed: 1230.15\nnegative infinity: -.inf\nnot a number: .nan\n",
        {"canonical": "1.23015e+3", "fixed": "1230.15", "negative infinity": "-.inf", "not a number": ".nan"},
        (),
    ),
    "2.21": (
        "null:\nbooleans: [ true, false ]\nstring: '012345'\n",
        {"null": None, "booleans": ["true", "false"], "string": "012345"},
        (),
    ),
    "2.22": (
        (
            "canonical: 2001-12-15T02:59:43.1Z\niso8601: 2001-12-14t21:59:43.10-05:00\n"
            "spaced: 2001-12-14 21:59:43.10 -5\ndate: 2002-12-14\n"
        ),
        {
            "canonical": "2001-12-15T02:59:43.1Z",
            "iso8601": "2001-12-14t21:59:43.10-05:00",
            "spaced": "2001-12-14 21:59:43.10 -5",
            "date": "2002-12-14",
        },
        (),
    ),
    "2.23": ("---\nnot-date: !!str 2002-04-28\n", REFUSED, ("SAM005",)),
    "2.24": ("%TAG ! tag:clarkevans.com,2002:\n--- !shape\n- !circle\n  center: 1\n", REFUSED, ("SAM005",)),
    "2.25": ("--- !!set\n? Mark McGwire\n? Sammy Sosa\n", REFUSED, ("SAM005",)),
    "2.27": (
        (
            "invoice: 34843\nbill-to: &id001\n  given: Chris\n  address:\n    lines: |\n"
            "      458 Walkman Dr.\n      Suite #292\nship-to: *id001\n"
        ),
        {
            "invoice": "34843",
            "bill-to": {"given": "Chris", "address": {"lines": "458 Walkman Dr.\nSuite #292\n"}},
            "ship-to": {"given": "Chris", "address": {"lines": "458 Walkman Dr.\nSuite #292\n"}},
        },
        (),
    ),
    "5.3": (
        "sequence:\n- one\n- two\nmapping:\n  ? sky\n  : blue\n  sea : green\n",
        {"sequence": ["one", "two"], "mapping": {"sky": "blue", "sea": "green"}},
        (),
    ),
    "5.4": (
        "sequence: [ one, two, ]\nmapping: { sky: blue, sea: green }\n",
        {"sequence": ["one", "two"], "mapping": {"sky": "blue", "sea": "green"}},
        (),
    ),
    "5.5": ("# Comment only.\n\n", None, ()),
    "5.6": ("anchored: &anchor value\nalias: *anchor\n", {"anchored": "value", "alias": "value"}, ()),
    "5.7": (
        "literal: |\n  some\n  text\nfolded: >\n  some\n  text\n",
        {"literal": "some\ntext\n", "folded": "some text\n"},
        (),
    ),
    "5.8": ("single: 'text'\ndouble: \"text\"\n", {"single": "text", "double": "text"}, ()),
    "5.9": ("%YAML 1.2\n--- text\n", "text", ()),
    "5.10 at": ("commercial-at: @text\n", REFUSED, ("SAM002",)),
    "5.10 grave": ("grave-accent: `text\n", REFUSED, ("SAM002",)),
    "5.11": (
        "|\n  Line break (no glyph)\n  Line break (glyphed)↓\n",
        "Line break (no glyph)\nLine break (glyphed)↓\n",
        (),
    ),
    "5.12": (
        'quoted: "Quoted \t"\nblock:\t|\n  void main() {\n  \tprintf("Hello, world!\\n");\n  }\n',
        {"quoted": "Quoted \t", "block": 'void main() {\n\tprintf("Hello, world!\\n");\n}\n'},
        (),
    ),
    "5.14": ('Bad escapes:\n  "\\c\n  \\xq-"\n', REFUSED, ("SAM002",)),
    "6.1": (
        (
            "  # Leading comment line spaces are\n  # neither content nor indentation.\n    \n"
            "Not indented:\n By one space: |\n    By four\n      spaces\n"
            " Flow style: [    # Leading spaces\n   By two,        # in flow style\n"
            "  Also by two,    # are neither\n  \tStill by two   # content nor\n"
            "    ]             # indentation.\n"
        ),
        {
            "Not indented": {
                "By one space": "By four\n  spaces\n",
                "Flow style": ["By two", "Also by two", "Still by two"],
            }
        },
        (),
    ),
    "6.2": ("? a\n: -\tb\n  -  -\tc\n     - d\n", REFUSED, ("SAM002",)),
    "6.3": ("- foo:\t bar\n- - baz\n  -\tbaz\n", REFUSED, ("SAM002",)),
    "6.4": (
        'plain: text\n  lines\nquoted: "text\n  \tlines"\nblock: |\n  text\n   \tlines\n',
        {"plain": "text lines", "quoted": "text lines", "block": "text\n \tlines\n"},
        (),
    ),
    "6.5": (
        'Folding:\n  "Empty line\n   \t\n  as a line feed"\nClipped empty lines: |\n  a line feed\n \n',
        {"Folding": "Empty line\nas a line feed", "Clipped empty lines": "a line feed\n"},
        (),
    ),
    "6.6": (">-\n  trimmed\n  \n \n\n  as\n  space\n", "trimmed\n\n\nas space", ()),
    "6.7": (">\n  foo \n \n  \t bar\n\n  baz\n", "foo \n\n\t bar\n\nbaz\n", ()),
    "6.8": ('"\n  foo \n \n  \t bar\n\n  baz\n"\n', " foo\nbar\nbaz ", ()),
    "6.9": ("key:    # Comment\n  value\n", {"key": "value"}, ()),
    "6.10": ("  # Comment\n   \n\n", None, ()),
    "6.11": ("key:    # Comment\n        # lines\n  value\n\n\n", {"key": "value"}, ()),
    "6.13": ('%FOO  bar baz # Should be ignored\n--- "foo"\n', REFUSED, ("SAM005",)),
    "6.14": ('%YAML 1.3 # Attempt parsing\n---\n"foo"\n', REFUSED, ("SAM005",)),
    "6.15": ("%YAML 1.2\n%YAML 1.1\nfoo\n", REFUSED, ("SAM005",)),
    "6.23": ('!!str &a1 "foo":\n  !!str bar\n&a2 baz : *a1\n', REFUSED, ("SAM005",)),
    "6.29": (
        "First occurrence: &anchor Value\nSecond occurrence: *anchor\n",
        {"First occurrence": "Value", "Second occurrence": "Value"},
        (),
    ),
    "7.1": (
        (
            "First occurrence: &anchor Foo\nSecond occurrence: *anchor\nOverride anchor: &anchor Bar\n"
            "Reuse anchor: *anchor\n"
        ),
        {"First occurrence": "Foo", "Second occurrence": "Foo", "Override anchor": "Bar", "Reuse anchor": "Bar"},
        (),
    ),
    "7.3": ("{\n  ? foo :,\n  : bar,\n}\n", REFUSED, ("SAM002",)),
    "7.4": (
        "'implicit block key' : [\n  'implicit flow key' : value,\n ]\n",
        {"implicit block key": [{"implicit flow key": "value"}]},
        (),
    ),
    "7.5": (
        '"folded \nto a space,\t\n \nto a line feed, or \t\\\n \\ \tnon-content"\n',
        "folded to a space,\nto a line feed, or \t \tnon-content",
        (),
    ),
    "7.6": (
        '" 1st non-empty\n\n 2nd non-empty \n\t3rd non-empty "\n',
        " 1st non-empty\n2nd non-empty 3rd non-empty ",
        (),
    ),
    "7.7": (" 'here''s to \"quotes\"'\n", 'here\'s to "quotes"', ()),
    "7.8": (
        "'implicit block key' : [\n  'implicit flow key' : value,\n ]\n",
        {"implicit block key": [{"implicit flow key": "value"}]},
        (),
    ),
    "7.9": (
        "' 1st non-empty\n\n 2nd non-empty \n\t3rd non-empty '\n",
        " 1st non-empty\n2nd non-empty 3rd non-empty ",
        (),
    ),
    "7.10": (
        (
            '# Outside flow collection:\n- ::vector\n- ": - ()"\n- Up, up, and away!\n- -123\n'
            '- https://example.com/foo#bar\n# Inside flow collection:\n- [ ::vector,\n  ": - ()",\n'
            '  "Up, up, and away!",\n  -123,\n  https://example.com/foo#bar ]\n'
        ),
        REFUSED,
        ("SAM002",),
    ),
    "7.12": ("1st non-empty\n\n 2nd non-empty \n\t3rd non-empty\n", "1st non-empty\n2nd non-empty 3rd non-empty", ()),
    "7.13": ("- [ one, two, ]\n- [three ,four]\n", [["one", "two"], ["three", "four"]], ()),
    "7.14": (
        "[\n\"double\n quoted\", 'single\n           quoted',\nplain\n text, [ nested ],\nsingle: pair,\n]\n",
        ["double quoted", "single quoted", "plain text", ["nested"], {"single": "pair"}],
        (),
    ),
    "7.15": (
        "- { one : two , three: four , }\n- {five: six,seven : eight}\n",
        [{"one": "two", "three": "four"}, {"five": "six", "seven": "eight"}],
        (),
    ),
    "7.16": (
        "{\n? explicit: entry,\nimplicit: entry,\n?\n}\n",
        {"explicit": "entry", "implicit": "entry", "": None},
        (),
    ),
    "7.17": ('{\nunquoted : "separate",\nhttps://foo.com,\nomitted value:,\n: omitted key,\n}\n', REFUSED, ("SAM002",)),
    "7.18": (
        '{\n"adjacent":value,\n"readable": value,\n"empty":\n}\n',
        {"adjacent": "value", "readable": "value", "empty": None},
        (),
    ),
    "7.19": ("[\nfoo: bar\n]\n", [{"foo": "bar"}], ()),
    "7.20": ("[\n? foo\n bar : baz\n]\n", [{"foo bar": "baz"}], ()),
    "7.22 long": ("[ foo\n bar: invalid ]\n", REFUSED, ("SAM002",)),
    "7.23": ("- [ a, b ]\n- { a: b }\n- \"a\"\n- 'b'\n- c\n", [["a", "b"], {"a": "b"}, "a", "b", "c"], ()),
    "8.1": (
        (
            "- | # Empty header\n literal\n- >1 # Indentation indicator\n  folded\n"
            "- |+ # Chomping indicator\n keep\n\n- >1- # Both indicators\n  strip\n"
        ),
        ["literal\n", " folded\n", "keep\n\n", " strip"],
        (),
    ),
    "8.2": ("- |\n detected\n- >\n \n  \n  # detected\n- |1\n  explicit\n- >\n \t\n detected\n", REFUSED, ("SAM002",)),
    "8.3 a": ("- |\n  \n text\n", REFUSED, ("SAM002",)),
    "8.3 b": ("- >\n  text\n text\n", REFUSED, ("SAM002",)),
    "8.3 c": ("- |2\n text\n", REFUSED, ("SAM002",)),
    "8.4": (
        "strip: |-\n  text\nclip: |\n  text\nkeep: |+\n  text\n",
        {"strip": "text", "clip": "text\n", "keep": "text\n"},
        (),
    ),
    "8.5": (
        (
            " # Strip\n  # Comments:\nstrip: |-\n  # text\n  \n # Clip\n  # comments:\n\nclip: |\n"
            "  # text\n \n # Keep\n  # comments:\n\nkeep: |+\n  # text\n\n # Trail\n  # comments.\n"
        ),
        {"strip": "# text", "clip": "# text\n", "keep": "# text\n\n"},
        (),
    ),
    "8.6": ("strip: >-\n\nclip: >\n\nkeep: |+\n\n", {"strip": None, "clip": None, "keep": None}, ()),
    "8.7": ("|\n literal\n \ttext\n\n\n", "literal\n\ttext\n", ()),
    "8.8": ("|\n \n  \n  literal\n   \n  \n  text\n\n # Comment\n", "\n\nliteral\n \n\ntext\n", ()),
    "8.9": (">\n folded\n text\n\n\n", "folded text\n", ()),
    "8.10": (
        ">\n\n folded\n line\n\n next\n line\n   * bullet\n\n   * list\n   * lines\n\n last\n line\n\n# Comment\n",
        "\nfolded line\nnext line\n  * bullet\n\n  * list\n  * lines\n\nlast line\n",
        ("SAM013",),
    ),
    "8.14": ("block sequence:\n  - one\n  - two : three\n", {"block sequence": ["one", {"two": "three"}]}, ()),
    "8.15": (
        "- # Empty\n- |\n block node\n- - one # Compact\n  - two # sequence\n- one: two # Compact mapping\n",
        [None, "block node\n", ["one", "two"], {"one": "two"}],
        (),
    ),
    "8.16": ("block mapping:\n key: value\n", {"block mapping": {"key": "value"}}, ()),
    "8.17": (
        "? explicit key # Empty value\n? |\n  block key\n: - one # Explicit compact\n  - two # block value\n",
        {"explicit key": None, "block key\n": ["one", "two"]},
        (),
    ),
    "8.18": ('plain key: in-line value\n: # Both empty\n"quoted key":\n- entry\n', REFUSED, ("SAM002",)),
    "8.19": ("- sun: yellow\n- ? earth: blue\n  : moon: white\n", REFUSED, ("SAM005",)),
    "8.20": (
        '-\n  "flow in block"\n- >\n Block scalar\n- !!map # Block collection\n  foo : bar\n',
        REFUSED,
        ("SAM005",),
    ),
    "8.21": ("literal: |2\n  value\nfolded:\n   !foo\n  >1\n value\n", REFUSED, ("SAM005",)),
    "9.2": ("%YAML 1.2\n---\nDocument\n... # Suffix\n", "Document", ()),
    "9.3": ("Bare\ndocument\n...\n# No document\n...\n|\n%!PS-Adobe-2.0 # Not the first line\n", REFUSED, ("SAM005",)),
    "9.4": ("---\n{ matches\n% : 20 }\n...\n---\n# Empty\n...\n", REFUSED, ("SAM002",)),
    "10.1": ("Block style: !!map\n  Clark : Evans\n", REFUSED, ("SAM005",)),
    "10.3": ("Block style: !!str |-\n  String: just a theory.\n", REFUSED, ("SAM005",)),
    "10.8": (
        (
            "A null: null\nBooleans: [ true, True, false, FALSE ]\nIntegers: [ 0, 0o7, 0x3A, -19 ]\n"
            "Floats: [\n  0., -0.0, .5, +12e03, -2E+05 ]\n"
        ),
        {
            "A null": None,
            "Booleans": ["true", "True", "false", "FALSE"],
            "Integers": ["0", "0o7", "0x3A", "-19"],
            "Floats": ["0.", "-0.0", ".5", "+12e03", "-2E+05"],
        },
        (),
    ),
    "a comment stuck to a comma": ("- [a, b, c,#x\n  ]\n", [["a", "b", "c"]], ("SAM013",)),
    "a comment stuck to a bracket": ("- [a, b]#x\n", [["a", "b"]], ("SAM013",)),
    "a comment stuck to quotation marks": ('a: "value"#x\n', {"a": "value"}, ("SAM013",)),
    "a comment stuck to a block header": ("a: >#x\n  text\n", {"a": "text\n"}, ("SAM013",)),
    "a question mark in brackets": ("[?x]\n", REFUSED, ("SAM002",)),
    "a question mark in braces": ("{?x: 1}\n", REFUSED, ("SAM002",)),
    "a colon in an anchor": ("a: &an:chor v\n", {"a": ":chor v"}, ("SAM013",)),
    "two anchors": ("a: &b\n  &c d\n", REFUSED, ("SAM002",)),
    "an anchor before a dash": ("&a - b\n", REFUSED, ("SAM002",)),
    "an anchor on an alias": ("a: &b c\nd: &e *b\n", REFUSED, ("SAM002",)),
    "a tab as indentation": ("a:\n\tb: c\n", REFUSED, ("SAM002",)),
    "a tab after a dash": ("-\t- a\n", REFUSED, ("SAM002",)),
    "a flow list that is not indented": ("a: [\nb\n]\n", {"a": ["b"]}, ("SAM013",)),
    "a flow list that ends where its field begins": ("a:\n  b: [\n    c\n  ]\n", {"a": {"b": ["c"]}}, ("SAM013",)),
    "a flow mapping that is not indented": ("a: {\nb: c\n }\n", {"a": {"b": "c"}}, ("SAM013",)),
    "a comment in brackets that is not indented": ("a: [\n# x\n b\n ]\n", {"a": ["b"]}, ()),
    "a blank line in quotation marks": ('a: "b\n\n c"\n', {"a": "b\nc"}, ()),
    "a list in a list that is not indented": ("- - [a,\n  b]\n", [[["a", "b"]]], ("SAM013",)),
    "a list in a list that is indented": ("- - [a,\n   b]\n", [[["a", "b"]]], ()),
    "quotation marks that are not indented": ('a: "b\nc"\n', {"a": "b c"}, ("SAM013",)),
    "quotation marks in brackets that are not indented": ('a: ["b\nc"]\n', {"a": ["b c"]}, ("SAM013",)),
    "a flow mapping as a key": ("{a: b}: c\n", REFUSED, ("SAM005",)),
    "text after a document's start": ("--- a: b\n", REFUSED, ("SAM002",)),
    "a directive without a document": ("%YAML 1.2\n", REFUSED, ("SAM002",)),
    "a directive after a document": ("a: b\n%YAML 1.2\n---\nc: d\n", REFUSED, ("SAM005",)),
    "a closing bracket too many": ("a: [b]]\n", REFUSED, ("SAM002",)),
    "a comma too many": ("a: [b, , c]\n", REFUSED, ("SAM002",)),
    "a comma at the beginning": ("a: [, b]\n", REFUSED, ("SAM002",)),
    "a list on its field's line": ("a: - b\n", REFUSED, ("SAM002",)),
    "a second colon": ("a: b: c\n", REFUSED, ("SAM002",)),
    "a quoted key on two lines": ('"a\n b": c\n', REFUSED, ("SAM002",)),
    "a mapping in a list, one further in": ("- a: b\n   c: d\n", REFUSED, ("SAM002",)),
    "a list, one further in": ("- a\n - b\n", ["a - b"], ()),
    "a block text whose first line stands further in": ("a: |\n    b\n  c\n", REFUSED, ("SAM002",)),
}
"""What is written, the data in it, and the rules that have something to say of it."""
