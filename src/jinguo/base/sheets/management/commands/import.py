"""`jinguo import`."""  # noqa: N999

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from jinguo.base.sheets import importers, importing
from jinguo.base.sheets.columns import Reading


class Command(BaseCommand):
    help = "Import an Excel or CSV file as a whole; --dry-run tries it and writes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind")
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *, kind: str, file: Path, dry_run: bool, as_json: bool, **_: Any) -> None:
        try:
            if kind in importers.FILES:
                result = _foreign(importers.FILES[kind], file.read_bytes(), file.name, write=not dry_run)
            else:
                importer, content = importers.find(kind), file.read_bytes()
                result = _tried(importer, content) if dry_run else _written(importer, content, file.name)
        except OSError as problem:
            raise CommandError(f"读不了文件 {file}，请检查路径和权限。") from problem
        except ValidationError as problem:
            raise CommandError("；".join(problem.messages)) from problem
        except (LookupError, PermissionDenied) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(json.dumps(result, ensure_ascii=False, indent=1) if as_json else _in_words(result))
        if result["errors"]:
            raise CommandError(f"有 {len(result['errors'])} 处问题，一行也没有写入。")


def _tried(importer: importers.Importer, content: bytes) -> dict[str, Any]:
    return _result(importer, importing.dry_run(importer, content))


def _written(importer: importers.Importer, content: bytes, name: str) -> dict[str, Any]:
    try:
        batch = importing.commit(importer, content, by=None, name=name)
    except importing.NotWritten as problem:
        return _result(importer, problem.reading)
    return {"kind": importer.kind, "rows": batch.rows, "written": True, "batch": batch.pk, "errors": [], "notes": []}


def _foreign(importer: importers.FileImporter, content: bytes, name: str, *, write: bool) -> dict[str, Any]:
    """What became of a file that another program wrote; each of its lines is accounted for in the notes."""
    taken = importer.take(content, name=name, write=write)
    told = {"kind": importer.kind, "rows": taken.rows, "written": write, "batch": taken.batch}
    return {**told, "errors": [], "notes": taken.notes}


def _result(importer: importers.Importer, reading: Reading) -> dict[str, Any]:
    errors = [{**asdict(error), "place": error.place} for error in reading.errors]
    return {
        "kind": importer.kind,
        "rows": len(reading.rows),
        "written": False,
        "batch": None,
        "errors": errors,
        "notes": reading.notes,
    }


def _in_words(result: dict[str, Any]) -> str:
    errors = [f"{each['place']}：{each['message']}" for each in result["errors"]]
    done = f"写入 {result['rows']} 行" if result["written"] else f"可写入 {result['rows']} 行，没有写入"
    return "\n".join([*errors, *result["notes"], done])
