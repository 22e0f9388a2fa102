"""What the functions of a gradient give (ISO 32000-1, 7.10)."""

from collections.abc import Iterator

from pikepdf import Array, Object, Stream

Values = tuple[float, ...]


def outputs(function: Object) -> int:
    """How many numbers a function gives; several functions give one each."""
    if isinstance(function, Array):
        return sum(outputs(each) for each in function.as_list())
    if "/Range" in function:
        return len(function.Range) // 2
    if function.get("/FunctionType") == 3:
        return outputs(function.Functions[0])
    return len(function.get("/C0", [0]))


def leaves(function: Object | None) -> Iterator[Values]:
    """The values between which a gradient runs: the ends of exponential functions, the samples of sampled ones."""
    if function is None:
        return
    if isinstance(function, Array):
        ends = [list(leaves(each)) for each in function.as_list()]
        yield from (tuple(value for one in values for value in one) for values in zip(*ends, strict=False))
    elif function.get("/FunctionType") == 3:
        for each in function.Functions.as_list():
            yield from leaves(each)
    elif function.get("/FunctionType") == 2:
        for key, default in (("/C0", 0.0), ("/C1", 1.0)):
            yield tuple(float(value) for value in function.get(key, [default]))
    elif isinstance(function, Stream) and function.get("/FunctionType") == 0 and function.get("/BitsPerSample") == 8:
        count, samples = len(function.Range) // 2, function.read_bytes()
        for start in range(0, len(samples) - count + 1, count):
            yield tuple(sample / 255 for sample in samples[start : start + count])
