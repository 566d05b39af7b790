from __future__ import annotations

import pytest

from argmap.drawing.shorten import shorten


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("const one=1;let two=one;", "const a=1;let b=a;"),
        ("const size=o.size;go(size);", "const a=c.size;b(a);"),
        ("const {text,line=2}=held;", "const {text:c,line:b=2}=a;"),
        ("const o={text,line:text};", "const b={text:a,line:a};"),
        ("const words=`a ${`${words} b`} words`;", "const a=`a ${`${a} b`} words`;"),
        ('say("words",/words/u,words);', 'a("words",/words/u,b);'),
        ("if(x){x,y}document.title=Math.max(x,y);", "if(a){a,b}document.title=Math.max(a,b);"),
        ("const r=held?.premises;const o={premises};", "const d=a?.P;const b={P:c};"),
    ],
)
def test_variables_get_short_names_and_nothing_else_changes(script: str, expected: str) -> None:
    assert shorten(script, {"premises": "P"}) == expected
