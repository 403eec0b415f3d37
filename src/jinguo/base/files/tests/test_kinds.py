"""T-UP-1, D8: what is accepted is what it says it is, and can do no harm while it is judged."""

import contextlib
import io
import itertools
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from jinguo.base.files.kinds import BY_EXTENSION, kind_of
from jinguo.base.files.packages import MEMBERS_LIMIT
from jinguo.base.files.tests.samples import COMPOUND, HONEST, office, packed, wide

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
DECLARED_AT = 22  # of an unpacked size in a local header; 24 in the directory


def encrypted(content):
    changed = bytearray(content)
    changed[6] |= 1
    changed[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def lying(content, size):
    """The first member declares another size than it has, in both places."""
    changed = bytearray(content)
    struct.pack_into("<I", changed, DECLARED_AT, size)
    struct.pack_into("<I", changed, content.index(b"PK\x01\x02") + DECLARED_AT + 2, size)
    return bytes(changed)


def with_checksum_of(content, part):
    changed = bytearray(content)
    struct.pack_into("<I", changed, 14, zlib.crc32(part))
    struct.pack_into("<I", changed, content.index(b"PK\x01\x02") + 16, zlib.crc32(part))
    return bytes(changed)


def blown_up(mebibytes, *names):
    """A package whose members each hold so many MiB of nothing, made without holding them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            with package.open(name, "w") as member:
                member.writelines(itertools.repeat(bytes(2**20), mebibytes))
    return buffer.getvalue()


HOSTILE = {
    "svg by its name": ("图.svg", SVG, "不能上传"),
    "html by its name": ("页.html", HTML, "不能上传"),
    "xml by its name": ("表.xml", b"<?xml version='1.0'?>", "不能上传"),
    "a program": ("工具.exe", b"MZ", "不能上传"),
    "no extension": ("README", b"x", "不能上传"),
    "two extensions": ("方案.pdf.html", HONEST["方案.pdf"], "不能上传"),
    "nothing in it": ("方案.pdf", b"", "是空的"),
    "html called pdf": ("方案.pdf", HTML, "不是 PDF"),
    "svg called png": ("图.png", SVG, "不是 PNG"),
    "html before a pdf": ("方案.pdf", HTML + b"%PDF-1.7", "不是 PDF"),
    "a program called text": ("说明.txt", b"MZ\x00\x01", "不是 TXT"),
    "a package called jpg": ("照片.jpg", HONEST["材料.zip"], "不是 JPG"),
    "excel called word": ("总结.docx", HONEST["花名册.xlsx"], "不是 Word"),
    "a program with a package behind it": ("材料.zip", b"MZ" + HONEST["材料.zip"], "不是 ZIP"),
    "new macros": ("表.xlsx", office("xl/workbook.xml", **{"xl/vbaProject.bin": b"x"}), "含宏"),
    "old macros": ("表.xls", COMPOUND + wide("Workbook") + wide("_VBA_PROJECT"), "含宏"),
    "another compound file": ("旧文.doc", COMPOUND, "不是 Word"),
    "a page in a package": ("材料.zip", packed({"a.html": HTML}), "a.html"),
    "a package in a package": ("材料.zip", packed({"b.zip": HONEST["材料.zip"]}), "b.zip"),
    "a way up": ("材料.zip", packed({"../../a.txt": b"x"}), "指向包外"),
    "a way up on Windows": ("材料.zip", packed({"..\\a.txt": b"x"}), "指向包外"),
    "a way from the root": ("材料.zip", packed({"/etc/a.txt": b"x"}), "指向包外"),
    "a drive": ("材料.zip", packed({"C:a.txt": b"x"}), "指向包外"),
    "a password": ("材料.zip", encrypted(packed({"a.txt": b"x"})), "密码"),
    "an empty package": ("材料.zip", packed({}), "不是 ZIP"),
    "half a package": ("材料.zip", HONEST["材料.zip"][:60], "已损坏"),
    "a bomb that says so": ("材料.zip", blown_up(201, "a.txt"), "200 MB"),
    "a bomb of many": ("表.xlsx", blown_up(60, "[Content_Types].xml", "xl/workbook.xml", "1", "2"), "200 MB"),
    "a bomb that lies": ("材料.zip", lying(packed({"a.txt": bytes(2**20)}), 9), "已损坏"),
    "a bomb whose checksum lies too": (
        "材料.zip",
        with_checksum_of(lying(packed({"a.txt": bytes(2**20)}), 9), bytes(9)),
        "已损坏",
    ),
    "too many members": ("材料.zip", packed({f"{n}.txt": b"" for n in range(MEMBERS_LIMIT + 1)}), "2,000"),
    "nothing but entries": ("材料.zip", b"PK\x03\x04" + b"PK\x01\x02".ljust(46, b"\0") * 400_000, "2,000"),
}


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_file_is_of_the_kind_its_name_says(name):
    kind = kind_of(name, HONEST[name])

    assert kind == BY_EXTENSION[name.rpartition(".")[2].lower()]


@pytest.mark.parametrize(("name", "content", "reason"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_quickly_and_in_little_memory(name, content, reason):
    with measured() as cost, pytest.raises(ValidationError, match=reason):
        kind_of(name, content)

    assert cost["seconds"] < 5
    assert cost["mebibytes"] < 10


def test_a_package_just_within_the_limit_is_judged_in_little_memory():
    content = blown_up(199, "a.txt")

    with measured() as cost:
        assert kind_of("材料.zip", content).code == "zip"

    assert cost["seconds"] < 20
    assert cost["mebibytes"] < 10


@contextlib.contextmanager
def measured():
    cost = {}
    tracemalloc.start()
    started = time.monotonic()
    try:
        yield cost
    finally:
        cost["seconds"] = time.monotonic() - started
        cost["mebibytes"] = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()


@given(name=st.sampled_from(sorted(HONEST)), content=st.binary(max_size=300), lead=st.integers(0, 200))
def test_no_content_crashes_the_judgement(name, content, lead):
    judgement = judged(name, HONEST[name][:lead] + content)

    assert judgement in BY_EXTENSION.values() or isinstance(judgement, ValidationError)


def judged(name, content):
    try:
        return kind_of(name, content)
    except ValidationError as refusal:
        return refusal
