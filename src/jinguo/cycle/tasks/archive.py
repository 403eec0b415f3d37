"""The materials of tasks as one package (归档): the list, and a folder for each task with the files of its reports."""

import io
from collections import defaultdict
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from jinguo.base import sheets
from jinguo.base.files import read
from jinguo.base.files.models import StoredFile
from jinguo.base.files.names import safe_name
from jinguo.cycle.tasks.exporting import SHEET, sheet_rows
from jinguo.cycle.tasks.models import Task, TaskReport
from jinguo.cycle.tasks.queries import with_reports

LIST = "任务清单.xlsx"
LIMIT = 200 * 2**20  # bytes of all files together: the package is made in memory, where nothing lies unsealed
LONGEST = 60  # characters of a folder's name, since Windows counts those of the whole path
MADE_ON = (2000, 1, 1, 0, 0, 0)  # a fixed stamp: the same tasks give the same package
CHUNK = 500  # reports in one query


def package(tasks: QuerySet[Task]) -> bytes:
    """A zip with `任务清单.xlsx` and the files in folders `001 title/`, numbered as in the list.

    Raises ValidationError when the files are more than 200 MB together.
    """
    found = list(with_reports(tasks))
    folders = {task.pk: _folder(number, task.title) for number, task in enumerate(found, 1)}
    files = list(_files(found, folders))
    _demand_bearable(sum(stored.size for stored, _ in files))
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as zipped:
        _put(zipped, LIST, sheets.template(SHEET, sheet_rows(found)))
        for stored, path in files:
            _put(zipped, path, read(stored))
    return buffer.getvalue()


def _folder(number: int, title: str) -> str:
    """The folder of a task; a title is no path.

    >>> _folder(3, "报送：A/B 类*材料")
    '003 报送：A B 类_材料'
    """
    plain = safe_name(title.replace("/", " ").replace("\\", " "))[:LONGEST].rstrip(". ")
    return f"{number:03} {plain}"


def _files(tasks: list[Task], folders: dict[int, str]) -> Iterator[tuple[StoredFile, str]]:
    """Each file with its path in the package; two of one name are told apart."""
    reports = {str(one.pk): one for task in tasks for one in task.reports.all()}
    taken: dict[str, int] = defaultdict(int)
    for stored in _stored(list(reports)):
        report = reports[stored.owner_id]
        path = f"{folders[report.task_id]}/第{report.number}次 {stored.name}"
        taken[path] += 1
        yield stored, path if taken[path] == 1 else _told_apart(path, taken[path])


def _stored(reports: list[str]) -> Iterator[StoredFile]:
    """The files of the reports, a number of reports at a time."""
    for first in range(0, len(reports), CHUNK):
        own = StoredFile.objects.filter(owner_type=TaskReport._meta.label_lower)
        yield from own.filter(owner_id__in=reports[first : first + CHUNK])


def _told_apart(path: str, count: int) -> str:
    """The same name with a number before its ending.

    >>> _told_apart("001 甲/第1次 现场.jpg", 2)
    '001 甲/第1次 现场(2).jpg'
    """
    stem, dot, ending = path.rpartition(".")
    return f"{stem}({count}){dot}{ending}" if dot else f"{path}({count})"


def _demand_bearable(size: int) -> None:
    if size > LIMIT:
        raise ValidationError(f"材料共 {size // 2**20} MB，超过 {LIMIT // 2**20} MB。请按类别或期限分几次打包。")


def _put(zipped: ZipFile, path: str, content: bytes) -> None:
    entry = ZipInfo(path, MADE_ON)
    entry.compress_type = ZIP_DEFLATED
    zipped.writestr(entry, content)
