"""Files from outside, decoded without trust: bounded, without entities, and never run."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NoReturn

from argmap.interop.incoming import ImportFileError, Incoming

MOST_STATEMENTS = 100_000
MOST_UNPACKED = 256 * 1024 * 1024  # bytes of all parts of an archive
_LONGEST_CELL = 1024 * 1024
_DOCTYPE = re.compile(rb"(?i)<!(?:DOCTYPE|ENTITY)")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


def refuse(path: str, place: str, what: str, advice: str) -> NoReturn:
    """Raise ImportFileError: `path: place: what; advice`."""
    raise ImportFileError(": ".join(filter(None, (path, place, what))) + f"; {advice}")


def text_of(data: bytes, path: str) -> str:
    """Return bytes as UTF-8 without a byte order mark; raises ImportFileError with the line."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return refuse(path, f"line {line}", "this is not UTF-8", "save the file as UTF-8")


def clean(text: str) -> str:
    """Return a text, as long as it is, without characters that an annotation cannot contain."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def json_of(data: bytes, path: str) -> Any:  # noqa: ANN401  # whatever the file has
    """Return what JSON says; raises ImportFileError with line and column."""
    text = text_of(data, path)
    advice = "export it again from the tool that wrote it"
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        return refuse(path, place, f"this is not JSON ({error.msg.lower()})", advice)
    except RecursionError:
        return refuse(path, "", "its JSON is nested too deeply", advice)
    except ValueError as error:
        return refuse(path, "", f"its JSON has a number that cannot be read ({error})", advice)


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def xml_of(data: bytes, path: str) -> ET.Element:
    """Return the root of XML; raises ImportFileError for a DOCTYPE, and for what is not XML."""
    probe = data if data[:2] not in (b"\xff\xfe", b"\xfe\xff") else _plain(data, path)
    if b"\0" in probe[:4] or _DOCTYPE.search(probe):
        what = "it has a DOCTYPE or an encoding that argmap does not read"
        refuse(path, "", what, "delete the DOCTYPE and save the file as UTF-8")
    try:
        return ET.fromstring(probe)  # noqa: S314  # without a DOCTYPE nothing can be expanded
    except (ET.ParseError, ValueError, LookupError) as error:
        line = getattr(error, "position", (1, 0))[0]
        advice = "export it again from the tool that wrote it"
        return refuse(path, f"line {line}", "this is not well-formed XML", advice)


def _plain(data: bytes, path: str) -> bytes:
    try:
        text = data.decode("utf-16")
    except UnicodeError:
        refuse(path, "", "this is damaged UTF-16", "save the file as UTF-8")
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8", "replace")


def parts_of(data: bytes, path: str) -> Mapping[str, bytes]:
    """Return the parts of an archive by name; raises ImportFileError for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [each for each in archive.infolist() if not each.is_dir()]
            if sum(each.file_size for each in infos) > MOST_UNPACKED:
                what = f"its parts have more than {MOST_UNPACKED:,} bytes"
                refuse(path, "", what, "it is not unpacked; import smaller files")
            return {each.filename: archive.read(each) for each in infos}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        what = f"this archive cannot be opened ({error})"
        return refuse(path, "", what, "save it again without a password")


def rows_of(data: bytes, path: str, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row of a table with its line; raises ImportFileError if a column is missing."""
    text = text_of(data, path)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    try:
        missing = [each for each in needed if each not in (reader.fieldnames or ())]
        if missing:
            what = f"the column {missing[0]} is missing"
            refuse(path, "line 1", what, f"the first row names the columns {', '.join(needed)}")
        for row in reader:
            if None in row:
                advice = "quote cells that contain commas"
                refuse(path, f"line {reader.line_num}", "this row has too many cells", advice)
            yield reader.line_num, row
    except csv.Error as error:
        advice = "save the table again as CSV with commas"
        refuse(path, f"line {reader.line_num}", f"this is no CSV ({error})", advice)


def records(value: object, file: Incoming, place: str) -> list[dict[str, Any]]:
    """Return a list of JSON objects; raises ImportFileError if it is anything else."""
    if not isinstance(value, list):
        refuse(file.path, place, "a list is missing", "export it again from the tool that wrote it")
    if len(value) > 10 * MOST_STATEMENTS:
        refuse(file.path, place, f"it has {len(value):,} members", "import smaller files")
    for number, each in enumerate(value, 1):
        if not isinstance(each, dict):
            refuse(file.path, f"{place}, member {number}", "this is no object", "correct it")
    return value


def object_at(record: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return a value that is an object; an empty one for anything else."""
    value = record.get(key)
    return value if isinstance(value, dict) else {}


def texts_at(record: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return the texts of a value that is a list; none for anything else."""
    value = record.get(key)
    found = value if isinstance(value, list) else []
    return tuple(clean(each) for each in found if isinstance(each, str))


def word(record: Mapping[str, Any], key: str, file: Incoming, place: str, default: str = "") -> str:
    """Return a value as text; raises ImportFileError if it is a list or an object."""
    value = record.get(key)
    if value is None:
        return default
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return clean(str(value))
    return refuse(file.path, place, f'"{key}" is no text', "correct it")
