import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory


def request_with(*sizes):
    sent = {f"file{n}": SimpleUploadedFile(f"{n}.txt", b"x" * size) for n, size in enumerate(sizes)}
    return RequestFactory().post("/", sent)


def test_a_large_upload_never_touches_a_temporary_folder(monkeypatch):
    monkeypatch.setattr("tempfile.NamedTemporaryFile", None)
    request = request_with(4 * 2**20, 10)

    assert [file.size for file in request.FILES.values()] == [4 * 2**20, 10]
    assert request.FILES["file0"].read() == b"x" * 4 * 2**20
    assert request.FILES["file1"].name == "1.txt"


def test_files_that_are_too_large_together_are_refused(settings):
    settings.UPLOAD_TOTAL_LIMIT = 2**20

    with pytest.raises(RequestDataTooBig):
        _ = request_with(700_000, 700_000).FILES
