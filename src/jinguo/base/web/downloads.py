"""Files that the browser saves."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"


def attachment(content: bytes, name: str, kind: str = XLSX) -> HttpResponse:
    """A file to save under a Chinese name, never shown in the page; a workbook where no other kind is given."""
    header = content_disposition_header(True, name)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": header})
