"""Small files of every accepted kind."""

import io
import zipfile


def packed(members, **options):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **options) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return buffer.getvalue()


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def wide(text):
    return text.encode("utf-16-le") + b"\0\0"


def office(main_part, **more):
    return packed({"[Content_Types].xml": "<Types/>", main_part: "<x/>", **more})


HONEST = {
    "方案.pdf": b"%PDF-1.7\n...%%EOF",
    "照片.jpg": b"\xff\xd8\xff\xe0...",
    "照片.JPEG": b"\xff\xd8\xff\xe1...",
    "截图.png": b"\x89PNG\r\n\x1a\n...",
    "总结.docx": office("word/document.xml"),
    "花名册.xlsx": office("xl/workbook.xml"),
    "述职.pptx": office("ppt/presentation.xml"),
    "旧文.doc": COMPOUND + wide("WordDocument"),
    "旧表.xls": COMPOUND + wide("Workbook"),
    "说明.txt": "一、二、三\r\n".encode(),
    "签到.csv": "姓名,时间\r\n王秀兰,8:30".encode("gb18030"),
    "材料.zip": packed({"一/方案.pdf": b"x", "二.txt": "好"}),
}
