from __future__ import annotations

import re

import pytest

from argmap.drawing.squeeze import squeeze


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("const one = 1; let two = one; go(two);", "let a=1,b=a;c(b);"),
        ("const size=o.size;go(size);", "let a=c.size;b(a);"),
        ("const { text, line = 2 } = held;", "let{text:c,line:b=2}=a;"),
        ("const o={text,line:text};", "let b={text:a,line:a};"),
        ("const words=`a ${`${words}  b`} words`;", "let a=`a ${`${a}  b`} words`;"),
        ("const t = `a  ${ b ? `c  d` : '' }  e`;", "let b=`a  ${a?`c  d`:''}  e`;"),
        ('say( "two  words", /two  [/] \\w/u, words );', 'a("two  words",/two  [/] \\w/u,b);'),
        ("if(x){x,y}document.title=Math.max(x,y);", "if(a){a,b}document.title=Math.max(a,b);"),
        ("const r=held?.premises;const o={premises};", "let d=a?.P,b={P:c};"),
        ("const a = 1; // remark\nlet b = a + +a;", "let a=1,b=a+ +a;"),
        ("/* no */ go();\n", "a();"),
        ("a = b / c / d;", "a=b/c/d;"),
        ("first()\nsecond()", "a()\nb()"),
        ("const f = (x) => { return x; };", "let b=a=>{return a};"),
        ("const f = (x, y) => x;", "let b=(a,c)=>a;"),
        ("for (const x of list) while (x());", "for(let a of b)while(a());"),
        ("if (x) { for (;;); }", "if(a){for(;;);}"),
        ("const a = 1; go(); const b = true ? 0.5 : 10.5;", "let a=1;c();let b=!0?.5:10.5;"),
        ("const a = 1\ngo(); const b = a;", "let a=1\nc();let b=a;"),
        ("return (x) => x;", "return a=>a;"),
    ],
)
def test_a_script_is_shorter_and_does_the_same(script: str, expected: str) -> None:
    assert squeeze(script, {"premises": "P"}) == expected + "\n"


def test_strings_and_properties_that_come_often_are_named_once() -> None:
    script = (
        '(() => {\n"use strict";\nconst x = {};\n'
        + 'x.textContent = "proposed" + x?.textContent;\n' * 9
        + "})();"
    )
    short = squeeze(script)
    assert short.count("textContent") == short.count("proposed") == 1
    assert "b[a]=c+b?.[a];" in short


def test_a_name_of_a_field_is_no_string_to_be_named() -> None:
    fields = 'go({ "aria-label": "aria-label" });\n' * 9
    assert squeeze('(() => {\n"use strict";\n' + fields + "})();").count('{"aria-label":') == 9


def test_functions_of_a_script_that_is_one_function_become_arrows_at_its_beginning() -> None:
    script = (
        '(() => {\n"use strict";\nconst x = double(2);\nfunction double(n) { return n * 2; }\n})();'
    )
    assert squeeze(script) == '(()=>{"use strict";let a=b=>{return b*2},c=a(2)})();\n'


def test_names_of_different_functions_may_be_one_and_names_of_all_never() -> None:
    script = '(() => {\n"use strict";\nconst all = 1;\nfunction f(one) { return one + all; }\nfunction g(two) { return two + f(all); }\n})();'
    found = squeeze(script)
    assert "a=c=>{return c+b}" in found or "b=c=>{return c+a}" in found
    assert len(set(re.findall(r"[a-z](?==(?:\d|[a-z]=>))", found))) == 3


def test_what_is_compared_with_a_string_needs_two_signs() -> None:
    assert squeeze('if(x==="a"||x!==y)z();') == 'if(a=="a"||a!==c)b();\n'.replace("c", "b").replace(
        "b()", "c()"
    )
