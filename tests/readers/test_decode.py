import pytest

from ssi.readers.decode import decode

TEXT = "Datum;Größe\n02.03.2026;41,5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_text_reads_the_same_whatever_program_wrote_it(encoding, line_end):
    assert decode(TEXT.replace("\n", line_end).encode(encoding)) == TEXT


def test_big_endian_text_with_its_mark():
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "mac-roman"])
def test_old_macs_end_lines_with_a_bare_carriage_return(encoding):
    assert decode(TEXT.replace("\n", "\r").encode(encoding)) == TEXT


@pytest.mark.parametrize("data", [b"", b"\xff", b"\x81\x8d", b"\xff\xfe\x00", bytes(range(256))])
def test_no_bytes_are_too_odd(data):
    assert isinstance(decode(data), str)
