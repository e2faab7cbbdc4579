"""The examples of the YAML 1.2.2 specification that are about tags, directives, several documents and schemas.

Nearly all are refused by name: a plan is one document without tags. Those that write the same text as another
example, to show another rule, are left out (8.11 to 8.13).
"""

from __future__ import annotations

from typing import Any

from tests.yamltext.specification import REFUSED

REFUSED_AS = ("SAM005",)
REST: dict[str, tuple[str, Any, tuple[str, ...]]] = {
    "2.26": (
        "# Ordered maps are represented as\n# A sequence of mappings\n--- !!omap\n"
        "- Mark McGwire: 65\n- Sammy Sosa: 63\n",
        REFUSED,
        REFUSED_AS,
    ),
    "2.28": (
        "---\nTime: 2001-11-23 15:01:42 -5\nUser: ed\n---\nTime: 2001-11-23 15:02:31 -5\nUser: ed\n",
        REFUSED,
        REFUSED_AS,
    ),
    "5.1": ("\ufeff# Comment only.\n", None, ()),
    # Not valid, but it means nothing else: the mark falls away, as at the beginning.
    "5.2": ("- Invalid use of BOM\n\ufeff\n- Inside a document.\n", ["Invalid use of BOM", "Inside a document."], ()),
    "5.13": (
        '"Fun with \\\\\n\\" \\a \\b \\e \\f \\\n\\n \\r \\t \\v \\0 \\\n\\  \\_ \\N \\L \\P \\\n'
        '\\x41 \\u0041 \\U00000041"\n',
        REFUSED,
        ("SAM001",),
    ),
    "6.12": (
        "{ first: Sammy, last: Sosa }:\n# Statistics:\n  hr:  # Home runs\n     65\n  avg: # Average\n   0.278\n",
        REFUSED,
        REFUSED_AS,
    ),
    "6.16": ('%TAG !yaml! tag:yaml.org,2002:\n---\n!yaml!str "foo"\n', REFUSED, REFUSED_AS),
    "6.17": ("%TAG ! !foo\n%TAG ! !foo\nbar\n", REFUSED, REFUSED_AS),
    "6.18": (
        '# Private\n!foo "bar"\n...\n# Global\n%TAG ! tag:example.com,2000:app/\n---\n!foo "bar"\n',
        REFUSED,
        REFUSED_AS,
    ),
    "6.19": ("%TAG !! tag:example.com,2000:app/\n---\n!!int 1 - 3 # Interval, not integer\n", REFUSED, REFUSED_AS),
    "6.20": ('%TAG !e! tag:example.com,2000:app/\n---\n!e!foo "bar"\n', REFUSED, REFUSED_AS),
    "6.21": (
        "%TAG !m! !my-\n--- # Bulb here\n!m!light fluorescent\n...\n%TAG !m! !my-\n--- # Color here\n!m!light green\n",
        REFUSED,
        REFUSED_AS,
    ),
    "6.22": ('%TAG !e! tag:example.com,2000:app/\n---\n- !e!foo "bar"\n', REFUSED, REFUSED_AS),
    "6.24": ("!<tag:yaml.org,2002:str> foo :\n  !<!bar> baz\n", REFUSED, REFUSED_AS),
    "6.25": ("- !<!> foo\n- !<$:?> bar\n", REFUSED, REFUSED_AS),
    "6.26": (
        "%TAG !e! tag:example.com,2000:app/\n---\n- !local foo\n- !!str bar\n- !e!tag%21 baz\n",
        REFUSED,
        REFUSED_AS,
    ),
    "6.27": ("%TAG !e! tag:example,2000:app/\n---\n- !e! foo\n- !h!bar baz\n", REFUSED, REFUSED_AS),
    "6.28": ('# Assuming conventional resolution:\n- "12"\n- 12\n- ! 12\n', REFUSED, REFUSED_AS),
    "7.2": ("{\n  foo : !!str,\n  !!str : bar,\n}\n", REFUSED, ("SAM005", "SAM002")),
    "7.11": (
        "implicit block key : [\n  implicit flow key : value,\n ]\n",
        {"implicit block key": [{"implicit flow key": "value"}]},
        (),
    ),
    "7.21": ('- [ YAML : separate ]\n- [ "" : empty key entry ]\n- [ {JSON: like}:adjacent ]\n', REFUSED, REFUSED_AS),
    "7.24": ('- !!str "a"\n- \'b\'\n- &anchor "c"\n- *anchor\n- !!str\n', REFUSED, REFUSED_AS),
    "8.22": ("sequence: !!seq\n- entry\n- !!seq\n - nested\nmapping: !!map\n foo: bar\n", REFUSED, REFUSED_AS),
    "9.1": ("\ufeff# Comment\n# lines\nDocument\n", "Document", ()),
    "9.5": ("%YAML 1.2\n--- |\n%!PS-Adobe-2.0\n...\n---\n# Empty\n...\n", REFUSED, REFUSED_AS),
    "9.6": ("Document\n---\n# Empty\n...\n%YAML 1.2\n---\nmatches %: 20\n", REFUSED, REFUSED_AS),
    "10.2": (
        "Block style: !!seq\n- Clark Evans\n- Ingy döt Net\n\nFlow style: !!seq\n [ Clark Evans, Ingy döt Net ]\n",
        REFUSED,
        REFUSED_AS,
    ),
    "10.4": ("!!null null: value for null key\nkey with null value: !!null null\n", REFUSED, REFUSED_AS),
    "10.5": ("YAML is a superset of JSON: !!bool true\nPluto is a planet: !!bool false\n", REFUSED, REFUSED_AS),
    "10.6": ("negative: !!int -12\nzero: !!int 0\npositive: !!int 34\n", REFUSED, REFUSED_AS),
    "10.7": (
        "negative: !!float -1\nzero: !!float 0\ninfinity: !!float .inf\nnot a number: !!float .nan\n",
        REFUSED,
        REFUSED_AS,
    ),
    "10.9": (
        'A null: null\nAlso a null: # Empty\nNot a null: ""\n'
        "Booleans: [ true, True, false, FALSE ]\nIntegers: [ 0, 0o7, 0x3A, -19 ]\nFloats: [\n"
        "  0., -0.0, .5, +12e03, -2E+05 ]\nAlso floats: [\n  .inf, -.Inf, +.INF, .NAN ]\n",
        {
            "A null": None,
            "Also a null": None,
            "Not a null": None,
            "Booleans": ["true", "True", "false", "FALSE"],
            "Integers": ["0", "0o7", "0x3A", "-19"],
            "Floats": ["0.", "-0.0", ".5", "+12e03", "-2E+05"],
            "Also floats": [".inf", "-.Inf", "+.INF", ".NAN"],
        },
        (),
    ),
}
